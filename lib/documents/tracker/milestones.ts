import { findDates, type RawDate, withoutWeekday } from "../dates/find";
import { plainWords } from "../text/inline";
import type { Line } from "../text/lines";

/** A dated step as written, before the document's order of day and month is known. */
export type MilestoneLine = {
  id: string | null;
  label: string;
  date: RawDate | null;
  was: RawDate[];
  /** Says "to be decided" or nothing; else a missing date is one that could not be read. */
  open: boolean;
  text: string;
  line: number;
};

const idAtStart = /^\W*(M ?\d{1,2}(?:\.\d{1,2})?|m\d{1,2}(?:\.\d{1,2})?(?=\s?:))\b\s*[:.)|–—-]*\s*/;
/** What stands between a label and its date. */
const joint =
  /(?:[\s:([|=~>→–—-]|\b(?:tentative(?:ly)?|planned|targeted|target|expected|eta|due|on|by|the|at|for|is|week|wk|of|w\/c|w\/o|commencing|approx|around|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|in)\b\.?,?)+$/i;
const cue =
  /\b(?:dates?|day|deadline|cut|release|freeze|frozen|complete|completed|finalized|finalised|published|submission|ga|rc\d*|announcement|launch)$/i;
const earlier = /\b(?:was|were|originally|previously|formerly|initially|instead of|moved from|slipped from|old)\W*$/i;
const linked =
  /^[\s)(,\]]*(?:to|until|and|or|→|->|=>|~>|–|—|-|now|moved to|slipped to|then|[,;]\s*(?:now|was|originally|previously|formerly)|was|originally|previously|formerly|instead of|week of|[\s(:,])*[\s(:,]*$/i;

function idIn(found: RegExpExecArray | null | undefined): string | null {
  return found?.[1]?.replace(" ", "").toUpperCase() ?? null;
}

export function milestoneLines(line: Line): MilestoneLine[] {
  if (line.block === "code" || line.quote > 0 || !/\d/.test(line.text + line.struck.join(" "))) return [];
  if (line.block === "table") return line.headRow ? [] : tableRow(line);
  const text = plainWords(line.text);
  const id = idAtStart.exec(text);
  const dates = findDates(text);
  if (id) return [labelled(line, text, idIn(id), id[0].length, dates)];
  const [first] = dates;
  if (!first) return struckOnly(line, text);
  const sentence = inSentence(line, text, dates);
  if (sentence.length > 0) return sentence;
  if (withoutWeekday(text.slice(0, first.from)).length <= 3) return dateFirst(line, text, dates);
  return isAttached(text, first) ? [labelled(line, text, null, 0, dates)] : [];
}

function labelled(
  line: Line,
  text: string,
  id: string | null,
  start: number,
  dates: readonly RawDate[],
): MilestoneLine {
  const { date, was } = cluster(text, dates);
  const before = labelBefore(text.slice(start, dates[0]?.from ?? text.length), dates.length > 0);
  const label = before !== "" || date === null ? before : labelAfter(text.slice(date.to)); // "M3 (15/4): branch cut"
  return {
    id,
    label,
    date,
    was: [...struckDates(line), ...was],
    open: date === null && !/[(:]\s*[^)\s]*\d/.test(text.slice(start)),
    text,
    line: line.number,
  };
}

function labelBefore(text: string, dated: boolean): string {
  // In "all features in (25/8)" the word is the label's own, in "ends in October" the date's.
  const own = /\bin\s*\([^()\d]{0,20}$/i.exec(text.slice(-160));
  if (dated && own) return trimmed(text.slice(0, -160) + text.slice(-160).slice(0, own.index + 2));
  const only = dated && /^\W{0,4}(eta|due|planned|expected|targets?)\s?:\s{0,4}$/i.exec(text)?.[1];
  if (only) return only;
  const label = dated
    ? text.slice(0, -160) + text.slice(-160).replace(joint, "")
    : text.replace(/[\s:–—-]*[(:]?\s*\(?(?:tbd|tba|n\/a|to be decided|to be announced)\b.*$/i, "");
  return trimmed(label);
}

function trimmed(label: string): string {
  return label
    .replace(/\s*\([^()]*$/, "")
    .replace(/^[\s*•|–—-]+|[\s:;,|–—(-]+$/g, "")
    .trim();
}

function labelAfter(text: string): string {
  return labelBefore(text.slice(0, 200).replace(/^[\s)\].,:–—-]+/, ""), false);
}

/** Dates that belong together: an arrow, "was" or a range joins them. The last counts, older ones are kept. */
function cluster(text: string, dates: readonly RawDate[]): { date: RawDate | null; was: RawDate[] } {
  let date: RawDate | null = null;
  const was: RawDate[] = [];
  for (const one of dates) {
    if (date === null) {
      date = one;
      continue;
    }
    const between = text.slice(date.to, one.from);
    if (between.length > 60 || !linked.test(between)) break;
    if (earlier.test(between)) was.push(one);
    else {
      const range = /^\s*(?:–|—|-|to|until)\s*$/.test(between);
      if (!range) was.push(date);
      date = { ...one, week: one.week || date.week };
    }
  }
  return { date, was };
}

function struckDates(line: Line): RawDate[] {
  return line.struck.flatMap((text) => findDates(text).slice(0, 1));
}

/** Everything struck and nothing new: the step stands without a date. */
function struckOnly(line: Line, text: string): MilestoneLine[] {
  const was = struckDates(line);
  const label = labelBefore(text, false);
  if (was.length === 0 || label === "" || !/:\s*\W*$|\btbd\b/i.test(text)) return [];
  return [{ id: null, label, date: null, was, open: true, text, line: line.number }];
}

function isAttached(text: string, date: RawDate): boolean {
  const before = text.slice(0, date.from);
  const label = labelBefore(before, true);
  const words = label.split(/\s+/).length;
  if (/^(?:release )?(?:managers?|leads?|captains?|pocs?|contacts?|rms?|dris?)\b/i.test(label)) return false; // who is away until when
  if (label === "" || words > 16 || /[.!?]\s+\S/.test(label) || /https?:/.test(label)) return false;
  const gap = before.slice(before.indexOf(label) + label.length);
  if (/\b(?:updated|edited|as of|posted|created)\b/i.test(gap)) return false; // when it was written
  if (/[:([|=–—→]|->|\s-\s/.test(gap)) return isTail(text.slice(date.to));
  return cue.test(label) && isTail(text.slice(date.to));
}

/** After its date a step may have an hour, a remark in brackets or behind a dash, more dates; not a sentence. */
function isTail(after: string): boolean {
  return /^(?:[\s)\].,;]*$|[\s)\]]*(?:at|@|,|;|\(|–|—|-|→|by)\s*.{0,200}$|[\s)\]]+[A-Za-z\d:. ]{0,30}$)/.test(after);
}

/** Between a step and its day: "is now planned for". */
const set =
  "(?:is |was |will be )?(?:now |currently |tentatively )?(?:scheduled |planned |targeted |expected |set )?(?:on|by|at|for|around)?";
const spoken: [RegExp, string][] = [
  [new RegExp(`\\bcut\\s*(?:(?:the|a) (?:release )?branch )?${set}\\s*$`, "i"), "branch cut"],
  [/\b(?:final|last) (?:rc|release candidate)\b[\w\s]{0,30}(?:on|by)\s*$/i, "final RC"],
  [new RegExp(`\\b(?:release day|release date|released?|ships?|shipped|published|ga)\\s*${set}\\s*$`, "i"), "release"],
];

/** "The release will be cut on D, and released D": steps within a sentence. */
function inSentence(line: Line, text: string, dates: readonly RawDate[]): MilestoneLine[] {
  if (
    !/\b(?:will|was|is|are|to) (?:be )?(?:cut|released?|ship\w*|publish\w*|happen\w*|scheduled|planned|on)\b/i.test(
      text,
    )
  )
    return [];
  let end = 0;
  const steps: MilestoneLine[] = [];
  for (const date of dates) {
    const before = text.slice(end, date.from);
    const label = spoken.find(([pattern]) => pattern.test(before))?.[1];
    if (label) steps.push({ id: null, label, date, was: [], open: false, text, line: line.number });
    end = date.to;
  }
  return steps;
}

/** "15/4: branch cut". */
function dateFirst(line: Line, text: string, dates: readonly RawDate[]): MilestoneLine[] {
  const { date, was } = cluster(text, dates);
  const rest = text.slice(Math.max(date?.to ?? 0, ...was.map((one) => one.to)));
  const found = /^[\s)\]]*(?:[:–—|-]+|\s)\s*(\S.{1,200})$/.exec(rest)?.[1];
  if (!found || found.split(/\s+/).length > 16) return [];
  const id = idAtStart.exec(found);
  const label = labelBefore(found.slice(id?.[0].length ?? 0), false);
  if (!/[:–—|-]/.test(rest.slice(0, 4)) && !cue.test(label)) return [];
  return [{ id: idIn(id), label, date, was: [...struckDates(line), ...was], open: false, text, line: line.number }];
}

function tableRow(line: Line): MilestoneLine[] {
  const cells = line.cells.map(plainWords);
  const at = cells.findIndex((cell) => findDates(cell).length > 0);
  const id = cells.map((cell) => idAtStart.exec(cell)).find((one) => one !== null);
  if (at < 0 && !id) return [];
  const { date, was } = cluster(cells[at] ?? "", findDates(cells[at] ?? ""));
  const label =
    cells
      .filter((cell, index) => index !== at && !cell.startsWith("@"))
      .map((cell) => cell.replace(idAtStart, "").trim())
      .find((cell) => cell !== "") ?? idIn(id);
  if (label === null) return [];
  return [
    {
      id: idIn(id),
      label,
      date,
      was: [...struckDates(line), ...was],
      open: false,
      text: cells.join(" | "),
      line: line.number,
    },
  ];
}
