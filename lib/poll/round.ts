/** The order of one poll. Each step is a task: it is kept whole or not at all, and its sources say how it went. */

import { GitHubError } from "../github/errors";
import type { ThreadStamp } from "../github/queries/stamps";
import type { Desk } from "./desk";
import { noteTrouble, task } from "./desk";
import { followedReleases, isTagOf, tagText } from "./followed";
import { memo } from "./memory";
import {
  changedThreads,
  newWatermark,
  publishedDiffer,
  somethingVanished,
  tagsDiffer,
  trackersMayDiffer,
} from "./plan";
import { showProgress } from "./progress";
import { matchCompanions, readCompanions, readValidation, seeNightlies } from "./read/beside";
import { branchKey, readBranch, readTrunk, seeHead } from "./read/branches";
import { readComments } from "./read/comments";
import { expressionOf, readDocument } from "./read/documents";
import { readNamed } from "./read/named";
import { readPublished } from "./read/published";
import { readReleasePulls, readScope } from "./read/release";
import { type CommitSight, forgetSuites, lookAtSuites, readSuites, suitesKey } from "./read/suites";
import { readTags } from "./read/tags";
import { readThreads } from "./read/threads";
import { readTrackers } from "./read/trackers";
import { readUpdates } from "./read/updates";
import { look, type Point, type RepoSight, type Sight } from "./sight";
import { projectSource, releaseSource, type SourceId } from "./sources";
import {
  commitsOfCompanions,
  commitsOfNightlies,
  commitsOfRelease,
  commitsOfValidation,
  type WatchedCommit,
  watches,
} from "./watch";

export async function readAll(desk: Desk): Promise<void> {
  const first = await lookOnce(desk);
  if (!first) return;
  const stamps = await updatedThreads(desk, ownOf(desk, first));
  if (stamps === null) return;
  await trackersAndReleases(desk, ownOf(desk, first), stamps);
  const sight = await lookAgain(desk, first);
  if (!sight) return;
  const own = ownOf(desk, sight);
  await changed(desk, own, stamps);
  for (const [step, run] of steps(desk, sight, own)) {
    showStep(desk, step);
    await run();
  }
  const rest = desk.sources.unsettled(desk.followed);
  if (!desk.trouble?.ended) desk.sources.good(rest, desk.now, desk.nextPoll);
}

type Step = [string, () => Promise<unknown>];

/** What matters most for a verdict first, so that pages fill from the top. */
function steps(desk: Desk, sight: Sight, own: RepoSight): Step[] {
  return [
    ["branches", () => branches(desk, own)],
    ["tags", () => tags(desk, own)],
    ["trackers' comments", () => comments(desk, own)],
    ["pull requests against release branches", () => releasePulls(desk, own)],
    ["milestones", () => scopes(desk, own)],
    ["documents", () => documents(desk, own)],
    ["pull requests and issues that are named", () => named(desk, sight)],
    ["checks", () => checks(desk, own)],
    ["commits on trunk", () => trunk(desk, own)],
    ["companions", () => beside(desk, sight)],
  ];
}

function showStep(desk: Desk, step: string): void {
  if (!desk.first) return;
  const project = desk.project.slug;
  const all = stepNames;
  const left = all.slice(all.indexOf(step) + 1);
  desk.progress = (done, total) => showProgress({ project, step, done, total, left });
  desk.progress(0, null);
  desk.log.info({ project, step, left: left.length }, `First read: ${step}`);
}

const stepNames = [
  "branches",
  "tags",
  "trackers' comments",
  "pull requests against release branches",
  "milestones",
  "documents",
  "pull requests and issues that are named",
  "checks",
  "commits on trunk",
  "companions",
];

/** Every source is in doubt when the look itself fails. */
async function lookOnce(desk: Desk): Promise<Sight | null> {
  try {
    const asked = watches(desk.project, desk.memory, desk.followed);
    const sight = await look(desk.github, asked);
    const vanished = somethingVanished(desk.project, ownOf(desk, sight), desk.memory, desk.followed);
    return vanished ? await look(desk.github, asked) : sight;
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    noteTrouble(desk, desk.sources.unsettled(desk.followed), error);
    return null;
  }
}

