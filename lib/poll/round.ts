/** The order of one poll. Each step is kept whole or not at all, and its sources say how it went. */
import type { Project } from "../domain/project";
import { besideSteps, matchBranches } from "./beside";
import type { Desk } from "./desk";
import { lookAgain, lookOnce, ownOf } from "./looks";
import type { Sight } from "./sight";
import * as own from "./steps";

/** True when it came to the end, whatever single steps met with. */
export async function readAll(desk: Desk): Promise<boolean> {
  const first = await lookOnce(desk);
  const stamps = first && (await own.updatedThreads(desk, ownOf(desk, first)));
  if (!first || !stamps) return false;
  begin(desk, "trackers");
  await own.trackersAndReleases(desk, ownOf(desk, first), stamps);
  const second = await lookAgain(desk, first);
  if (!second) return false;
  begin(desk, "branches");
  await own.branches(desk, ownOf(desk, second));
  await matchBranches(desk);
  const sight = await lookAgain(desk, second);
  if (!sight) return false;
  begin(desk, "recent");
  await own.changed(desk, ownOf(desk, sight), stamps);
  for (const [step, run] of steps(desk, sight)) {
    begin(desk, step);
    await run();
  }
  if (desk.trouble?.ended) return false;
  desk.sources.good(desk.sources.unsettled(desk.followed), desk.now, desk.nextPoll);
  return true;
}

type Step = [StepName, () => Promise<unknown>];

/** What matters most for a verdict first, so that pages fill from the top. */
function steps(desk: Desk, sight: Sight): Step[] {
  const seen = ownOf(desk, sight);
  return [
    ["tags", () => own.tags(desk, seen)],
    ["comments", () => own.comments(desk, seen)],
    ["pulls", () => own.releasePulls(desk, seen)],
    ["scopes", () => own.scopes(desk, seen)],
    ["documents", () => own.documents(desk, seen)],
    ["named", () => own.named(desk, sight)],
    ["checks", () => own.checks(desk, seen)],
    ["trunk", () => own.trunk(desk, seen)],
    ["companions", () => besideSteps(desk, sight)],
  ];
}

/** In the order of the steps: each as a reader of the first read's progress knows it. */
const inWords = {
  trackers: () => "trackers and GitHub releases",
  branches: () => "branches",
  recent: () => "what was updated last",
  tags: () => "tags",
  comments: () => "comments on trackers",
  pulls: () => "pull requests",
  scopes: () => "milestones",
  documents: ({ processDocument }) => processDocument ?? "notes",
  named: () => "what trackers and notes name",
  checks: () => "CI",
  trunk: ({ trunk }) => `commits on ${trunk}`,
  companions: ({ companions }) => (companions.length > 0 ? "companions and nightlies" : "nightlies"),
} satisfies Record<string, (project: Project) => string>;
type StepName = keyof typeof inWords;

/** Only a first read is long enough to be watched. */
function begin(desk: Desk, step: StepName): void {
  const names = Object.keys(inWords) as StepName[];
  const [now = step, ...left] = names.slice(names.indexOf(step)).map((name) => inWords[name](desk.project));
  desk.firstRead?.begin(now, left);
}
