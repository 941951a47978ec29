/** Pace in words: what the date asks for, and what the last week did. Working days are Monday to Friday. */
import { dateOf, dayMs, isoOf, msOf } from "@/lib/format/dates";

export type Point = { at: string; value: number };

/** Working days after the first moment up to the date, the date itself not counted. */
export function workingDays(from: string, to: string): number {
  let days = 0;
  for (let ms = msOf(dateOf(from)) + dayMs; ms <= msOf(dateOf(to)); ms += dayMs) {
    const weekday = new Date(ms).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days += 1;
  }
  return days;
}

const valueAt = (points: readonly Point[], ms: number) => points.findLast(({ at }) => msOf(at) <= ms)?.value;
const rate = (value: number) => value.toFixed(1).replace(/\.0$/, "");
const items = (value: number) => (rate(value) === "1" ? "1 item" : `${rate(value)} items`);

/** The last day that a date leaves for work: of a week, its Friday. */
export const lastDay = (due: { date: string; precision: "day" | "week" }): string =>
  due.precision === "week" ? isoOf(msOf(due.date) + 4 * dayMs) : due.date;

/** `2.4 items a working day needed, 4.2 last week` */
export function pacesOf(
  open: readonly Point[],
  due: { date: string; precision: "day" | "week" } | null,
  now: string,
): string | null {
  const left = open.at(-1)?.value;
  if (left === undefined || due === null) return null;
  const days = Math.max(1, workingDays(now, lastDay(due)));
  const weekAgo = isoOf(msOf(now) - 7 * dayMs);
  const before = valueAt(open, msOf(weekAgo));
  const needed = left === 0 ? "No item is left" : `${items(left / days)} a working day needed`;
  if (before === undefined) return needed;
  const done = (before - left) / 5;
  if (left === 0) return done > 0 ? `${needed}, ${rate(done)} a working day last week` : needed;
  return done < 0
    ? `${needed}; last week added ${rate(-done)} a day`
    : `${needed}, ${done === 0 ? "none" : rate(done)} last week`;
}
