/** Shell: facts of a project at a moment → what follows from them, derived once per snapshot. */
import { config } from "../config";
import { productNow } from "../config/clock";
import { type FactBook, factBook } from "../domain/fact-book";
import type { Project } from "../domain/project";
import type { Judged, Reconciled } from "../domain/reconciled";
import type { Source } from "../domain/source";
import { judge } from "../gates";
import {
  type FoundRelease,
  findReleases,
  type Ledger,
  makeReader,
  paceOf,
  type Reader,
  type ReconcileInput,
  reconcile,
  releasesBefore,
} from "../reconcile";
import { rewindFacts } from "../reconcile/rewind";
import { workOf } from "../reconcile/work";
import { type Snapshot, type Store, sharedStore } from "../store";
import { signature, sourcesAsOf, staleAfterMs } from "./freshness";
import { promiseMemo } from "./memo";
import { traced } from "./traced";

export type Moment = {
  project: Project;
  /** The snapshot's time: an unchanged answer keeps it. */
  asOf: string;
  /** The time at which conclusions are drawn. */
  now: string;
  snapshot: Snapshot;
  /** The first poll's time when the moment lies before it, so that only GitHub's own timestamps speak; else null. */
  firstPoll: string | null;
  book: FactBook;
  sources: Source[];
  releases: FoundRelease[];
  reader: Reader;
  judged(version: string): Judged | null;
  /** The shipped releases of the same kind before one, newest first. */
  earlier(version: string): Reconciled[];
  /** Every release with what it was derived from: receipts look things up in both. */
  ledgers(): Ledger[];
};

const held = globalThis as { __hudMoments?: ReturnType<typeof promiseMemo<Moment>>; __hudReader?: Reader };
held.__hudMoments ??= promiseMemo<Moment>(48);
held.__hudReader ??= makeReader();
const moments = held.__hudMoments;
/** Moments that are passed through once, as a history does: they must not push out those that readers share. */
export const passing = promiseMemo<Moment>(2);
const reader = held.__hudReader;

/** Days left and ages move on by themselves; ten minutes is fine enough for them and coarse enough to share work. */
const stepMs = 10 * 60_000;

/** The state of a project now (`at` null) or at a moment. Null before anything was read. */
export async function momentOf(project: Project, at: string | null, memo = moments): Promise<Moment | null> {
  const store = await sharedStore();
  const now = at ?? productNow();
  const { snapshot, sources: kept } = await (at === null ? newest(store, project.slug) : look(store, project.slug, at));
  if (snapshot === null) return at === null ? null : rewoundMoment(store, project, at, memo);
  const sources = standing(kept, at);
  const judgedAt = at ?? new Date(Math.max(Date.parse(snapshot.at), floor(Date.parse(now)))).toISOString();
  const key = [project.slug, snapshot.id, judgedAt, signature(sources)].join("\n");
  return memo(key, async () => {
    const facts = await traced("facts", { project: project.slug }, () => store.factsAt(project.slug, at));
    return derive({
      project,
      asOf: snapshot.at,
      now: judgedAt,
      snapshot,
      firstPoll: null,
      book: factBook(facts),
      sources,
    });
  });
}

type Look = { snapshot: Snapshot | null; sources: Source[] };

async function look(store: Store, slug: string, at: string | null): Promise<Look> {
  const snapshot = await store.snapshotAt(slug, at);
  return { snapshot, sources: snapshot === null ? [] : await store.sourcesAt(slug, at) };
}

type Line = { kept: { writes: number; look: Look } | null; under: Promise<Look> | null; next: Promise<Look> | null };
const lines = new WeakMap<Store, Map<string, Line>>();

/**
 * Readers share looks, and none ever sees what was so before it asked: who comes while a look runs shares the next one.
 * An embedded database has no other writer, so that a look stands until this process writes.
 */
function newest(store: Store, slug: string): Promise<Look> {
  const mine = lines.get(store) ?? new Map<string, Line>();
  lines.set(store, mine);
  const line = mine.get(slug) ?? { kept: null, under: null, next: null };
  mine.set(slug, line);
  if (store.kind === "embedded" && line.kept?.writes === store.writes()) return Promise.resolve(line.kept.look);
  const begin = (): Promise<Look> => {
    const writes = store.writes();
    line.next = null;
    const made = look(store, slug, null)
      .then((seen) => {
        line.kept = { writes, look: seen };
        return seen;
      })
      .finally(() => {
        if (line.under === made) line.under = null;
      });
    line.under = made;
    return made;
  };
  if (line.next) return line.next;
  if (line.under === null) return begin();
  line.next = line.under.then(begin, begin);
  return line.next;
}

/** The sources as they stood; a demo whose clock runs fast is as patient by the machine's clock. */
export async function sourcesAt(store: Store, project: Project, at: string | null): Promise<Source[]> {
  return standing(await store.sourcesAt(project.slug, at), at);
}

function standing(sources: Source[], at: string | null): Source[] {
  const { environment, demo } = config();
  const slack = staleAfterMs * (demo === null ? 1 : Math.max(1, environment.demoSpeed));
  return sourcesAsOf(sources, at ?? productNow(), slack);
}

const floor = (time: number): number => Math.floor(time / stepMs) * stepMs;

async function rewoundMoment(store: Store, project: Project, at: string, memo: typeof moments): Promise<Moment | null> {
  const first = await store.firstWhole(project.slug);
  if (first === null) return null;
  return memo([project.slug, "rewound", at, first.id].join("\n"), async () => {
    const facts = rewindFacts(await store.factsAt(project.slug, first.at), at);
    const sources = await store.sourcesAt(project.slug, first.at);
    const book = factBook(facts);
    return derive({ project, asOf: at, now: at, snapshot: first, firstPoll: first.at, book, sources });
  });
}

function derive(given: Omit<Moment, "releases" | "reader" | "judged" | "earlier" | "ledgers">): Moment {
  const { project, book, sources, now } = given;
  const releases = findReleases(project, book, sources, reader);
  const inputOf = (found: FoundRelease): ReconcileInput => ({ project, found, releases, book, sources, now, reader });
  const kept = new Map<string, Judged>();
  const judged = (version: string): Judged | null => {
    const before = kept.get(version);
    if (before) return before;
    const found = releases.find((release) => release.version === version);
    if (!found) return null;
    const made = traced("derive", { project: project.slug, version }, () => {
      const reconciled = reconcile(inputOf(found));
      const pace = paceOf(reconciled, () => earlier(version).map(workOf));
      return { reconciled, ...judge(reconciled, now, pace) };
    });
    kept.set(version, made);
    return made;
  };
  const earlier = (version: string): Reconciled[] => {
    const found = releases.find((release) => release.version === version);
    if (!found) return [];
    return releasesBefore(releases, found).flatMap((one) => judged(one.version)?.reconciled ?? []);
  };
  const ledgers = () =>
    releases.flatMap((found) => {
      const known = judged(found.version);
      return known ? [{ input: inputOf(found), reconciled: known.reconciled }] : [];
    });
  return { ...given, releases, reader, judged, earlier, ledgers };
}
