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
import { momentOf } from "./moment";
import { overlayView } from "./overlay";

/** The sync before a moment, by the project's weekday, hour and zone; null where there is no such project. */
export function syncBefore(slug: string, now: string): string | null {
  const project = config().projects.find((one) => one.slug === slug);
  return project ? lastSync(project.sync, now) : null;
}

/** Enough commits for every strip of the meeting. */
const commits = 12;

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
  const { project, moment, judged } = opened.value;
  const earlier = await momentOf(project, since);
  const before = earlier?.judged(version) ?? null;
  return answer({
    ...stand(judged, moment.asOf),
    from: since,
    to: at,
    earlier: lastSync(project.sync, since),
    picks: pickViews(judged.reconciled),
    before: before && earlier ? stand(before, earlier.asOf) : null,
    changes: before ? changesBetween(before, judged) : [],
    streams: workstreamsOf(judged, project.workstreams),
    forecast: forecastView(judged, moment),
    curves: overlayView(judged, moment),
  });
}

function stand(judged: Judged, asOf: string): StandView {
  const { reconciled } = judged;
  return {
    release: releaseView(judged, asOf),
    ci: ciView(reconciled, asOf, commits),
    candidates: candidateViews(reconciled),
  };
}
