/** How long others may keep an answer. */
export const pastForever = "public, max-age=31536000, immutable";
export const nowShortly = "public, max-age=0, s-maxage=5, stale-while-revalidate=30";
/** A page names files of one build: shared caches keep it until they are told of the next one, browsers for minutes. */
export const pastPage = "public, max-age=300, s-maxage=31536000, immutable";
export const ownForNow = "private, no-cache";
export const notKept = "private, no-store";

/** How long after a moment something of it may still be written down: what is younger is not kept for ever. */
const settledAfterMs = 10 * 60_000;

export const isSettled = (at: string | null, now: string): boolean =>
  at !== null && Date.parse(now) - Date.parse(at) > settledAfterMs;
