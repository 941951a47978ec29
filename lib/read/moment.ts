/** Shell: facts of a project at a moment → what follows from them, derived once per snapshot. */
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
import { signature } from "./freshness";
import { judgedTime, look, newest, standing } from "./looks";
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
  /** How many facts it rests on. */
  facts: number;
  sources: Source[];
  releases: FoundRelease[];
  reader: Reader;
  judged(version: string): Judged | null;
  /** The shipped releases of the same kind before one, newest first. */
  earlier(version: string): Reconciled[];
  /** Every release with what it was derived from: receipts look things up in both. */
  ledgers(): Ledger[];
};

type Memo = ReturnType<typeof promiseMemo<Moment>>;
type Held = { __hudPast?: Memo; __hudNow?: Map<string, Memo>; __hudReader?: Reader };
const held = globalThis as Held;

/**
 * A busy release weighs some megabytes at each moment, and readers share some of its past, as the two moments of a sync:
 * half a dozen of a large project are kept, or one of each of a hundred small ones.
 */
const mostFacts = 36_000;
const weigh = ({ facts }: Moment): number => facts + 500;
held.__hudPast ??= promiseMemo(mostFacts, weigh);
const past = held.__hudPast;

/** Nobody asks for what was now before the last poll, but for those whose answer is being made. */
const mostNow = 2;
held.__hudNow ??= new Map();
const now = held.__hudNow;

/** Moments that are passed through once, as a history does: they must not push out those that readers share. */
export const passing = promiseMemo<Moment>(2);

held.__hudReader ??= makeReader();
const reader = held.__hudReader;

function sharedMemo(slug: string, at: string | null): Memo {
  if (at !== null) return past;
  const memo = now.get(slug) ?? promiseMemo<Moment>(mostNow);
  now.set(slug, memo);
  return memo;
}

/** The state of a project now (`at` null) or at a moment. Null before anything was read. */
export async function momentOf(
  project: Project,
  at: string | null,
  memo = sharedMemo(project.slug, at),
): Promise<Moment | null> {
  const store = await sharedStore();
  const { snapshot, sources: kept } = await (at === null ? newest(store, project.slug) : look(store, project.slug, at));
  if (snapshot === null) return at === null ? null : rewoundMoment(store, project, at, memo);
  const sources = standing(kept, at);
  const judgedAt = at ?? judgedTime(snapshot, productNow());
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
      facts: facts.length,
      sources,
    });
  });
}

async function rewoundMoment(store: Store, project: Project, at: string, memo: Memo): Promise<Moment | null> {
  const first = await store.firstWhole(project.slug);
  if (first === null) return null;
  return memo([project.slug, "rewound", at, first.id].join("\n"), async () => {
    const facts = rewindFacts(await store.factsAt(project.slug, first.at), at);
    const sources = await store.sourcesAt(project.slug, first.at);
    const rewound = { book: factBook(facts), facts: facts.length };
    return derive({ project, asOf: at, now: at, snapshot: first, firstPoll: first.at, sources, ...rewound });
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
