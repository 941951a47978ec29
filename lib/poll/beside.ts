/** The steps of a poll that look beyond the project's own repository. */
import { type Desk, part, task } from "./desk";
import { memo } from "./memory";
import {
  matchCompanions,
  noteUnseen,
  readCompanions,
  readValidation,
  refuseUnseenOf,
  seeNightlies,
} from "./read/beside";
import { branchKey } from "./read/branches";
import { forgetSuites, readSuites, sightsOf, suitesKey } from "./read/suites";
import type { Sight, WatchedCommit } from "./sight";
import { projectSource } from "./sources";
import { commitsOfCompanions, commitsOfNightlies, commitsOfValidation, nightlyBranch, reposOf, watches } from "./watch";

const companionSource = (desk: Desk): string[] =>
  desk.project.companions.length > 0 ? [projectSource(desk.project, "companions")] : [];

/** Which branches of companions belong to ours, before anything is read that depends on it. */
export async function matchBranches(desk: Desk): Promise<void> {
  if (desk.followed.length === 0) return;
  const { project, memory } = desk;
  const cuts = desk.followed.flatMap(
    (release) => memory.get(memo.branch, branchKey(project.repo, release.branch))?.cut?.at ?? [],
  );
  await part(desk, companionSource(desk), (draft) => matchCompanions(draft, cuts));
}

export async function besideSteps(desk: Desk, sight: Sight): Promise<void> {
  if (desk.followed.length === 0) return;
  const { project, memory } = desk;
  const seen = (commits: WatchedCommit[]) => commits.filter(({ repo }) => sight.get(repo)?.exists !== false);
  const nightly = reposOf(project).filter((repo) => memory.get(memo.branch, branchKey(repo, nightlyBranch))?.head);
  const validation = project.workflows.validation?.repo;
  await part(desk, [], async (draft) => noteUnseen(draft, sight));
  await task(desk, companionSource(desk), async (draft) => {
    await readCompanions(draft, sight);
    await readSuites(draft, await sightsOf(desk, sight, seen(commitsOfCompanions(project, memory))));
    await refuseUnseenOf(
      draft,
      sight,
      project.companions.map(({ repo }) => repo),
    );
  });
  await task(desk, [projectSource(project, "nightlies")], async (draft) => {
    seeNightlies(draft, sight);
    await draft.flush();
    await readSuites(draft, await sightsOf(desk, sight, seen(commitsOfNightlies(project, memory))));
    await refuseUnseenOf(draft, sight, nightly);
  });
  await task(desk, [projectSource(project, "validation")], async (draft) => {
    await readValidation(draft, sight);
    await draft.flush();
    await readSuites(draft, await sightsOf(desk, sight, seen(commitsOfValidation(project, memory))));
    forgetUnwatched(desk, draft);
    await refuseUnseenOf(draft, sight, validation ? [validation] : []);
  });
}

/** Commits that left the watch are not looked at any more, so their checks are not claimed to hold. */
function forgetUnwatched(desk: Desk, draft: Parameters<typeof forgetSuites>[0]): void {
  const watched = new Set(
    watches(desk.project, desk.memory, desk.followed).flatMap((watch) =>
      watch.commits.map((commit) => suitesKey(watch.repo, commit.sha)),
    ),
  );
  for (const id of desk.memory.ids(memo.suites)) if (!watched.has(id)) forgetSuites(draft, id);
}
