/** Arithmetic on ISO times in UTC. No clock: every moment is an argument. */

const dayMs = 86_400_000;

export const at = (time: string): number => Date.parse(time);
export const dayOf = (time: string): string => new Date(at(time)).toISOString().slice(0, 10);
export const daysBetween = (from: string, to: string): number => (at(to) - at(from)) / dayMs;
export const wholeDays = (from: string, to: string): number => Math.max(0, Math.floor(daysBetween(from, to)));

/** The last instant of a day, in UTC. */
export const endOfDay = (date: string): string => `${date}T23:59:59.999Z`;

export function addDays(date: string, days: number): string {
  return new Date(at(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The Sunday that ends the week (Monday to Sunday) in which a date lies. */
export function endOfWeek(date: string): string {
  const weekday = new Date(at(`${date}T00:00:00Z`)).getUTCDay();
  return addDays(date, (7 - weekday) % 7);
}

export function startOfWeek(date: string): string {
  return addDays(endOfWeek(date), -6);
}

/** Monday to Friday. */
export function isWorkingDay(date: string): boolean {
  const weekday = new Date(at(`${date}T00:00:00Z`)).getUTCDay();
  return weekday > 0 && weekday < 6;
}

export const later = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "24 Apr" */
export function dayName(date: string): string {
  return `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1] ?? ""}`;
}
