/** Seeded releases for the forecast's test: work that comes and goes as people do it, not as the forecast assumes. */
import type { Work } from "./work";

const dayMs = 86_400_000;

/** A small generator of the same numbers for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;

const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const around = (random: Random, middle: number, spread: number): number => middle * Math.exp(spread * normal(random));

function poisson(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/** A project has habits, a release differs from them, a week from its release, and a day from its week. */
export type Habits = { pace: number; arrivals: number; hurry: number; uneven: number };

export const habits = (random: Random): Habits => ({
  pace: around(random, 3, 0.4),
  arrivals: around(random, 2, 0.3),
  /** How much faster the last days are than the first. */
  hurry: 0.8 + random(),
  uneven: 0.2 + 0.4 * random(),
});

/** The plan's last day, and the day by which even a late release is out. */
const planned = 42;
const longest = 84;

export function releaseOf(random: Random, { pace, arrivals, hurry, uneven }: Habits, begun: number): Work {
  const own = around(random, pace, 0.2);
  const opened: number[] = [];
  const settled: number[] = [];
  const open = (): number => opened.length - settled.length;
  const arrive = (day: number): void => void opened.push(timeOf(begun, day, random));
  for (let n = 40 + Math.floor(random() * 50); n > 0; n -= 1) arrive(-14);
  let mood = 1;
  let day = -14;
  for (; day < planned || (open() > 0 && day < longest); day += 1) {
    const weekday = new Date(begun + day * dayMs).getUTCDay();
    if (weekday === 1) mood = around(random, 1, 0.25);
    const rest = weekday === 0 || weekday === 6 ? 0.08 : 1;
    for (let n = poisson(random, arrivals * rest * (day < 24 ? 1 : 0.3)); n > 0; n -= 1) arrive(day);
    const rate = around(random, own * mood * rest * hurry ** (Math.min(planned, Math.max(0, day)) / planned), uneven);
    for (let n = Math.min(open(), poisson(random, rate)); n > 0; n -= 1) settled.push(timeOf(begun, day, random));
  }
  const ended = new Date(begun + day * dayMs).toISOString();
  return {
    version: `of ${ended.slice(0, 10)}`,
    begun: new Date(begun).toISOString(),
    ended,
    opened: inOrder(opened),
    settled: inOrder(settled),
  };
}

const inOrder = (times: number[]): number[] => times.sort((a, b) => a - b);
const timeOf = (begun: number, day: number, random: Random): number =>
  Math.floor(begun + day * dayMs + random() * 10 * 3_600_000);

/** The record of a project: so many releases, three months apart, oldest first. */
export function project(seed: number, releases: number): Work[] {
  const random = seeded(seed);
  const own = habits(random);
  const first = Date.UTC(2024, 0, 8, 8) + Math.floor(random() * 7) * dayMs;
  return Array.from({ length: releases }, (_, n) => releaseOf(random, own, first + n * 91 * dayMs));
}