/** A second look, where releases were found that the first did not know of. */
async function lookAgain(desk: Desk, before: Sight): Promise<Sight | null> {
  if (desk.trouble?.ended) {
    const trouble = { text: desk.trouble.text, partial: false, nextTry: desk.nextPoll };
    desk.sources.bad(desk.sources.unsettled(desk.followed), desk.now, trouble);
    return null;
  }
  const shape = (watch: ReturnType<typeof watches>[number]): string =>
    JSON.stringify({ ...watch, commits: [], threads: [] });
  const wanted = watches(desk.project, desk.memory, desk.followed);
  const same = wanted.every((watch) => {
    const seen = before.get(watch.repo);
    return seen !== undefined && shape(seen.watch) === shape(watch);
  });
  return same ? before : lookOnce(desk);
}

function ownOf(desk: Desk, sight: Sight): RepoSight {
  const own = sight.get(desk.project.repo);
  if (!own) throw new GitHubError("not-found", `GitHub shows no repository ${desk.project.repo} to this token.`);
  return own;
}

async function updatedThreads(desk: Desk, own: RepoSight): Promise<ThreadStamp[] | null> {
  try {
    const updates = await readUpdates(desk, own);
    if (!updates.complete) desk.whole = true;
    return updates.stamps;
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    noteTrouble(desk, desk.sources.unsettled(desk.followed), error);
    return null;
  }
}

async function trackersAndReleases(desk: Desk, own: RepoSight, stamps: ThreadStamp[]): Promise<void> {
  const { project, memory } = desk;
  const unknown = memory.get(memo.trackers) === null;
  if (unknown || desk.whole || trackersMayDiffer(own, stamps, memory)) {
    showStep(desk, "trackers");
    await task(desk, [projectSource(project, "trackers")], readTrackers);
  }
  if (publishedDiffer(own, memory)) {
    showStep(desk, "releases");
    await task(desk, [projectSource(project, "published")], (draft) => readPublished(draft, own));
  }
  const untagged = (memory.get(memo.trackers) ?? [])
    .map((tracker) => tracker.version)
    .filter((version) => memory.get(memo.tags, tagText(project, version)) === null);
  if (untagged.length > 0) {
    await task(desk, [projectSource(project, "tags")], (draft) => readTags(draft, untagged, () => null));
  }
  desk.followed = followedReleases(project, memory, desk.now);
  desk.sources.describe(desk.followed);
}

/** What changed since the last poll, in as few questions as there are kinds of it. */
async function changed(desk: Desk, own: RepoSight, stamps: ThreadStamp[]): Promise<void> {
  const known = changedThreads(stamps, desk.memory, desk.followed);
  const ids = new Set<SourceId>();
  for (const release of desk.followed) {
    const add = (kind: "release-pulls" | "scope" | "named-pulls" | "tracker") =>
      ids.add(releaseSource(desk.project, release.version, kind));
    if (known.some((stamp) => stamp.base === release.branch)) add("release-pulls");
    if (known.some((stamp) => stamp.milestone === release.version)) add("scope");
    if (known.some((stamp) => stamp.number === release.number)) add("tracker");
    if (known.length > 0) add("named-pulls");
  }
  const mark = newWatermark(own, desk.memory.get(memo.watermark));
  const moved = JSON.stringify(mark) !== JSON.stringify(desk.memory.get(memo.watermark));
  if (known.length === 0 && !moved) return;
  const good = await task(desk, [...ids], async (draft) => {
    await readThreads(draft, known);
    draft.set(memo.watermark, "", mark);
  });
  if (!good) return;
  // The steps that follow may still find fault with these sources.
  desk.sources.reopen([...ids]);
}

async function branches(desk: Desk, own: RepoSight): Promise<void> {
  const { repo, trunk: trunkName } = desk.project;
  for (const release of desk.followed) {
    await task(desk, [releaseSource(desk.project, release.version, "branch")], async (draft) => {
      const head = own.head(release.branch) ?? null;
      await readBranch(draft, { repo, name: release.branch, trunk: trunkName }, head);
      if (release.origin) seeHead(draft, repo, release.origin, own.head(release.origin) ?? null);
    });
  }
}

async function tags(desk: Desk, own: RepoSight): Promise<void> {
  const { project, memory } = desk;
  const differ = desk.followed.filter(({ version }) => {
    const text = tagText(project, version);
    return desk.whole || tagsDiffer(own, memory, text, text, (tag) => isTagOf(project, version, tag));
  });
  const versions = [...new Set(differ.map((release) => release.version))];
  const branchOf = (version: string) => desk.followed.find((one) => one.version === version)?.branch ?? null;
  if (versions.length === 0) return;
  await task(desk, [projectSource(project, "tags")], (draft) => readTags(draft, versions, branchOf));
}

async function comments(desk: Desk, own: RepoSight): Promise<void> {
  for (const release of desk.followed) {
    await task(desk, [releaseSource(desk.project, release.version, "tracker")], (draft) =>
      readComments(draft, release.number, own.comments(release.number)),
    );
  }
}

