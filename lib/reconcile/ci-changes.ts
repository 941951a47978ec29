/** Workflows that broke and healed between two moments. */
import type { Change, CiCommit, CiWorkflow, Reconciled } from "../domain/reconciled";

/** The oldest commit that passes and has none after it that fails. */
function passingSince({ cells }: CiWorkflow): string | null {
  const failed = cells.findIndex(({ state }) => state === "fail");
  const good = (failed < 0 ? cells : cells.slice(0, failed)).filter(
    ({ state }) => state === "pass" || state === "flaky",
  );
  return good.at(-1)?.sha ?? null;
}

export function ciChanges(from: Reconciled, to: Reconciled): Change[] {
  const old = new Map(from.ci.workflows.map((workflow) => [workflow.name, workflow.failingSince]));
  return to.ci.workflows.flatMap((workflow): Change[] => {
    const was = old.get(workflow.name) ?? null;
    if (!workflow.expected || (was === null) === (workflow.failingSince === null)) return [];
    const url = workflow.cells[0]?.url ?? to.branch.url;
    /** A run of an old commit may end late: then all that is known is that it was seen now. */
    const atCommit = (commit: CiCommit | undefined): string =>
      commit && commit.at > from.now && commit.at <= to.now ? commit.at : to.now;
    // That nothing on the commits at hand fails is no pass yet.
    if (workflow.failingSince === null && passingSince(workflow) === null) return [];
    if (workflow.failingSince === null) {
      const at = atCommit(to.ci.commits.find(({ sha }) => sha === passingSince(workflow)));
      return [{ at, kind: "ci", event: "passes", text: `${workflow.name} passes again`, url, who: [], weight: 62 }];
    }
    const commit = to.ci.commits.find((one) => one.sha === workflow.failingSince);
    const text = `${workflow.name} fails since ${workflow.failingSince.slice(0, 7)}`;
    return [
      {
        at: atCommit(commit),
        kind: "ci",
        event: "fails",
        text,
        url,
        who: commit?.author ? [commit.author] : [],
        weight: 90,
      },
    ];
  });
}
