import type { NotesEntry, NotesModule, NotesSection, NotesText, Problem } from "../../domain/written";
import { refsOf } from "../refs";
import { plainWords } from "../text/inline";
import { type Line, readLines } from "../text/lines";
import { Headings, headingLevel, partsAChange, sectionLevel } from "./headings";

/** A group's name leads its entries' texts when it is a name, not a paragraph. */
const longestGroup = 80;

type Source = "heading" | "item" | "words";
type Draft = {
  text: string[];
  prs: Set<number>;
  issues: Set<number>;
  line: number;
  depth: number;
  parent: Draft | null;
  hasChildren: boolean;
  source: Source;
};

/** Reads release notes of either style: sections, modules, entries, and every PR number once per entry. */
export function readNotes(text: string, repo: string): NotesText {
  const lines = readLines(text, { indentedCode: false });
  const reader = new NotesReader(lines, repo);
  // Below a heading a paragraph begins, with a blank line between or not.
  lines.forEach((line, index) => {
    reader.take(lines[index - 1]?.block === "heading" ? { ...line, gap: true } : line);
  });
  return { sections: reader.sections(), problems: reader.problems };
}

class NotesReader {
  readonly problems: Problem[] = [];
  readonly #repo: string;
  readonly #headings: Headings;
  readonly #sections: { title: string; modules: { title: string; drafts: Draft[] }[] }[] = [];
  #entry: Draft | null = null;

  constructor(lines: readonly Line[], repo: string) {
    this.#repo = repo;
    this.#headings = new Headings(sectionLevel(lines));
  }

