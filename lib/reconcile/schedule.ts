/** The schedule's milestones at a moment, and which step of the release each one dates. */
import type { GateTarget } from "../domain/gate";
import type { Milestone } from "../domain/reconciled";
import type { TrackerText, WrittenMilestone } from "../domain/written";
import { at, dayOf, daysBetween, endOfDay, endOfWeek, startOfWeek } from "./time";

export type Reached = Record<GateTarget, boolean>;

export function schedule(text: TrackerText, reached: Reached, now: string): Milestone[] {
  const steps = stepsOf(text.milestones);
  let hasNext = false;
  return text.milestones.map((written, index) => {
    const step = steps[index] ?? null;
    const past = written.date !== null && at(now) > at(endOf(written.date, written.precision));
    let state: Milestone["state"] = "future";
    if (past) state = step !== null && !reached[step] ? "late" : "done";
    else if (reached.shipped) state = "done";
    else if (!hasNext && written.date !== null) {
      state = "next";
      hasNext = true;
    }
    const { id, label, date, precision, was } = written;
    return { id, label, date, precision, was, state, step, daysLeft: daysLeft(written, now) };
  });
}

/** A week-precise date lasts until its Sunday is over, a day-precise one through its day. */
export function endOf(date: string, precision: "day" | "week"): string {
  return endOfDay(precision === "week" ? endOfWeek(date) : date);
}

/** Counts to the first day, and is 0 within the week. */
function daysLeft({ date, precision }: WrittenMilestone, now: string): number | null {
  if (date === null) return null;
  const first = precision === "week" ? startOfWeek(date) : date;
  const left = Math.round(daysBetween(`${dayOf(now)}T00:00:00Z`, `${first}T00:00:00Z`));
  if (left >= 0 || at(now) > at(endOf(date, precision))) return left;
  return 0;
}

const words: [GateTarget, RegExp][] = [
  ["release-day", /\brelease (?:day|date)\b|\blaunch day\b|\bgeneral availability\b|\bga\b|\bfinal release\b/i],
  [
    "final-candidate",
    /\bfinal(?:i[sz]ed)? (?:rc|release candidate)\b|\bbranch (?:is )?finali[sz]ed\b|\bfinal candidate\b|\bcode freeze\b/i,
  ],
  ["branch-cut", /\bbranch[- ]cut\b|\bcut (?:the )?(?:release )?branch\b|\bbranch (?:is )?(?:cut|created)\b/i],
];

/**
 * By the label's words, the first that fits per step; where none names the release day, the last dated milestone is it.
 * Rejected: going by M3, M4 and M6, which are one project's numbers and have moved between its releases.
 */
function stepsOf(milestones: readonly WrittenMilestone[]): (GateTarget | null)[] {
  const steps: (GateTarget | null)[] = milestones.map(() => null);
  for (const [step, pattern] of words) {
    const index = milestones.findIndex((one, place) => steps[place] === null && pattern.test(one.label));
    if (index >= 0) steps[index] = step;
  }
  const last = milestones.findLastIndex((one) => one.date !== null);
  if (
    !steps.includes("release-day") &&
    steps[last] === null &&
    /\brelease\b|\blaunch\b|\bship/i.test(milestones[last]?.label ?? "")
  )
    steps[last] = "release-day";
  return steps;
}
