/** What a webhook speaks of, and whether that is followed. Pure. */
import { z } from "zod";
import type { Project } from "../domain/project";
import { type Followed, isTagOf } from "./followed";
import { type Memory, memo } from "./memory";
import { soundsLikeRelease, splitThreadKey } from "./names";
import { branchKey } from "./read/branches";
import { suitesKey } from "./read/suites";

/** Its subject is a fact as `kind key`, or the beginning of one that ends with a separator. */
export const concernSchema = z.object({
  repo: z.string(),
  subject: z.string(),
  about: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("thread"),
      key: z.string(),
      base: z.string().nullable(),
      milestone: z.string().nullable(),
      title: z.string(),
    }),
    z.object({ kind: z.literal("comment"), thread: z.string() }),
    z.object({ kind: z.literal("branch"), name: z.string() }),
    z.object({ kind: z.literal("tag"), name: z.string() }),
    z.object({ kind: z.literal("suite"), sha: z.string() }),
    z.object({ kind: z.literal("other") }),
  ]),
});
export type Concern = z.infer<typeof concernSchema>;

export function isFollowed(project: Project, concern: Concern, memory: Memory, followed: Followed[]): boolean {
  const { about, repo } = concern;
  switch (about.kind) {
    case "thread":
      return (
        about.key in (memory.get(memo.threads) ?? {}) ||
        followed.some((release) => release.branch === about.base || release.version === about.milestone) ||
        soundsLikeRelease(about.title)
      );
    case "comment":
      return (
        followed.some((release) => release.number === splitThreadKey(about.thread).number) ||
        about.thread in (memory.get(memo.threads) ?? {})
      );
    case "branch":
      return (
        (repo === project.repo && about.name === project.trunk) ||
        memory.get(memo.branch, branchKey(repo, about.name)) !== null ||
        followed.some((release) => release.branch === about.name || release.origin === about.name)
      );
    case "tag":
      return repo !== project.repo || followed.some((release) => isTagOf(project, release.version, about.name));
    case "suite":
      return memory.get(memo.suites, suitesKey(repo, about.sha)) !== null;
    case "other":
      return true;
  }
}

/** True when a poll has read what the webhook spoke of. */
export function wasSeen(concern: Concern, read: ReadonlySet<string>): boolean {
  const { about } = concern;
  if (read.has(concern.subject)) return true;
  if (about.kind === "comment" && (read.has(`pull ${about.thread}`) || read.has(`issue ${about.thread}`))) return true;
  if (!/[/@:]$/.test(concern.subject)) return false;
  for (const one of read) if (one.startsWith(concern.subject)) return true;
  return false;
}

/** Seconds between the looks after a webhook: GitHub's reads may lag. Together not more than a minute. */
export const looksAfter = [1, 2, 4, 8, 16, 29] as const;
