/** The steps of a poll that concern the project's own repository, each one task or one task for each release. */
import { factKey } from "../domain/facts";
import { milestoneTitles } from "../domain/project";
import { GitHubError } from "../github/errors";
import type { ThreadStamp } from "../github/queries/stamps";
import { type Desk, type Draft, noteTrouble, part, task } from "./desk";
import { documentPaths, followedReleases, isTagOf, tagText } from "./followed";
import { memo } from "./memory";
import { soundsLikeRelease } from "./names";
import {
  changedThreads,
  changedTrackers,
  newWatermark,
  publishedDiffer,
  tagsDiffer,
  trackersMayBeNew,
  unnamedThreads,
} from "./plan";
import { branchKey, readBranch, readTrunk, seeHead } from "./read/branches";
import { readComments } from "./read/comments";
import { expressionOf, readDocument } from "./read/documents";
import { readNamed } from "./read/named";
import { readPublished } from "./read/published";
import { readReleasePulls, readScope } from "./read/release";
import { readSuites, sightsOf } from "./read/suites";
import { readTags } from "./read/tags";
import { readThreads } from "./read/threads";
import { readChangedTrackers, readTrackers } from "./read/trackers";
import { newlyLinked, readUpdates } from "./read/updates";
import type { RepoSight, Sight } from "./sight";
import { projectSource, releaseSource, type SourceId } from "./sources";
import { commitsOfRelease } from "./watch";

