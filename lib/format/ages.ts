/** Ages and countdowns: one unit only, the largest that fits. */
import { day, dayMs, msOf } from "./dates";
import { plural } from "./numbers";

/** `12 s`, `5 min`, `22 h`, `3 d` */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (ms < dayMs) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(ms / dayMs)} d`;
}

export const ageBetween = (from: string, to: string): string => age(msOf(to) - msOf(from));

/** The age of what was read; at a moment before it was read at all, the day on which it was. */
export const readAge = (read: string, now: string): string =>
  msOf(read) > msOf(now) ? `read ${day(read)}` : ageBetween(read, now);

/** `today`, `in 3 days`, `2 days late` */
export function countdown(days: number): string {
  if (days === 0) return "today";
  return days > 0 ? `in ${plural(days, "day")}` : `${plural(-days, "day")} late`;
}
