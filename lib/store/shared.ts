import { config } from "../config";
import { type Database, openDatabase } from "./database";
import { createStore, type Store } from "./store";

type Open = { db: Database; store: Store };
const held = globalThis as { __hudDatabase?: Promise<Database>; __hudStores?: Map<string, Store> };

/** One store per process, however many bundles ask for it. A refused opening is not kept: the next asks again. */
export async function sharedStore(log?: (line: string) => void): Promise<Store> {
  return (await sharedOpen(log)).store;
}

/** Each world of the demo has a space of its own, apart from real data. */
export async function sharedOpen(log?: (line: string) => void): Promise<Open> {
  held.__hudDatabase ??= open(log).catch((error: unknown) => {
    held.__hudDatabase = undefined;
    throw error;
  });
  const db = await held.__hudDatabase;
  const { demo } = config();
  const space = demo === null ? "" : `demo/${demo}/`;
  held.__hudStores ??= new Map();
  const store = held.__hudStores.get(space) ?? createStore(db, space);
  held.__hudStores.set(space, store);
  return { db, store };
}

async function open(log?: (line: string) => void): Promise<Database> {
  const { environment } = config();
  const { databaseUrl: url, databaseReadUrl: readUrl, dataDir } = environment;
  return openDatabase(url === null ? { dataDir } : { url, ...(readUrl === null ? {} : { readUrl }) }, log);
}

export async function closeSharedStore(): Promise<void> {
  const open = held.__hudDatabase;
  held.__hudDatabase = undefined;
  held.__hudStores = undefined;
  await (await open)?.close();
}
