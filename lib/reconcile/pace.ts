/** Whether the pending work will be done by its date, at the pace of the last two weeks. */
import type { Pace } from "../domain/gate";
import type { Milestone, Reconciled } from "../domain/reconciled";
import { isFinal } from "./picks/waiting";
import { addDays, at, dayOf, endOfDay, isWorkingDay } from "./time";

const lookBack = 14;
/** Fewer than this many settled in the time say nothing about a pace. */
const enough = 3;

/**
 * Settled per working day against what is open and the working days that are left.
 * Rejected: fitting a curve, which promises more than two weeks of small numbers can hold.
 */
export function paceOf(reconciled: Reconciled): Pace {
  const { now } = reconciled;
  const goal = nextStep(reconciled.schedule);
  const left = reconciled.scope.open.length + reconciled.picks.filter((pick) => !isFinal(pick.state)).length;
  if (!goal?.date) return null;
  if (left === 0) return { meets: true, text: "nothing is open", doneBy: null };
  // What has no end in sight is late by any date: a year bounds the search.
  const today = dayOf(now);
  const from = addDays(today, -lookBack);
  const settled = settledTimes(reconciled).filter(
    (time) => at(time) > at(endOfDay(from)) && at(time) <= at(now),
  ).length;
  const days = workingDays(from, today);
  if (settled < enough || days === 0) return null;
  const perDay = settled / days;
  const needed = Math.min(260, Math.ceil(left / perDay));
  const doneBy = afterWorkingDays(today, needed);
  const due = goal.precision === "week" ? addDays(goal.date, 6) : goal.date;
  const meets = doneBy <= due;
  const name = goal.id ?? goal.label;
  const text = `${left} open at ${round(perDay)} a working day ${meets ? "meets" : "misses"} ${name}`;
  return { meets, text, doneBy };
}

/** When things were settled, by GitHub's own times: picks that ended, and scope items that closed. */
function settledTimes({ picks, scope }: Reconciled): string[] {
  const times = [...picks.map((pick) => pick.settledAt), ...scope.closedItems.map((item) => item.at)];
  return times.filter((time): time is string => time !== null);
}

function nextStep(schedule: readonly Milestone[]): Milestone | undefined {
  return schedule.find(
    ({ step, state }) =>
      (step === "final-candidate" || step === "release-day") && (state === "next" || state === "future"),
  );
}

/** Working days after the first and up to the last. */
function workingDays(from: string, to: string): number {
  let days = 0;
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWorkingDay(date)) days += 1;
  return days;
}

function afterWorkingDays(from: string, days: number): string {
  let date = from;
  for (let left = days; left > 0; ) {
    date = addDays(date, 1);
    if (isWorkingDay(date)) left -= 1;
  }
  return date;
}

function round(value: number): string {
  return value >= 10 ? String(Math.round(value)) : value.toFixed(1).replace(/\.0$/, "");
}
