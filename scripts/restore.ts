// Puts a dump in the place of the embedded database: npm run restore -- .data/dumps/2026-04-24.tar.gz
import { existsSync } from "node:fs";
import { config } from "../lib/config";
import { restoreDump } from "../lib/store/restore";

const [file] = process.argv.slice(2);
const { environment } = config();
if (!file || !existsSync(file)) {
  console.error("Name a dump that exists: npm run restore -- .data/dumps/<day>.tar.gz (stop the server first)");
  process.exit(1);
}
if (environment.databaseUrl !== null) {
  console.error("DATABASE_URL is set: a server's backups are made and read with pg_dump and pg_restore.");
  process.exit(1);
}
const { keptAt } = await restoreDump(file, environment.dataDir);
console.log(`Restored ${file}.${keptAt ? ` What stood there before is in ${keptAt}.` : ""}`);
process.exit(0);
