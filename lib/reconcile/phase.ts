/** In which phase of its release a moment lies. */
import type { Phase } from "../domain/reconciled";
import type { TrackerText, WrittenPhase } from "../domain/written";
import { at, endOfDay } from "./time";

/** The deadline's day belongs to the earlier phase, in UTC or at the hour that the tracker names. */
export function phaseAt(text: TrackerText, time: string): { phase: WrittenPhase | null; late: boolean } {
  const phases = [...text.phases].sort((a, b) => a.n - b.n);
  const takes = taking(phases);
  const open = phases.find((phase) => !isOver(phase, time)) ?? null;
  const last = takes.at(-1);
  const late = (last !== undefined && isOver(last, time)) || isPast(text.pickDeadline, time);
  return { phase: open ?? phases.at(-1) ?? null, late };
}

/** Phases that take requests: those with criteria of their own, where any phase has some. */
function taking(phases: WrittenPhase[]): WrittenPhase[] {
  const stated = phases.filter((phase) => phase.criteria.length > 0 || phase.prose.trim() !== "");
  return stated.length > 0 ? stated : phases;
}

function isOver(phase: WrittenPhase, time: string): boolean {
  const end = endOf(phase);
  return end !== null && at(time) > at(end);
}

export function endOf(phase: WrittenPhase): string | null {
  return phase.untilAt ?? (phase.until === null ? null : endOfDay(phase.until));
}

function isPast(date: string | null, time: string): boolean {
  return date !== null && at(time) > at(endOfDay(date));
}

export function phases(text: TrackerText, now: string): { current: number | null; phases: Phase[] } {
  const current = phaseAt(text, now).phase?.n ?? null;
  const list = text.phases.map((phase) => ({
    n: phase.n,
    until: phase.until,
    current: phase.n === current,
    criteria: phase.criteria.map(({ n, text: words }) => ({ n, text: words })),
  }));
  return { current, phases: list };
}
