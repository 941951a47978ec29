/** Whether the pending work will be done by its date, at the pace of the last two weeks and of earlier releases. */
import type { Pace } from "../domain/gate";
import type { Milestone, Reconciled } from "../domain/reconciled";
import { backTest, forecast } from "./forecast";
import { addDays, dayName, dayOf } from "./time";
import { afterWorkingDays, openAt, recently, type Work, workOf } from "./work";

/** Fewer than this many settled in the time say nothing about a pace. */
const enough = 3;

/**
 * Settled per working day against what is open and the working days that are left. Where earlier releases told how
 * wrong that is, their error corrects it.
 */
export function paceOf(reconciled: Reconciled, earlier: () => readonly Work[] = () => []): Pace {
  const { now } = reconciled;
  const goal = nextStep(reconciled.schedule);
  if (!goal?.date) return null;
  const work = workOf(reconciled);
  const left = openAt(work, now);
  if (left === 0) return { meets: true, text: "nothing is open", doneBy: null };
  const { settled, days } = recently(work, now);
  if (settled < enough || days === 0) return null;
  const perDay = settled / days;
  const due = goal.precision === "week" ? addDays(goal.date, 6) : goal.date;
  const name = goal.id ?? goal.label;
  const before = earlier();
  const learned = backTest(before) ? forecast(work, before, now) : null;
  // What has no end in sight is late by any date: a year bounds the search.
  const doneBy = learned?.middle ?? afterWorkingDays(dayOf(now), Math.min(260, Math.ceil(left / perDay)));
  const meets = doneBy <= due;
  const until = learned ? `, done ${dayName(learned.from)} to ${dayName(learned.to)},` : "";
  const text = `${left} open at ${round(perDay)} a working day${until} ${meets ? "meets" : "misses"} ${name}`;
  return { meets, text, doneBy };
}

/** The dated step that the pending work must be done for. */
export function nextStep(schedule: readonly Milestone[]): Milestone | undefined {
  return schedule.find(
    ({ step, state }) =>
      (step === "final-candidate" || step === "release-day") && (state === "next" || state === "future"),
  );
}

export function round(value: number): string {
  return value >= 10 ? String(Math.round(value)) : value.toFixed(1).replace(/\.0$/, "");
}
