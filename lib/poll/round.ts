/** The order of one poll. Each step is kept whole or not at all, and its sources say how it went. */
import { besideSteps, matchBranches } from "./beside";
import type { Desk } from "./desk";
import { lookAgain, lookOnce, ownOf } from "./looks";
import { showProgress } from "./progress";
import type { Sight } from "./sight";
import * as own from "./steps";

export async function readAll(desk: Desk): Promise<void> {
  const first = await lookOnce(desk);
  const stamps = first && (await own.updatedThreads(desk, ownOf(desk, first)));
  if (!first || !stamps) return;
  showStep(desk, "trackers");
  await own.trackersAndReleases(desk, ownOf(desk, first), stamps);
  const second = await lookAgain(desk, first);
  if (!second) return;
  showStep(desk, "branches");
  await own.branches(desk, ownOf(desk, second));
  await matchBranches(desk);
  const sight = await lookAgain(desk, second);
  if (!sight) return;
  await own.changed(desk, ownOf(desk, sight), stamps);
  for (const [step, run] of steps(desk, sight)) {
    showStep(desk, step);
    await run();
  }
  if (!desk.trouble?.ended) desk.sources.good(desk.sources.unsettled(desk.followed), desk.now, desk.nextPoll);
}

type Step = [string, () => Promise<unknown>];

/** What matters most for a verdict first, so that pages fill from the top. */
function steps(desk: Desk, sight: Sight): Step[] {
  const seen = ownOf(desk, sight);
  return [
    ["tags", () => own.tags(desk, seen)],
    ["comments", () => own.comments(desk, seen)],
    ["pull requests", () => own.releasePulls(desk, seen)],
    ["milestones", () => own.scopes(desk, seen)],
    ["documents", () => own.documents(desk, seen)],
    ["what is named", () => own.named(desk, sight)],
    ["checks", () => own.checks(desk, seen)],
    ["trunk", () => own.trunk(desk, seen)],
    ["companions", () => besideSteps(desk, sight)],
  ];
}

const order = [
  "trackers",
  "branches",
  "tags",
  "comments",
  "pull requests",
  "milestones",
  "documents",
  "what is named",
  "checks",
  "trunk",
  "companions",
];

/** Only a first read is long enough to be watched. */
function showStep(desk: Desk, step: string): void {
  if (!desk.first) return;
  const project = desk.project.slug;
  const left = order.slice(order.indexOf(step) + 1);
  desk.progress = (done, total) => showProgress({ project, step, done, total, left });
  desk.progress(0, null);
  desk.log.info({ project, step, left }, `First read: ${step}`);
}
