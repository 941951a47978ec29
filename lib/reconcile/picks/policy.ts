/** Whether a pick keeps the tracker's criteria: its category against the phase in which it was asked for. */
import type { Pick } from "../../domain/reconciled";
import type { CategoryName, Problem } from "../../domain/written";
import type { Ground } from "../ground";
import { isManager } from "../people";
import { phaseAt } from "../phase";
import { isRevertTitle } from "../title-text";
import { callsItselfFeature, ruleFor } from "./criteria";
import type { Draft } from "./drafts";
import { issueLink } from "./issue-link";
import type { Landing } from "./landing";
import type { Word } from "./words";

export type Policy = Pick["policy"] & { phase: number | null; problems: Problem[] };

type Case = {
  ground: Ground;
  draft: Draft;
  landings: readonly Landing[];
  words: readonly Word[];
  name: CategoryName;
  text: string;
};

export function policyOf(one: Case): Policy {
  const { ground, draft } = one;
  const { phase, late } = phaseAt(ground.found.text, draft.requestedAt);
  const n = phase?.n ?? null;
  const verdict = (status: Policy["status"], rule: string, problems: Problem[] = []): Policy => ({
    status,
    rule,
    phase: n,
    problems,
  });
  const lateProblem: Problem[] =
    late && draft.source === "comment" ? [{ code: "late", text: "Asked for after the last deadline" }] : [];

  if (carriesRevert(one)) return verdict("allowed", "A revert is carried over in every phase");
  if (isDispensed(one)) return verdict("dispensation", "Special dispensation", lateProblem);
  if (lateProblem.length > 0) return verdict("violation", "No phase takes requests any more", lateProblem);
  if (one.name === "special-dispensation")
    return verdict("violation", "Special dispensation was asked for, and no manager has granted it", [outside(one, n)]);
  const patch = ground.found.kind === "patch" ? patchProblems(one) : [];
  if (callsItselfFeature(one.text) && one.name === "unknown")
    return verdict("violation", "Features are outside the criteria", [outside(one, n), ...patch]);
  const rules = ground.rules(phase);
  const rule = ruleFor(rules, one.name, one.text, one.draft.asked?.request.criteria ?? []);
  if (one.name === "unknown" && !rule)
    return verdict("needs-category", "No category that the tracker knows", [
      { code: "needs-category", text: "Needs a category" },
      ...patch,
    ]);
  const place = n === null ? "" : `Phase ${n}`;
  if (rules.length > 0 && !rule)
    return verdict("violation", `${place} does not take ${wordFor(one.name)}`, [outside(one, n), ...patch]);
  if (patch.length > 0) {
    const isUnread = patch.every(({ code }) => code === "unread-issue");
    return isUnread
      ? verdict("allowed", "The issue that forces it was not read", patch)
      : verdict("violation", "Not enough for a patch release", patch);
  }
  if (!rule) return verdict("allowed", "The tracker lists no criteria");
  return verdict(
    "allowed",
    rule.n === null ? `${place}: ${clip(rule.text)}` : `${place}, rule ${rule.n}: ${clip(rule.text)}`,
  );
}

function outside(one: Case, phase: number | null): Problem {
  const where = phase === null ? "the criteria" : `the criteria of phase ${phase}`;
  return { code: "outside-criteria", text: `${sentence(wordFor(one.name))} is outside ${where}` };
}

/** What patch releases ask of every pick, besides the category. */
function patchProblems(one: Case): Problem[] {
  const problems: Problem[] = [];
  if (callsItselfFeature(one.text)) problems.push({ code: "feature-work", text: "A patch release takes no features" });
  const link = one.draft.source === "comment" ? issueLink(one.ground, one.draft) : "forced";
  if (link === "none")
    problems.push({
      code: "no-issue-link",
      text: "Links neither a high-priority issue nor a CI failure of the previous candidate",
    });
  if (link === "unread")
    problems.push({ code: "unread-issue", text: "The issue that it fixes was not read: link it in the request" });
  return problems;
}

/**
 * The process demands that reverts follow, so a pick that carries one is never outside: its title, its commit or, where it
 * names no category, its reason says so.
 */
function carriesRevert({ ground, landings, name, text }: Case): boolean {
  if (name === "unknown" && /\brevert(?:s|ed|ing)?\b/i.test(text)) return true;
  return landings.some(
    ({ pull, commits }) =>
      (pull !== null && isRevertTitle(pull.title)) || commits.some((index) => ground.branch.texts[index]?.revert),
  );
}

/**
 * Granted by a manager who says so, or who approves or merges a request that asks for it, or who asks himself.
 * Rejected: taking any approval for a dispensation, since an approval alone may have overlooked the phase.
 */
function isDispensed({ ground, draft, landings, words, name }: Case): boolean {
  // The last word on it wins: what was granted may be taken back.
  const spokenOf = words.findLast(({ text }) => /dispensation/i.test(text));
  if (spokenOf && grants(spokenOf)) return true;
  if (name !== "special-dispensation") return false;
  const opinion = words.findLast(({ state }) => opinions.has(state));
  if (isManager(ground, draft.requestedBy) || opinion?.state === "approved") return true;
  return landings.some(({ pull }) => pull?.state === "MERGED" && isManager(ground, pull.mergedBy));
}

const opinions = new Set<Word["state"]>(["approved", "rejected", "on-hold", "changes-requested"]);

/** A word that asks for a dispensation, or says that there is none, gives none. */
const grants = ({ state, text }: Word): boolean =>
  (state === "approved" || state === "merged") &&
  /dispensation/i.test(text) &&
  !/(?:\b(?:no|not|without|needs?|requires?)\b|n['’]t)[^.\n]{0,30}\bdispensation/i.test(text);

const spoken: Record<CategoryName, string> = {
  regression: "regression fixes",
  critical: "critical fixes",
  fixnewfeature: "fixes to new features",
  docs: "documentation",
  ci: "test and CI fixes",
  compilation: "compilation fixes",
  "release-only": "release branch changes",
  "special-dispensation": "a change that needs dispensation",
  unknown: "this change",
};

function wordFor(name: CategoryName): string {
  return spoken[name];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function clip(text: string): string {
  const plain = text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
  return plain.length <= 140 ? plain : `${plain.slice(0, 139).trimEnd()}…`;
}
