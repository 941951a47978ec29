// Ends every session and key of a reader: npm run forget-reader -- atalman
import { closeSharedStore, sharedStore } from "../lib/store";

const [login] = process.argv.slice(2);
if (!login) {
  console.error("Name a reader by the login at GitHub: npm run forget-reader -- <login>");
  process.exit(1);
}
try {
  const { sessions, keys } = await (await sharedStore()).readers.forgetReader(login);
  console.log(
    `${login} held ${sessions} ${sessions === 1 ? "session" : "sessions"} and ${keys} ${keys === 1 ? "key" : "keys"}. They are ended.`,
  );
  await closeSharedStore();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
process.exit(0);
