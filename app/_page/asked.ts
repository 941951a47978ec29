import { productNow } from "@/lib/config/clock";
import { askedTime } from "@/lib/http/moment";

export type Query = Record<string, string | string[] | undefined>;

/** The first value of a query's name; null where there is none, or one that no database takes for a text. */
export function one(query: Query, name: string): string | null {
  const value = [query[name]].flat()[0];
  return !value || value.includes("\0") ? null : value;
}

export type AskedMoment = { at: string | null; now: string; refusal: string | null };

/** A form's moment carries no zone and is taken as UTC, as the form says. */
const withZone = (text: string) => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? `${text}:00Z` : text);

/** The moment of the time machine. A moment that cannot be shown is refused in words, and now is shown instead. */
export function askedMoment(query: Query): AskedMoment {
  const now = productNow();
  const given = one(query, "at");
  const asked = askedTime(given === null ? null : withZone(given), now);
  return asked.ok ? { at: asked.at, now, refusal: null } : { at: null, now, refusal: asked.text };
}
