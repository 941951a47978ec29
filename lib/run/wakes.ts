/** Webhooks that other processes took for the projects which this one polls. */
import { concernSchema, type Poller } from "../poll";
import type { Store } from "../store";
import { log } from "./log";

const everyMs = 1000;

/** Returns the way to end it. An embedded database has one process, which is woken directly. */
export function heedWakes(store: Store, poller: Poller, holder: string): () => void {
  if (store.kind === "embedded") return () => {};
  let looking = false;
  const timer = setInterval(async () => {
    if (looking) return;
    looking = true;
    try {
      for (const { project, concern } of await store.takeWakes(holder)) {
        const read = concernSchema.safeParse(concern);
        if (read.success) poller.wake(project, read.data);
      }
    } catch (error) {
      log.warn({ error: String(error) }, "Webhooks that wait could not be looked for. It is tried again.");
    } finally {
      looking = false;
    }
  }, everyMs);
  return () => clearInterval(timer);
}
