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
    matrix: matrix ? rowsOf(matrix, matrixRow) : [],
    cadence: cadence ? rowsOf(cadence, cadenceRow) : [],
    problems,
  };
}

function tablesOf(lines: readonly Line[]): Table[] {
  const tables: Table[] = [];
  for (const line of lines) {
    if (line.block !== "table" || line.quote > 0) continue;
    const cells = line.cells.map(plainWords);
    if (line.headRow) tables.push({ heads: cells, rows: [] });
    else tables.at(-1)?.rows.push(cells);
  }
  return tables;
}

const software = /python|c\+\+|\bcpp\b|cuda|rocm|cudnn|xpu/i;

/** The column of the versions: its heading says so, or every one of its cells is one; -1 where there is none. */
function versionColumn({ heads, rows }: Table): number {
  const named = heads.findIndex((head) => /\bversions?\b/i.test(head) && !software.test(head));
  if (named >= 0) return named;
  return heads.findIndex(
    (head, column) =>
      !software.test(head) && rows.length > 0 && rows.every((row) => /^v?\d+\.\d+/.test(row[column] ?? "")),
  );
}

function isMatrix(table: Table): boolean {
  return versionColumn(table) >= 0 && table.heads.filter((head) => software.test(head)).length >= 2;
}

function isCadence(table: Table): boolean {
  return versionColumn(table) >= 0 && table.heads.some((head) => /\bcut\b|\brelease date\b/i.test(head));
}

/** "v2.7", "PyTorch 2.7 (LTS)": the number is the version; what holds none is kept as written. */
function versionIn(cell = ""): string {
  return /(?<![\d.])\d+\.\d+(?:\.\d+)?(?![\d.])/.exec(cell)?.[0] ?? cell;
}

type RowReader<T> = (heads: readonly string[], row: readonly string[], versionAt: number) => T;

/** A row without its version is one that was given up: its version was struck out. */
function rowsOf<T extends { version: string }>(table: Table, read: RowReader<T>): T[] {
  const versionAt = versionColumn(table);
  return table.rows.map((row) => read(table.heads, row, versionAt)).filter(({ version }) => version !== "");
}

function matrixRow(heads: readonly string[], row: readonly string[], versionAt: number): MatrixRow {
  const column = (test: (head: string) => boolean) => cellValue(row[heads.findIndex(test)]);
  const experimental = (head: string) => /experimental|preview|prototype/i.test(head);
  return {
    version: versionIn(row[versionAt]),
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

function cadenceRow(heads: readonly string[], row: readonly string[], versionAt: number): CadenceRow {
  const cutAt = heads.findIndex((head) => /\bcut\b/i.test(head));
  const releaseAt = heads.findIndex(
    (head, column) => column !== versionAt && /\b(?:release|ga)\b/i.test(head) && !/\bcut\b|\bpatch\b/i.test(head),
  );
  const cut = planned(row[cutAt]);
  const release = planned(row[releaseAt]);
  const patches = heads.flatMap((head, index) => {
    const cell = cellValue(row[index]);
    return /\bpatch\b/i.test(head) && cell !== null ? [planned(cell)] : [];
  });
  return {
    version: versionIn(row[versionAt]),
    cut: cellValue(cut.text),
    release: cellValue(release.text),
    patches,
    tentative: { cut: cut.tentative, release: release.tentative },
  };
}

const marks = /^(?:~|est\.?|tentative(?:ly)?:?|tbc:?)\s*(?=\S)|\s*\(?(?:tentative|tbc|estimated?|est\.?)\)?$|\s*\?$/gi;

/** A date in parentheses, or with another mark of a guess, is tentative. */
function planned(cell = ""): { text: string; tentative: boolean } {
  const inside = /^\((.*)\)$/.exec(cell)?.[1] ?? cell;
  const text = inside.replace(marks, "").trim();
  return { text: text === "" ? cell : text, tentative: text !== "" && text !== cell };
}
