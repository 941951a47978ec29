import type { GateRule } from "../rule";
import { count, nameOf } from "../wording";

/**
 * Triaged: the milestone exists, and someone holds each open item (a pull request is held by its author).
 * A warning, not a failure: an unheld item blocks nobody until the final candidate asks for an empty milestone.
 */
export const scopeTriaged: GateRule = {
  id: "scope-triaged",
  target: "branch-cut",
  title: "Milestone items have holders",
  group: "Scope",
  needs: ["scope"],
  evaluate: ({ scope, release }) => {
    const [who] = release.managers;
    if (!scope.milestone)
      return {
        status: "fail",
        absence: true,
        summary: `No milestone ${release.version}`,
        clause: `there is no milestone ${release.version}`,
        evidence: [{ text: "Tracker", url: release.tracker.url }],
        who: release.managers,
        flips: [
          {
            what: `Open milestone ${release.version}`,
            detail: "Nothing is planned in it",
            verb: "open the milestone",
            who: who ? [who] : [],
            url: release.tracker.url,
          },
        ],
      };
    const unheld = scope.open.filter((item) => item.kind === "issue" && item.assignees.length === 0);
    const evidence = [{ text: `Milestone ${scope.milestone.title}`, url: scope.milestone.url }];
    if (unheld.length === 0)
      return {
        status: "pass",
        summary:
          scope.open.length === 0
            ? "No item is open"
            : `${count(scope.open.length, "open item")}, none without a holder`,
        evidence,
      };
    return {
      status: "warn",
      summary: `${unheld.length} of ${scope.open.length} open without a holder`,
      clause: `${count(unheld.length, "milestone item")} ${unheld.length === 1 ? "has" : "have"} no holder`,
      evidence: [
        ...evidence,
        ...unheld.slice(0, 10).map((item) => ({ text: `${nameOf(item.ref)} ${item.title}`, url: item.ref.url })),
      ],
      since: unheld.map((item) => item.since).sort()[0] ?? null,
      who: release.managers,
      flips: [
        {
          what: `Assign ${count(unheld.length, "milestone item")}`,
          detail: unheld
            .slice(0, 5)
            .map((item) => nameOf(item.ref))
            .join(", "),
          verb: "assign",
          who: who ? [who] : [],
          url: scope.milestone.url,
        },
      ],
    };
  },
};
