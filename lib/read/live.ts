/**
 * Tells who listens where each project stands: once when they come, so that nothing is lost between a page and its
 * stream, and then whenever it changes. One look per second for all of them.
 */
import { type Standing, whereStands } from "./standing";

type Tell = (standing: Standing) => void;
/** What each listener was told last, by project. */
type Listeners = Map<Tell, Map<string, string>>;

const everyMs = 1000;
const held = globalThis as { __hudLive?: { listeners: Listeners; timer: NodeJS.Timeout | null } };
held.__hudLive ??= { listeners: new Map(), timer: null };
const live = held.__hudLive;

export function listen(tell: Tell): () => void {
  live.listeners.set(tell, new Map());
  live.timer ??= setInterval(() => void look(), everyMs).unref();
  return () => {
    live.listeners.delete(tell);
    if (live.listeners.size > 0 || live.timer === null) return;
    clearInterval(live.timer);
    live.timer = null;
  };
}

export const listeners = (): number => live.listeners.size;

async function look(): Promise<void> {
  try {
    for (const standing of await whereStands()) {
      for (const [tell, told] of live.listeners) {
        if (told.get(standing.project) === standing.state) continue;
        told.set(standing.project, standing.state);
        tell(standing);
      }
    }
  } catch {
    // The database may be away for a while; the pages' own look tells their readers.
  }
}
