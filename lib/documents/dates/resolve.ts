import type { DateOrder } from "../../domain/written";
import type { RawDate } from "./find";

export type Order = "dmy" | "mdy";

/** Days since 1970 in UTC; null where the calendar has no such day. */
export function dayNumber(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time / 86_400_000 : null;
}

export function isoDay(days: number): string {
  return new Date(days * 86_400_000).toISOString().slice(0, 10);
}

/** The day on which a document was created, from its timestamp. */
export function createdDay(createdAt: string): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(createdAt) ?? [];
  return year === undefined ? null : dayNumber(Number(year), Number(month), Number(day));
}

export type Resolved = { date: string; typo: boolean };

/** A year this far off is a slip where another year fits. */
const earliestMeant = -120;
const latestMeant = 300;
/** A schedule's middle lies about this long after the document was opened. */
const usualDistance = 20;

/** The day that was meant; null where there is none. A missing year is the one that lies nearest. */
export function resolveDate(raw: RawDate, order: Order, created: number | null): Resolved | null {
  const { month, day } = monthAndDay(raw, order);
  const nearest = created === null ? null : nearestYear(month, day, created);
  if (raw.year === null) return nearest === null ? null : { date: isoDay(nearest), typo: false };
  const written = dayNumber(raw.year, month, day);
  const off = written === null || created === null ? 0 : written - created;
  const far = off < earliestMeant || off > latestMeant;
  if (far && nearest !== null && created !== null && nearest - created >= -30 && nearest - created <= 150)
    return { date: isoDay(nearest), typo: true };
  return written === null ? null : { date: isoDay(written), typo: false };
}

function monthAndDay(raw: RawDate, order: Order): { month: number; day: number } {
  if (raw.form !== "numeric") return raw;
  return order === "dmy" ? { month: raw.second, day: raw.first } : { month: raw.first, day: raw.second };
}

function nearestYear(month: number, day: number, created: number): number | null {
  const year = new Date(created * 86_400_000).getUTCFullYear();
  const target = created + usualDistance;
  const days = [year - 1, year, year + 1].map((one) => dayNumber(one, month, day)).filter((one) => one !== null);
  return days.sort((a, b) => Math.abs(a - target) - Math.abs(b - target))[0] ?? null;
}

export type Decision = {
  order: Order;
  shown: DateOrder;
  /** Nothing in the document decides it, and the orders differ. */
  unclear: boolean;
};

/**
 * Decides the order of day and month once for a whole document: a number above 12 decides it, else the order
 * whose dates lie best around the creation, else the one whose dates ascend, else the one that lies nearer.
 */
export function decideOrder(dates: readonly RawDate[], created: number | null): Decision {
  const numeric = dates.filter((date) => date.form === "numeric");
  if (numeric.length === 0) {
    const [first] = dates;
    return { order: "mdy", shown: first ? (first.form === "ymd" ? "ymd" : "long") : null, unclear: false };
  }
  const dmy = numeric.filter((date) => date.first > 12 && date.second <= 12).length;
  const mdy = numeric.filter((date) => date.second > 12 && date.first <= 12).length;
  if (dmy !== mdy) {
    const order = dmy > mdy ? "dmy" : "mdy";
    return { order, shown: order, unclear: Math.min(dmy, mdy) > 0 };
  }
  const differ = numeric.some((date) => date.first !== date.second);
  if (created === null) return { order: "mdy", shown: "mdy", unclear: differ };
  const score = { dmy: scoreOf(numeric, "dmy", created), mdy: scoreOf(numeric, "mdy", created) };
  const order = better(score.dmy, score.mdy) ? "dmy" : "mdy";
  const close = score.dmy.inside === score.mdy.inside && score.dmy.ascends === score.mdy.ascends;
  const even = close && Math.abs(score.dmy.distance - score.mdy.distance) < 10;
  return { order, shown: order, unclear: differ && (dmy > 0 || even) };
}

type Score = { inside: number; ascends: boolean; distance: number };

function scoreOf(dates: readonly RawDate[], order: Order, created: number): Score {
  const days = dates.map((date) => {
    const resolved = resolveDate(date, order, created);
    return resolved === null ? null : createdDay(resolved.date);
  });
  const known = days.filter((day) => day !== null);
  const inside = known.filter((day) => day - created >= -7 && day - created <= 75).length;
  const ascends = known.every((day, index) => index === 0 || day >= (known[index - 1] ?? day));
  const missing = (days.length - known.length) * 1_000;
  const sum = known.reduce((total, day) => total + Math.abs(day - created - usualDistance), missing);
  return { inside, ascends, distance: sum / Math.max(1, days.length) };
}

function better(a: Score, b: Score): boolean {
  if (a.inside !== b.inside) return a.inside > b.inside;
  if (a.ascends !== b.ascends) return a.ascends;
  return a.distance < b.distance;
}
