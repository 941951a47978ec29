import type { GateRule } from "../rule";

export const validationGreen: GateRule = {
  id: "validation-green",
  target: "release-day",
  title: "Binaries are validated",
  group: "Candidate",
  needs: ["validation", "tags"],
  evaluate: ({ validation, wants, candidates, release }, { finalCandidate }) => {
    if (wants.validation === null)
      return { status: "not-applicable", summary: "The project names no validation workflow" };
    const newest = candidates.at(-1);
    const who = release.managers.slice(0, 1);
    const flips = [
      {
        what: `Run ${wants.validation} for ${newest?.tag ?? "the final candidate"}`,
        detail: "It must pass for the final candidate",
        verb: "run the workflow",
        who,
        url: validation?.url ?? newest?.url ?? release.tracker.url,
      },
    ];
    if (!finalCandidate) return { status: "not-yet", summary: "Starts when the final candidate is tagged", flips };
    if (!validation)
      return {
        status: "fail",
        absence: true,
        summary: `${wants.validation} has not run for ${newest?.tag ?? ""}`.trim(),
        clause: "the binaries are not validated",
        who,
        flips,
      };
    const evidence = [{ text: `${validation.workflow}: ${validation.state}`, url: validation.url }];
    const base = { evidence, since: validation.at, who };
    switch (validation.state) {
      case "pass":
      case "flaky":
        return { ...base, status: "pass", summary: `${validation.workflow} passed for ${newest?.tag ?? ""}`.trim() };
      case "running":
        return {
          ...base,
          status: "running",
          summary: "Still running",
          clause: `${validation.workflow} is still running`,
          flips,
        };
      default:
        return {
          ...base,
          status: "fail",
          summary: `${validation.workflow}: ${validation.state}`,
          clause: `${validation.workflow} does not pass`,
          flips,
        };
    }
  },
};
