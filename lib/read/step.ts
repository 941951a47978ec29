/** What changed from one moment of a project to now: for whoever tells of it and whoever notes it. */
import type { Project } from "../domain/project";
import type { Judged } from "../domain/reconciled";
import { changesBetween } from "../reconcile";
import { pickViews, summaryView } from "../view/build";
import type { Call, ChangeView, PickView, SummaryView } from "../view/schemas";
import { type Moment, momentOf } from "./moment";

export type ReleaseStep = {
  summary: SummaryView;
  managers: string[];
  /** Gate → status. */
  gates: Record<string, string>;
  /** The verdict at the beginning; null where the release was not known then. */
  before: Call | null;
  changes: ChangeView[];
  picks: PickView[];
};

/** `to` is the moment for which the conclusions hold: the next step begins there. */
export type Step = { to: string; releases: ReleaseStep[] };

const held = globalThis as { __hudSteps?: Map<string, Moment> };
held.__hudSteps ??= new Map();
const last = held.__hudSteps;

/** Null before anything was read. Without a beginning there is nothing to compare with, and no changes. */
export async function readStep(project: Project, from: string | null): Promise<Step | null> {
  const now = await momentOf(project, null);
  if (now === null) return null;
  const kept = last.get(project.slug);
  const then = from === null ? null : kept?.now === from ? kept : await momentOf(project, from);
  last.set(project.slug, now);
  const releases = now.releases.flatMap(({ version, state }) => {
    const after = now.judged(version);
    const before = then?.judged(version) ?? null;
    const isOver = state === "shipped" || state === "dropped";
    if (after === null || (isOver && (before === null || before.reconciled.release.state === state))) return [];
    return [stepOf(before, after)];
  });
  return { to: now.now, releases };
}

function stepOf(before: Judged | null, after: Judged): ReleaseStep {
  return {
    summary: summaryView(after),
    managers: after.reconciled.release.managers,
    gates: Object.fromEntries(after.gates.map(({ id, status }) => [id, status])),
    before: before?.verdict.call ?? null,
    changes: before === null ? [] : changesBetween(before, after),
    picks: pickViews(after.reconciled),
  };
}
