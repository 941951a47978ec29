import { Temporal } from "temporal-polyfill";

export type AskedTime =
  | { ok: true; at: string | null }
  | { ok: false; code: "bad-time" | "time-in-future"; text: string };

const dayOnly = /^\d{4}-\d{2}-\d{2}$/;

/** `?at=`: a time with its zone, or a day (its first moment in UTC). Left out: now. */
export function askedTime(given: string | null, now: string, name = "at"): AskedTime {
  if (given === null || given === "") return { ok: true, at: null };
  const at = parseTime(given);
  if (at === null) {
    return { ok: false, code: "bad-time", text: `"${name}" takes a time such as 2026-04-24T14:32:00Z or a day.` };
  }
  if (Date.parse(at) > Date.parse(now)) {
    return {
      ok: false,
      code: "time-in-future",
      text: `"${name}" is later than now (${now}). Ask for a moment that has been.`,
    };
  }
  return { ok: true, at };
}

/** Nothing was before computers counted time: such a moment is a slip, and no database holds it. */
function parseTime(given: string): string | null {
  try {
    // A plus sign in an address arrives as a space.
    const text = dayOnly.test(given) ? `${given}T00:00:00Z` : given.replace(" ", "+");
    const { epochMilliseconds } = Temporal.Instant.from(text);
    return epochMilliseconds < 0 ? null : new Date(epochMilliseconds).toISOString();
  } catch {
    return null;
  }
}
