import type { GateRule } from "../rule";

export const originBranchExists: GateRule = {
  id: "origin-branch-exists",
  target: "branch-cut",
  title: "Branch as it was cut is kept",
  group: "Branch",
  needs: ["branch"],
  evaluate: ({ branch, release }) => {
    const { origin } = branch;
    if (origin === null) return { status: "not-applicable", summary: "The project keeps no twin of the branch" };
    if (origin.exists)
      return { status: "pass", summary: `${origin.name} exists`, evidence: [{ text: origin.name, url: branch.url }] };
    if (branch.exists === false) return { status: "not-yet", summary: "Starts when the branch is cut" };
    const [who] = release.managers;
    return {
      status: "fail",
      absence: origin.exists === null,
      summary: `${origin.name} does not exist`,
      clause: `${origin.name} does not exist`,
      evidence: [{ text: release.branch, url: branch.url }],
      since: branch.cut?.at ?? null,
      who: release.managers,
      flips: [
        {
          what: `Push ${origin.name}`,
          detail: "The branch as it was cut",
          verb: "push the branch",
          who: who ? [who] : [],
          url: branch.url,
        },
      ],
    };
  },
};
