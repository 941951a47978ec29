/** In a demo of several processes only the poller knows how late it is in the simulated world: the others follow. */
import { productTime, startClock } from "../config/clock";
import type { Store } from "../store";

const lookMs = 1000;
/** A poller that starts anew sets its world's clock back to its opening. */
const apartMs = 3600_000;

export function followDemoClock(store: Store, project: string, speed: number): () => void {
  let known = "";
  const timer = setInterval(async () => {
    const at = (await store.snapshotAt(project, null).catch(() => null))?.at ?? known;
    if (at === known) return;
    if (known === "" || Math.abs(productTime() - Date.parse(at)) > apartMs * Math.max(1, speed)) startClock(at, speed);
    known = at;
  }, lookMs);
  timer.unref();
  return () => clearInterval(timer);
}
