/** How a release stood over time: the same derivation as the pages, at a row of moments, so that the two agree. */
import { setImmediate as breathe } from "node:timers/promises";
import { config } from "../config";
import type { Judged } from "../domain/reconciled";
import { isFinal } from "../reconcile/picks/waiting";
import { type Answer, type AskedRelease, answer, openRelease } from "./answer";
import { momentOf, passing } from "./moment";

export const metrics = ["verdict", "picks-pending", "scope-open", "ci-pass-rate", "blockers"] as const;
export type Metric = (typeof metrics)[number];
export const isMetric = (word: string): word is Metric => (metrics as readonly string[]).includes(word);

export type Point = { at: string; value: number | string | null };
type Sample = Record<Metric, number | string | null>;

const held = globalThis as { __hudSamples?: Map<string, Sample | null> };
held.__hudSamples ??= new Map();
const samples = held.__hudSamples; // the past of one world does not change: a sample is kept as long as the process lives
const mostSamples = 20_000;

const dayMs = 24 * 3600 * 1000;
/** A change of verdict is placed to within this. */
const finestMs = 3600 * 1000;

function sampleOf({ reconciled, verdict }: Judged): Sample {
  return {
    verdict: verdict.call,
    "picks-pending": reconciled.picks.filter((pick) => !isFinal(pick.state)).length,
    "scope-open": reconciled.scope.open.length,
    "ci-pass-rate": reconciled.ci.passRate,
    blockers: verdict.flips.length,
  };
}

type Opened = Extract<Awaited<ReturnType<typeof openRelease>>, { ok: true }>["value"];

export async function readHistory(
  asked: AskedRelease & { metric: Metric },
): Promise<Answer<{ asOf: string; points: Point[] }>> {
  const opened = await openRelease(asked);
  if (!opened.ok) return opened;
  return answer({ asOf: opened.value.moment.asOf, points: await pointsOf(opened.value, asked) });
}

/** Several histories of one release, opened once. */
export async function readHistories<M extends Metric>(
  asked: AskedRelease & { metrics: readonly M[] },
): Promise<Answer<Record<M, Point[]>>> {
  const opened = await openRelease(asked);
  if (!opened.ok) return opened;
  const entries: [M, Point[]][] = [];
  // One after the other: the second finds the samples that the first has made.
  for (const metric of asked.metrics)
    entries.push([metric, await pointsOf(opened.value, { version: asked.version, metric })]);
  return answer(Object.fromEntries(entries) as Record<M, Point[]>);
}

/** The history of a release as judged at one moment does not change: any number of readers share it. */
const histories = new WeakMap<Judged, Map<Metric, Promise<Point[]>>>();

function pointsOf(opened: Opened, asked: { version: string; metric: Metric }): Promise<Point[]> {
  const mine = histories.get(opened.judged) ?? new Map<Metric, Promise<Point[]>>();
  histories.set(opened.judged, mine);
  const known = mine.get(asked.metric);
  if (known) return known;
  const made = samplePoints(opened, asked).catch((error: unknown) => {
    mine.delete(asked.metric);
    throw error;
  });
  mine.set(asked.metric, made);
  return made;
}

async function samplePoints(
  { moment, judged, project }: Opened,
  asked: { version: string; metric: Metric },
): Promise<Point[]> {
  const from = Date.parse(judged.reconciled.branch.cut?.at ?? judged.reconciled.release.tracker.createdAt);
  const to = Date.parse(moment.now);
  const sampleAt = async (time: number): Promise<Sample | null> => {
    if (time >= to) return sampleOf(judged);
    const at = new Date(time).toISOString();
    const key = [config().demo ?? "", project.slug, asked.version, at].join("\n");
    const known = samples.get(key);
    if (known !== undefined) return known;
    await breathe(); // other readers come first
    const past = await momentOf(project, at, passing);
    if (past === null) return null;
    const then = past.judged(asked.version);
    const sample = then ? sampleOf(then) : null; // that there was no release yet is kept too: it costs as much
    if (samples.size >= mostSamples) samples.clear();
    samples.set(key, sample);
    return sample;
  };
  const times = [...days(from, to), to];
  const points: Point[] = [];
  for (const [n, time] of times.entries()) {
    const value = (await sampleAt(time))?.[asked.metric] ?? null;
    const before = points.at(-1);
    const last = times[n - 1];
    if (asked.metric === "verdict" && before && last !== undefined && before.value !== value) {
      points.push(
        ...(await changesBetween(last, time, before.value, async (at) => (await sampleAt(at))?.verdict ?? null)),
      );
    }
    points.push({ at: new Date(time).toISOString(), value });
  }
  return points;
}

function days(from: number, to: number): number[] {
  const first = Math.ceil(from / dayMs) * dayMs;
  const count = Math.max(0, Math.ceil((to - first) / dayMs));
  return Array.from({ length: count }, (_, n) => first + n * dayMs);
}

/** Narrows a change down by halves: a verdict seldom changes twice within a day. */
async function changesBetween(
  from: number,
  to: number,
  before: Point["value"],
  valueAt: (time: number) => Promise<Point["value"]>,
): Promise<Point[]> {
  let [low, high] = [from, to];
  while (high - low > finestMs) {
    const middle = Math.round((low + high) / 2 / finestMs) * finestMs;
    if (middle <= low || middle >= high) break;
    if ((await valueAt(middle)) === before) low = middle;
    else high = middle;
  }
  return high === to ? [] : [{ at: new Date(high).toISOString(), value: await valueAt(high) }];
}
