/**
 * When as many things will be settled as are open now, as a range of days. The middle is the pace of the last two
 * weeks; how far to either side is learnt from how wrong the same forecast was on earlier releases.
 * Rejected: curves fitted to the burndown, which promise more than two weeks of small numbers can hold, and random
 * runs, which would tell two readers of one address different days.
 */
import { at, dayOf, daysBetween } from "./time";
import { afterWorkingDays, openAt, recently, type Work, whenSettled, workingDays } from "./work";

export type Forecast = {
  left: number;
  perDay: number;
  /** Eight times in ten the work is done between these two days; half the time by the middle one. */
  from: string;
  middle: string;
  to: string;
  confidence: number;
};

export type BackTest = {
  /** Releases and moments at which the same forecast was made and its end is known. */
  releases: number;
  forecasts: number;
  /** Half of them were wrong by at most so many days. */
  medianError: number;
  /** The share whose end lay within the range. */
  held: number;
};

export const confidence = 0.8;
/** So many standard deviations hold that share of a normal distribution to either side of its middle. */
const reach = 1.2816;
/** Fewer than this many settled in two weeks say nothing about a pace. */
const enough = 3;
/** With fewer forecasts behind it an error is no measure. */
const enoughForecasts = 5;
/** What has no end in sight is late by any date: a year bounds the search. */
const longest = 260;
/** By how much a pace changes from one fortnight to what follows, before anything was learnt. */
const drift = 0.35;
/** Earlier forecasts weigh against so many imagined ones that were neither biased nor badly spread. */
const prior = 6;
const trialEveryDays = 3;

type Estimate = { left: number; perDay: number; days: number; spread: number };
type Lesson = { bias: number; scale: number };

/** The share by which a count of n differs by chance alone is about 1/√n. */
function estimate(work: Work, moment: string): Estimate | null {
  const left = openAt(work, moment);
  const { settled, days } = recently(work, moment);
  if (settled < enough || days === 0 || left === 0) return null;
  const perDay = settled / days;
  return { left, perDay, days: left / perDay, spread: Math.sqrt(1 / settled + 1 / left + drift ** 2) };
}

/** The moments of a release at which a forecast is tried. */
function trials({ begun, ended }: Work): string[] {
  if (ended === null) return [];
  const count = Math.floor(daysBetween(begun, ended) / trialEveryDays);
  return Array.from({ length: Math.max(0, count) }, (_, n) =>
    new Date(at(begun) + (n + 1) * trialEveryDays * 86_400_000).toISOString(),
  );
}

/** How far off each forecast was, in units of its own spread. Above zero: it took longer. */
function misses(work: Work): number[] {
  return trials(work).flatMap((moment) => {
    const made = estimate(work, moment);
    const end = made && whenSettled(work, moment, made.left);
    if (!made || end === null) return [];
    const took = Math.max(0.5, workingDays(dayOf(moment), dayOf(end)));
    return [Math.log(took / Math.max(0.5, made.days)) / made.spread];
  });
}

function lessonOf(earlier: readonly Work[]): Lesson {
  const all = earlier.flatMap(misses);
  const bias = all.reduce((sum, miss) => sum + miss, 0) / (all.length + prior);
  const squares = all.reduce((sum, miss) => sum + (miss - bias) ** 2, 0);
  return { bias, scale: Math.sqrt((squares + prior) / (all.length + prior)) };
}

function ranged({ left, perDay, days, spread }: Estimate, { bias, scale }: Lesson, moment: string): Forecast {
  const today = dayOf(moment);
  const after = (deviations: number): number =>
    Math.min(longest, days * Math.exp(spread * (bias + deviations * scale)));
  return {
    left,
    perDay,
    from: afterWorkingDays(today, Math.round(after(-reach))),
    middle: afterWorkingDays(today, Math.round(after(0))),
    to: afterWorkingDays(today, Math.round(after(reach))),
    confidence,
  };
}

/** Null where too little was settled lately to speak of a pace, or where nothing is open. */
export function forecast(work: Work, earlier: readonly Work[], moment: string): Forecast | null {
  const made = estimate(work, moment);
  return made && ranged(made, lessonOf(earlier), moment);
}

/**
 * The same forecast at moments of earlier releases, each with what was known then: its own past and the releases
 * before it. Null where there is too little history to speak of an error.
 */
export function backTest(works: readonly Work[]): BackTest | null {
  const inOrder = works.toSorted((a, b) => (a.begun < b.begun ? -1 : 1));
  const tried = inOrder.map((work, n) => tryOn(work, inOrder.slice(0, n))).filter((list) => list.length > 0);
  const all = tried.flat();
  if (all.length < enoughForecasts) return null;
  const errors = all.map(({ error }) => error).sort((a, b) => a - b);
  return {
    releases: tried.length,
    forecasts: all.length,
    medianError: errors[Math.floor(errors.length / 2)] ?? 0,
    held: all.filter(({ held }) => held).length / all.length,
  };
}

function tryOn(work: Work, before: readonly Work[]): { error: number; held: boolean }[] {
  const lesson = lessonOf(before);
  return trials(work).flatMap((moment) => {
    const made = estimate(work, moment);
    const end = made && whenSettled(work, moment, made.left);
    if (!made || end === null) return [];
    const { from, middle, to } = ranged(made, lesson, moment);
    const day = dayOf(end);
    return [{ error: Math.abs(daysBetween(middle, day)), held: from <= day && day <= to }];
  });
}
