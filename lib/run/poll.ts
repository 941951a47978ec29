/** `npm run poll`: a poller without the web, for as many instances as you like on one Postgres. */
import { config } from "../config";
import { endOnSignals, startProcess } from "./process";

try {
  config();
  endOnSignals();
  await startProcess({ poller: true });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
