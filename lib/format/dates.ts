/** Moments and dates as the pages print them: UTC, day before month, 24 hours. Input is ISO 8601 or YYYY-MM-DD. */
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

export const dayMs = 86_400_000;

/** Milliseconds of a moment, or of a date's first instant in UTC. */
export const msOf = (moment: string): number => Date.parse(moment);

export const isoOf = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, "Z");

/** The date of a moment: `2026-04-24`. */
export const dateOf = (moment: string): string => isoOf(msOf(moment)).slice(0, 10);

/** `24 Apr` */
export function day(moment: string): string {
  const at = new Date(msOf(moment));
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]}`;
}

/** `Mon 27 Apr` */
export function weekday(moment: string): string {
  return `${weekdays[new Date(msOf(moment)).getUTCDay()]} ${day(moment)}`;
}

/** `24 Apr 2026` */
export function fullDay(moment: string): string {
  return `${day(moment)} ${new Date(msOf(moment)).getUTCFullYear()}`;
}

/** `14:32` */
export const clock = (moment: string): string => isoOf(msOf(moment)).slice(11, 16);

/** `24 Apr 14:32` */
export const moment = (at: string): string => `${day(at)} ${clock(at)}`;

/** `24 Apr 2026 14:32`, where the year is not plain from the page. */
export const fullMoment = (at: string): string => `${fullDay(at)} ${clock(at)}`;

/** `27 Apr`, or `week of 27 Apr` where only the week is known. */
export const dueDate = (date: string, precision: "day" | "week"): string =>
  precision === "week" ? `week of ${day(date)}` : day(date);

/** Whole days from the date of `from` to the date of `to`. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((msOf(dateOf(to)) - msOf(dateOf(from))) / dayMs);
