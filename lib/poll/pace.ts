/** How long to wait before the next poll. Pure; times are milliseconds of the machine's clock. */
export type Pace = {
  intervalMs: number;
  machineNow: number;
  /** GitHub asked not to be asked before. */
  notBefore: number | null;
  rateLimit: { remaining: number; resetAt: string } | null;
  /** What a poll costs on the whole, over all projects that share the token. */
  pointsPerPoll: number;
  reserve: number;
};

/** Polling slows down so that what is left above the reserve lasts until the limit is renewed. */
export function waitBeforeNext(pace: Pace): number {
  const pause = pace.notBefore === null ? 0 : pace.notBefore - pace.machineNow;
  return Math.max(pace.intervalMs, pause, spread(pace));
}

const leastMs = 1_000;

/** What lies at least between a poll and one that a webhook asks for, so that a flood of them spends no more than polling may. */
export const leastGap = (pace: Pace): number => Math.max(leastMs, spread(pace));

function spread({ rateLimit, machineNow, pointsPerPoll, reserve }: Pace): number {
  if (rateLimit === null) return 0;
  const untilReset = Date.parse(rateLimit.resetAt) - machineNow;
  if (untilReset <= 0) return 0;
  const polls = (rateLimit.remaining - reserve) / Math.max(1, pointsPerPoll);
  return polls <= 1 ? untilReset : untilReset / polls;
}

/** Points of GitHub's limit that are never spent. */
export const reserve = 500;

/** What a poll costs, as it was lately: one expensive poll does not slow down an hour. */
export const smoothed = (before: number, points: number): number => before * 0.8 + points * 0.2;
