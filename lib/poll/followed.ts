/** Which releases are read in full: planned, active, and shipped not long ago. */
import { fillPattern, type Project } from "../domain/project";
import type { Remembering, TrackerMemory } from "./memory";
import { memo } from "./memory";

export type Followed = {
  version: string;
  number: number;
  branch: string;
  origin: string | null;
  /** When it was shipped; null while it is not. */
  shippedAt: string | null;
};

const dayMs = 86_400_000;
const followedDays = 30;

export function followedReleases(project: Project, memory: Remembering, now: string): Followed[] {
  const releases: Followed[] = [];
  for (const tracker of memory.get(memo.trackers) ?? []) {
    const shippedAt = shipped(project, memory, tracker.version);
    const recent = shippedAt !== null && Date.parse(now) - Date.parse(shippedAt) <= followedDays * dayMs;
    if (shippedAt === null ? tracker.open : recent) releases.push(release(project, tracker, shippedAt));
  }
  return releases.sort((a, b) => a.number - b.number);
}

function release(project: Project, tracker: TrackerMemory, shippedAt: string | null): Followed {
  const { version, number } = tracker;
  return {
    version,
    number,
    branch: tracker.branch ?? fillPattern(project.branch, version),
    origin: project.originBranch === null ? null : fillPattern(project.originBranch, version),
    shippedAt,
  };
}

/** The files of trunk that are read: the process, and where drafts of notes stand, one for each release or one for all. */
export function documentPaths({ processDocument, notes }: Project, followed: readonly Followed[]): string[] {
  const { file } = notes;
  const drafts = file === null ? [] : followed.map(({ version }) => fillPattern(file, version));
  return [...new Set([...(processDocument === null ? [] : [processDocument]), ...drafts])];
}

/**
 * Shipped is what has its final tag or its published release, whatever its tracker says. The later of the two is when:
 * a lightweight tag has no time but its commit's, which may be weeks older.
 */
function shipped(project: Project, memory: Remembering, version: string): string | null {
  const tag = fillPattern(project.finalTag, version);
  const tagged = memory.get(memo.tags, tagText(project, version))?.[tag]?.at ?? null;
  const published = Object.values(memory.get(memo.published) ?? {}).find((one) => one.tag === tag)?.publishedAt ?? null;
  const dates = [tagged, published].filter((at) => at !== null).sort();
  return dates.at(-1) ?? null;
}

/** What the names of a version's final tag and candidates have in common: what tags are searched for. */
export function tagText(project: Project, version: string): string {
  const final = fillPattern(project.finalTag, version);
  const candidate = fillPattern(project.candidateTag, version);
  let at = 0;
  while (at < final.length && final[at] === candidate[at]) at += 1;
  return final.slice(0, at).includes(version) ? final.slice(0, at) : version;
}

/** True for the version's final tag and its candidates, and for nothing that merely begins like them. */
export function isTagOf(project: Project, version: string, tag: string): boolean {
  if (tag === fillPattern(project.finalTag, version)) return true;
  const [before = "", after = ""] = fillPattern(project.candidateTag.replace("{n}", "\u0000"), version).split("\u0000");
  if (!tag.startsWith(before) || !tag.endsWith(after)) return false;
  return /^\d+$/.test(tag.slice(before.length, tag.length - after.length));
}
