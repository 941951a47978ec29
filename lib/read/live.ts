/** Tells who listens when something that is shown has changed: one look per second for all of them. */
import { config } from "../config";
import { sharedStore } from "../store";

export type Seen = { project: string; snapshot: number; asOf: string };
type Listener = (seen: Seen) => void;

const everyMs = 1000;
const held = globalThis as {
  __hudLive?: { listeners: Set<Listener>; timer: NodeJS.Timeout | null; last: Map<string, number> };
};
held.__hudLive ??= { listeners: new Set(), timer: null, last: new Map() };
const live = held.__hudLive;

export function listen(listener: Listener): () => void {
  live.listeners.add(listener);
  live.timer ??= setInterval(() => void look(), everyMs).unref();
  return () => {
    live.listeners.delete(listener);
    if (live.listeners.size > 0 || live.timer === null) return;
    clearInterval(live.timer);
    live.timer = null;
    live.last.clear();
  };
}

export const listeners = (): number => live.listeners.size;

async function look(): Promise<void> {
  try {
    const store = await sharedStore();
    for (const { slug } of config().projects) {
      const snapshot = await store.snapshotAt(slug, null);
      if (snapshot === null) continue;
      const before = live.last.get(slug);
      live.last.set(slug, snapshot.id);
      if (before === undefined || before === snapshot.id) continue;
      for (const tell of live.listeners) tell({ project: slug, snapshot: snapshot.id, asOf: snapshot.at });
    }
  } catch {
    // The database may be away for a while; the pages' own look tells their readers.
  }
}
