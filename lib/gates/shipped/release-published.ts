import { notBefore } from "../release-day-over";
import type { GateRule } from "../rule";

export const releasePublished: GateRule = {
  id: "release-published",
  target: "shipped",
  title: "Release is published",
  group: "Comms",
  needs: ["published"],
  evaluate: (release, context) => {
    const { published } = release;
    if (published)
      return {
        status: "pass",
        summary: "Published on GitHub",
        evidence: [{ text: "Release", url: published.url }],
        since: published.at,
      };
    return notBefore(release, context, {
      summary: "Not published",
      clause: "the GitHub release is not published",
      flip: {
        what: `Publish the GitHub release of ${release.release.version}`,
        detail: "From its draft",
        verb: "publish",
        who: release.release.managers.slice(0, 1),
        url: release.notes?.url ?? release.release.tracker.url,
      },
    });
  },
};
