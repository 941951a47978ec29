/** The net of what changed since a moment, in four numbers, each in its place whether it is known or not. */

import { mergedAt, revertedAt } from "@/lib/client/pick-times";
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
  const after = (at: string | null) => at !== null && msOf(at) >= msOf(from);
  const merged = picks.filter((pick) => after(mergedAt(pick))).length;
  const reverted = picks.filter((pick) => after(revertedAt(pick))).length;
  const before = scopeOpen.findLast(({ at }) => msOf(at) <= msOf(from))?.value;
  const open = scopeOpen.at(-1)?.value;
  const moved = changes.filter(({ kind }) => kind === "schedule").length;
  return [
    { value: signed(merged), label: merged === 1 ? "pick merged" : "picks merged" },
    { value: signed(-reverted), label: "reverted" },
    {
      value:
        before === undefined || open === undefined ? "Not known" : before === open ? `${open}` : `${before} → ${open}`,
      label: before === open && open !== undefined ? "items still open" : "milestone items",
    },
    { value: `${moved}`, label: moved === 1 ? "date moved" : "dates moved" },
  ];
}
