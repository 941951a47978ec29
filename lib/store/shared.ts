import { config } from "../config";
import { type Database, openDatabase } from "./database";
import { createStore, type Store } from "./store";

type Open = { db: Database; store: Store };
const held = globalThis as { __hudStore?: Promise<Open> };

/** One store per process, however many bundles ask for it. A refused opening is not kept: the next asks again. */
export async function sharedStore(log?: (line: string) => void): Promise<Store> {
  return (await sharedOpen(log)).store;
}

export function sharedOpen(log?: (line: string) => void): Promise<Open> {
  held.__hudStore ??= open(log).catch((error: unknown) => {
    held.__hudStore = undefined;
    throw error;
  });
  return held.__hudStore;
}

async function open(log?: (line: string) => void): Promise<Open> {
  const { environment, demo } = config();
  const where = environment.databaseUrl === null ? { dataDir: environment.dataDir } : { url: environment.databaseUrl };
  const db = await openDatabase(where, log);
  return { db, store: createStore(db, demo === null ? "" : `demo/${demo}/`) };
}

export async function closeSharedStore(): Promise<void> {
  const open = held.__hudStore;
  held.__hudStore = undefined;
  await (await open)?.db.close();
}
