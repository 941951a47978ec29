import type { GateRule } from "../rule";
import { count, is, some } from "../wording";

/**
 * Companions are cut about a week after the project, on its first candidate: until there is one, a missing branch is not late.
 * Rejected: failing from the cut on, which would make every release no-go for its first week.
 */
export const companionsCut: GateRule = {
  id: "companions-cut",
  target: "branch-cut",
  title: "Companion branches are cut",
  group: "Branch",
  needs: ["companions"],
  evaluate: ({ companions, release, branch, candidates }) => {
    if (companions.length === 0) return { status: "not-applicable", summary: "The project has no companions" };
    const missing = companions.filter((companion) => companion.exists !== true);
    const evidence = companions.map(({ repo, branch: name, exists }) => ({
      text: exists ? `${repo} ${name ?? ""}`.trim() : `${repo}: none`,
      url: `${/^https?:\/\/[^/]+/.exec(release.tracker.url)?.[0] ?? ""}/${repo}/branches`,
    }));
    if (missing.length === 0)
      return { status: "pass", summary: `${companions.length} of ${companions.length} cut`, evidence };
    if (missing.some((companion) => companion.exists === null))
      return {
        status: "unknown",
        summary: `Not known for ${some(
          missing.map((one) => one.repo),
          3,
        )}`,
        evidence,
      };
    if (branch.exists === false || candidates.length === 0)
      return { status: "not-yet", summary: "Cut once the first candidate is tagged", evidence };
    const [who] = release.managers;
    return {
      status: "fail",
      absence: true,
      summary: `${companions.length - missing.length} of ${companions.length} cut; not ${some(
        missing.map((one) => one.repo),
        3,
      )}`,
      clause: `${count(missing.length, "companion branch", "companion branches")} ${is(missing.length)} not cut`,
      evidence,
      since: candidates[0]?.at ?? null,
      who: release.managers,
      flips: missing.map((one) => ({
        what: `Cut the release branch of ${one.repo}`,
        detail: `For ${release.version}`,
        verb: "cut the branch",
        who: who ? [who] : [],
        url: release.tracker.url,
      })),
    };
  },
};
