/** How dates and slips of the cadence are told. */
import type { CadenceStep, PlannedDate } from "@/lib/domain/cadence";
import { fullDay, weekday } from "@/lib/format/dates";
import { plural } from "@/lib/format/numbers";

export function plannedWords({ text, from, precision }: PlannedDate): string {
  if (precision === "month") return text;
  return precision === "week" ? `week of ${fullDay(from)}` : fullDay(from);
}

export function slipWords({ slip, planned, open }: Pick<CadenceStep, "slip" | "planned" | "open">): string {
  if (!slip) return planned && !open?.startsWith("Not known") ? "Not yet" : "Not known";
  if (slip.days === 0) return slip.actual ? "On plan" : "As planned first";
  const days = plural(Math.abs(slip.days), "day");
  const how = slip.days > 0 ? "late" : "early";
  return slip.actual ? `${days} ${how}` : `moved, ${days} ${slip.days > 0 ? "later" : "earlier"}`;
}

/** A length that ends at the release is not unknown before it. */
export const openLength = (name: string, { open }: Pick<CadenceStep, "open">): string =>
  /candidate|release/i.test(name) && open !== null && !/^(Not known|Dropped)/.test(open) ? "Not yet" : "Not known";

export const nextWords = (what: "cut" | "release", planned: PlannedDate): string => {
  const when = planned.precision === "day" ? weekday(planned.from) : plannedWords(planned);
  return `${what === "cut" ? "branch cut" : "release day"} ${when}${planned.tentative ? ", tentative" : ""}`;
};

/** "Not planned" twice is said once. */
export function patchWords(patches: readonly { text: string; tentative: boolean }[]): string {
  const planned = patches.filter(({ text }) => !/^not planned$/i.test(text.trim()));
  if (patches.length === 0) return "No plan was found";
  if (planned.length === 0) return "None planned";
  return `Planned: ${planned.map(({ text, tentative }) => (tentative ? `${text} (tentative)` : text)).join(", ")}`;
}
