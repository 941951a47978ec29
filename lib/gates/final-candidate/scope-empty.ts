import type { Reconciled } from "../../domain/reconciled";
import type { Evaluation, GateRule } from "../rule";
import { count, is, list, nameOf } from "../wording";

export const scopeEmpty: GateRule = {
  id: "scope-empty",
  target: "final-candidate",
  title: "Milestone is empty",
  group: "Scope",
  needs: ["scope"],
  evaluate: ({ scope, release }) => {
    const evidence = scope.milestone ? [{ text: `Milestone ${scope.milestone.title}`, url: scope.milestone.url }] : [];
    const { open } = scope;
    if (open.length === 0)
      return unseen(scope, release) ?? { status: "pass", summary: `None open, ${scope.closed} closed`, evidence };
    const issues = open.filter((item) => item.kind === "issue").length;
    const pulls = open.length - issues;
    const kinds = list([...(issues > 0 ? [count(issues, "issue")] : []), ...(pulls > 0 ? [count(pulls, "PR")] : [])]);
    const unheld = open.filter((item) => item.assignees.length === 0).length;
    const [who] = release.managers;
    return {
      status: "fail",
      summary: `${open.length} open: ${kinds.replace(" and ", ", ")}`,
      clause: `${count(open.length, "milestone item")} ${is(open.length)} still open`,
      evidence: [
        ...evidence,
        ...open.slice(0, 30).map((item) => ({ text: `${nameOf(item.ref)} ${item.title}`, url: item.ref.url })),
      ],
      since: open.map((item) => item.since).sort()[0] ?? null,
      who: release.managers,
      flips: [
        {
          what: `Empty the milestone: ${count(open.length, "item")} open`,
          detail: unheld === 0 ? kinds : `${kinds}; ${unheld} ${unheld === 1 ? "has" : "have"} no assignee`,
          verb: "close or move out",
          who: who ? [who] : [],
          url: scope.milestone?.url ?? release.tracker.url,
        },
      ],
    };
  },
};

/** No open item was found: that says nothing where there is no milestone, or where GitHub counts more in it than was read. */
function unseen(
  { milestone, unseen: left = 0 }: Reconciled["scope"],
  release: Reconciled["release"],
): Evaluation | null {
  const url = milestone?.url ?? release.tracker.url;
  if (!milestone)
    return {
      status: "unknown",
      summary: `Not known: there is no milestone ${release.version}`,
      clause: `there is no milestone ${release.version}`,
      evidence: [{ text: "Tracker", url }],
      doubts: [`milestone ${release.version}`],
      who: release.managers,
      flips: [
        {
          what: `Open milestone ${release.version}`,
          detail: "Nothing is planned in it",
          verb: "open the milestone",
          who: release.managers.slice(0, 1),
          url,
        },
      ],
    };
  if (left === 0) return null;
  const doubts = [`${count(left, "open item")} of the milestone`];
  return {
    status: "unknown",
    summary: `Not known: ${doubts[0]} ${left === 1 ? "was" : "were"} not read`,
    doubts,
    evidence: [{ text: `Milestone ${milestone.title}`, url }],
    flips: [
      {
        what: `Read milestone ${milestone.title}`,
        detail: `GitHub counts ${count(left, "open item")} more in it`,
        verb: "wait for the next read",
        who: [],
        url,
      },
    ],
  };
}
