/** Time to pixels: whole weeks from Monday to Sunday, in UTC. */
import { dayMs, isoOf, msOf } from "@/lib/format/dates";

export const width = 1376;
export const gutter = 104;

export type Scale = { from: number; to: number; x: (moment: string | number) => number; days: number };

const weekMs = 7 * dayMs;
/** The first Monday of all: 5 January 1970. */
const firstMonday = 4 * dayMs;
const mondayOf = (ms: number) => Math.floor((ms - firstMonday) / weekMs) * weekMs + firstMonday;

const lookBack = 30 * dayMs;

/**
 * The weeks that matter: from at most thirty days before today, or before the last milestone once it has passed,
 * to the week of the last milestone. Earlier milestones are told in words.
 */
export function scaleOf(now: string, dates: readonly string[]): Scale {
  const times = dates.map(msOf).filter((ms) => !Number.isNaN(ms));
  const last = Math.max(msOf(now), ...times);
  const anchor = times.length > 0 ? Math.min(msOf(now), Math.max(...times)) : msOf(now);
  const earliest = Math.min(anchor - 7 * dayMs, ...times);
  const from = mondayOf(Math.max(earliest, anchor - lookBack));
  const end = Math.min(last, anchor + 3 * lookBack);
  const to = mondayOf(end) + weekMs;
  const days = Math.round((to - from) / dayMs);
  const x = (moment: string | number) =>
    gutter + (((typeof moment === "number" ? moment : msOf(moment)) - from) / (to - from)) * (width - gutter);
  return { from, to, x, days };
}

export const clampX = (scale: Scale, moment: string | number): number =>
  Math.min(width, Math.max(gutter, scale.x(moment)));

export const within = (scale: Scale, moment: string): boolean => msOf(moment) >= scale.from && msOf(moment) <= scale.to;

/** The Mondays of the scale, as dates. */
export function mondays({ from, to }: Scale): string[] {
  const weeks = Math.round((to - from) / weekMs);
  return Array.from({ length: weeks }, (_, week) => isoOf(from + week * weekMs));
}
