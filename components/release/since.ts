/** The net of what changed since a moment, in at most four numbers. */

import { msOf } from "@/lib/format/dates";
import { signed } from "@/lib/format/numbers";
import type { ChangeView, PickView } from "@/lib/view/schemas";

type Point = { at: string; value: number };

export function netSince(
  from: string,
  picks: readonly PickView[],
  scopeOpen: readonly Point[],
  changes: readonly ChangeView[],
) {
  const settled = (state: PickView["state"]) =>
    picks.filter((pick) => pick.state === state && pick.settledAt !== null && msOf(pick.settledAt) >= msOf(from))
      .length;
  const reverted = settled("reverted");
  const merged =
    settled("merged") +
    picks.filter(
      (pick) =>
        pick.state === "reverted" &&
        pick.history.some((event) => /merged/.test(event.what) && msOf(event.at) >= msOf(from)),
    ).length;
  const before = scopeOpen.findLast(({ at }) => msOf(at) <= msOf(from))?.value;
  const after = scopeOpen.at(-1)?.value;
  const moved = changes.filter(({ kind }) => kind === "schedule").length;
  return [
    { value: signed(merged), label: "picks merged" },
    { value: signed(-reverted), label: "reverted" },
    ...(before !== undefined && after !== undefined
      ? [{ value: `${before} → ${after}`, label: "milestone items" }]
      : []),
    { value: `${moved}`, label: moved === 1 ? "date moved" : "dates moved" },
  ];
}