async function releasePulls(desk: Desk, own: RepoSight): Promise<void> {
  for (const release of desk.followed) {
    await task(desk, [releaseSource(desk.project, release.version, "release-pulls")], (draft) =>
      readReleasePulls(draft, release, own),
    );
  }
}

async function scopes(desk: Desk, own: RepoSight): Promise<void> {
  for (const release of desk.followed) {
    await task(desk, [releaseSource(desk.project, release.version, "scope")], (draft) =>
      readScope(draft, release, own),
    );
  }
}

async function documents(desk: Desk, own: RepoSight): Promise<void> {
  const { trunk: trunkName, processDocument, notes } = desk.project;
  const paths = [processDocument, notes.file].filter((path) => path !== null);
  if (paths.length === 0) return;
  await task(desk, [projectSource(desk.project, "process")], async (draft) => {
    for (const path of paths) await readDocument(draft, path, own.document(expressionOf(trunkName, path)) ?? null);
  });
}

async function named(desk: Desk, sight: Sight): Promise<void> {
  const ids = desk.followed.map((release) => releaseSource(desk.project, release.version, "named-pulls"));
  await task(desk, ids, (draft) => readNamed(draft, sight));
}

async function trunk(desk: Desk, own: RepoSight): Promise<void> {
  const cuts = desk.followed.flatMap(
    (release) => desk.memory.get(memo.branch, branchKey(desk.project.repo, release.branch))?.cut ?? [],
  );
  const oldest = cuts.sort((a, b) => (a.at < b.at ? -1 : 1))[0];
  await task(desk, [projectSource(desk.project, "trunk")], async (draft) => {
    const head: Point | null = own.head(desk.project.trunk) ?? null;
    if (!head) {
      throw new GitHubError("not-found", `GitHub finds no branch ${desk.project.trunk} in ${desk.project.repo}.`);
    }
    if (oldest) await readTrunk(draft, head, oldest);
    else seeHead(draft, desk.project.repo, desk.project.trunk, head);
  });
}

async function checks(desk: Desk, own: RepoSight): Promise<void> {
  const { project } = desk;
  const ids = desk.followed.map((release) => releaseSource(project, release.version, "ci"));
  const shas = new Set(desk.followed.flatMap((release) => commitsOfRelease(project, desk.memory, release)));
  await task(desk, ids, async (draft) => {
    const sights = await sightsOf(
      desk,
      new Map([[project.repo, own]]),
      [...shas].map((sha) => ({ repo: project.repo, sha })),
    );
    await readSuites(draft, sights);
  });
}

async function beside(desk: Desk, sight: Sight): Promise<void> {
  const { project, memory } = desk;
  const companionIds = project.companions.length > 0 ? [projectSource(project, "companions")] : [];
  let now = sight;
  await task(desk, companionIds, async (draft) => {
    const cuts = desk.followed.flatMap(
      (release) => memory.get(memo.branch, branchKey(project.repo, release.branch))?.cut?.at ?? [],
    );
    await matchCompanions(draft, cuts);
    await draft.flush();
    now = (await lookAgain(desk, sight)) ?? sight;
    await readCompanions(draft, now);
    await readSuites(draft, await sightsOf(desk, now, commitsOfCompanions(project, memory)));
  });
  await task(desk, [projectSource(project, "nightlies")], async (draft) => {
    seeNightlies(draft, now);
    await draft.flush();
    await readSuites(draft, await sightsOf(desk, now, commitsOfNightlies(project, memory)));
  });
  await task(desk, [projectSource(project, "validation")], async (draft) => {
    await readValidation(draft, now);
    await draft.flush();
    await readSuites(draft, await sightsOf(desk, now, commitsOfValidation(project, memory)));
    forgetUnwatched(desk, draft);
  });
}

/** From the probe where it saw the commit, else from a look of its own. */
async function sightsOf(desk: Desk, sight: Sight, commits: WatchedCommit[]): Promise<CommitSight[]> {
  const sights: CommitSight[] = [];
  const unseen = new Map<string, string[]>();
  for (const { repo, sha } of commits) {
    const seen = sight.get(repo)?.suites(sha);
    if (seen) sights.push({ repo, sha, sight: seen });
    else unseen.set(repo, [...(unseen.get(repo) ?? []), sha]);
  }
  for (const [repo, shas] of unseen) {
    const seen = await lookAtSuites(desk, repo, shas);
    for (const [sha, one] of seen) sights.push({ repo, sha, sight: one });
  }
  return sights;
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
