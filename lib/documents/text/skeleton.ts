/**
 * Only the beginning of a line decides the block that it belongs to. The markdown parser therefore gets each
 * line's marks with the columns unchanged and an `x` for its words, which are read from the line itself. This
 * keeps the parser fast on long documents and linear on hostile ones: no line is long and none nests deeply.
 */
export type Skeleton = { text: string /** Per line: characters of indent that were taken out. */; removed: number[] };

const keptIndent = 40;
const keptMarkers = 4;
const keptCells = 16;
const keptTableRow = 4_000;
const keptFence = 60;

export function skeletonOf(lines: readonly string[], inFence: readonly boolean[]): Skeleton {
  const removed: number[] = [];
  const out = lines.map((line, index) => {
    const cut = Math.max(0, leadingSpace(line) - keptIndent);
    removed.push(cut);
    const kept = cut > 0 ? line.slice(cut) : line;
    if (inFence[index]) return codeShape(kept);
    const at = wordsStart(kept);
    return kept.slice(0, at) + shape(kept.slice(at));
  });
  return { text: out.join("\n"), removed };
}

/** Of code only the indent and the quote marks matter. */
function codeShape(line: string): string {
  const indent = /^[\s>]*/.exec(line.slice(0, keptIndent))?.[0] ?? "";
  return line.length > indent.length ? `${indent}x` : indent;
}

function leadingSpace(line: string): number {
  let at = 0;
  while (line[at] === " " || line[at] === "\t") at++;
  return at;
}

/** What is left of a line's words: as much as the parser needs to tell the block. */
function shape(words: string): string {
  if (words === "") return "";
  const fence = /^(?:`{3,}|~{3,})/.exec(words)?.[0];
  if (fence) {
    // The info of a backtick fence holds no backtick: such a line is inline code.
    if (fence[0] === "`" && words.indexOf("`", fence.length) >= 0) return "x";
    return fence.slice(0, keptFence) + (words.slice(fence.length).trim() === "" ? "" : "x");
  }
  if (words.includes("|")) return words.split("|", keptCells).join("|").slice(0, keptTableRow);
  const heading = /^#{1,6}(?=[ \t]|$)/.exec(words)?.[0];
  if (heading) return `${heading} x`;
  // A rule, or the line under a heading, is one as a whole.
  if (/^[-*_=+:\s]+$/.test(words)) return words.slice(0, keptFence);
  return "x";
}

/** Where the words of a line begin, behind quote and list marks; what nests deeper than anyone writes is words. */
function wordsStart(line: string): number {
  let at = 0;
  for (let markers = 0; ; markers++) {
    at += leadingSpace(line.slice(at, at + keptIndent));
    const mark = /^(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))/.exec(line.slice(at, at + 12))?.[0];
    if (!mark || markers === keptMarkers || isRule(line, at)) return at;
    at += mark.length;
  }
}

/** `- - -` and `* * *` are rules, not lists in lists. */
function isRule(line: string, at: number): boolean {
  return /^(?:[-*_][ \t]*){3,}$/.test(line.slice(at, at + keptFence)) && /^[-*_ \t]+$/.test(line.slice(at));
}
