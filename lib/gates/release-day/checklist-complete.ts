import type { GateRule } from "../rule";
import { count, is } from "../wording";

export const checklistComplete: GateRule = {
  id: "checklist-complete",
  target: "release-day",
  title: "Validation checklist is complete",
  group: "Candidate",
  needs: ["validation"],
  evaluate: ({ checklist, release }, { finalCandidate }) => {
    const evidence = checklist ? [{ text: "Validation checklist", url: checklist.url }] : [];
    const [item] = checklist?.open ?? [];
    const owners = [...new Set((checklist?.open ?? []).flatMap((one) => one.owners))];
    const who = owners.length > 0 ? owners : release.managers.slice(0, 1);
    const left = checklist ? checklist.total - checklist.done : 0;
    const flips = [
      checklist
        ? {
            what:
              checklist.total === 0
                ? "Fill the validation checklist"
                : `Finish the validation checklist: ${count(left, "item")} open`,
            detail: item?.text ?? "",
            verb: "validate and tick",
            who: who.slice(0, 1),
            url: checklist.url,
          }
        : {
            what: `Open the validation checklist of ${release.version}`,
            detail: "No such issue was found",
            verb: "open the issue",
            who: release.managers.slice(0, 1),
            url: release.tracker.url,
          },
    ];
    if (checklist && left === 0 && checklist.total > 0)
      return { status: "pass", summary: `${checklist.done} of ${checklist.total} done`, evidence };
    if (!finalCandidate)
      return {
        status: "not-yet",
        summary: checklist
          ? `${checklist.done} of ${checklist.total} done`
          : "Starts when the final candidate is tagged",
        evidence,
        flips,
      };
    if (!checklist)
      return {
        status: "fail",
        absence: true,
        summary: "No validation checklist was found",
        clause: "there is no validation checklist",
        who,
        flips,
      };
    const isEmpty = checklist.total === 0;
    return {
      status: "fail",
      summary: isEmpty ? "It lists nothing yet" : `${checklist.done} of ${checklist.total} done`,
      clause: isEmpty
        ? "the validation checklist lists nothing"
        : `${count(left, "item")} of the validation checklist ${is(left)} open`,
      evidence: [...evidence, ...checklist.open.slice(0, 10).map(({ text }) => ({ text, url: checklist.url }))],
      who,
      flips,
    };
  },
};
