/** For tests: a fresh database of each kind that can be had here. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { type Database, openDatabase, type Where } from "./database";

export type TestDatabase = { where: Where; open(): Promise<Database>; remove(): Promise<void> };
export type Kind = { name: "embedded" | "postgres"; create(): Promise<TestDatabase> };

const server = process.env.TEST_DATABASE_URL;

async function embedded(): Promise<TestDatabase> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "hud-store-"));
  return {
    where: { dataDir },
    open: () => openDatabase({ dataDir }),
    remove: async () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

async function onServer(address: string, query: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(query);
  await client.end();
}

async function postgres(address: string): Promise<TestDatabase> {
  const name = `hud_${randomUUID().replaceAll("-", "")}`;
  await onServer(address, `CREATE DATABASE ${name}`);
  const url = new URL(address);
  url.pathname = `/${name}`;
  return {
    where: { url: url.href },
    open: () => openDatabase({ url: url.href }),
    remove: () => onServer(address, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** Both kinds where TEST_DATABASE_URL names a server; `npm test` starts one and says so when it cannot. */
export const databaseKinds: Kind[] = [
  { name: "embedded", create: embedded },
  ...(server ? [{ name: "postgres" as const, create: () => postgres(server) }] : []),
];
