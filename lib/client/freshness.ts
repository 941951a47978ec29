/** How fresh what is shown is: the age of the last good read, and whether the server still answers. */
import type { SourcesView } from "../view/schemas";

export type Freshness = { state: "live" | "stale" | "offline" | "never"; at: string | null };

const staleAfter = 120_000;

/**
 * The last moment at which anything was read from GitHub; null when nothing ever was. A partial poll may have read
 * nothing at all: what it did read says so itself.
 */
export function lastRead(sources: SourcesView): string | null {
  const polls = sources.polls.filter((poll) => poll.outcome === "ok").map((poll) => poll.at);
  const reads = sources.sources.flatMap((source) => source.lastOk ?? []);
  return [...polls, ...reads].reduce<string | null>(
    (newest, at) => (newest === null || Date.parse(at) > Date.parse(newest) ? at : newest),
    null,
  );
}

export function freshness(read: string | null, now: number, reachable: boolean): Freshness {
  if (read === null) return { state: "never", at: null };
  if (!reachable) return { state: "offline", at: read };
  return { state: now - Date.parse(read) > staleAfter ? "stale" : "live", at: read };
}
