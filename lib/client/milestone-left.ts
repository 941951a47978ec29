import { daysBetween } from "@/lib/format/dates";
import type { MilestoneView } from "@/lib/view/schemas";

/** Days to a milestone's date. Within its week it is due, not late, though the week's first day has passed. */
export function daysLeft({ state, date }: { state: MilestoneView["state"]; date: string }, now: string): number {
  const left = daysBetween(now, date);
  return state === "late" ? Math.min(left, -1) : Math.max(left, 0);
}
