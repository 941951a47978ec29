/** What a column says about one of its cells: is the failure real, and since when. States are newest first. */
import { plural } from "@/lib/format/numbers";
import type { CellState } from "@/lib/view/schemas";

const told = (state: CellState | undefined) => state === "pass" || state === "fail" || state === "flaky";

/** Index of the first failure of the streak that the cell belongs to, and of the last pass before it. */
export function breakAt(
  states: readonly CellState[],
  row: number,
): { firstFail: number; lastPass: number | null } | null {
  if (states[row] !== "fail") return null;
  let firstFail = row;
  for (let at = row + 1; at < states.length; at += 1) {
    const state = states[at];
    if (state === "fail") firstFail = at;
    else if (told(state)) return { firstFail, lastPass: at };
  }
  return { firstFail, lastPass: null };
}

export function isItReal(states: readonly CellState[], row: number): { answer: string; why: string } {
  const state = states[row];
  if (state === "flaky") return { answer: "Flaky.", why: "It failed and then passed on the same commit." };
  if (state !== "fail") return { answer: "Not a failure.", why: "Nothing failed here on this commit." };
  const broke = breakAt(states, row);
  const before = states.slice(0, row).filter((other) => other === "fail").length;
  const streak = (broke?.firstFail ?? row) - row + 1 + before;
  if (streak > 1)
    return { answer: "Yes, not flaky.", why: `It fails on ${plural(streak, "commit")} and never passed between them.` };
  const later = states.slice(0, row).find(told);
  if (later === "pass" || later === "flaky")
    return { answer: "Perhaps not.", why: "It failed on this commit only and passes again." };
  return { answer: "Not known yet.", why: "It failed on this commit only. The next run will tell." };
}

/** The next failure after a place, going down each column and then to the next one; it begins again at the end. */
export function nextFailure(
  columns: readonly { states: readonly CellState[] }[],
  from: { column: number; row: number } | null,
): { column: number; row: number } | null {
  const rows = Math.max(0, ...columns.map(({ states }) => states.length));
  const all = columns.length * rows;
  const start = from ? from.column * rows + from.row + 1 : 0;
  for (let step = 0; step < all; step += 1) {
    const at = (start + step) % all;
    const [column, row] = [Math.floor(at / rows), at % rows];
    if (columns[column]?.states[row] === "fail") return { column, row };
  }
  return null;
}
