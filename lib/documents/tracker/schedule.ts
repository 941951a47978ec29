import type { DateOrder, Problem, WrittenMilestone, WrittenPhase } from "../../domain/written";
import type { RawDate } from "../dates/find";
import { endOfDay } from "../dates/hour";
import { createdDay, type Decision, decideOrder, resolveDate } from "../dates/resolve";
import type { Line } from "../text/lines";
import { type CriteriaList, readCriteria } from "./criteria";
import { type MilestoneLine, milestoneLines } from "./milestones";
import { deadlineLine, type PhaseLine, phaseLine, phaseRow, prosePhases } from "./phases";

export type Schedule = {
  phases: WrittenPhase[];
  milestones: WrittenMilestone[];
  pickDeadline: string | null;
  dateOrder: DateOrder;
  criteria: CriteriaList | null; // those that belong to no phase
  problems: Problem[];
};

/** Nobody writes a step of a schedule in a line longer than this. */
const longestStep = 2_000;

export function readSchedule(all: readonly Line[], createdAt: string): Schedule {
  const lines = all.filter((line) => line.text.length <= longestStep);
  const found = findSteps(lines);
  const created = createdDay(createdAt);
  const dates = [
    ...found.phases.map((phase) => phase.until),
    ...found.milestones.flatMap((milestone) => [...milestone.was, milestone.date]),
    ...found.deadlines.map((deadline) => deadline.date),
  ].filter((date) => date !== null);
  const resolver = new Resolver(decideOrder(dates, created), created);
  const milestones = found.milestones.map((one) => resolver.milestone(one));
  const criteria = readCriteria(lines);
  const phases = mergePhases(found.phases, resolver, milestones, criteria);
  const [deadline] = found.deadlines;
  const pickDeadline = deadline ? resolver.day(deadline.date, deadline.text, deadline.line) : null;
  resolver.checkOrder(milestones);
  const { dateOrder, problems } = resolver;
  return { phases, milestones, pickDeadline, dateOrder, criteria: criteria.get(0) ?? null, problems };
}

type Steps = {
  phases: PhaseLine[];
  milestones: MilestoneLine[];
  deadlines: { date: RawDate; text: string; line: number }[];
};

function findSteps(lines: readonly Line[]): Steps {
  const steps: Steps = { phases: [], milestones: [], deadlines: [] };
  let section = "";
  let heads: readonly string[] = [];
  for (const line of lines) {
    if (line.block === "heading") section = line.text.toLowerCase();
    if (line.headRow) heads = line.cells;
    const phase = line.block === "table" ? phaseRow(line, heads) : phaseLine(line);
    if (phase) {
      steps.phases.push(phase);
      continue;
    }
    const deadline = deadlineLine(line);
    if (deadline) steps.deadlines.push({ ...deadline, line: line.number });
    // A heading such as "Cherry-pick (until D)" is a deadline, not a step.
    const milestones = deadline && /\buntil\b/i.test(deadline.text) ? [] : milestoneLines(line);
    const dated = /\bcriteri|\bprocess\b|\bchangelog\b/.test(section)
      ? milestones.filter((one) => one.id !== null)
      : milestones;
    steps.milestones.push(...dated);
  }
  if (steps.phases.length === 0) {
    steps.phases = prosePhases(lines);
    const used = new Set(steps.phases.map((phase) => phase.line.number));
    steps.deadlines = steps.deadlines.filter((one) => !used.has(one.line));
    steps.milestones = steps.milestones.filter((one) => !used.has(one.line));
  }
  return steps;
}

class Resolver {
  readonly problems: Problem[] = [];
  readonly dateOrder: DateOrder;
  readonly #order: Decision;
  readonly #created: number | null;

  constructor(order: Decision, created: number | null) {
    this.#order = order;
    this.#created = created;
    this.dateOrder = order.shown;
    if (order.unclear)
      this.problems.push({
        code: "date-order-unclear",
        text: `Day and month could be either way round: read as ${order.order === "dmy" ? "day/month" : "month/day"}. Write the month as a word.`,
      });
  }

  day(raw: RawDate, text: string, line: number): string | null {
    const resolved = resolveDate(raw, this.#order.order, this.#created);
    if (!resolved) {
      this.#add({ code: "date-unreadable", text: `No such day: ${text}`, line });
      return null;
    }
    if (resolved.typo)
      this.#add({ code: "year-typo", text: `Read as ${resolved.date}; the year looks mistyped: ${text}`, line });
    return resolved.date;
  }

  #add(problem: Problem): void {
    if (!this.problems.some((one) => one.code === problem.code && one.line === problem.line))
      this.problems.push(problem);
  }

  milestone(one: MilestoneLine): WrittenMilestone {
    const date = one.date === null ? null : this.day(one.date, one.text, one.line);
    if (one.date === null && !one.open)
      this.#add({ code: "date-unreadable", text: `No date could be read: ${one.text}`, line: one.line });
    const was = one.was.map((raw) => this.day(raw, one.text, one.line)).filter((day) => day !== null);
    return { id: one.id, label: one.label, date, precision: one.date?.week ? "week" : "day", was, line: one.line };
  }

  /** Milestones must ascend; a week is taken at its first day. */
  checkOrder(milestones: readonly WrittenMilestone[]): void {
    const dated = milestones.filter((one) => one.date !== null);
    for (const [index, one] of dated.entries()) {
      const before = dated[index - 1];
      if (before?.date && one.date && one.date < before.date)
        this.#add({
          code: "milestones-not-ascending",
          text: `${one.id ?? one.label} (${one.date}) lies before ${before.id ?? before.label} (${before.date}).`,
          line: one.line,
        });
    }
  }
}

/** A phase is named in the plan and again above its criteria: the first date counts, a differing one is a problem. */
function mergePhases(
  found: readonly PhaseLine[],
  resolver: Resolver,
  milestones: readonly WrittenMilestone[],
  criteria: ReadonlyMap<number, CriteriaList>,
): WrittenPhase[] {
  const phases = new Map<number, WrittenPhase>();
  for (const one of found) {
    const own = one.until && resolver.day(one.until, one.text, one.line.number);
    const until = own ?? milestones.find((step) => step.id !== null && step.id === one.untilMilestone)?.date ?? null;
    const untilAt = until === null ? null : endOfDay(until, one.text);
    const phase = phases.get(one.n);
    if (!phase) {
      const list = criteria.get(one.n);
      phases.set(one.n, { n: one.n, until, untilAt, criteria: list?.criteria ?? [], prose: list?.prose ?? "" });
      continue;
    }
    if (phase.until !== null && until !== null && phase.until !== until)
      resolver.problems.push({
        code: "phase-dates-differ",
        text: `Phase ${one.n} ends on ${phase.until} and on ${until}.`,
        line: one.line.number,
      });
    phase.until ??= until;
    phase.untilAt ??= untilAt;
  }
  return [...phases.values()].sort((a, b) => a.n - b.n);
}
