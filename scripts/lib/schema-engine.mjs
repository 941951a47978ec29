// Prisma's schema engine as WebAssembly over an in-memory Postgres: migrations can be written and checked offline.
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";
import { PrismaPGlite } from "pglite-prisma-adapter";

export const migrationsDir = "prisma/migrations";
const schemaPath = "prisma/schema.prisma";

async function startEngine(datamodel) {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg"));
  const wasm = await readFile(path.join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": engineModule });
  engineModule.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const factory = new PrismaPGlite(await PGlite.create());
  return engineModule.SchemaEngine.new(
    { datamodels: [[schemaPath, datamodel]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
}

async function migrationList() {
  const entries = await readdir(migrationsDir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: await readFile(path.join(migrationsDir, name, "migration.sql"), "utf8") },
      },
    })),
  );
  return {
    baseDir: migrationsDir,
    shadowDbInitScript: "",
    lockfile: { path: "./migration_lock.toml", content: 'provider = "postgresql"\n' },
    migrationDirectories,
  };
}

/** The SQL that leads from the migrations to the schema; null when there is nothing to do. */
export async function schemaDrift() {
  const datamodel = await readFile(schemaPath, "utf8");
  const engine = await startEngine(datamodel);
  const result = await engine.diff({
    from: { tag: "migrations", ...(await migrationList()) },
    to: { tag: "schemaDatamodel", files: [{ path: schemaPath, content: datamodel }] },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
    shadowDatabaseUrl: null,
  });
  return result.exitCode === 0 ? null : result.stdout;
}
