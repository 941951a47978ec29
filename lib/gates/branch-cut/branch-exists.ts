import type { GateRule } from "../rule";

export const branchExists: GateRule = {
  id: "branch-exists",
  target: "branch-cut",
  title: "Release branch is cut",
  group: "Branch",
  needs: ["branch"],
  evaluate: ({ branch, release }) => {
    const evidence = [{ text: release.branch, url: branch.url }];
    if (branch.exists)
      return { status: "pass", summary: `${release.branch} exists`, evidence, since: branch.cut?.at ?? null };
    const [who] = release.managers;
    return {
      status: "fail",
      absence: branch.exists === null,
      summary: `${release.branch} is not cut`,
      clause: `${release.branch} is not cut`,
      evidence: [{ text: "Tracker", url: release.tracker.url }],
      who: release.managers,
      flips: [
        {
          what: `Cut ${release.branch}`,
          detail: `From ${release.trunk}`,
          verb: "cut the branch",
          who: who ? [who] : [],
          url: release.tracker.url,
        },
      ],
    };
  },
};
