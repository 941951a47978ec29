import type { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { openEmbedded } from "./embedded";
import { PrismaClient } from "./generated/client";
import { migrate } from "./migrate";
import { PatientPool, patienceWithMigrations, patienceWithReplica, patienceWithServer } from "./pool";

export type Database = {
  kind: "embedded" | "postgres";
  prisma: PrismaClient;
  /** A replica for the heavy reads; it may lag and it may be away. */
  reader: PrismaClient | null;
  /** Only the embedded database can dump itself; a server has pg_dump. */
  embedded: PGlite | null;
  close(): Promise<void>;
};

export type Where = { url: string; readUrl?: string } | { dataDir: string };

/** Opens the database and brings it to the newest migration. */
export async function openDatabase(where: Where, log: (line: string) => void = () => {}): Promise<Database> {
  return "url" in where ? openServer(where.url, where.readUrl ?? null, log) : openInFolder(where.dataDir, log);
}

async function openServer(url: string, readUrl: string | null, log: (line: string) => void): Promise<Database> {
  const pool = new PatientPool(url, patienceWithServer);
  const readPool = readUrl === null ? null : new PatientPool(readUrl, patienceWithReplica);
  const reader = readPool && new PrismaClient({ adapter: new PrismaPg(readPool) });
  const close = async () => {
    await Promise.all([prisma.$disconnect(), reader?.$disconnect()]);
    for (const one of [pool, readPool]) if (one && !one.ended) await one.end();
  };
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  try {
    await prepare(url, log);
  } catch (error) {
    await close();
    throw error;
  }
  return { kind: "postgres", prisma, reader, embedded: null, close };
}

/** Connections of its own, as a migration may take long. */
async function prepare(url: string, log: (line: string) => void): Promise<void> {
  const pool = new PatientPool(url, patienceWithMigrations);
  try {
    await reach(pool, url);
    await migrateAndTell(pool, log).catch((error: unknown) => {
      throw inOurWords(error, url);
    });
  } finally {
    await pool.end();
  }
}

/** A server that answers, but not for us: which setting leads to another. */
function inOurWords(error: unknown, url: string): unknown {
  if (!(error instanceof Error)) return error;
  if ("code" in error && error.code === "25006")
    return new Error(
      `The database${placeOf(url)} can only be read. Let DATABASE_URL name the primary; a replica is named by DATABASE_READ_URL.`,
      { cause: error },
    );
  if (/statement pooling/i.test(error.message))
    return new Error(
      `The pooler${placeOf(url)} takes no transactions. Set its pool_mode to transaction or session, or let DATABASE_URL name the server itself.`,
      { cause: error },
    );
  return error;
}

const placeOf = (url: string): string => {
  const place = URL.canParse(url) ? new URL(url) : null;
  return place === null ? "" : ` at ${place.host}${place.pathname}`;
};

/** The address is told without its password, and the setting by its name. */
async function reach(pool: pg.Pool, url: string): Promise<void> {
  try {
    (await pool.connect()).release();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const what = "Start it, correct DATABASE_URL, or leave that out to use the embedded database.";
    throw new Error(`The database${placeOf(url)} cannot be opened: ${why}. ${what}`, { cause: error });
  }
}

async function openInFolder(dataDir: string, log: (line: string) => void): Promise<Database> {
  const embedded = await openEmbedded(dataDir, log);
  const prisma = new PrismaClient({ adapter: new PrismaPg(embedded.pool) });
  const close = async () => {
    await prisma.$disconnect();
    await embedded.close();
  };
  try {
    await migrateAndTell(embedded.pool, log);
  } catch (error) {
    await close();
    throw error;
  }
  return { kind: "embedded", prisma, reader: null, embedded: embedded.db, close };
}

async function migrateAndTell(pool: pg.Pool, log: (line: string) => void): Promise<void> {
  const applied = await migrate(pool);
  if (applied.length > 0) log(`Applied ${applied.length} migration${applied.length === 1 ? "" : "s"}`);
}
