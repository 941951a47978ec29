// `npm run bench`: every measurement in turn, budget beside result. One name as an argument runs just that one.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { startPostgres } from "../scripts/lib/postgres.mjs";

const helpers = new Set(["all.ts", "browser.ts", "hostile.ts", "corpus-judge.ts"]);
const wanted = process.argv[2];
const files = readdirSync("bench")
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !helpers.has(file))
  .filter((file) => wanted === undefined || file === `${wanted}.ts`);

if (files.length === 0) throw new Error(`There is no bench/${wanted}.ts.`);
for (const file of files) {
  console.log(`\n## ${file.replace(/\.ts$/, "")}\n`);
  if (file === "storage.ts") await storage();
  else run(file, [], {});
}

async function storage(): Promise<void> {
  run("storage.ts", ["embedded"], {});
  const { server, reasons } = await startPostgres();
  if (!server) return console.log(`Not measured on a Postgres server: ${reasons.join("; ")}`);
  run("storage.ts", ["postgres"], { TEST_DATABASE_URL: server.url });
  await server.stop();
}

function run(file: string, args: string[], env: Record<string, string>): void {
  if (!existsSync(`bench/${file}`)) return;
  const { status } = spawnSync(process.execPath, ["--import", "tsx", `bench/${file}`, ...args], {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exitCode = 1;
}
