import { findDates, type RawDate, withoutWeekday } from "../dates/find";
import { plainWords } from "../text/inline";
import type { Line } from "../text/lines";

/** One line that declares a phase. */
export type PhaseLine = {
  n: number;
  until: RawDate | null;
  /** "until M4": the phase ends with that milestone. */
  untilMilestone: string | null;
  text: string;
  line: Line;
};

const words: Record<string, number> = { one: 1, two: 2, three: 3, four: 4, i: 1, ii: 2, iii: 3, iv: 4 };
const ordinals = ["first", "second", "third"];
const head = /^\W*phase\s*#?\s*(\d{1,2}|one|two|three|four|i{1,3}|iv)\b(.*)$/i;
const headByOrdinal = /^\W*(?:the )?(first|second|third) phase\b(.*)$/i;
const declares =
  /^\W*$|^\s*[:([–—-]|^\W*(?:is |runs |lasts |goes |ends |starts )?(?:until|till|after|from|through|by|before|deadline|ends)\b/i;

export function phaseLine(line: Line): PhaseLine | null {
  if (line.block === "code" || line.block === "table" || line.quote > 0 || !/phase/i.test(line.text)) return null;
  return declared(line, plainWords(line.text));
}

function declared(line: Line, text: string): PhaseLine | null {
  const found = head.exec(text) ?? headByOrdinal.exec(text);
  const rest = found?.[2] ?? "";
  if (!found || !declares.test(rest)) return null;
  return { n: phaseNumber(found[1] ?? ""), until: untilOf(text), untilMilestone: milestoneIn(rest), text, line };
}

/** A table row that begins with a phase, by name or under a heading that says so; its last date is its end. */
export function phaseRow(line: Line, heads: readonly string[]): PhaseLine | null {
  if (line.headRow) return null;
  const cells = line.cells.map(plainWords);
  const underHead = cells.findIndex((cell, index) => /\bphase\b/i.test(heads[index] ?? "") && /^\d{1,2}$/.test(cell));
  const number = underHead >= 0 ? cells[underHead] : head.exec(cells.find((cell) => head.test(cell)) ?? "")?.[1];
  if (number === undefined) return null;
  const dated = cells.filter((cell) => untilOf(cell) !== null || milestoneIn(cell) !== null).at(-1) ?? "";
  const text = cells.join(" | ");
  return { n: phaseNumber(number), until: untilOf(dated), untilMilestone: milestoneIn(dated), text, line };
}

function phaseNumber(word: string): number {
  const ordinal = ordinals.indexOf(word.toLowerCase());
  return ordinal >= 0 ? ordinal + 1 : (words[word.toLowerCase()] ?? Number(word));
}

function milestoneIn(text: string): string | null {
  return /\b(?:until|till|through|by|before)\s+(?:the\s+)?(M\d+(?:\.\d+)?)\b/.exec(text)?.[1] ?? null;
}

/** The last day of a phase. "after" names the beginning; of a range the end counts. */
export function untilOf(text: string): RawDate | null {
  let until: RawDate | null = null;
  let end = 0;
  for (const date of findDates(text)) {
    const before = withoutWeekday(text.slice(end, date.from).toLowerCase());
    const begins = /\b(?:after|from|since|starting|starts|begins?|beginning)\b[^,;]*$/.test(before);
    const openEnd = /^\s*[–—-]+\s*[)\]:]/.test(text.slice(date.to, date.to + 20)); // "(21/4 - )"
    const named = /\b(?:until|till|through|thru|by|before|ends?|deadline|to|up to)\b/.test(before);
    // A date later in the sentence, without such a word, is about something else.
    const near = until === null ? end === 0 || named : /^[\s)]*[–—-]+\s*$|\b(?:to|until|now|moved)\b|→|->/.test(before);
    if (!begins && (named || !openEnd) && near) until = date;
    end = date.to;
  }
  return until;
}

const untilSentence = /(?:^|[.;:]\s*)(?:(?:from now|up)\s+)?(?:until|till|to|through)\s*$/i;
const afterSentence = /(?:^|[.;:,]\s*)(?:and\s+)?(?:after|from)\s*$/i;

/** "Until D we take …; after D only …": the two phases of a schedule that is written as prose. */
export function prosePhases(lines: readonly Line[]): PhaseLine[] {
  let first: PhaseLine | null = null;
  for (const line of lines) {
    if (line.block === "code" || line.block === "table" || line.quote > 0 || !/\d|after/i.test(line.text)) continue;
    const text = plainWords(line.text);
    for (const date of findDates(text)) {
      const before = withoutWeekday(text.slice(0, date.from)); // lines of a schedule are short
      if (!first && untilSentence.test(before)) first = { n: 1, until: date, untilMilestone: null, text, line };
      else if (first && afterSentence.test(before))
        return [first, { ...first, n: 2, until: null, text: text.slice(date.from), line }];
    }
    if (first && /(?:^|[.;]\s+)after (?:that|this|then)\b/i.test(text))
      return [first, { ...first, n: 2, until: null, text, line }];
  }
  return [];
}

const picks = /\b(?:cherry[- ]?pick\w*|picks?|requests?|nominations?)\b/i;
const deadline = /\b(?:until|till|deadline|by|before|last day|closes?|ends?|accepted)\b/i;

/** The last day for requests, where it is said apart from the phases: "Cherry-pick (until D)". */
export function deadlineLine(line: Line): { date: RawDate; text: string } | null {
  if (line.block === "code" || line.quote > 0 || !picks.test(line.text)) return null;
  const text = plainWords(line.text);
  if (!picks.test(text) || !deadline.test(text) || text.split(" ").length > 25) return null;
  const date = untilOf(text);
  return date && { date, text };
}
