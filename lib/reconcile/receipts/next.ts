/** What to do next for a change, by whom, until when, under which rule, and what to post. */
import type { Pick, Receipt } from "../../domain/reconciled";
import type { Ground } from "../ground";
import { people } from "../people";
import { endOf as endOfPhase, phaseAt } from "../phase";
import { ruleFor } from "../picks/criteria";
import { isFinal } from "../picks/waiting";
import { pullOf, pullUrl } from "../refs";
import type { Whereabouts } from "../whereabouts";

type Next = NonNullable<Receipt["next"]>;

export function nextFor(ground: Ground, number: number, found: Whereabouts, pick: Pick | null): Next | null {
  if (ground.found.state === "shipped" || ground.found.state === "dropped") return null;
  const base = { deadline: deadlineOf(ground), rule: ruleNow(ground, pick) };
  const author = people(pullOf(ground.book, ground.repo, number)?.author, pick?.requestedBy).slice(0, 1);
  const ask = { ...base, who: author, command: commandFor(ground, number, pick) };
  if (pick && !isFinal(pick.state)) {
    const own = pick.waitingOn;
    const needsPull = pick.problems.some((problem) => problem.code === "no-release-pr");
    return {
      ...base,
      who: own.logins,
      what: own.what,
      rule: pick.policy.rule,
      command: needsPull ? ask.command : null,
    };
  }
  if (found.state === "missing" && found.reason === "reverted-on-branch") return { ...ask, what: "Request a new pick" };
  if (pick?.state === "rejected" || pick?.state === "withdrawn")
    return { ...ask, what: "Ask the managers again", command: null };
  if (found.state === "missing") return { ...ask, what: "Request a pick" };
  const pull = pullOf(ground.book, ground.repo, number);
  if (found.state === "not-missing" && pull?.state === "OPEN")
    return { ...ask, what: `Land it on ${ground.project.trunk} first`, command: null };
  return null;
}

/** The end of the phase that runs; after the last dated phase, the day of the release. */
function deadlineOf(ground: Ground): string | null {
  const { text } = ground.found;
  const { phase } = phaseAt(text, ground.now);
  const end = phase ? endOfPhase(phase) : null;
  if (end !== null && end > ground.now) return end.slice(0, 10);
  return text.pickDeadline ?? text.milestones.findLast((milestone) => milestone.date !== null)?.date ?? null;
}

/** The rule of the phase that runs now: what was allowed when it was first asked for may be so no more. */
function ruleNow(ground: Ground, pick: Pick | null): string {
  const { text } = ground.found;
  const { phase, late } = phaseAt(text, ground.now);
  if (late) return "No phase takes requests any more";
  const rules = ground.rules(phase);
  const place = phase ? `Phase ${phase.n}` : "The tracker";
  if (rules.length === 0) return `${place} lists no criteria`;
  if (!pick || pick.category.name === "unknown") return `${place}: ${rules.length} criteria, name one of them`;
  const rule = ruleFor(rules, pick.category.name, pick.category.text, []);
  if (!rule) return `${place} does not take it: ${pick.category.text || pick.category.name}`;
  const words = rule.text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
  return `${place}${rule.n === null ? "" : `, rule ${rule.n}`}: ${words.slice(0, 140)}`;
}

const botCategories: Partial<Record<Pick["category"]["name"], string>> = {
  regression: "regression",
  critical: "critical",
  fixnewfeature: "fixnewfeature",
  docs: "docs",
  ci: "release",
  compilation: "release",
  "release-only": "release",
};

/** Where a bot lands changes it also opens picks; elsewhere the tracker's form is what to post. */
function commandFor(ground: Ground, number: number, pick: Pick | null): string {
  const { branch } = ground.found;
  if (ground.project.landedLabel !== null) {
    const category = (pick && botCategories[pick.category.name]) ?? "<category>";
    return `@pytorchbot cherry-pick --onto ${branch} -c ${category}`;
  }
  const trunk = pullUrl(ground, ground.repo, number);
  return `Link to landed trunk PR (if applicable):\n* ${trunk}\n\nLink to release branch PR:\n* \n\nCriteria Category:\n* ${pick?.category.text ?? ""}`;
}
