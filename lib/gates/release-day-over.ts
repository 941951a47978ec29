import type { Flip } from "../domain/gate";
import type { Reconciled } from "../domain/reconciled";
import type { Context, Evaluation } from "./rule";

/**
 * What is done on release day is not late before it: not yet until the day is over, then a failure.
 * A release without a dated day is judged once nothing before it blocks.
 */
export function notBefore(
  { schedule, release }: Reconciled,
  { blocked }: Context,
  missing: { summary: string; clause: string; flip: Omit<Flip, "gate"> },
): Evaluation {
  const day = schedule.find((milestone) => milestone.step === "release-day" && milestone.date !== null);
  const over = day ? day.state === "late" || day.state === "done" : !blocked;
  const base = {
    summary: missing.summary,
    clause: missing.clause,
    who: missing.flip.who,
    flips: [missing.flip],
    absence: true,
  };
  return { ...base, status: over || release.state === "shipped" ? "fail" : "not-yet" };
}
