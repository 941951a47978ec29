/**
 * A source is one thing that is read from GitHub as a whole. What depends on a source that has not been read
 * whole is unknown. The ids are stable: pages, gates, polls and the API name them.
 */
export const sourceKinds = [
  "trackers", // which tracker issues exist
  "tracker", // body and comments of one release's tracker
  "release-pulls", // pull requests against the release branch
  "named-pulls", // trunk pull requests and issues that picks, scope and notes name
  "scope", // items of the release's GitHub milestone, open and closed
  "branch", // the release branch, its orig/ twin and its commits since the cut
  "trunk", // trunk commits since the cut
  "tags", // tags
  "published", // GitHub releases
  "ci", // check suites on the branch's newest commits and on candidates
  "companions", // companions' release branches and their CI
  "nightlies", // nightly runs on trunk and companions
  "process", // RELEASE.md
  "validation", // validation checklist issue and validation workflow
] as const;

export type SourceKind = (typeof sourceKinds)[number];

export type SourceWord = "ok" | "stale" | "failed" | "partial" | "reading" | "never";

export type Source = {
  /** `pytorch/tags`, or `pytorch/2.12.0/scope` for what belongs to one release. */
  id: string;
  kind: SourceKind;
  project: string;
  version: string | null;
  /** In words: "Pull requests against release/2.12". */
  what: string;
  state: SourceWord;
  /** True when the last good read brought everything. */
  complete: boolean;
  lastOk: string | null;
  error: { at: string; text: string } | null;
  nextTry: string | null;
};

/** A value that was read, or the reason why it is not known. */
export type Observed<T> = { known: true; value: T } | { known: false; reason: string; source: SourceKind | null };

export const known = <T>(value: T): Observed<T> => ({ known: true, value });
export const unknown = (reason: string, source: SourceKind | null = null): Observed<never> => ({
  known: false,
  reason,
  source,
});

const good = new Set<SourceWord>(["ok", "reading"]);

/** Read whole at least once: what its last good read did not bring was not there. */
export function isWhole(sources: readonly Source[], kind: SourceKind): boolean {
  const mine = sources.filter((source) => source.kind === kind);
  return mine.length > 0 && mine.every((source) => source.complete && source.lastOk !== null);
}

/** Whole, and its last read went well: only then can anything that rests on it be green. */
export function isFresh(sources: readonly Source[], kind: SourceKind): boolean {
  return isWhole(sources, kind) && sources.every((source) => source.kind !== kind || good.has(source.state));
}
