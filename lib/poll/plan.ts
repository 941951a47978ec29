/** What must be read, from what the probe saw and what is remembered. Pure. */
import { milestoneTitles, type Project } from "../domain/project";
import type { ThreadStamp } from "../github/queries/stamps";
import { documentPaths, type Followed, tagText } from "./followed";
import { type Memory, memo, type Remembering } from "./memory";
import { soundsLikeRelease, splitThreadKey, threadKey } from "./names";
import { branchKey } from "./read/branches";
import { expressionOf } from "./read/documents";
import { hasChanged, keyOf } from "./read/threads";
import type { RepoSight } from "./sight";

const hourMs = 3_600_000;

/** Once an hour every list is read whole, whatever the probe says. */
export function isDue(memory: Memory, now: string): boolean {
  const last = memory.get(memo.reconciledAt);
  return last === null || Math.abs(Date.parse(now) - Date.parse(last)) >= hourMs;
}

/** GitHub's lists may lag behind each other by seconds; what is older than this was seen before. */
const overlapMs = 120_000;

export type Watermark = { pulls: string; issues: string };

export const reachesBack = (oldest: string, watermark: string): boolean =>
  Date.parse(oldest) < Date.parse(watermark) - overlapMs;

export function newWatermark(sight: RepoSight, before: Watermark | null): Watermark {
  const newest = (kind: "pulls" | "issues"): string => {
    const seen = sight.updated(kind).stamps[0]?.updatedAt ?? "";
    const last = before?.[kind] ?? "";
    return seen > last ? seen : last;
  };
  return { pulls: newest("pulls"), issues: newest("issues") };
}

/** Of what was updated last: what was read before and changed, and what belongs to a release that is followed. */
export function changedThreads(stamps: ThreadStamp[], memory: Remembering, followed: Followed[]): ThreadStamp[] {
  const threads = memory.get(memo.threads) ?? {};
  const bases = new Set<string | null>(followed.map((release) => release.branch));
  const scopes = new Set<string | null>(followed.flatMap((release) => milestoneTitles(release.version)));
  return stamps.filter((stamp) => {
    const known = threads[keyOf(stamp)];
    if (known) return hasChanged(stamp, known);
    return bases.has(stamp.base) || scopes.has(stamp.milestone);
  });
}

/** True where an issue that is not known may be a tracker or a checklist: then their lists are read anew. */
export function trackersMayBeNew(sight: RepoSight, updated: ThreadStamp[], memory: Memory): boolean {
  if (sight.trackerTotal() !== memory.get(memo.trackerTotal)) return true;
  const threads = memory.get(memo.threads) ?? {};
  const watermark = memory.get(memo.watermark)?.issues ?? "";
  return updated.some((stamp) => soundsLikeIssue(stamp) && !(keyOf(stamp) in threads) && stamp.updatedAt > watermark);
}

/** Known issues that may have become trackers, or whose text may name another branch now. */
export function changedTrackers(updated: ThreadStamp[], memory: Memory): ThreadStamp[] {
  const threads = memory.get(memo.threads) ?? {};
  return updated.filter((stamp) => {
    const known = threads[keyOf(stamp)];
    return known !== undefined && soundsLikeIssue(stamp) && hasChanged(stamp, known);
  });
}

const soundsLikeIssue = (stamp: ThreadStamp): boolean => stamp.kind === "issue" && soundsLikeRelease(stamp.title);

export function publishedDiffer(sight: RepoSight, memory: Memory): boolean {
  const known = memory.get(memo.published);
  const seen = sight.releases();
  if (known === null || seen === undefined) return true;
  if (seen.total !== Object.keys(known).length) return true;
  return seen.stamps.some((stamp) => known[stamp.id]?.updatedAt !== stamp.updatedAt);
}

export function tagsDiffer(
  sight: RepoSight,
  memory: Memory,
  text: string,
  memoId: string,
  keep: (tag: string) => boolean,
) {
  const known = memory.get(memo.tags, memoId);
  const seen = sight.tags(text);
  if (known === null || seen === undefined) return true;
  const named = [...seen].filter(([name]) => keep(name));
  if (named.some(([name, mark]) => known[name]?.mark !== mark)) return true;
  const cut = sight.tagsCut(text);
  return cut === null ? named.length !== Object.keys(known).length : cut !== memory.get(memo.tagTotal, memoId);
}

