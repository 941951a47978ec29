import type { Flip } from "../../domain/gate";
import type { Pick, Reconciled } from "../../domain/reconciled";
import type { Evaluation, GateRule } from "../rule";
import { count, is, nameOf, some } from "../wording";

const gone = new Set<Pick["state"]>(["rejected", "withdrawn", "reverted"]);

/** Outside the criteria fails. What nobody can judge, or who merged it, is a warning that a manager settles with a word. */
export const policyKept: GateRule = {
  id: "policy-kept",
  target: "final-candidate",
  title: "Picks keep the criteria",
  group: "Scope",
  needs: ["tracker", "branch", "release-pulls", "named-pulls"],
  evaluate: ({ picks, release }) => {
    const judged = picks.filter((pick) => !gone.has(pick.state));
    const outside = judged.filter((pick) => pick.policy.status === "violation");
    const certain = outside.filter((pick) => !pick.problems.some(({ code }) => code === "unread-comments"));
    const unnamed = judged.filter((pick) => pick.policy.status === "needs-category");
    // A manager's dispensation covers who merged it as well.
    const landed = judged.filter(
      ({ policy, problems }) =>
        policy.status !== "dispensation" && problems.some((problem) => problem.code === "self-landed"),
    );
    const flagged = [...new Set([...outside, ...unnamed, ...landed])];
    const evidence = flagged
      .slice(0, 30)
      .map((pick) => ({ text: reasonOf(pick), url: linkOf(pick, release.tracker.url) }));
    const parts = [
      ...(outside.length > 0 ? [`${outside.length} outside the criteria`] : []),
      ...(unnamed.length > 0 ? [`${unnamed.length} without a category`] : []),
      ...(landed.length > 0 ? [`${landed.length} merged by no manager`] : []),
    ];
    const unforced = judged.filter(
      ({ policy, problems }) =>
        policy.status === "allowed" && problems.some((problem) => problem.code === "unread-issue"),
    );
    if (outside.length === 0 && unforced.length > 0) return unread(unforced, release);
    if (flagged.length === 0)
      return { status: "pass", summary: `${judged.length} of ${judged.length} within the criteria` };
    const doubts = outside.length > certain.length ? [`the older comments of ${some(outside.map(label), 4)}`] : [];
    const isDoubtful = certain.length === 0 && doubts.length > 0;
    return {
      status: isDoubtful ? "unknown" : outside.length > 0 ? "fail" : "warn",
      ...(isDoubtful ? { doubts } : {}),
      summary: isDoubtful ? `Not known: ${doubts[0]} were not read` : parts.join(", "),
      clause:
        outside.length > 0
          ? `${count(outside.length, "pick")} ${is(outside.length)} outside the criteria`
          : `${count(flagged.length, "pick")} ${flagged.length === 1 ? "needs" : "need"} a manager's word on policy`,
      evidence,
      since: flagged.map((pick) => pick.requestedAt).sort()[0] ?? null,
      who: release.managers,
      flips: flipsOf([...new Set([...outside, ...landed])], unnamed, parts.join(", "), release),
    };
  },
};

/** Only a request can name a category: where there is none yet, it is asked for. */
function flipsOf(
  grants: readonly Pick[],
  unnamed: readonly Pick[],
  detail: string,
  { tracker, managers }: Reconciled["release"],
): Omit<Flip, "gate">[] {
  const who = managers.slice(0, 1);
  const left = unnamed.filter((pick) => !grants.includes(pick));
  const flip = (picks: readonly Pick[], what: (names: string) => string, verb: string): Omit<Flip, "gate">[] => {
    const [first] = picks;
    if (!first) return [];
    return [{ what: what(some(picks.map(label), 4)), detail, verb, who, url: linkOf(first, tracker.url) }];
  };
  return [
    ...flip(grants, (names) => `Settle ${names} by dispensation or revert`, "grant or refuse"),
    ...flip(
      left.filter(({ comment }) => comment !== null),
      (names) => `Name the category of ${names}, or settle by dispensation or revert`,
      "edit the request",
    ),
    ...flip(
      left.filter(({ comment }) => comment === null),
      (names) => `Ask for ${names} on the tracker with a category, or revert`,
      "write the request",
    ),
  ];
}

/** An issue that only trunk's pull request names is not read; linked in the request, it is. */
function unread(picks: readonly Pick[], { tracker, managers }: Reconciled["release"]): Evaluation {
  const doubts = [`the issue that ${some(picks.map(label), 4)} ${picks.length === 1 ? "fixes" : "fix"}`];
  const links = picks.map((pick) => ({ pick, url: linkOf(pick, tracker.url) }));
  return {
    status: "unknown",
    summary: `Not known: ${doubts[0]} was not read`,
    doubts,
    evidence: links.slice(0, 30).map(({ pick, url }) => ({ text: `${label(pick)} ${pick.policy.rule}`, url })),
    flips: links.map(({ pick, url }) => ({
      what: `Link the issue that ${label(pick)} fixes in its request`,
      detail: pick.policy.rule,
      verb: "link the issue",
      who: pick.requestedBy ? [pick.requestedBy] : managers.slice(0, 1),
      url,
    })),
  };
}

/** Why it is listed: the rule that it breaks or, where it keeps the rules, who merged it. */
function reasonOf(pick: Pick): string {
  const landed = pick.problems.find(({ code }) => code === "self-landed");
  return pick.policy.status === "allowed" && landed ? landed.text : `${label(pick)} ${pick.policy.rule}`;
}

function label(pick: Pick): string {
  const ref = pick.release[0] ?? pick.trunk[0];
  return ref ? nameOf(ref) : "a request";
}

function linkOf(pick: Pick, fallback: string): string {
  return pick.comment?.url ?? pick.release[0]?.url ?? fallback;
}
