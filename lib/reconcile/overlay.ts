/** A release over the days before its release day, so that it can be laid over earlier ones. */
import type { CiWorkflow, Reconciled } from "../domain/reconciled";
import { isFinal } from "./picks/waiting";
import { addDays, at, dayOf, daysBetween, endOfDay } from "./time";

export type CurvePoint = {
  /** Days to the release day; negative past it. */
  left: number;
  /** Null where nothing of its milestone is kept. */
  scopeOpen: number | null;
  picksPending: number;
  /** First-try passes of the last seven days; null where nothing ran. */
  passRate: number | null;
};
export type Curve = { version: string; releaseDay: string; points: CurvePoint[] };

const longestDays = 75;
const rateDays = 7;

/** Null where the release day is not known. Like the forecast, by GitHub's own times alone. */
export function curveOf(reconciled: Reconciled): Curve | null {
  const { release, branch, now, finalTag, published, schedule } = reconciled;
  const out = release.state === "shipped" ? (finalTag?.at ?? published?.at ?? null) : null;
  const planned = schedule.find(({ step }) => step === "release-day")?.date ?? null;
  const releaseDay = out === null ? planned : dayOf(out);
  if (releaseDay === null) return null;
  const last = out !== null && out < now ? dayOf(out) : dayOf(now);
  const begun = dayOf(branch.cut?.at ?? release.tracker.createdAt);
  const first = [begun, addDays(releaseDay, -longestDays)].sort().at(-1) ?? begun;
  const [standAt, rateAt] = [stands(reconciled), rates(reconciled)];
  const points: CurvePoint[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const moment = [endOfDay(day), now].sort()[0] ?? now;
    const left = Math.round(daysBetween(day, releaseDay));
    points.push({ left, ...standAt(at(moment)), passRate: rateAt(at(moment)) });
  }
  return { version: release.version, releaseDay, points };
}

type Stand = Pick<CurvePoint, "scopeOpen" | "picksPending">;
/** What was there from a time on, and until when: milliseconds. */
type Span = { from: number; until: number };

const always = Number.NEGATIVE_INFINITY;
const never = Number.POSITIVE_INFINITY;

function stands({ picks, scope }: Reconciled): (moment: number) => Stand {
  const span = (from: string | undefined, until: string | null): Span => ({
    from: from ? at(from) : always,
    until: until === null ? never : at(until),
  });
  const items = [
    ...scope.open.map(({ since }) => span(since, null)),
    ...scope.closedItems.flatMap((item) => (item.at === null ? [] : [span(item.since, item.at)])),
  ];
  const asked = picks
    .filter((pick) => pick.settledAt !== null || !isFinal(pick.state))
    .map((pick) => span(pick.requestedAt, pick.settledAt));
  const count = (spans: Span[], moment: number): number =>
    spans.filter(({ from, until }) => from <= moment && moment < until).length;
  const known = scope.open.length + scope.closedItems.length > 0;
  return (moment) => ({ scopeOpen: known ? count(items, moment) : null, picksPending: count(asked, moment) });
}

const told = new Set(["pass", "fail", "flaky"]);

function rates({ ci }: Reconciled): (moment: number) => number | null {
  const expected = ci.workflows.filter(({ expected }) => expected);
  const runs = ci.commits.map((commit, n) => ({ at: at(commit.at), states: expected.flatMap(stateOf(n)) }));
  return (moment) => {
    const states = runs
      .filter((run) => run.at <= moment && run.at > moment - rateDays * 86_400_000)
      .flatMap((run) => run.states);
    return states.length === 0 ? null : states.filter((state) => state === "pass").length / states.length;
  };
}

const stateOf =
  (n: number) =>
  ({ cells }: CiWorkflow): string[] => {
    const state = cells[n]?.state;
    return state !== undefined && told.has(state) ? [state] : [];
  };
