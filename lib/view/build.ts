/** View models from what was reconciled and judged. They say the same in the contract's shapes, and decide nothing. */
import { type Gate, type GateTarget, gateTargets } from "../domain/gate";
import type { Candidate, Judged, Milestone, Pick, Reconciled } from "../domain/reconciled";
import { isFresh, type Source, type SourceKind } from "../domain/source";
import type { Problem } from "../domain/written";
import { day } from "../gates/wording";
import type {
  CandidateView,
  CiView,
  MissingView,
  PickView,
  ReleaseView,
  ScopeView,
  SourceView,
  SummaryView,
  UnfollowedRevertView,
} from "./schemas";

const final = new Set<Pick["state"]>(["merged", "reverted", "rejected", "withdrawn"]);

/** `firstPoll` is given when the moment lies before it. */
export function summaryView({ reconciled, gates, verdict }: Judged, firstPoll: string | null = null): SummaryView {
  const { release, picks, scope, missing, reverts, phase } = reconciled;
  const { repo, number, url, title } = release.tracker;
  return {
    project: release.project,
    version: release.version,
    kind: release.kind,
    state: release.state,
    branch: release.branch,
    phase,
    tracker: { repo, number, url, title },
    verdict,
    next: nextOf(reconciled.schedule),
    counts: {
      picksPending: picks.filter((pick) => !final.has(pick.state)).length,
      picksMerged: picks.filter((pick) => pick.state === "merged").length,
      picksReverted: picks.filter((pick) => pick.state === "reverted").length,
      scopeOpen: scope.open.length,
      missing: missing.items.filter((item) => item.reason !== "unknown").length,
      unfollowedReverts: reverts.items.length,
    },
    freshness: {
      ...freshnessOf(reconciled.sources, needsOf(gates, verdict.step)),
      ...(firstPoll === null ? {} : { beforeFirstPoll: firstPoll }),
    },
  };
}

function nextOf(schedule: readonly Milestone[]): SummaryView["next"] {
  const next = schedule.find((milestone) => milestone.state === "next");
  if (!next || next.date === null || next.daysLeft === null) return null;
  const { id, label, date, precision, daysLeft } = next;
  return { id, label, date, precision, daysLeft };
}

/** What the verdict looks at; once the release is out, that it is. */
function needsOf(gates: readonly Gate[], step: GateTarget | null): Set<SourceKind> {
  const counts = ({ target }: Gate): boolean =>
    step === null ? target === "shipped" : gateTargets.indexOf(target) <= gateTargets.indexOf(step);
  return new Set(gates.filter(counts).flatMap((gate) => gate.needs));
}

/** Complete when every source that the verdict needs has been read whole. */
function freshnessOf(sources: readonly Source[], needs: ReadonlySet<SourceKind>): SummaryView["freshness"] {
  const needed = sources.filter((source) => needs.has(source.kind));
  const times = needed.map((source) => source.lastOk);
  const oldest = times.includes(null) ? null : (times.toSorted()[0] ?? null);
  const stale = needed
    .filter((source) => source.state !== "ok" && source.state !== "reading")
    .map((source) => source.id);
  return { complete: [...needs].every((kind) => isFresh(sources, kind)), oldest, stale };
}

export function releaseView(judged: Judged, asOf: string, firstPoll: string | null = null): ReleaseView {
  const { reconciled, gates } = judged;
  return {
    ...summaryView(judged, firstPoll),
    asOf,
    phases: reconciled.phases,
    schedule: reconciled.schedule.map(({ id, label, date, precision, was, state }) => ({
      id,
      label,
      date,
      precision,
      was,
      state,
    })),
    managers: reconciled.release.managers,
    hud: reconciled.release.hud,
    gates: gates.map(({ needs, ...gate }) => ({ ...gate, readAt: oldestRead(reconciled.sources, needs) })),
    problems: firstPoll === null ? reconciled.problems : [...reconciled.problems, fromTimestamps(firstPoll)],
    sources: reconciled.sources.map(sourceView),
    companions: reconciled.companions,
    nightlies: reconciled.nightlies,
    decisions: reconciled.decisions,
  };
}

const fromTimestamps = (firstPoll: string): Problem => ({
  code: "before-first-poll",
  text: `Reading began on ${day(firstPoll)}. What came before is told by GitHub's own timestamps, as far as they go.`,
});

/** When the oldest of the sources was last read; null when one never was. */
function oldestRead(sources: readonly Source[], needs: readonly SourceKind[]): string | null {
  const times = sources.filter(({ kind }) => needs.includes(kind)).map(({ lastOk }) => lastOk);
  return times.includes(null) ? null : (times.toSorted()[0] ?? null);
}

export function sourceView({ id, project, what, state, lastOk, error, nextTry }: Source): SourceView {
  return { id, project, what, state, lastOk, error, nextTry };
}

export function pickViews({ picks }: Reconciled): PickView[] {
  return picks;
}

type ListedView<T> = { complete: boolean; items: T[]; unknown: string[] };

export function missingView({ missing }: Reconciled): ListedView<MissingView> {
  return { ...missing, unknown: missing.unknown.map(({ text }) => text) };
}

export function revertsView({ reverts }: Reconciled): ListedView<UnfollowedRevertView> {
  return { ...reverts, unknown: reverts.unknown.map(({ text }) => text) };
}

export function candidateViews({ candidates }: Reconciled): CandidateView[] {
  return candidates.map(candidateView);
}

function candidateView({ version: _, n: __, ...candidate }: Candidate): CandidateView {
  return candidate;
}

/** The newest so many commits; cells of workflows are newest first, as commits are. */
export function ciView({ ci }: Reconciled, asOf: string, count = 20): CiView {
  const workflows = ci.workflows.map(({ jobs = [], ...workflow }) => ({
    ...workflow,
    cells: workflow.cells.slice(0, count),
    jobs: jobs.map(({ name, states }) => ({ name, states: states.slice(0, count) })),
  }));
  return { ...ci, commits: ci.commits.slice(0, count), workflows, asOf };
}

export function scopeView({ scope }: Reconciled, asOf: string): ScopeView {
  const { complete, open, closed, notMissing } = scope;
  return { asOf, complete, open, closed, notMissing };
}
