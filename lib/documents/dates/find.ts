import { isSlipOf } from "../text/slips";

/** A date as written. Which number of a numeric date is the day is not known yet: the whole document decides. */
export type RawDate = {
  from: number;
  to: number;
  week: boolean;
  year: number | null;
} & ({ form: "numeric"; first: number; second: number } | { form: "ymd" | "long"; month: number; day: number });

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthName =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const day = "(\\d{1,2})(?:st|nd|rd|th)?";
const year = "(\\d{4}|'\\d{2})";

const isoDate = /(?<![\w/.-])(20\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?![^\WT]|T(?!\d\d:)|\/|[.-]\d)/g;
const slashed = /(?<![\w/.-])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\w/]|[.-]\d)/g;
const dashed = /(?<![\w/.-])(\d{1,2})([-.])(\d{1,2})\2(20\d{2})(?![\w/]|[.-]\d)/g;
/** "Mar 23-27", "23-27 March": of a range the end counts. */
const monthFirst = new RegExp(
  `\\b${monthName}\\.?[ -](?:\\d{1,2}(?:st|nd|rd|th)? ?[–-] ?(?=\\d{1,2}(?![\\d:/-])))?${day}(?![\\w/]|[:.]\\d)(?:,? ${year}(?!\\w)|-(\\d{4})(?!\\w))?`,
  "gi",
);
/** "Septmber 8", "8 Ocotber": a word beside a day that is the slip of a month's name. */
const wordFirst = new RegExp(`\\b([a-z]{4,10})\\.? ${day}(?![\\w/]|[:.]\\d)(?:,? ${year}(?!\\w))?`, "gi");
const wordSecond = new RegExp(`(?<![\\w./:-])${day}(?: of)? ([a-z]{4,10})\\b(?:,? ${year}(?!\\w))?`, "gi");
const dayFirst = new RegExp(
  `(?<![\\w./:-])(?:\\d{1,2}(?:st|nd|rd|th)? ?[–-] ?)?${day}(?: of)?[ -]${monthName}\\b\\.?(?:[ ,-] ?${year}(?!\\w))?`,
  "gi",
);

const weekBefore = /\b(?:week|wk)\b(?: (?:of|commencing|starting|beginning|from))?(?: the)?[\s,:(]*$|\bw\/[co]\s*$/i;
const weekAfter = /^\s*\(?(?:week|wk)\b/i;

/** What stands before a date, without the name of its weekday: "after Mon, Apr 27". */
export function withoutWeekday(before: string): string {
  return before.replace(/\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s*$/i, "");
}

/** Every date of a line in order. Numbers of versions, addresses and "24/7" are none. */
export function findDates(line: string): RawDate[] {
  const text = line.replace(/https?:\/\/[^\s)]+/g, (url) => " ".repeat(url.length));
  const found: RawDate[] = [];
  const add = (at: number, length: number, rest: DateParts) => {
    const to = at + length;
    const before = withoutWeekday(text.slice(Math.max(0, at - 40), at));
    const week = weekBefore.test(before) || weekAfter.test(text.slice(to, to + 12));
    found.push({ from: at, to, week, ...rest });
  };
  const addNamed = (m: RegExpExecArray, month: string | undefined, day?: string, year?: string) => {
    if (month !== undefined) add(m.index, m[0].length, named(month, day, year));
  };
  for (const m of text.matchAll(isoDate))
    add(m.index, m[0].length, { form: "ymd", year: Number(m[1]), month: Number(m[3]), day: Number(m[4]) });
  for (const m of text.matchAll(slashed))
    if (m[0] !== "24/7" || standsAlone(text, m)) add(m.index, m[0].length, numeric(m[1], m[2], m[3]));
  for (const m of text.matchAll(dashed)) add(m.index, m[0].length, numeric(m[1], m[3], m[4]));
  for (const m of text.matchAll(wordFirst)) addNamed(m, monthMeant(m[1]), m[2], m[3]);
  for (const m of text.matchAll(wordSecond)) addNamed(m, monthMeant(m[2]), m[1], m[3]);
  for (const m of text.matchAll(dayFirst)) add(m.index, m[0].length, named(m[2], m[1], m[3]));
  for (const m of text.matchAll(monthFirst)) add(m.index, m[0].length, named(m[1], m[2], m[3] ?? m[4]));
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return found.filter((date) => {
    const apart = date.from >= end;
    if (apart) end = date.to;
    return apart;
  });
}

/** "24/7" is a date where nothing else stands in its brackets, or on its line. */
function standsAlone(text: string, found: RegExpExecArray): boolean {
  const before = text.slice(0, found.index).trimEnd();
  const after = text.slice(found.index + found[0].length).trimStart();
  return (before === "" && after === "") || (before.endsWith("(") && after.startsWith(")"));
}

const longNames = ["january", "february", "march", "april", "august", "september", "october", "november", "december"];

/** The month that a mistyped name means. Of a short name another word is one letter away: "match", "arch". */
function monthMeant(word = ""): string | undefined {
  const typed = word.toLowerCase();
  return longNames.find((name) => {
    if (typed === name || typed[0] !== name[0] || !isSlipOf(typed, name)) return false;
    return name.length > 5 || typed.length !== name.length || [...typed].sort().join("") === [...name].sort().join("");
  });
}

type DateParts =
  | { form: "numeric"; first: number; second: number; year: number | null }
  | { form: "ymd" | "long"; month: number; day: number; year: number | null };

function numeric(first = "", second = "", written?: string): DateParts {
  return { form: "numeric", first: Number(first), second: Number(second), year: yearOf(written) };
}

function named(month = "", dayOfMonth = "", written?: string): DateParts {
  const index = months.indexOf(month.slice(0, 3).toLowerCase());
  return { form: "long", month: index + 1, day: Number(dayOfMonth), year: yearOf(written) };
}

function yearOf(written: string | undefined): number | null {
  if (written === undefined) return null;
  const value = Number(written.replace("'", ""));
  return value < 100 ? 2000 + value : value;
}
