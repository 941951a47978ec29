import type { GateRule } from "../rule";
import { count, is, nameOf, some } from "../wording";

export const scopeValidated: GateRule = {
  id: "scope-validated",
  target: "release-day",
  title: "Closed milestone issues are validated",
  group: "Scope",
  needs: ["validation", "scope"],
  evaluate: ({ validated, scope, release }, { finalCandidate }) => {
    const total = validated.done + validated.open.length;
    const evidence = validated.open
      .slice(0, 30)
      .map((ref) => ({ text: `${nameOf(ref)} ${ref.title ?? ""}`.trim(), url: ref.url }));
    const who = release.managers.slice(0, 1);
    const flips = [
      {
        what: `Validate ${some(validated.open.map(nameOf), 4)}`,
        detail: "Say so on each issue, or tick it on the checklist",
        verb: "validate",
        who,
        url: scope.milestone?.url ?? release.tracker.url,
      },
    ];
    if (validated.open.length === 0 && finalCandidate)
      return { status: "pass", summary: `${total} of ${total} validated` };
    if (!finalCandidate)
      return {
        status: "not-yet",
        summary: "Starts when the final candidate is tagged",
        flips: validated.open.length > 0 ? flips : [],
      };
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
