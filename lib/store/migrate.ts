import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Pool, PoolClient } from "pg";

const prismaLockKey = 72_707_369; // the key that `prisma migrate deploy` takes, so that the two exclude each other

export class MigrationChanged extends Error {
  constructor(name: string) {
    super(
      `The migration ${name} was changed after it was applied to this database. Put its file back as it was and ` +
        "write the change as a new migration (npm run migration -- <name>).",
    );
    this.name = "MigrationChanged";
  }
}

const migrationsFolder = () => path.join(/*turbopackIgnore: true*/ process.cwd(), "prisma/migrations");

/**
 * Applies prisma/migrations in order, in Prisma's own table, in one transaction behind one lock: any number of
 * starters may call it at once. Prisma's own runner needs an engine that cannot be fetched everywhere.
 */
export async function migrate(pool: Pool, folder = migrationsFolder()): Promise<string[]> {
  const client = await pool.connect();
  let broken = false;
  const onError = () => {
    broken = true; // the query under way, or the next one, fails with it
  };
  client.on("error", onError);
  try {
    await client.query("BEGIN");
    await client.query(`SELECT pg_advisory_xact_lock(${prismaLockKey})`);
    const applied = await applyMissing(client, folder);
    await client.query("COMMIT");
    return applied;
  } catch (error) {
    await client.query("ROLLBACK").catch(onError); // the first error is the one to tell
    throw error;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}

async function applyMissing(client: PoolClient, folder: string): Promise<string[]> {
  await client.query(`CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
    "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
    "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`);
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const before = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const applied: string[] = [];
  for (const name of await migrationNames(folder)) {
    const sql = await readFile(path.join(/*turbopackIgnore: true*/ folder, name, "migration.sql"), "utf8");
    const checksum = createHash("sha256").update(sql).digest("hex");
    if (before.get(name) === checksum) continue;
    if (before.has(name)) throw new MigrationChanged(name);
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), now(), 1)`,
      [randomUUID(), checksum, name],
    );
    applied.push(name);
  }
  return applied;
}

async function migrationNames(folder: string): Promise<string[]> {
  const entries = await readdir(/*turbopackIgnore: true*/ folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
