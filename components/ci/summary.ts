/** What a workflow's cells say in a few words. Cells come newest first. */
import { plural } from "@/lib/format/numbers";
import { checkWords, type Word } from "@/lib/format/words";
import type { CellState, CiView, CiWorkflowView } from "@/lib/view/schemas";

const rank: CellState[] = ["fail", "cancelled", "flaky", "running", "absent", "skipped", "pass"];

const flakyIn = (workflow: CiWorkflowView) => workflow.cells.filter((cell) => cell.state === "flaky").length;

/** Worst first; a workflow that now passes but was flaky often stands before the clean ones. */
export function worstFirst(workflows: readonly CiWorkflowView[]): CiWorkflowView[] {
  const weight = (workflow: CiWorkflowView) => {
    const state = shownState(workflow);
    return rank.indexOf(state) * 100 - (state === "flaky" ? flakyIn(workflow) : 0);
  };
  return [...workflows].sort((a, b) => weight(a) - weight(b));
}

/** Flaky at least three times in twenty is worth saying, even while the newest commit passes. */
export function shownState(workflow: CiWorkflowView): CellState {
  if (workflow.state !== "pass") return workflow.state;
  return flakyIn(workflow) * 7 >= workflow.cells.length && workflow.cells.length > 0 ? "flaky" : "pass";
}

export function said(workflow: CiWorkflowView): { is: Word; text: string } {
  const state = shownState(workflow);
  const is = checkWords[state];
  const streak = workflow.cells.findIndex((cell) => cell.state !== "fail");
  const length = streak < 0 ? workflow.cells.length : streak;
  if (state === "fail" && length > 1) return { is, text: `Fail, ${length} in a row` };
  if (state === "flaky") return { is, text: `${flakyIn(workflow)} flaky of ${workflow.cells.length}` };
  const running = workflow.cells[0]?.running;
  if (state === "running" && running && running.total > 0)
    return { is, text: `Running, ${running.done} of ${running.total}` };
  return { is, text: is.word };
}

/** Share of first-try passes over the five commits up to each one, oldest first. */
export function passTrend(workflow: CiWorkflowView, window = 5): number[] {
  const told = [...workflow.cells].reverse().filter((cell) => /^(pass|fail|flaky)$/.test(cell.state));
  return told.map((_, at) => {
    const part = told.slice(Math.max(0, at - window + 1), at + 1);
    return part.filter((cell) => cell.state === "pass").length / part.length;
  });
}

/** The worst cell of each commit over all expected workflows, newest first. */
export function perCommit(ci: CiView): CellState[] {
  const expected = ci.workflows.filter((workflow) => workflow.expected);
  return ci.commits.map((_, at) => {
    const states = expected.map((workflow) => workflow.cells[at]?.state ?? "absent");
    return rank.find((state) => states.includes(state)) ?? "absent";
  });
}

/** `1 of 12 fails`, `12 of 12 pass`: the state of the newest commit over the expected workflows. */
export function headLine(ci: CiView): { is: Word; text: string } {
  const expected = ci.workflows.filter((workflow) => workflow.expected);
  const having = (state: CellState) => expected.filter((workflow) => workflow.state === state).length;
  const [failing, running, absent] = [having("fail") + having("cancelled"), having("running"), having("absent")];
  if (expected.length === 0) return { is: checkWords.unknown, text: "Not known: no workflow was read" };
  if (failing > 0)
    return { is: checkWords.fail, text: `${failing} of ${expected.length} ${failing === 1 ? "fails" : "fail"}` };
  if (ci.state === "unknown") return { is: checkWords.unknown, text: "Not known: CI was not read whole" };
  if (absent > 0) return { is: checkWords.absent, text: `${plural(absent, "workflow")} not run` };
  if (running > 0) return { is: checkWords.running, text: `${running} of ${expected.length} running` };
  if (having("flaky") > 0) return { is: checkWords.flaky, text: `${having("flaky")} flaky` };
  return { is: checkWords.pass, text: `${expected.length} of ${expected.length} pass` };
}