/** What followed releases name and was not read yet. */
export function unreadNames(project: Project, memory: Remembering, followed: Followed[]): string[] {
  const threads = memory.get(memo.threads) ?? {};
  const absent = new Set(memory.get(memo.absent) ?? []);
  return [...namesOf(project, memory, followed)].filter((name) => !(name in threads) && !absent.has(name));
}

const belongsTo = (followed: Followed[]): ((thread: { base: string | null; milestone: string | null }) => boolean) => {
  const bases = new Set<string | null>(followed.map((release) => release.branch));
  const scopes = new Set<string | null>(followed.flatMap((release) => milestoneTitles(release.version)));
  return ({ base, milestone }) => bases.has(base) || scopes.has(milestone);
};

/** Everything that followed releases name, in their threads, comments, notes and documents. */
export function namesOf(project: Project, memory: Remembering, followed: Followed[]): Set<string> {
  const names = new Set<string>();
  const aliases = memory.get(memo.aliases) ?? {};
  const add = (more: string[]): void => {
    for (const name of more) names.add(aliases[name] ?? name);
  };
  const belongs = belongsTo(followed);
  for (const [key, thread] of Object.entries(memory.get(memo.threads) ?? {})) {
    if (splitThreadKey(key).repo === project.repo && belongs(thread)) add(thread.names);
  }
  for (const release of followed) {
    const comments = memory.get(memo.comments, threadKey(project.repo, release.number)) ?? {};
    for (const comment of Object.values(comments)) add(comment.names);
    const notes = Object.values(memory.get(memo.published) ?? {}).filter((one) =>
      one.tag.startsWith(tagText(project, release.version)),
    );
    for (const one of notes) add(one.names);
  }
  for (const path of documentPaths(project, followed))
    if (path !== project.processDocument)
      add(memory.get(memo.document, expressionOf(project.trunk, path))?.names ?? []);
  if (project.notes.issue) add([threadKey(project.repo, project.notes.issue)]);
  return names;
}

/** Threads that no followed release has or names any more. Trackers and checklists stay: their lists hold them. */
export function unnamedThreads(project: Project, memory: Remembering, followed: Followed[]): string[] {
  const names = namesOf(project, memory, followed);
  const belongs = belongsTo(followed);
  const listed = [
    ...(memory.get(memo.trackers) ?? []).map(({ number }) => number),
    ...(memory.get(memo.checklists) ?? []),
  ];
  for (const number of listed) names.add(threadKey(project.repo, number));
  const beside = new Set(
    project.companions.flatMap(({ repo }) =>
      (memory.get(memo.companion, repo)?.branches ?? []).map(({ name }) => `${repo}:${name}`),
    ),
  );
  return Object.entries(memory.get(memo.threads) ?? {}).flatMap(([key, thread]) => {
    const { repo } = splitThreadKey(key);
    const held = repo === project.repo ? belongs(thread) : beside.has(`${repo}:${thread.base}`);
    return held || names.has(key) ? [] : [key];
  });
}

/** True where something that was there seems to be gone: then the probe looks again before it is believed. */
export function somethingVanished(project: Project, sight: RepoSight, memory: Memory, followed: Followed[]): boolean {
  const heads = sight.watch.branches.some(
    (name) => memory.get(memo.branch, branchKey(project.repo, name))?.head && sight.head(name) === null,
  );
  const tags = sight.watch.tags.some((text) => {
    const known = Object.keys(memory.get(memo.tags, text) ?? {});
    const seen = sight.tags(text);
    return seen !== undefined && sight.tagsCut(text) === null && known.some((name) => !seen.has(name));
  });
  const scopes = sight.watch.milestones.some(
    (title) => memory.get(memo.milestone, title) !== null && sight.milestone(title) === null,
  );
  const documents = sight.watch.documents.some(
    (expression) => memory.get(memo.document, expression)?.oid && sight.document(expression) === null,
  );
  const lists =
    (sight.trackerTotal() ?? 0) < (memory.get(memo.trackerTotal) ?? 0) ||
    (sight.releases()?.total ?? 0) < Object.keys(memory.get(memo.published) ?? {}).length ||
    followed.some(({ branch }) => (sight.pulls(branch)?.total ?? 0) < (memory.get(memo.pullTotal, branch) ?? 0));
  return heads || tags || scopes || documents || lists;
}
