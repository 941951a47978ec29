import type { GateRule } from "../rule";
import { count, is, nameOf, some } from "../wording";

export const notesCoverPicks: GateRule = {
  id: "notes-cover-picks",
  target: "release-day",
  title: "Release notes cover the picks",
  group: "Comms",
  needs: ["published", "tracker", "release-pulls", "named-pulls"],
  evaluate: ({ notes, release }) => {
    const who = release.managers.slice(0, 1);
    if (!notes)
      return {
        status: "fail",
        absence: true,
        summary: "No draft was found",
        clause: "the release notes are not drafted",
        who,
        flips: [
          {
            what: `Draft the release notes of ${release.version}`,
            detail: "No draft was found",
            verb: "draft the notes",
            who,
            url: release.tracker.url,
          },
        ],
      };
    const evidence = [
      { text: "Release notes", url: notes.url },
      ...notes.uncovered
        .slice(0, 20)
        .map((ref) => ({ text: `${nameOf(ref)} ${ref.title ?? ""}`.trim(), url: ref.url })),
    ];
    const total = notes.covered + notes.uncovered.length;
    const left = notes.uncovered.length;
    if (left === 0)
      return {
        status: "pass",
        summary: total === 0 ? "Drafted; no pick needs a line" : `${total} of ${total} picks named`,
        evidence,
      };
    return {
      status: "fail",
      absence: true,
      summary: `${notes.covered} of ${total} picks named; not ${some(notes.uncovered.map(nameOf), 3)}`,
      clause: `${count(left, "pick")} ${is(left)} not in the release notes`,
      evidence,
      who,
      flips: [
        {
          what: `Add ${some(notes.uncovered.map(nameOf), 4)} to the release notes`,
          detail: `${count(left, "pick")} without a line`,
          verb: "write the notes",
          who,
          url: notes.url,
        },
      ],
    };
  },
};
