import type { Nodes, Paragraph, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { cleanText } from "./clean";
import { withDefinitions } from "./definitions";
import { insideFences, isFence } from "./fences";
import { htmlLines } from "./html-lines";
import { pieceStarts } from "./pieces";
import { skeletonOf } from "./skeleton";
import { partStruck } from "./strike";

/** One line of a document with its place in the document's structure. Blank lines are not kept, only noted. */
export type Line = {
  number: number;
  /** The words, without quote, list and heading marks and without what was struck out. */
  text: string;
  struck: string[];
  block: "heading" | "text" | "code" | "rule" | "table";
  level: number; // of a heading, else 0
  quote: number; // how deep in quotes
  list: number; // how deep in lists
  /** On the first line of a list item. */
  item: { ordered: number | null; checked: boolean | null } | null;
  cells: string[]; // of a table row, else empty
  headRow: boolean;
  /** Whether a blank line, or the beginning, stands before it. */
  gap: boolean;
};

export type LineOptions = { /** Whether a line indented by four is code, as markdown has it. */ indentedCode: boolean };

/** Past this many lines the rest is read line by line without structure, so that no document takes long. */
const structuredLines = 5_000;

// Of GitHub's extensions only tables shape blocks.
const tables = { flow: gfm().flow };
const tableNodes = gfmFromMarkdown().filter((extension) => extension.enter && "table" in extension.enter);

/** What markdown does inside a line. It is left out: lines are read by the readers of this room. */
const insideLines = [
  "attention",
  "autolink",
  "characterEscape",
  "characterReference",
  "codeText",
  "definition",
  "hardBreakEscape",
  "htmlFlow",
  "htmlText",
  "labelEnd",
  "labelStartImage",
  "labelStartLink",
];

export function readLines(text: string, options: LineOptions): Line[] {
  const written = cleanText(text).split("\n");
  const inFence = insideFences(written);
  const source = withDefinitions(written, inFence);
  const structured = source.slice(0, structuredLines);
  const lines: Line[] = [];
  const starts = pieceStarts(structured, inFence);
  starts.forEach((start, index) => {
    const end = starts[index + 1];
    const skeleton = skeletonOf(structured.slice(start, end), inFence.slice(start, end));
    const tree = treeOf(skeleton.text.trimEnd(), options.indentedCode);
    new Walk(structured, start, skeleton.removed, lines).of(tree);
  });
  for (let at = structuredLines; at < source.length; at++) {
    const line = plainLine(source[at] ?? "", at + 1, inFence[at] === true);
    if (line) lines.push({ ...line, gap: (source[at - 1] ?? "").trim() === "" });
  }
  return lines;
}

/** Most pieces of most documents have one of a few shapes, and a shape has one tree. */
const trees = new Map<string, Root>();
const mostTrees = 1_000;
const longestKept = 1_500;

function treeOf(shape: string, indentedCode: boolean): Root {
  const key = `${indentedCode} ${shape}`;
  const kept = trees.get(key);
  if (kept) return kept;
  const disabled = indentedCode ? insideLines : [...insideLines, "codeIndented"];
  const extensions = [tables, { disable: { null: disabled } }];
  const tree = fromMarkdown(shape, { extensions, mdastExtensions: tableNodes });
  if (shape.length > longestKept) return tree;
  if (trees.size >= mostTrees) trees.clear();
  trees.set(key, tree);
  return tree;
}

/** A line read alone: code and quotes are still known, the rest is words. */
function plainLine(source: string, number: number, code: boolean): Line | null {
  const words = source.replace(/^[\s>]*/, "").trim();
  if (words === "" || isFence(source)) return null;
  const { live, struck } = partStruck(words);
  const quote = /^\s*>/.test(source) ? 1 : 0;
  const place = { level: 0, quote, list: 0, item: null, cells: [], headRow: false, gap: false };
  return { number, text: live.trim(), struck, block: code ? "code" : "text", ...place };
}

type Place = { quote: number; list: number; item: { ordered: number | null } | null };

/** `<li>` marks an item as a bullet does. */
function inItem(place: Place): Place {
  return { ...place, list: Math.max(1, place.list), item: place.item ?? { ordered: null } };
}

/** Walks the tree once and writes down each line where it is met. */
class Walk {
  readonly #source: readonly string[];
  readonly #before: number; // lines that stand before this piece of the document
  readonly #removed: readonly number[];
  readonly #lines: Line[];

  constructor(source: readonly string[], before: number, removed: readonly number[], lines: Line[]) {
    this.#source = source;
    this.#before = before;
    this.#removed = removed;
    this.#lines = lines;
  }

  of(tree: Root): void {
    this.#children(tree.children, { quote: 0, list: 0, item: null });
  }

  #children(nodes: readonly Nodes[], place: Place): void {
    let item = place.item;
    for (const node of nodes) {
      this.#node(node, { ...place, item });
      item = null; // only the first line of an item carries its mark
    }
  }

  #node(node: Nodes, place: Place): void {
    const { position } = node;
    if (!position) return;
    const first = position.start.line;
    const last = position.end.line;
    switch (node.type) {
      case "blockquote":
        this.#children(node.children, { ...place, quote: place.quote + 1, item: null });
        return;
      case "list": {
        let ordinal = node.start ?? 1;
        for (const item of node.children) {
          const mark = { ordered: node.ordered ? ordinal++ : null };
          this.#children(item.children, { ...place, list: place.list + 1, item: mark });
        }
        return;
      }
      case "paragraph":
        this.#words(node, place, "text", 0, last);
        return;
      case "heading": {
        const underlined = last > first || !this.#from(first, position.start.column).startsWith("#");
        this.#words(node, place, "heading", node.depth, underlined ? last - 1 : last);
        if (underlined) this.#push(last, "", [], "rule", { ...place, item: null }, 0);
        return;
      }
      case "thematicBreak":
        this.#push(first, "", [], "rule", place, 0);
        return;
      case "code":
        for (let number = first; number <= last; number++) {
          const words = this.#raw(number);
          if (words.trim() !== "" && !isFence(words)) this.#push(number, words, [], "code", place, 0);
        }
        return;
      case "table":
        node.children.forEach((row, index) => {
          const number = row.position?.start.line ?? first;
          const cells = row.children.map((cell) => this.#cell(number, cell.position));
          const line = this.#push(number, cells.join(" | "), [], "table", place, 0);
          line.struck = cells.flatMap((cell) => partStruck(cell).struck);
          line.cells = cells.map((cell) => partStruck(cell).live.trim());
          line.text = line.cells.join(" | ");
          line.headRow = index === 0;
        });
        return;
      default:
        if ("children" in node) this.#children(node.children, place);
    }
  }

  #cell(number: number, position: Paragraph["position"]): string {
    if (!position) return "";
    const offset = this.#removed[number - 1] ?? 0;
    const words = this.#raw(number).slice(position.start.column - 1 + offset, position.end.column - 1 + offset);
    return words
      .replace(/^\||\|$/g, "")
      .replaceAll("\\|", "|")
      .trim();
  }

  /** The source of a line of this piece. */
  #raw(number: number): string {
    return this.#source[this.#before + number - 1] ?? "";
  }

  #from(number: number, column: number): string {
    return this.#raw(number).slice(column - 1 + (this.#removed[number - 1] ?? 0));
  }

  #words(node: Nodes, place: Place, block: "text" | "heading", level: number, last: number): void {
    const start = node.position?.start;
    if (!start) return;
    const passage = [this.#from(start.line, start.column)];
    for (let number = start.line + 1; number <= last; number++) passage.push(this.#raw(number).replace(/^[\s>]*/, ""));
    if (block === "heading") passage[0] = (passage[0] ?? "").replace(/^#{1,6}\s*/, "").replace(/\s#+\s*$/, "");
    const joined = passage.join("\n");
    const parted = partStruck(joined);
    const live = parted.live.split("\n");
    live.forEach((words, index) => {
      const number = start.line + index;
      // A line that joins a quote without its mark is the writer's own.
      const lazy = place.quote > 0 && index > 0 && !/^\s*>/.test(this.#raw(number));
      const struck = live.length === 1 ? parted.struck : partStruck(passage[index] ?? "").struck;
      const where = { ...place, quote: lazy ? 0 : place.quote, item: index === 0 ? place.item : null };
      if (words.trim() === "" && struck.length === 0) return;
      const [own, ...others] = block === "text" ? htmlLines(words.trim()) : [];
      const line = this.#push(
        number,
        own?.text ?? words.trim(),
        struck,
        block,
        own?.item ? inItem(where) : where,
        level,
      );
      for (const { text, item, gap } of others)
        this.#push(number, text, [], block, item ? inItem(where) : { ...where, item: null }, 0).gap = gap;
      if (own?.gap) line.gap = true;
    });
  }

  #push(number: number, text: string, struck: string[], block: Line["block"], place: Place, level: number): Line {
    const box = place.item && block === "text" ? /^\[([ xX]?)\](?=\s|$)\s*/.exec(text) : null;
    const line: Line = {
      number: this.#before + number,
      text: box ? text.slice(box[0].length) : text,
      struck,
      block,
      level,
      quote: place.quote,
      list: place.list,
      item: place.item && { ordered: place.item.ordered, checked: box ? box[1]?.toLowerCase() === "x" : null },
      cells: [],
      headRow: false,
      gap: /^[\s>]*$/.test(this.#raw(number - 1)),
    };
    this.#lines.push(line);
    return line;
  }
}
