/** How long picks stay in each stretch of their way: asked, decided, merged. Only stretches that ended are counted. */
import { mergedAt } from "@/lib/client/pick-times";
import { msOf } from "@/lib/format/dates";
import type { PickView } from "@/lib/view/schemas";

export type Dwell = { stage: string; picks: number; median: number | null; slow: number | null };

const decided = /^(approved|rejected|denied|on hold|needs info|declined)/i;

/** The value below which the given share of the sorted list lies. */
function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}

function stage(name: string, spans: readonly (number | null)[]): Dwell {
  const known = spans.filter((span): span is number => span !== null && span >= 0).sort((a, b) => a - b);
  return { stage: name, picks: known.length, median: quantile(known, 0.5), slow: quantile(known, 0.9) };
}

export function dwell(picks: readonly PickView[], now: string): Dwell[] {
  const decision = (pick: PickView) => pick.history.find(({ what }) => decided.test(what))?.at ?? null;
  const span = (from: string | null, to: string | null) =>
    from === null || to === null ? null : msOf(to) - msOf(from);
  const open = picks.filter(({ settledAt }) => settledAt === null);
  return [
    stage(
      "Asked, until a decision is written",
      picks.map((pick) => span(pick.requestedAt, decision(pick))),
    ),
    stage(
      "Decided, until it is merged",
      picks.map((pick) => span(decision(pick), mergedAt(pick))),
    ),
    stage(
      "Asked, until it is merged",
      picks.map((pick) => span(pick.requestedAt, mergedAt(pick))),
    ),
    stage(
      "Still pending, so far",
      open.map((pick) => span(pick.requestedAt, now)),
    ),
  ];
}
