import type { GateRule } from "../rule";
import { count, is, nameOf, some } from "../wording";

export const notesCoverPicks: GateRule = {
  id: "notes-cover-picks",
  target: "release-day",
  title: "Release notes cover the picks",
  group: "Comms",
  needs: ["published", "tracker", "release-pulls", "named-pulls", "branch"],
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
    const { told: total } = notes;
    const missing = notes.picksMissing.map(({ ref }) => ref);
    const left = missing.length;
    const evidence = [
      { text: "Release notes", url: notes.url },
      ...missing.slice(0, 20).map((ref) => ({ text: `${nameOf(ref)} ${ref.title ?? ""}`.trim(), url: ref.url })),
    ];
    if (left === 0)
      return {
        status: "pass",
        summary: total === 0 ? "Drafted; no pick needs a line" : `${total} of ${total} picks named`,
        evidence,
      };
    return {
      status: "fail",
      absence: true,
      summary: `${total - left} of ${total} picks named; not ${some(missing.map(nameOf), 3)}`,
      clause: `${count(left, "pick")} ${is(left)} not in the release notes`,
      evidence,
      who,
      flips: [
        {
          what: `Add ${some(missing.map(nameOf), 4)} to the release notes`,
          detail: `${count(left, "pick")} without a line`,
          verb: "write the notes",
          who,
          url: notes.url,
        },
      ],
    };
  },
};
