import type { CiWorkflow } from "../../domain/reconciled";
import type { GateRule } from "../rule";
import { count, is, list, short, some } from "../wording";

export const branchCiGreen: GateRule = {
  id: "branch-ci-green",
  target: "final-candidate",
  title: "Required workflows pass on HEAD",
  group: "CI",
  needs: ["ci", "branch"],
  evaluate: ({ ci, release, branch }) => {
    if (branch.exists === false) return { status: "not-yet", summary: "Starts when the branch is cut" };
    const expected = ci.workflows.filter((workflow) => workflow.expected);
    const of = (...states: CiWorkflow["state"][]): CiWorkflow[] =>
      expected.filter((workflow) => states.includes(workflow.state));
    const bad = of("fail", "cancelled");
    const evidence = [...bad, ...of("running", "absent", "skipped")].map((workflow) => ({
      text: `${workflow.name}: ${workflow.state}`,
      url: workflow.cells[0]?.url ?? branch.url,
    }));
    if (bad.length > 0) {
      const since = bad
        // What was cancelled on HEAD stands so since HEAD came.
        .map(
          ({ failingSince, cells }) => ci.commits.find(({ sha }) => sha === (failingSince ?? cells[0]?.sha))?.at ?? "",
        )
        .filter(Boolean)
        .sort()[0];
      return {
        status: "fail",
        summary:
          bad.length === 1 && bad[0]
            ? said(bad[0])
            : `${bad.length} of ${expected.length} fail: ${some(
                bad.map((one) => one.name),
                2,
              )}`,
        clause: `${some(
          bad.map((one) => one.name),
          2,
        )} ${bad.length === 1 ? "fails" : "fail"} on HEAD`,
        evidence,
        since: since ?? null,
        who: [...new Set(bad.flatMap((workflow) => holders(workflow, ci.commits, release.managers)))],
        flips: bad.map((workflow) => ({
          what: `Make ${workflow.name} pass on HEAD`,
          detail: detail(workflow),
          verb: workflow.state === "cancelled" ? "run it again" : "land the fix",
          who: holders(workflow, ci.commits, release.managers).slice(0, 1),
          url: workflow.cells[0]?.url ?? branch.url,
        })),
      };
    }
    if (of("running").length > 0)
      return {
        status: "running",
        summary: `${of("running").length} of ${expected.length} still running`,
        clause: `${count(of("running").length, "workflow")} ${is(of("running").length)} still running`,
        evidence,
        flips: [
          {
            what: "Let CI finish on HEAD",
            detail: some(
              of("running").map((one) => one.name),
              3,
            ),
            verb: "wait",
            who: release.managers.slice(0, 1),
            url: branch.url,
          },
        ],
      };
    const silent = of("absent", "skipped");
    if (silent.length > 0 || expected.length === 0)
      return {
        status: "unknown",
        summary: silent.length > 0 ? notRun(silent) : "No run on HEAD is known",
        clause: silent.length > 0 ? notRun(silent) : "no CI run on HEAD is known",
        evidence,
        flips: [
          {
            what: "Run CI on HEAD",
            detail: list(silent.slice(0, 3).map((one) => one.name)),
            verb: "start CI",
            who: release.managers.slice(0, 1),
            url: branch.url,
          },
        ],
      };
    const flaky = of("flaky").length;
    const flakes = flaky > 0 ? `, ${flaky} after a flaky rerun` : "";
    return { status: "pass", summary: `${expected.length} of ${expected.length}${flakes}`, evidence };
  },
};

function notRun(silent: readonly CiWorkflow[]): string {
  const names = some(
    silent.map((one) => one.name),
    2,
  );
  return `${names} ${silent.length === 1 ? "has" : "have"} not run on HEAD`;
}

function streak(workflow: CiWorkflow): number {
  const until = workflow.cells.findIndex((cell) => cell.sha === workflow.failingSince);
  return workflow.cells.slice(0, until + 1).filter((cell) => cell.state === "fail").length;
}

function said(workflow: CiWorkflow): string {
  if (workflow.state === "cancelled") return `${workflow.name} was cancelled on HEAD`;
  return `${workflow.name} red for ${count(streak(workflow), "commit")}`;
}

function detail(workflow: CiWorkflow): string {
  if (workflow.failingSince === null) return "Cancelled on HEAD";
  return `Red for ${count(streak(workflow), "commit")}, since ${short(workflow.failingSince)}`;
}

/** Who wrote the commits among which the fault entered; the managers where no author is known. */
function holders(
  workflow: CiWorkflow,
  commits: readonly { sha: string; author: string | null }[],
  managers: readonly string[],
): string[] {
  const suspects = new Set([...workflow.suspects].reverse());
  const authors = commits
    .filter((commit) => suspects.has(commit.sha))
    .flatMap((commit) => (commit.author === null ? [] : [commit.author]));
  return authors.length > 0 ? [...new Set(authors)] : managers.slice(0, 1);
}
