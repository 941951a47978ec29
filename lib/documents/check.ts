import type { CategoryName, Criterion, Problem, TrackerText, WrittenPhase } from "../domain/written";
import { categoryOf } from "./categories";
import { readComment } from "./comment/read";
import { createdDay, isoDay } from "./dates/resolve";
import { requestProblems, type Understood, understandComment } from "./understand";

export type CheckInput = {
  body: string;
  createdAt: string;
  author: string | null;
  repo: string;
  tracker: TrackerText;
  managers: readonly string[];
  /** The web address of the GitHub where the tracker is. */
  site: string;
};

export type RequestCheck = {
  understood: Understood;
  /** The phase in which the request is written; null when none takes requests any more, or none is known. */
  phase: number | null;
  /** The criterion of that phase that the request meets; `n` is null where the tracker has prose in place of a list. */
  criterion: { n: number | null; text: string } | null;
  missing: Problem[];
  /** The request as the tracker asks for it. */
  corrected: string;
  /** What to write on the trunk pull request so that the bot makes the pick; null where the bot has no such category. */
  command: string | null;
};

/** Judges a request before it is posted: what will be understood, what it meets and what it lacks. */
export function checkRequest(input: CheckInput): RequestCheck {
  const { tracker } = input;
  const phase = phaseAt(tracker.phases, input.createdAt);
  const criteria = phase ? phase.criteria : (tracker.criteria ?? []);
  const context = { ...input, criteria };
  const understood = understandComment(context, input.site);
  const read = readComment(context);
  const criterion = criterionOf(understood.category, read.requests[0]?.criteria ?? [], criteria, phase?.prose ?? "");
  return {
    understood,
    phase: phase?.n ?? null,
    criterion,
    missing: missingFrom(understood, read.requests.flatMap(requestProblems), phase, criterion, tracker),
    corrected: correctedText(understood, criteria, tracker.branch),
    command: commandFor(understood.category.name, tracker.branch),
  };
}

/** The deadline's day belongs to the earlier phase, in UTC or at the hour that the tracker names. */
export function phaseAt(phases: readonly WrittenPhase[], at: string): WrittenPhase | null {
  const day = createdDay(at);
  if (day === null) return null;
  const open = phases.find((phase) => {
    if (phase.untilAt !== null && at.length > 10) return at <= phase.untilAt;
    return phase.until === null || isoDay(day) <= phase.until;
  });
  return open ?? null;
}

function criterionOf(
  category: Understood["category"],
  numbers: readonly number[],
  criteria: readonly Criterion[],
  prose: string,
): RequestCheck["criterion"] {
  const [number] = numbers;
  const named =
    criteria.find((one) => one.n === number) ?? criteria.find((one) => categoryOf(one.text).name === category.name);
  if (named && category.name !== "special-dispensation") return { n: named.n, text: named.text };
  const sentence = prose.split(/\n|(?<=[.;])\s/).find((one) => categoryOf(one).name === category.name);
  const meetsProse = criteria.length === 0 && sentence !== undefined && category.name !== "unknown";
  return meetsProse ? { n: null, text: sentence.trim() } : null;
}

function missingFrom(
  understood: Understood,
  problems: readonly Problem[],
  phase: WrittenPhase | null,
  criterion: RequestCheck["criterion"],
  tracker: TrackerText,
): Problem[] {
  if (understood.kind !== "request")
    return [{ code: "not-a-request", text: "This is not understood as a request. Use the form below." }];
  const missing = [...problems];
  const { name } = understood.category;
  if (understood.trunk.length === 0 && name !== "release-only")
    missing.push({
      code: "no-trunk-pr",
      text: "Name the landed trunk pull request, or say that the change is for the release branch only.",
    });
  if (tracker.phases.length > 0 && phase === null)
    missing.push({ code: "late", text: "The last phase that takes requests is over. Ask the release managers first." });
  if (name === "special-dispensation")
    missing.push({ code: "needs-dispensation", text: "A release manager must grant the special dispensation." });
  else if (name !== "unknown" && criterion === null && phase !== null)
    missing.push({
      code: "outside-criteria",
      text: `Phase ${phase.n} does not take this category. Ask for special dispensation and say why.`,
    });
  return missing;
}

const categoryWords: Record<Exclude<CategoryName, "unknown">, string> = {
  regression: "Regression",
  critical: "Critical",
  fixnewfeature: "Fixes new feature",
  docs: "Docs",
  ci: "Test/CI fixes",
  compilation: "Compilation fixes",
  "release-only": "Release only changes",
  "special-dispensation": "Special Dispensation",
};

/** The bot's own words for a category. */
const botCategories: Partial<Record<CategoryName, string>> = {
  regression: "regression",
  critical: "critical",
  fixnewfeature: "fixnewfeature",
  docs: "docs",
  "release-only": "release",
};

function correctedText(understood: Understood, criteria: readonly Criterion[], branch: string | null): string {
  const { trunk, release, category } = understood;
  const onBranch = branch ? `against ${branch}` : "against the release branch";
  return [
    "Link to landed trunk PR (if applicable):",
    ...listed(trunk, category.name === "release-only" ? "N/A" : "<link to the landed trunk pull request, or N/A>"),
    "",
    "Link to release branch PR:",
    ...listed(release, `<link to your pull request ${onBranch}>`),
    "",
    "Criteria Category:",
    `* ${categoryLine(category, criteria)}`,
    "",
  ].join("\n");
}

const listed = (refs: Understood["trunk"], none: string): string[] =>
  refs.length === 0 ? [`* ${none}`] : refs.map(({ url }) => `* ${url}`);

function categoryLine({ name, text }: Understood["category"], criteria: readonly Criterion[]): string {
  const reason = text.replace(/\s+/g, " ").trim();
  if (name === "unknown") {
    const choices = criteria.map((one) => one.n).join(", ");
    const choose = choices === "" ? "<criterion>" : `<criterion: one of ${choices}>`;
    return reason === "" ? `${choose} - <why>` : `${choose} - ${reason}`;
  }
  const words = categoryWords[name];
  if (reason === "" || reason.toLowerCase().startsWith(words.toLowerCase()))
    return reason === "" ? `${words} - <why>` : reason;
  return /^[([\s#]*\d[)\].:]*$/.test(reason) ? `${words} - <why>` : `${words} - ${reason}`;
}

function commandFor(category: CategoryName, branch: string | null): string | null {
  const word = botCategories[category];
  return word && branch ? `@pytorchbot cherry-pick --onto ${branch} -c ${word}` : null;
}
