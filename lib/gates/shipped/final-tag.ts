import { notBefore } from "../release-day-over";
import type { GateRule } from "../rule";

export const finalTag: GateRule = {
  id: "final-tag",
  target: "shipped",
  title: "Final tag is pushed",
  group: "Candidate",
  needs: ["tags"],
  evaluate: (release, context) => {
    const { finalTag: tag, branch } = release;
    if (tag)
      return {
        status: "pass",
        summary: `${tag.name} is tagged`,
        evidence: [{ text: tag.name, url: tag.url }],
        since: tag.at,
      };
    return notBefore(release, context, {
      summary: "Not tagged",
      clause: `${release.release.version} is not tagged`,
      flip: {
        what: `Tag ${release.release.version}`,
        detail: "The final candidate's commit",
        verb: "push the tag",
        who: release.release.managers.slice(0, 1),
        url: branch.url,
      },
    });
  },
};
