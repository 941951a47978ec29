/** The one sentence on top of the overview: the release whose next step is nearest. */
import { shortLabel } from "@/lib/client/milestone-label";
import { inSentence, plural } from "@/lib/format/numbers";
import { targetWords, verdictWords } from "@/lib/format/words";
import type { SummaryView } from "@/lib/view/schemas";

const far = Number.POSITIVE_INFINITY;
const nearness = ({ next }: SummaryView) => next?.daysLeft ?? far;

function left({ next, verdict }: SummaryView): string {
  if (!next) return verdict.step ? ` for its ${targetWords[verdict.step]}` : "";
  const step = `its ${inSentence(shortLabel(next.label))}`;
  if (next.daysLeft < 0) return `, ${plural(-next.daysLeft, "day")} past ${step}`;
  return next.daysLeft === 0 ? `, and ${step} is due today` : `, with ${plural(next.daysLeft, "day")} to ${step}`;
}

export function headline(releases: readonly SummaryView[]): string {
  const active = releases.filter(({ state }) => state === "active").sort((a, b) => nearness(a) - nearness(b));
  const planned = releases.find(({ state }) => state === "planned");
  const [first] = active;
  if (first) return `${first.version} is ${verdictWords[first.verdict.call].said.toLowerCase()}${left(first)}.`;
  if (planned) return `${planned.version} is planned. Its branch is not cut yet.`;
  const shipped = releases.find(({ state }) => state === "shipped");
  return shipped ? `Nothing is being released. ${shipped.version} was the last.` : "No release is tracked yet.";
}
