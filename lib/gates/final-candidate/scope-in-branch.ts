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
        summary: `${scope.closed - lost.length - unsure.length} of ${scope.closed}; not ${named(lost)}${
          unsure.length > 0 ? `; cannot tell for ${named(unsure)}` : ""
        }`,
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
    return { status: "pass", summary: `${scope.closed} of ${scope.closed} accounted for`, evidence };
  },
};

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
