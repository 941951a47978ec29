/** How dates and slips of the cadence are told. */
import type { CadenceStep, PlannedDate } from "@/lib/domain/cadence";
import { fullDay, weekday } from "@/lib/format/dates";
import { plural } from "@/lib/format/numbers";

export function plannedWords({ text, from, precision }: PlannedDate): string {
  if (precision === "month") return text;
  return precision === "week" ? `week of ${fullDay(from)}` : fullDay(from);
}

export function slipWords({ slip, planned }: Pick<CadenceStep, "slip" | "planned">): string {
  if (!slip) return planned ? "Not known yet" : "No plan was found";
  if (slip.days === 0) return slip.actual ? "On plan" : "As planned first";
  const days = plural(Math.abs(slip.days), "day");
  const how = slip.days > 0 ? "late" : "early";
  return slip.actual ? `${days} ${how}` : `moved, ${days} ${slip.days > 0 ? "later" : "earlier"}`;
}

export const nextWords = (what: "cut" | "release", planned: PlannedDate): string => {
  const when = planned.precision === "day" ? weekday(planned.from) : plannedWords(planned);
  return `${what === "cut" ? "branch cut" : "release day"} ${when}${planned.tentative ? ", tentative" : ""}`;
};
