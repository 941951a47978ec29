import { defineConfig } from "prisma/config";

// generate, validate and format never run the schema engine, but the command line fetches it first. Any existing
// executable stops that. Never for migrate or db: those would then "succeed" without doing anything.
if (process.argv.some((word) => ["generate", "validate", "format"].includes(word))) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://unused@localhost/unused" },
});
