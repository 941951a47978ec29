import type { Reconciled, UnfollowedRevert } from "../../domain/reconciled";
import type { GateRule } from "../rule";
import { count, is, nameOf, some } from "../wording";

export const revertsFollowed: GateRule = {
  id: "reverts-followed",
  target: "final-candidate",
  title: "Trunk reverts are carried over",
  group: "Branch",
  needs: ["trunk", "branch", "release-pulls", "tracker"],
  evaluate: ({ reverts, release, branch, ci }) => {
    if (branch.exists === false) return { status: "not-yet", summary: "Starts when the branch is cut" };
    const evidence = reverts.items.flatMap((item) => [
      { text: `${nameOf(item.change)} ${item.change.title ?? ""}`.trim(), url: item.change.url },
      { text: `Reverted on ${release.trunk} by ${nameOf({ sha: item.revert.sha })}`, url: item.revert.url },
    ]);
    if (reverts.items.length > 0)
      return {
        status: "fail",
        summary: `${reverts.items.length} not carried over: ${some(
          reverts.items.map((item) => nameOf(item.change)),
          3,
        )}`,
        clause: `${count(reverts.items.length, "trunk revert")} ${is(reverts.items.length)} not on the branch`,
        evidence,
        since: reverts.items.map((item) => sinceOf(item, ci)).sort()[0] ?? null,
        who: [...new Set(reverts.items.flatMap((item) => item.who))],
        flips: reverts.items.map((item) => ({
          what: `Revert ${nameOf(item.change)} on ${release.branch}`,
          detail: `Reverted on ${release.trunk}, still on ${release.branch}`,
          verb: "carry the revert over",
          who: item.who.length > 0 ? item.who.slice(0, 1) : release.managers.slice(0, 1),
          url: item.revert.url,
        })),
      };
    const unsure = reverts.unknown.filter((one) => one.source === null);
    if (unsure.length > 0)
      return {
        status: "unknown",
        summary: unsure[0]?.text ?? "",
        clause: "what a revert concerns cannot be told",
        evidence,
        flips: unsure.map(({ text }) => ({
          what: text,
          detail: "Say so in its pull request: Reverts #…",
          verb: "look and say so",
          who: release.managers.slice(0, 1),
          url: branch.url,
        })),
      };
    return { status: "pass", summary: "Every revert is on the branch", evidence };
  },
};

/** What was picked after trunk had reverted it waits only since it was picked. */
function sinceOf({ revert, onBranchSince }: UnfollowedRevert, { commits }: Reconciled["ci"]): string {
  const picked = commits.find(({ sha }) => sha === onBranchSince)?.at ?? "";
  return picked > revert.at ? picked : revert.at;
}
