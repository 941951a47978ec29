/** Whether what a webhook spoke of was seen: by its version, and never merely because something was read. Pure. */
import type { Project } from "../domain/project";
import { type Memory, memo } from "./memory";
import { branchKey } from "./read/branches";
import { suitesKey } from "./read/suites";
import type { Concern } from "./wake";

/** What is known after a poll: its memory, and milestones, which tell no time of their own, as they were seen. */
export type Known = { memory: Memory; milestones: ReadonlyMap<string, string> };

/** The version of a concern's subject that is known: a time, a head, or how it stands. Null where there is none. */
export function knownVersion(project: Project, { about, repo }: Concern, { memory, milestones }: Known): string | null {
  const threads = memory.get(memo.threads) ?? {};
  switch (about.kind) {
    case "thread":
      return threads[about.key]?.updatedAt ?? null;
    case "comment": {
      const comments = memory.get(memo.comments, about.thread);
      // Elsewhere than at a tracker comments are kept with their thread.
      if (comments === null) return threads[about.thread]?.updatedAt ?? null;
      return Object.values(comments).find(({ key }) => key === about.key)?.updatedAt ?? null;
    }
    case "branch": {
      const trunk = repo === project.repo && about.name === project.trunk ? memory.get(memo.trunk)?.head : undefined;
      return trunk ?? memory.get(memo.branch, branchKey(repo, about.name))?.head?.sha ?? null;
    }
    case "tag":
      return memory.ids(memo.tags).flatMap((id) => memory.get(memo.tags, id)?.[about.name]?.mark ?? [])[0] ?? null;
    case "suite": {
      const suites = memory.get(memo.suites, suitesKey(repo, about.sha));
      if (suites === null) return null;
      return about.id === null ? JSON.stringify(suites) : (suites[about.id] ?? null);
    }
    case "published": {
      const releases = Object.values(memory.get(memo.published) ?? {});
      return releases.find(({ tag }) => tag === about.tag)?.updatedAt ?? null;
    }
    case "milestone":
      return milestones.get(about.key) ?? null;
  }
}

/** True where the version that the webhook told is known, or a later one. Where it tells none, any other than before. */
export function isSeen(concern: Concern, known: string | null, before: string | null): boolean {
  if (concern.gone) return known === null || (concern.about.kind === "comment" && known !== before);
  if (concern.told === null) return known !== before;
  if (known === null) return false;
  return concern.about.kind === "branch" ? known === concern.told : Date.parse(known) >= Date.parse(concern.told);
}
