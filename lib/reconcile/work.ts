/** A release as work over time: what was asked for, and when it was settled. By GitHub's own times alone. */
import type { Reconciled } from "../domain/reconciled";
import { isFinal } from "./picks/waiting";
import { addDays, at, dayOf, endOfDay, isWorkingDay } from "./time";

export type Work = {
  version: string;
  begun: string;
  ended: string | null;
  /** Milliseconds, earliest first: when things came, and when they were settled. */
  opened: number[];
  settled: number[];
};

/** Before everything: what was there when the record begins. */
const always = Number.NEGATIVE_INFINITY;

/** Picks and milestone items. One that was moved out of the milestone leaves no trace here. */
export function workOf({ release, branch, picks, scope, finalTag, published }: Reconciled): Work {
  // Final, but nobody knows since when: neither open nor part of a pace.
  const dated = picks.filter((pick) => pick.settledAt !== null || !isFinal(pick.state));
  const closed = scope.closedItems.filter((item) => item.at !== null);
  return {
    version: release.version,
    begun: branch.cut?.at ?? release.tracker.createdAt,
    ended: release.state === "shipped" ? (finalTag?.at ?? published?.at ?? null) : null,
    opened: inOrder([
      ...dated.map((pick) => at(pick.requestedAt)),
      ...scope.open.map((item) => at(item.since)),
      ...closed.map((item) => (item.since ? at(item.since) : always)),
    ]),
    settled: inOrder([...dated.map((pick) => pick.settledAt), ...closed.map((item) => item.at)].flatMap(timed)),
  };
}

const inOrder = (times: number[]): number[] => times.sort((a, b) => a - b);
const timed = (time: string | null): number[] => (time === null ? [] : [at(time)]);

function upTo(times: readonly number[], time: number): number {
  const next = times.findIndex((one) => one > time);
  return next < 0 ? times.length : next;
}

/** How many were open at a moment. */
export function openAt({ opened, settled }: Work, moment: string): number {
  return Math.max(0, upTo(opened, at(moment)) - upTo(settled, at(moment)));
}

const lookBack = 14;

/** What was settled in the last two weeks, and the working days in them. */
export function recently({ settled }: Work, moment: string): { settled: number; days: number } {
  const today = dayOf(moment);
  const from = addDays(today, -lookBack);
  return {
    settled: upTo(settled, at(moment)) - upTo(settled, at(endOfDay(from))),
    days: workingDays(from, today),
  };
}

/** When as many had been settled after a moment as were open then; null where that was not seen. */
export function whenSettled({ settled }: Work, moment: string, count: number): string | null {
  const time = settled[upTo(settled, at(moment)) + count - 1];
  return time === undefined ? null : new Date(time).toISOString();
}

/** Working days after the first and up to the last. */
export function workingDays(from: string, to: string): number {
  let days = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWorkingDay(date)) days += 1;
  return days;
}

export function afterWorkingDays(from: string, days: number): string {
  let date = from;
  for (let left = days; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkingDay(date)) left -= 1;
  }
  return date;
}