  take(line: Line): void {
    if (line.block === "rule") return;
    const isPart = this.#entry !== null && partsAChange(line);
    const level = isPart ? null : headingLevel(line, this.#headings.section);
    if (line.block === "code") this.#code(line);
    else if (level !== null && level > this.#headings.section && this.#hasRefs(line)) this.#headingEntry(line, level);
    else if (level !== null) this.#heading(plainWords(line.text).replace(/(?<!:\w{1,30}):$/, ""), level);
    else if (!isPart && this.#beginsEntry(line)) this.#begin(line, line.list, line.item ? "item" : "words");
    else this.#append(line);
  }

  sections(): NotesSection[] {
    const titles = new Set(this.#sections.map((section) => titleKey(section.title)));
    return this.#sections
      .map(({ title, modules }, index) => ({
        title,
        modules: modules
          .map((module) => finish(module, index === 0 ? titles : null))
          .filter((module) => module.entries.length > 0),
      }))
      .filter(({ title, modules }, index) => modules.length > 0 || (index > 0 && title !== ""));
  }

  #heading(title: string, level: number): void {
    const path = this.#headings.enter(title, level);
    this.#entry = null;
    if (level <= this.#headings.section) this.#sections.push({ title, modules: [] });
    else this.#section().modules.push({ title: path, drafts: [] });
  }

  /** A heading that names pull requests is a change, with what stands below as its text. */
  #headingEntry(line: Line, level: number): void {
    const module = this.#section().modules.at(-1);
    const path = this.#headings.leave(level, (module?.drafts.length ?? 0) > 0);
    if (!module || module.title !== path) this.#section().modules.push({ title: path, drafts: [] });
    this.#begin(line, 0, "heading");
  }

  #beginsEntry(line: Line): boolean {
    if (!this.#entry || line.block === "table" || /<(?:tr|li)\b/i.test(line.text)) return true;
    // Below a heading that is a change, a list without changes of its own explains it.
    if (line.item) return this.#entry.source !== "heading" || this.#hasRefs(line);
    if (!line.gap || line.list > 0) return false;
    // A paragraph after a list is about its last item, unless it names changes or itself: "**Full changelog**: …".
    return this.#entry.source === "item" && (this.#hasRefs(line) || /^\*\*[^*]{1,60}\*\*:? \S/.test(line.text));
  }

  #begin(line: Line, depth: number, source: Source): void {
    let parent = this.#entry;
    while (parent && (parent.depth >= depth || depth < 2)) parent = parent.parent;
    if (parent) parent.hasChildren = true;
    const entry: Draft = {
      text: [],
      prs: new Set(),
      issues: new Set(),
      line: line.number,
      depth,
      parent,
      hasChildren: false,
      source,
    };
    this.#module().drafts.push(entry);
    this.#entry = entry;
    this.#append(line);
  }

  #append(line: Line): void {
    const entry = this.#entry;
    if (!entry) return;
    const words = plainWords(line.text);
    if (words !== "") entry.text.push(words);
    const refs = refsOf(line.text, this.#repo);
    const isCode = refs.length > 0 ? codeTest(line.text) : () => false;
    for (const one of refs) {
      const inCode = isCode(one.from) && one.form === "hash";
      if (!("number" in one.ref) || inCode) continue;
      if (one.disagrees) this.#problem("link-disagrees", "A link's text and its address name different numbers", line);
      if (one.ref.repo.toLowerCase() !== this.#repo.toLowerCase()) {
        this.#problem("other-repository", `${one.ref.repo}#${one.ref.number} is of another repository`, line);
        continue;
      }
      const before = line.text.slice(Math.max(0, one.from - 12), one.from);
      const isIssue = one.form === "issue" || /\bissues?:?\s*\[?$/i.test(before);
      (isIssue ? entry.issues : entry.prs).add(one.ref.number);
    }
    for (const struck of line.struck)
      if (refsOf(struck, this.#repo).length > 0) this.#problem("struck-out", `Struck out: ${plainWords(struck)}`, line);
  }

  #code(line: Line): void {
    this.#entry?.text.push(line.text);
    if (this.#hasRefs(line)) this.#problem("reference-in-code", "A number inside code is not counted", line);
  }

  #hasRefs(line: Line): boolean {
    return refsOf(line.text, this.#repo).some((one) => "number" in one.ref);
  }

  #problem(code: string, text: string, line: Line): void {
    const last = this.problems.at(-1); // a link names its number twice
    const isKnown = last?.line === line.number && last.code === code && last.text === `${text}.`;
    if (!isKnown) this.problems.push({ code, text: `${text}.`, line: line.number });
  }

  #section() {
    if (this.#sections.length === 0) this.#sections.push({ title: "", modules: [] });
    const [last] = this.#sections.slice(-1);
    return last ?? { title: "", modules: [] };
  }

  #module() {
    const section = this.#section();
    if (section.modules.length === 0) section.modules.push({ title: "", drafts: [] });
    const [last] = section.modules.slice(-1);
    return last ?? { title: "", drafts: [] };
  }
}

/** Whether a place is code, as in "`solve #12`"; places are asked in order. Backticks that do not pair are none. */
function codeTest(text: string): (place: number) => boolean {
  const ticks = text.includes("`") ? [...text.matchAll(/`/g)].map((one) => one.index) : [];
  let before = 0;
  return (place) => {
    while ((ticks[before] ?? place) < place) before++;
    return ticks.length % 2 === 0 && before % 2 === 1;
  };
}

/** `contents`: the sections' titles, where entries that only repeat them are the list of contents. */
function finish(module: { title: string; drafts: Draft[] }, contents: ReadonlySet<string> | null): NotesModule {
  const entries = module.drafts
    .filter(
      (draft) =>
        !isGroup(draft) && !isEmpty(draft) && !(hasNoRefs(draft) && contents?.has(titleKey(draft.text.join(" ")))),
    )
    .map(entryOf);
  return { title: module.title, entries };
}

function entryOf(draft: Draft): NotesEntry {
  const { prs, issues, line } = draft;
  return { text: fullText(draft), prs: [...prs], issues: [...issues], line };
}

function titleKey(title: string): string {
  return title
    .toLowerCase()
    .replace(/:[a-z_]{2,30}:|[^\p{L}\p{N}]+/gu, "")
    .replace(/s$/, "");
}

function hasNoRefs(draft: Draft): boolean {
  return draft.prs.size + draft.issues.size === 0;
}

function isEmpty(draft: Draft): boolean {
  return draft.text.length === 0 && hasNoRefs(draft);
}

function isGroup(draft: Draft): boolean {
  return draft.hasChildren && hasNoRefs(draft) && draft.text.join(" ").length <= longestGroup;
}

/** The entry's words without the numbers that are given apart, led by the groups that it stands in. */
function fullText(draft: Draft): string {
  const own = draft.text.join("\n").replace(/\s?\((?:\s?#\d{1,9}[,;]?)+\s?\)(?:[/,](?=\(#))?/g, "");
  const words = [own.trim()];
  for (let group = draft.parent; group; group = group.parent)
    if (isGroup(group)) words.unshift(group.text.join(" ").replace(/:$/, ""));
  return words.join(": ");
}
