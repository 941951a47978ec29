import { type FoundRef, refsOf } from "../refs";
import { linksOf } from "../text/inline";
import type { Line } from "../text/lines";
import { labelOf } from "./labels";

/** The lines of a comment with one field each: rows of tables and several fields in one line are taken apart. */
export function fieldLines(lines: readonly Line[]): Line[] {
  const out: Line[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line?.block !== "table") {
      if (line) out.push(...partedLine(line));
      continue;
    }
    let end = at + 1;
    while (lines[end]?.block === "table" && !lines[end]?.headRow) end++;
    out.push(...tableLines(lines.slice(at, end)));
    at = end - 1;
  }
  return out;
}

/** A table that fills the form, a field to a column or to a row. Any other table only tells of something. */
function tableLines(rows: readonly Line[]): readonly Line[] {
  const [head, ...body] = rows;
  if (!head) return rows;
  if (fillsForm(head.cells))
    return body.flatMap((row) => head.cells.map((name, column) => cellLine(row, name, row.cells[column] ?? "")));
  const names = rows.map((row) => row.cells[0] ?? "");
  return head.cells.length === 2 && fillsForm(names)
    ? rows.map((row) => cellLine(row, row.cells[0] ?? "", row.cells[1] ?? ""))
    : rows;
}

/** A list of picks with their state names pull requests too; only who asks for one names its category. */
function fillsForm(names: readonly string[]): boolean {
  const kinds = names.map((name) => labelOf(`${name}:`)?.kind);
  return kinds.includes("category") && (kinds.includes("trunk") || kinds.includes("release"));
}

function cellLine(row: Line, name: string, value: string): Line {
  const label = name.replace(/[\s:]+$/, "");
  return { ...row, block: "text", cells: [], headRow: false, text: label === "" ? value : `${label}: ${value}` };
}

const mostCuts = 40;
/** Where another field may begin: behind a sign or a bracket, at bold or the form's own words, with a colon not far behind. */
const cut =
  /(?:[;,|.]\s+|\()(?=[^:()]{2,60}:)|\s(?=\*\*[^*:]{2,60}:)|\s(?=(?:links? to|criteria)\b[^:]{0,60}:)|(?<=\d)(?:[\s,/]{1,3}|\s(?:[-=]>|→|⇒)\s)(?=(?:\*\*)?(?:release|cherry|backport|category)\b[^:#]{0,30}[:#])/gi;

/** "Trunk PR: #1; Release PR: #2; Category: docs" or "Release PR: #2 (trunk PR: #1)" in one line. */
function partedLine(line: Line): Line[] {
  const opened = pickOf(line);
  if (opened) return opened;
  if (line.block === "code" || !/[:#].*[:#]/.test(line.text)) return [line]; // two fields have two signs
  const cuts = [...line.text.matchAll(cut)].slice(0, mostCuts);
  if (cuts.length === 0 || !labelOf(line.text)) return [line];
  const links = linksOf(line.text);
  const starts = [0];
  for (const found of cuts) {
    const at = found.index + found[0].length;
    const inLink = links.some((link) => link.from < at && at < link.to);
    if (!inLink && isField(line.text.slice(at, at + 400))) starts.push(at);
  }
  return starts.length === 1 ? [line] : starts.map((start, index) => part(line, start, starts[index + 1]));
}

function part(line: Line, start: number, end: number | undefined): Line {
  const text = line.text.slice(start, end).replace(/[\s;,|(]+$/, "");
  return start === 0 ? { ...line, text } : { ...line, text, item: null, gap: false };
}

/** Within a line only a label with its colon and its value is a field. */
function isField(text: string): boolean {
  if (!/^(?:[^:]{2,60}:|[\w -]{2,30}#\d)/.test(text)) return false;
  const label = labelOf(text);
  if (!label || label.kind === "reverted" || (!label.certain && label.kind !== "release")) return false;
  return label.kind === "category" ? label.rest !== "" : refsOf(label.rest, "a/b").length > 0;
}

const picks =
  /^\W*(?:the )?(?:cherry[- ]?pick|backport|release(?: branch)?)(?: pr| pull request)?(?: (?:of|for)\b|\]?(?= [^\s]{1,200} ?(?:->|→) ?\S)|ing(?= [^\s]{1,200} (?:as|in|via|by) ))/i;
const pickedBy = /(?::|\b(?:is|at|as|in|by|via)|->|→)\s*$/;

/** "Cherry-pick of #1 to release/2.12: #2" names what is picked, then the pull request that does it. */
function pickOf(line: Line): Line[] | null {
  if (!picks.test(line.text)) return null;
  const [trunk, release] = refsOf(line.text, "a/b");
  if (!trunk || !release || !pickedBy.test(line.text.slice(trunk.to, release.from))) return null;
  const at = (one: FoundRef) => line.text.slice(one.from, one.to);
  const parts = [`Cherry-pick of: ${at(trunk)}`, `Release PR: ${at(release)}`];
  const rest = line.text.slice(release.to).replace(/^[\s.,;:)-]+/, "");
  if (rest !== "") parts.push(`Reason: ${rest}`);
  return parts.map((text) => ({ ...line, text }));
}
