import type { PGlite } from "@electric-sql/pglite";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { openEmbedded } from "./embedded";
import { PrismaClient } from "./generated/client";
import { migrate } from "./migrate";

export type Database = {
  kind: "embedded" | "postgres";
  prisma: PrismaClient;
  /** Only the embedded database can dump itself; a server has pg_dump. */
  embedded: PGlite | null;
  close(): Promise<void>;
};

export type Where = { url: string } | { dataDir: string };

/** Opens the database and brings it to the newest migration. */
export async function openDatabase(where: Where, log: (line: string) => void = () => {}): Promise<Database> {
  return "url" in where ? openServer(where.url, log) : openInFolder(where.dataDir, log);
}

async function openServer(url: string, log: (line: string) => void): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 });
  pool.on("error", () => {}); // an idle connection that breaks is replaced by the next query
  const close = async () => {
    await prisma.$disconnect();
    if (!pool.ended) await pool.end();
  };
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  try {
    await migrateAndTell(pool, log);
  } catch (error) {
    await close();
    throw error;
  }
  return { kind: "postgres", prisma, embedded: null, close };
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
  return { kind: "embedded", prisma, embedded: embedded.db, close };
}

async function migrateAndTell(pool: pg.Pool, log: (line: string) => void): Promise<void> {
  const applied = await migrate(pool);
  if (applied.length > 0) log(`Applied ${applied.length} migration${applied.length === 1 ? "" : "s"}`);
}
