import type { Missing } from "../../domain/reconciled";
import type { GateRule } from "../rule";
import { count, is, nameOf, some } from "../wording";

export const scopeInBranch: GateRule = {
  id: "scope-in-branch",
  target: "final-candidate",
  title: "Closed milestone items are on the branch",
  group: "Branch",
  needs: ["scope", "branch", "trunk", "release-pulls", "named-pulls", "tracker"],
  evaluate: ({ missing, scope, release, branch }) => {
    if (branch.exists === false) return { status: "not-yet", summary: "Starts when the branch is cut" };
    const lost = missing.items.filter((item) => item.reason !== "unknown");
    const unsure = missing.items.filter((item) => item.reason === "unknown");
    const evidence = [...lost, ...unsure].map((item) => ({
      text: `${nameOf(item.item)} ${item.detail}`,
      url: item.item.url,
    }));
    if (lost.length > 0)
      return {
        status: "fail",
        summary: `${scope.closed - lost.length} of ${scope.closed}; not ${some(
          lost.map((item) => nameOf(item.item)),
          3,
        )}`,
        clause: `${count(lost.length, "closed milestone item")} ${is(lost.length)} not on the branch`,
        evidence,
        since: lost.flatMap((item) => (item.landed ? [item.landed.at] : [])).sort()[0] ?? null,
        who: [...new Set(lost.flatMap((item) => item.who))],
        flips: byPerson(lost, release.managers).map(({ who, items }) => ({
          what: `Pick ${some(
            items.map((item) => nameOf(item.item)),
            5,
          )} to ${release.branch}`,
          detail: items[0]?.detail ?? "",
          verb: "request the pick",
          who: who === "" ? [] : [who],
          url: items[0]?.item.url ?? release.tracker.url,
        })),
      };
    if (unsure.length > 0)
      return {
        status: "unknown",
        summary: `Cannot tell for ${some(
          unsure.map((item) => nameOf(item.item)),
          3,
        )}`,
        clause: `nobody can tell whether ${count(unsure.length, "closed item")} ${is(unsure.length)} on the branch`,
        evidence,
      };
    return { status: "pass", summary: `${scope.closed} of ${scope.closed} accounted for`, evidence };
  },
};

function byPerson(items: readonly Missing[], managers: readonly string[]): { who: string; items: Missing[] }[] {
  const groups = new Map<string, Missing[]>();
  for (const item of items) {
    const who = item.who[0] ?? managers[0] ?? "";
    groups.set(who, [...(groups.get(who) ?? []), item]);
  }
  return [...groups].map(([who, list]) => ({ who, items: list }));
}
