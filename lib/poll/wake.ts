/** What a webhook speaks of, and whether that is followed. Pure. */
import { z } from "zod";
import { milestoneTitles, type Project } from "../domain/project";
import { type Followed, isTagOf } from "./followed";
import { type Memory, memo } from "./memory";
import { soundsLikeRelease, splitThreadKey } from "./names";
import { branchKey } from "./read/branches";
import { suitesKey } from "./read/suites";

/** What a delivery says: of two with the same subject the newer one counts. */
export const concernSchema = z.object({
  repo: z.string(),
  /** The fact as `kind key`. */
  subject: z.string(),
  /** The version that it speaks of: the time of its last update, or a branch's head. Null where it tells none. */
  told: z.string().nullable(),
  /** True where it says that the thing is no more. */
  gone: z.boolean(),
  about: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("thread"),
      key: z.string(),
      base: z.string().nullable(),
      milestone: z.string().nullable(),
      title: z.string(),
    }),
    z.object({ kind: z.literal("comment"), thread: z.string(), key: z.string() }),
    z.object({ kind: z.literal("branch"), name: z.string() }),
    z.object({ kind: z.literal("tag"), name: z.string() }),
    z.object({ kind: z.literal("suite"), sha: z.string(), id: z.string().nullable() }),
    z.object({ kind: z.literal("published"), tag: z.string() }),
    z.object({ kind: z.literal("milestone"), key: z.string(), title: z.string() }),
  ]),
});
export type Concern = z.infer<typeof concernSchema>;

export function isFollowed(project: Project, concern: Concern, memory: Memory, followed: Followed[]): boolean {
  const { about, repo } = concern;
  switch (about.kind) {
    case "thread":
      return (
        about.key in (memory.get(memo.threads) ?? {}) ||
        followed.some(
          (release) =>
            release.branch === about.base || milestoneTitles(release.version).includes(about.milestone ?? ""),
        ) ||
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
    case "milestone":
      return followed
        .flatMap(({ version }) => milestoneTitles(version))
        .some(
          (title) =>
            title === about.title || `${project.repo}/${memory.get(memo.milestone, title)?.number}` === about.key,
        );
    case "published":
      return repo === project.repo;
  }
}
