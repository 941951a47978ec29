import type { GateRule } from "../rule";
import { count, is, nameOf, some } from "../wording";

export const scopeValidated: GateRule = {
  id: "scope-validated",
  target: "release-day",
  title: "Closed milestone issues are validated",
  group: "Scope",
  needs: ["validation", "scope"],
  evaluate: ({ validated, scope, release }, { finalCandidate }) => {
    const left = [...validated.open, ...validated.unread];
    const total = validated.done + left.length;
    const evidence = left
      .slice(0, 30)
      .map((ref) => ({ text: `${nameOf(ref)} ${ref.title ?? ""}`.trim(), url: ref.url }));
    const who = release.managers.slice(0, 1);
    const flips = [
      {
        what: `Validate ${some(left.map(nameOf), 4)}`,
        detail: "Say so on each issue, or tick it on the checklist",
        verb: "validate",
        who,
        url: scope.milestone?.url ?? release.tracker.url,
      },
    ];
    if (left.length === 0 && finalCandidate)
      return { status: "pass", summary: total === 0 ? "No issue was fixed" : `${total} of ${total} validated` };
    if (!finalCandidate)
      return {
        status: "not-yet",
        summary: "Starts when the final candidate is tagged",
        flips: left.length > 0 ? flips : [],
      };
    if (validated.open.length === 0) {
      const doubts = [`the older comments of ${some(validated.unread.map(nameOf), 4)}`];
      const summary = `Not known: ${doubts[0]} were not read`;
      return { status: "unknown", summary, doubts, evidence, who, flips };
    }
    return {
      status: "fail",
      absence: true,
      summary: `${validated.done} of ${total} validated`,
      clause: `${count(validated.open.length, "closed issue")} ${is(validated.open.length)} not validated`,
      evidence,
      who,
      flips,
    };
  },
};
