import type { Source } from "../domain/source";

/** A required source that is older than this is stale, and what depends on it unknown. */
export const staleAfterMs = 10 * 60_000;

/**
 * The sources as they stand at `now`: a good read grows stale by itself when nothing confirms it. A source that was
 * being read when time ran out is judged by its last good read like any other.
 */
export function sourcesAsOf(sources: Source[], now: string, staleAfter = staleAfterMs): Source[] {
  return sources.map((source) => {
    if (source.state !== "ok" && source.state !== "reading") return source;
    if (source.lastOk === null) return source;
    const age = Date.parse(now) - Date.parse(source.lastOk);
    return age > staleAfter ? { ...source, state: "stale" as const } : source;
  });
}

/** What of the sources' states a conclusion depends on: two equal signatures need no second derivation. */
export const signature = (sources: Source[]): string =>
  sources.map((source) => `${source.id} ${source.state} ${source.complete}`).join("\n");
