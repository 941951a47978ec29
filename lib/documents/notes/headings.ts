import type { Line } from "../text/lines";

/** Sections are the highest headings of which there are several; a single one above them is the title. */
export function sectionLevel(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  for (const line of lines) if (line.block === "heading") counts.set(line.level, (counts.get(line.level) ?? 0) + 1);
  const levels = [...counts.keys()].sort((a, b) => a - b);
  return levels.find((level) => (counts.get(level) ?? 0) > 1) ?? levels[0] ?? 1;
}

const bold = /^(?:\*\*[^*]{1,120}\*\*|__[^_]{1,120}__):?$/;
/** Below every marked heading. */
const boldLevel = 7;

/** A paragraph of nothing but bold words stands for a heading, and so does a low heading that is all bold. */
export function headingLevel(line: Line, section: number): number | null {
  if (line.block === "heading") return line.level > section + 1 && bold.test(line.text) ? boldLevel : line.level;
  return line.block === "text" && line.list + line.quote === 0 && line.gap && bold.test(line.text) ? boldLevel : null;
}

const part =
  /^[*_]{0,2}(?:(?:before|after)\b[^*_]{0,20}|(?:old|new|now|previously|example)(?: (?:code|behaviou?r|api|usage|way|syntax))?|(?:in |version )?v?\d+\.\d+[\w.]{0,10})[*_:]{1,4}$/i;

/** "**Before**", "**Version 2.5**": a line that parts the text of one change. */
export function partsAChange(line: Line): boolean {
  return line.block === "text" && line.list === 0 && part.test(line.text);
}

/** The headings that are open above the current line, below the section's own. */
export class Headings {
  readonly section: number;
  #open: { title: string; level: number }[] = [];

  constructor(section: number) {
    this.section = section;
  }

  enter(title: string, level: number): string {
    this.#open = this.#open.filter((one) => one.level < level);
    if (level > this.section) this.#open.push({ title, level });
    return this.#path();
  }

  /** A change's heading closes deeper ones, and its equals unless they stand empty above it. */
  leave(level: number, filled: boolean): string {
    this.#open = this.#open.filter((one) => one.level < level || (one.level === level && !filled));
    return this.#path();
  }

  #path(): string {
    return this.#open.map((one) => one.title).join(": ");
  }
}
