import type { GateRule } from "../rule";
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
    if (open.length === 0) return { status: "pass", summary: `None open, ${scope.closed} closed`, evidence };
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
