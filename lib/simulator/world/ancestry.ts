import type { Commit, Repo } from "./model";
import type { World } from "./world";

export function isCommit(repo: Repo, sha: string): boolean {
  return repo.commits.has(sha);
}

/** A commit and all before it, newest first. Histories here are lines, as squash merging leaves them. */
export function ancestry(world: World, repo: Repo, sha: string): readonly Commit[] {
  return world.cached(`ancestry ${repo.name} ${sha}`, () => {
    const line: Commit[] = [];
    for (let commit = repo.commits.get(sha); commit; commit = repo.commits.get(commit.parents[0] ?? ""))
      line.push(commit);
    return line;
  });
}

export type Compared = { ahead: readonly Commit[]; behind: readonly Commit[] };

/** What head has that base lacks, and the other way round, oldest first. */
export function compared(world: World, repo: Repo, base: string, head: string): Compared {
  return world.cached(`compare ${repo.name} ${base} ${head}`, () => {
    const ofBase = ancestry(world, repo, base);
    const ofHead = ancestry(world, repo, head);
    const inBase = new Set(ofBase.map((commit) => commit.sha));
    const inHead = new Set(ofHead.map((commit) => commit.sha));
    return {
      ahead: ofHead.filter((commit) => !inBase.has(commit.sha)).reverse(),
      behind: ofBase.filter((commit) => !inHead.has(commit.sha)).reverse(),
    };
  });
}

/** The commit that a branch, a tag, `refs/…` or a SHA (7 digits or more) means. */
export function resolveCommit(repo: Repo, name: string): Commit | null {
  const short = name.replace(/^refs\/(heads|tags)\//, "");
  const named = repo.branches.get(short) ?? repo.tags.get(short);
  const target = named === undefined ? name : (repo.tagObjects.get(named)?.target ?? named);
  const exact = repo.commits.get(target);
  if (exact || !/^[0-9a-f]{7,39}$/.test(target)) return exact ?? null;
  for (const [sha, commit] of repo.commits) if (sha.startsWith(target)) return commit;
  return null;
}

/** A file as it stood at a commit. */
export function textAt(world: World, repo: Repo, sha: string, path: string): { text: string; sha: string } | null {
  for (const commit of ancestry(world, repo, sha)) {
    const text = commit.texts[path];
    if (text !== undefined) return { text, sha: commit.sha };
  }
  return null;
}
