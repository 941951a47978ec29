/** The weekly sync: a release as it stands at the meeting and as it stood at the one before. */
import { config } from "../config";
import type { Judged } from "../domain/reconciled";
import { changesBetween } from "../reconcile";
import { lastSync } from "../reconcile/last-sync";
import { workstreamsOf } from "../reconcile/workstreams";
import { candidateViews, ciView, pickViews, releaseView } from "../view/build";
import type { StandView, SyncView } from "../view/sync";
import { type Answer, answer, openRelease, refuse } from "./answer";
import { forecastView } from "./forecast";
import { type Moment, momentOf } from "./moment";
import { overlayView } from "./overlay";
import { sinceBirth } from "./since-birth";

/** The sync before a moment, by the project's weekday, hour and zone; null where there is no such project. */
export function syncBefore(slug: string, now: string): string | null {
  const project = config().projects.find((one) => one.slug === slug);
  return project ? lastSync(project.sync, now) : null;
}

/** Enough commits for every strip of the meeting. */
const commits = 12;

type Opened = { moment: Moment; judged: Judged };

/** A meeting is opened by many and never changes: its view is made once, and goes with the moment it was made from. */
const made = new WeakMap<Judged, { before: Judged | null; since: string; view: SyncView }>();

export async function readSync(asked: {
  project: string;
  version: string;
  at: string;
  since: string;
}): Promise<Answer<SyncView>> {
  const { version, at, since } = asked;
  if (since > at) return refuse("bad-request", `"since" is later than the moment itself (${at}).`);
  const opened = await openRelease(asked);
  if (!opened.ok) return opened;
  const { project, judged } = opened.value;
  const earlier = await momentOf(project, since);
  const before = earlier?.judged(version) ?? null;
  const kept = made.get(judged);
  if (kept?.since === since && kept.before === before) return answer(kept.view);
  const then = before && earlier ? { moment: earlier, judged: before } : null;
  const first = before ?? (await sinceBirth(project, judged, since));
  const changes = first === null ? [] : changesBetween(first, judged);
  const view = viewOf(opened.value, then, { since, at, changes });
  made.set(judged, { before, since, view });
  return answer(view);
}

type Held = { since: string; at: string; changes: SyncView["changes"] };

function viewOf({ moment, judged }: Opened, before: Opened | null, held: Held): SyncView {
  return {
    ...stand({ moment, judged }),
    from: held.since,
    to: held.at,
    earlier: lastSync(moment.project.sync, held.since),
    picks: pickViews(judged.reconciled),
    before: before && stand(before),
    changes: held.changes,
    streams: workstreamsOf(judged, moment.project.workstreams),
    forecast: forecastView(judged, moment),
    curves: overlayView(judged, moment),
  };
}

function stand({ moment, judged }: Opened): StandView {
  const { reconciled } = judged;
  return {
    release: releaseView(judged, moment.asOf, moment.firstPoll),
    ci: ciView(reconciled, moment.asOf, commits),
    candidates: candidateViews(reconciled),
  };
}
