import type { GateRule } from "../rule";
import { count, day, is, nameOf } from "../wording";

/**
 * Tutorials live in another repository. What GitHub shows of them here is the checklist's lines and the scope's items that name
 * them: after the deadline none may be open. Rejected: unknown for ever, which no release could ever get past.
 */
export const tutorialsIn: GateRule = {
  id: "tutorials-in",
  target: "release-day",
  title: "Tutorial drafts are in",
  group: "Comms",
  needs: ["tracker", "scope", "validation"],
  evaluate: ({ schedule, checklist, scope, release }) => {
    const deadline = schedule.find((milestone) => /\btutorial/i.test(milestone.label));
    if (!deadline?.date) return { status: "not-applicable", summary: "The schedule names no deadline for tutorials" };
    const evidence = [{ text: `${deadline.id ?? ""} ${deadline.label}`.trim(), url: release.tracker.url }];
    const open = [
      ...(checklist?.open ?? [])
        .filter(({ text }) => /\btutorial/i.test(text))
        .map(({ text, owners }) => ({ text, owners, url: checklist?.url ?? "" })),
      ...scope.open
        .filter((item) => /\btutorial/i.test(item.title))
        .map((item) => ({ text: `${nameOf(item.ref)} ${item.title}`, owners: item.assignees, url: item.ref.url })),
    ];
    if (deadline.state !== "done" && deadline.state !== "late")
      return {
        status: "not-yet",
        summary: `Due ${deadline.precision === "week" ? "week of " : ""}${day(deadline.date)}`,
        evidence,
      };
    if (open.length === 0)
      return { status: "pass", summary: `Deadline ${day(deadline.date)} is over, none is open`, evidence };
    const who = open.flatMap((one) => one.owners);
    return {
      status: "fail",
      summary: `${open.length} open after ${day(deadline.date)}`,
      clause: `${count(open.length, "tutorial")} ${is(open.length)} late`,
      evidence: [...evidence, ...open.map(({ text, url }) => ({ text, url }))],
      since: deadline.date,
      who,
      flips: open.map((one) => ({
        what: one.text,
        detail: `Due ${day(deadline.date ?? "")}`,
        verb: "submit or drop",
        who: one.owners.length > 0 ? one.owners.slice(0, 1) : release.managers.slice(0, 1),
        url: one.url,
      })),
    };
  },
};
