// Writes prisma/migrations/<time>_<name>/migration.sql from what changed in prisma/schema.prisma. Works offline.
// usage: npm run migration -- <name>
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { migrationsDir, schemaDrift } from "./lib/schema-engine.mjs";

const [name] = process.argv.slice(2);
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Name the migration in small letters, digits and underscores: npm run migration -- add_notes");
  process.exit(1);
}
const sql = await schemaDrift();
if (sql === null) {
  console.log("The migrations already lead to the schema. Nothing written.");
  process.exit(0);
}
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const folder = path.join(migrationsDir, `${stamp}_${name}`);
await mkdir(folder);
await writeFile(path.join(folder, "migration.sql"), sql);
console.log(`Wrote ${path.join(folder, "migration.sql")}. Read it before you commit it.`);
process.exit(0);
