/** The columns of the grid: one per job of an open workflow, one for a closed workflow as a whole. */
import type { CellState, CiWorkflowView } from "@/lib/view/schemas";

export const cellWidth = 18;
export const groupGap = 12;

export type Column = { workflow: CiWorkflowView; job: string | null; states: readonly CellState[]; x: number };
export type ColumnGroup = { workflow: CiWorkflowView; x: number; width: number; open: boolean; jobs: number };
export type Grid = { columns: Column[]; groups: ColumnGroup[]; width: number };
export type Filter = { text: string; only: "all" | "failing" | "flaky" | "running" };

/** A text in slashes is a regular expression; one that cannot be read is searched for as it stands. */
export function matcher(text: string): (name: string) => boolean {
  const plain = text.trim().toLowerCase();
  const pattern = /^\/(.+)\/$/.exec(text.trim())?.[1];
  if (pattern !== undefined) {
    try {
      const expression = new RegExp(pattern, "i");
      return (name) => expression.test(name);
    } catch {
      return (name) => name.toLowerCase().includes(pattern.toLowerCase());
    }
  }
  return (name) => name.toLowerCase().includes(plain);
}

const keepsState: Record<Filter["only"], (states: readonly CellState[]) => boolean> = {
  all: () => true,
  failing: (states) => states[0] === "fail" || states[0] === "cancelled",
  flaky: (states) => states.includes("flaky"),
  running: (states) => states[0] === "running",
};

const wholeStates = (workflow: CiWorkflowView) => workflow.cells.map((cell) => cell.state);

/** Small grids open whole; of large ones only the workflows that fail, so that a failure is never folded away. */
export function openAtFirst(workflows: readonly CiWorkflowView[]): Set<string> {
  const jobs = workflows.reduce((sum, workflow) => sum + (workflow.jobs?.length ?? 1), 0);
  return new Set(workflows.filter(({ state }) => jobs <= 60 || state === "fail").map(({ name }) => name));
}

export function gridOf(workflows: readonly CiWorkflowView[], open: ReadonlySet<string>, filter: Filter): Grid {
  const matches = matcher(filter.text);
  const keeps = keepsState[filter.only];
  const searched = filter.text.trim() !== "" || filter.only !== "all";
  const columns: Column[] = [];
  const groups: ColumnGroup[] = [];
  let x = 0;
  for (const workflow of workflows) {
    const named = matches(workflow.name);
    const jobs = (workflow.jobs ?? []).filter((job) => (named || matches(job.name)) && keeps(job.states));
    const whole = wholeStates(workflow);
    const shown = jobs.length > 0 || (named && keeps(whole));
    if (!shown) continue;
    const isOpen = jobs.length > 0 && (open.has(workflow.name) || searched);
    const own: Column[] = isOpen
      ? jobs.map((job, at) => ({ workflow, job: job.name, states: job.states, x: x + at * cellWidth }))
      : [{ workflow, job: null, states: whole, x }];
    // A group's name needs room, so that it never runs into the next one.
    const width = Math.max(own.length * cellWidth, 62);
    columns.push(...own);
    groups.push({ workflow, x, width, open: isOpen, jobs: workflow.jobs?.length ?? 0 });
    x += width + groupGap;
  }
  return { columns, groups, width: x };
}

export const jobCount = (workflows: readonly CiWorkflowView[], only: Filter["only"]): number =>
  workflows.reduce(
    (sum, workflow) =>
      sum +
      (workflow.jobs
        ? workflow.jobs.filter((job) => keepsState[only](job.states)).length
        : Number(keepsState[only](wholeStates(workflow)))),
    0,
  );
