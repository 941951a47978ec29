/** The compatibility matrix, and what differs between any two of its rows. */
import type { MatrixRow } from "../domain/written";

export type CellChange = { column: string; from: string; to: string; added: string[]; removed: string[] };

export type MatrixView = {
  asOf: string;
  url: string;
  columns: string[];
  rows: { version: string; cells: Record<string, string> }[];
  /** Releases that are not out, and whether each has its row. */
  expected: { version: string; has: boolean }[];
  changes: { from: string; to: string; cells: CellChange[] } | null;
  unknown: string[];
};

/** The columns beside the version's own, in the order of the document. */
export function columnsOf(rows: readonly MatrixRow[]): string[] {
  return Object.keys(rows[0]?.cells ?? {}).filter((column) => !/\bversions?\b/i.test(column));
}

/** What a cell lists, parted at commas outside of brackets: "CUDA 12.6 (cuDNN 9.5), CUDA 12.8". */
export const partsOf = (cell: string): string[] =>
  cell
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== "" && !/^none$/i.test(part));

export function changedCells(from: MatrixRow, to: MatrixRow, columns: readonly string[]): CellChange[] {
  return columns.flatMap((column) => {
    const [before, after] = [from.cells[column] ?? "", to.cells[column] ?? ""];
    const [old, fresh] = [partsOf(before), partsOf(after)];
    const added = fresh.filter((part) => !old.includes(part));
    const removed = old.filter((part) => !fresh.includes(part));
    return added.length + removed.length > 0 ? [{ column, from: before, to: after, added, removed }] : [];
  });
}
