// Fails when prisma/schema.prisma and prisma/migrations disagree. Works offline.
import { schemaDrift } from "./lib/schema-engine.mjs";

const sql = await schemaDrift();
if (sql !== null) {
  console.error("prisma/schema.prisma changed without a migration. Run: npm run migration -- <name>\n");
  console.error(sql);
  process.exit(1);
}
console.log("schema and migrations agree");
process.exit(0);
