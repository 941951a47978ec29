import { Temporal } from "temporal-polyfill";
import { Refused } from "./command";

/** A time with its zone, or a day in UTC, as the API takes it. */
export function momentOf(given: string | null, name: string): string | null {
  if (given === null) return null;
  try {
    const text = /^\d{4}-\d{2}-\d{2}$/.test(given) ? `${given}T00:00:00Z` : given;
    return new Date(Temporal.Instant.from(text).epochMilliseconds).toISOString();
  } catch {
    throw new Refused(`--${name} takes a time such as 2026-04-24T14:32:00Z or a day.`);
  }
}