/** Null when GitHub's lists of updates could not be read: then every source is in doubt. */
export async function updatedThreads(desk: Desk, own: RepoSight): Promise<ThreadStamp[] | null> {
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

export async function trackersAndReleases(desk: Desk, own: RepoSight, stamps: ThreadStamp[]): Promise<void> {
  const { project, memory } = desk;
  const unknown = memory.get(memo.trackers) === null;
  const changedOnes = changedTrackers(stamps, memory);
  if (unknown || desk.whole || trackersMayBeNew(own, stamps, memory)) {
    await task(desk, [projectSource(project, "trackers")], readTrackers);
  } else if (changedOnes.length > 0) {
    await task(desk, [projectSource(project, "trackers")], (draft) => readChangedTrackers(draft, changedOnes));
  }
  if (publishedDiffer(own, memory)) {
    await task(desk, [projectSource(project, "published")], (draft) => readPublished(draft, own));
  }
  const untagged = (memory.get(memo.trackers) ?? [])
    .map((tracker) => tracker.version)
    .filter((version) => memory.get(memo.tags, tagText(project, version)) === null);
  if (untagged.length > 0) {
    // Where they stand is read once the branches are known.
    await part(desk, [projectSource(project, "tags")], (draft) => readTags(draft, untagged, () => null));
  }
  desk.followed = followedReleases(project, memory, desk.now);
  desk.sources.describe(desk.followed);
}

/** What changed since the last poll, in as few questions as there are kinds of it. */
export async function changed(desk: Desk, own: RepoSight, stamps: ThreadStamp[]): Promise<void> {
  const known = changedThreads(stamps, desk.memory, desk.followed);
  const ids = new Set<SourceId>();
  for (const release of desk.followed) {
    const add = (kind: "release-pulls" | "scope" | "named-pulls" | "tracker") =>
      ids.add(releaseSource(desk.project, release.version, kind));
    if (known.some((stamp) => stamp.base === release.branch)) add("release-pulls");
    if (known.some((stamp) => milestoneTitles(release.version).some((title) => stamp.milestone === title)))
      add("scope");
    if (known.some((stamp) => stamp.number === release.number)) add("tracker");
    add("named-pulls");
  }
  const mark = newWatermark(own, desk.memory.get(memo.watermark));
  const moved = JSON.stringify(mark) !== JSON.stringify(desk.memory.get(memo.watermark));
  if (known.length === 0 && !moved) return;
  await part(desk, [...ids], async (draft) => {
    await readThreads(draft, [...known, ...(await newlyLinked(desk, stamps))]);
    draft.set(memo.watermark, "", mark);
  });
}

export async function branches(desk: Desk, own: RepoSight): Promise<void> {
  const { repo, trunk: trunkName } = desk.project;
  for (const release of desk.followed) {
    await task(desk, [releaseSource(desk.project, release.version, "branch")], async (draft) => {
      const head = own.head(release.branch);
      if (head !== undefined) await readBranch(draft, { repo, name: release.branch, trunk: trunkName }, head);
      const origin = release.origin === null ? undefined : own.head(release.origin);
      if (release.origin !== null && origin !== undefined) seeHead(draft, repo, release.origin, origin);
    });
  }
}

export async function tags(desk: Desk, own: RepoSight): Promise<void> {
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

export async function comments(desk: Desk, own: RepoSight): Promise<void> {
  for (const release of desk.followed) {
    await task(desk, [releaseSource(desk.project, release.version, "tracker")], (draft) =>
      readComments(draft, release.number, own.comments(release.number)),
    );
  }
}

export async function releasePulls(desk: Desk, own: RepoSight): Promise<void> {
  for (const release of desk.followed) {
    await task(desk, [releaseSource(desk.project, release.version, "release-pulls")], (draft) =>
      readReleasePulls(draft, release, own),
    );
  }
}

export async function scopes(desk: Desk, own: RepoSight): Promise<void> {
  for (const release of desk.followed) {
    await task(desk, [releaseSource(desk.project, release.version, "scope")], (draft) =>
      readScope(draft, release, own),
    );
  }
}

export async function documents(desk: Desk, own: RepoSight): Promise<void> {
  const { trunk: trunkName } = desk.project;
  const paths = documentPaths(desk.project, desk.followed);
  if (paths.length === 0) return;
  await task(desk, [projectSource(desk.project, "process")], async (draft) => {
    for (const path of paths) {
      const oid = own.document(expressionOf(trunkName, path));
      if (oid !== undefined) await readDocument(draft, path, oid);
    }
  });
}

export async function named(desk: Desk, sight: Sight): Promise<void> {
  const ids = desk.followed.map((release) => releaseSource(desk.project, release.version, "named-pulls"));
  await task(desk, ids, async (draft) => {
    await readNamed(draft, sight);
    if (desk.whole && !desk.first) await leaveUnnamed(draft);
  });
}

/** Once an hour: what is named no longer is not followed any more, and its facts stay as they were seen last. */
async function leaveUnnamed(draft: Draft): Promise<void> {
  const { project, followed, store } = draft.desk;
  const unnamed = new Set(unnamedThreads(project, draft, followed));
  if (unnamed.size === 0) return;
  // The hourly lists of trackers hold more issues than those that are trackers: they would only be read anew each time.
  for (const fact of await store.factsAt(project.slug, null, ["issue"])) {
    if (fact.kind !== "issue") continue;
    if (fact.labels.includes(project.tracker.label) || soundsLikeRelease(fact.title)) unnamed.delete(factKey(fact));
  }
  const threads = Object.entries(draft.get(memo.threads) ?? {});
  draft.set(memo.threads, "", Object.fromEntries(threads.filter(([key]) => !unnamed.has(key))));
}

export async function trunk(desk: Desk, own: RepoSight): Promise<void> {
  const cuts = desk.followed.flatMap(
    (release) => desk.memory.get(memo.branch, branchKey(desk.project.repo, release.branch))?.cut ?? [],
  );
  const oldest = cuts.sort((a, b) => (a.at < b.at ? -1 : 1))[0];
  await task(desk, [projectSource(desk.project, "trunk")], async (draft) => {
    const head = own.head(desk.project.trunk);
    if (!head) {
      throw new GitHubError("not-found", `GitHub finds no branch ${desk.project.trunk} in ${desk.project.repo}.`);
    }
    if (oldest) await readTrunk(draft, head, oldest);
    else seeHead(draft, desk.project.repo, desk.project.trunk, head);
  });
}

export async function checks(desk: Desk, own: RepoSight): Promise<void> {
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
