import type { CadenceRow, MatrixRow, Problem, ProcessText } from "../../domain/written";
import { plainWords } from "../text/inline";
import { type Line, readLines } from "../text/lines";

type Table = { heads: string[]; rows: string[][] };

/** Reads the compatibility matrix and the cadence of a release process document. */
export function readProcess(text: string): ProcessText {
  const tables = tablesOf(readLines(text, { indentedCode: true }));
  const matrix = tables.find(isMatrix);
  const cadence = tables.find((table) => table !== matrix && isCadence(table));
  const problems: Problem[] = [];
  if (!matrix) problems.push({ code: "no-matrix", text: "The document has no compatibility matrix." });
  if (!cadence) problems.push({ code: "no-cadence", text: "The document has no release cadence." });
  return {
    matrix: matrix ? matrix.rows.map((row) => matrixRow(matrix.heads, row)) : [],
    cadence: cadence ? cadence.rows.map((row) => cadenceRow(cadence.heads, row)) : [],
    problems,
  };
}

function tablesOf(lines: readonly Line[]): Table[] {
  const tables: Table[] = [];
  for (const line of lines) {
    if (line.block !== "table") continue;
    const cells = line.cells.map(plainWords);
    if (line.headRow) tables.push({ heads: cells, rows: [] });
    else tables.at(-1)?.rows.push(cells);
  }
  return tables;
}

const version = /\bversions?\b/i;

function isMatrix({ heads }: Table): boolean {
  const software = heads.filter((head) => /python|c\+\+|cuda|rocm|cudnn|xpu/i.test(head));
  return heads.some((head) => version.test(head)) && software.length >= 2;
}

function isCadence({ heads }: Table): boolean {
  return heads.some((head) => version.test(head)) && heads.some((head) => /\bcut\b|\brelease date\b/i.test(head));
}

function matrixRow(heads: readonly string[], row: readonly string[]): MatrixRow {
  const column = (test: (head: string) => boolean) => cellValue(row[heads.findIndex(test)]);
  const experimental = (head: string) => /experimental|preview|prototype/i.test(head);
  return {
    version: row[heads.findIndex((head) => version.test(head))] ?? "",
    python: column((head) => /^python\b/i.test(head)),
    cpp: column((head) => /c\+\+|\bcpp\b/i.test(head)),
    cuda: column((head) => /cuda/i.test(head) && !experimental(head)),
    cudaExperimental: column((head) => /cuda/i.test(head) && experimental(head)),
    rocm: column((head) => /rocm/i.test(head) && !experimental(head)),
    cells: Object.fromEntries(heads.map((head, index) => [head, row[index] ?? ""])),
  };
}

/** A cell that says there is none. */
function cellValue(cell: string | undefined): string | null {
  return cell === undefined || /^(?:|none|n\/?a|-|–|—)$/i.test(cell) ? null : cell;
}

function cadenceRow(heads: readonly string[], row: readonly string[]): CadenceRow {
  const versionAt = heads.findIndex((head) => version.test(head));
  const cutAt = heads.findIndex((head) => /\bcut\b/i.test(head));
  const releaseAt = heads.findIndex(
    (head) => /\brelease\b/i.test(head) && !/\bcut\b|\bpatch\b|\bversion\b/i.test(head),
  );
  const cut = planned(row[cutAt]);
  const release = planned(row[releaseAt]);
  const patches = heads.flatMap((head, index) => {
    const cell = row[index];
    return /\bpatch\b/i.test(head) && cell ? [planned(cell)] : [];
  });
  return {
    version: row[versionAt] ?? "",
    cut: cellValue(cut.text),
    release: cellValue(release.text),
    patches,
    tentative: { cut: cut.tentative, release: release.tentative },
  };
}

/** A date in parentheses is tentative. */
function planned(cell = ""): { text: string; tentative: boolean } {
  const inside = /^\((.*)\)$/.exec(cell)?.[1];
  return inside === undefined ? { text: cell, tentative: false } : { text: inside.trim(), tentative: true };
}
