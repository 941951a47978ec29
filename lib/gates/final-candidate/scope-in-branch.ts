import type { Missing, Pick, Scope } from "../../domain/reconciled";
import type { Evaluation, GateRule } from "../rule";
import { count, is, nameOf, some } from "../wording";

export const scopeInBranch: GateRule = {
  id: "scope-in-branch",
  target: "final-candidate",
  title: "Closed milestone items are on the branch",
  group: "Branch",
  needs: ["scope", "branch", "trunk", "release-pulls", "named-pulls", "tracker"],
  evaluate: ({ missing, scope, release, branch, picks }) => {
    if (branch.exists === false) return { status: "not-yet", summary: "Starts when the branch is cut" };
    const lost = missing.items.filter((item) => item.reason !== "unknown");
    const unsure = missing.items.filter((item) => item.reason === "unknown");
    const evidence = [...lost, ...unsure].map((item) => ({
      text: `${nameOf(item.item)} ${item.detail}`,
      url: item.item.url,
    }));
    const askedBy = underWay(picks);
    const asked = lost.flatMap((item) => {
      const pick = askedBy(item);
      return pick ? [{ item, pick }] : [];
    });
    const unasked = lost.filter((item) => askedBy(item) === null);
    if (lost.length > 0)
      return {
        status: "fail",
        summary: `${scope.closed - lost.length - unsure.length} of ${scope.closed}; not ${named(lost)}${
          unsure.length > 0 ? `; cannot tell for ${named(unsure)}` : ""
        }`,
        clause: `${count(lost.length, "closed milestone item")} ${is(lost.length)} not on the branch`,
        evidence,
        since: lost.flatMap((item) => (item.landed ? [item.landed.at] : [])).sort()[0] ?? null,
        who: [...new Set(lost.flatMap((item) => item.who))],
        flips: [
          ...asked.map(({ item, pick }) => ({
            what: `Bring ${nameOf(item.item)} to ${release.branch} by its pick`,
            detail: `${nameOf(pick.release[0] ?? item.item)} waits: ${pick.waitingOn.what}`,
            verb: "see its pick through",
            who: (pick.waitingOn.logins.length > 0 ? pick.waitingOn.logins : release.managers).slice(0, 1),
            url: pick.comment?.url ?? pick.release[0]?.url ?? item.item.url,
          })),
          ...byPerson(unasked, release.managers).map(({ who, items }) => ({
            what: `Pick ${some(
              items.map((item) => nameOf(item.item)),
              5,
            )} to ${release.branch}`,
            detail: items[0]?.detail ?? "",
            verb: "request the pick",
            who: who === "" ? [] : [who],
            url: items[0]?.item.url ?? release.tracker.url,
          })),
        ],
      };
    if (unsure.length > 0)
      return {
        status: "unknown",
        summary: `Cannot tell for ${named(unsure)}`,
        clause: `nobody can tell whether ${count(unsure.length, "closed item")} ${is(unsure.length)} on the branch`,
        evidence,
        who: release.managers.slice(0, 1),
        flips: unsure.map(({ item, detail }) => ({
          what: `Tell whether ${nameOf(item)} is on ${release.branch}`,
          detail,
          verb: "look and say so",
          who: release.managers.slice(0, 1),
          url: item.url,
        })),
      };
    return unseen(scope) ?? { status: "pass", summary: `${scope.closed} of ${scope.closed} accounted for`, evidence };
  },
};

/** Nothing is known to be missing: that says nothing of what GitHub counts in the milestone and was not read. */
function unseen({ milestone, unseenClosed: left = 0 }: Scope): Evaluation | null {
  if (!milestone || left === 0) return null;
  const doubts = [`${count(left, "closed item")} of the milestone`];
  return {
    status: "unknown",
    summary: `Not known: ${doubts[0]} ${left === 1 ? "was" : "were"} not read`,
    doubts,
    evidence: [{ text: `Milestone ${milestone.title}`, url: milestone.url }],
    flips: [
      {
        what: `Read milestone ${milestone.title}`,
        detail: `GitHub counts ${count(left, "closed item")} more in it`,
        verb: "wait for the next read",
        who: [],
        url: milestone.url,
      },
    ],
  };
}

const final = new Set<Pick["state"]>(["merged", "reverted", "rejected", "withdrawn"]);

/** The pick under way that asks for the very change: the item itself, or the commit by which its fix landed. */
function underWay(picks: readonly Pick[]): (missing: Missing) => Pick | null {
  const found = new Map<string, Pick>();
  for (const pick of picks.filter(({ state }) => !final.has(state)))
    for (const { url, commit } of pick.trunk)
      for (const key of [url, commit]) if (key && !found.has(key)) found.set(key, pick);
  return ({ item, landed }) => found.get(item.url) ?? found.get(landed?.sha ?? "") ?? null;
}

const named = (items: readonly Missing[]): string =>
  some(
    items.map(({ item }) => nameOf(item)),
    3,
  );

function byPerson(items: readonly Missing[], managers: readonly string[]): { who: string; items: Missing[] }[] {
  const groups = new Map<string, Missing[]>();
  for (const item of items) {
    const who = item.who[0] ?? managers[0] ?? "";
    groups.set(who, [...(groups.get(who) ?? []), item]);
  }
  return [...groups].map(([who, list]) => ({ who, items: list }));
}
