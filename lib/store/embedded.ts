import { spawn } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { lockDirectory } from "./directory-lock";

export type Embedded = { db: PGlite; pool: pg.Pool; close(): Promise<void> };

/** Opens the embedded Postgres in `<dataDir>/postgres`, behind a lock on the whole data directory. */
export async function openEmbedded(dataDir: string, log: (line: string) => void): Promise<Embedded> {
  const root = path.resolve(/*turbopackIgnore: true*/ dataDir);
  mkdirSync(root, { recursive: true });
  const unlock = await lockDirectory(root);
  try {
    const folder = path.join(/*turbopackIgnore: true*/ root, "postgres");
    if (!existsSync(path.join(/*turbopackIgnore: true*/ folder, "PG_VERSION"))) {
      log("Creating the embedded database (a few seconds, once)");
      await initialiseInChild(folder);
    }
    const { PGlite } = await import("@electric-sql/pglite");
    const db = await PGlite.create({ dataDir: folder });
    const pool = await poolOver(db);
    return {
      db,
      pool,
      close: async () => {
        await pool.end();
        await db.close();
        await unlock();
      },
    };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/**
 * The first initialisation takes 900 MB, so a child does it. It works beside the final place and is moved there
 * when whole: a start that is cut short leaves nothing half made.
 */
async function initialiseInChild(folder: string): Promise<void> {
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  const script = `import("@electric-sql/pglite").then(async ({ PGlite }) => {
    const db = await PGlite.create({ dataDir: process.argv[1] });
    await db.close();
    process.exit(0);
  });`;
  const code = await new Promise<number | null>((done, failed) => {
    const child = spawn(process.execPath, ["-e", script, draft], { stdio: ["ignore", "ignore", "inherit"] });
    child.once("error", failed);
    child.once("exit", done);
  });
  if (code !== 0) throw new Error(`The embedded database could not be created in ${folder}.`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
}

type Parse = (query: { types?: unknown }) => void;

/** The embedded database as an ordinary pool of one, so that one Prisma adapter serves both kinds. */
async function poolOver(db: PGlite): Promise<pg.Pool> {
  const { createPgConfig } = await import("@electric-sql/pglite/node-postgres");
  const shim = createPgConfig(db);
  const connection = shim.connection as unknown as { parse: Parse };
  const parse = connection.parse.bind(connection);
  // Prisma's adapter passes `types` as an object, which pg tolerates and the shim does not.
  connection.parse = (query) => parse({ ...query, types: Array.isArray(query.types) ? query.types : undefined });
  return new pg.Pool({ ...(shim as unknown as pg.PoolConfig), max: 1, idleTimeoutMillis: 0 });
}
