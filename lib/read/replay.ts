/** The moments at which a release is played again: one a day from its cut to now, at this hour. */
import { type Answer, type AskedRelease, answer, openRelease } from "./answer";

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** A longer release is played in longer steps. */
const mostFrames = 60;

export async function readFrames(asked: Omit<AskedRelease, "at">): Promise<Answer<string[]>> {
  const opened = await openRelease({ ...asked, at: null });
  if (!opened.ok) return opened;
  const { branch, release } = opened.value.judged.reconciled;
  // Before its tracker there was no release to show.
  const begun = Date.parse(release.tracker.createdAt) + minuteMs;
  const from = branch.cut === null ? begun : Math.max(begun, Date.parse(branch.cut.at));
  return answer(framesBetween(from, Date.parse(opened.value.moment.asOf)));
}

export function framesBetween(from: number, to: number): string[] {
  const days = Math.max(0, Math.floor((to - from) / dayMs));
  const step = Math.max(1, Math.ceil(days / mostFrames)) * dayMs;
  const count = Math.floor(Math.max(0, to - from) / step);
  const times = Array.from({ length: count + 1 }, (_, n) => to - (count - n) * step);
  const begun = (times[0] ?? to) > from ? [from, ...times] : times;
  return begun.map((time) => `${new Date(time).toISOString().slice(0, 19)}Z`);
}
