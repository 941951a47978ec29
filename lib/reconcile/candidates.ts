/** Candidates: what each contains, by ancestry on the release branch. */
import type { Candidate } from "../domain/reconciled";
import { builds } from "./ci";
import type { CandidateTag, Ground } from "./ground";
import type { FoundPick } from "./picks/found";

export type Candidates = {
  tags: readonly CandidateTag[];
  /** The first candidate that contains all of these commits, none of them reverted by then. */
  firstWith(commits: readonly number[]): string | null;
};

export function readCandidates(ground: Ground): Candidates {
  const { candidates: tags, branch } = ground;
  const firstWith = (commits: readonly number[]): string | null => {
    if (commits.length === 0) return null;
    const found = tags.find(
      ({ position }) => position !== null && commits.every((index) => isIn(branch, index, position)),
    );
    return found?.tag.name ?? null;
  };
  return { tags, firstWith };
}

/** In the tree at a position: committed by then, and not reverted by then. */
export function isIn(branch: Ground["branch"], index: number, position: number): boolean {
  const revert = branch.revertedBy[index] ?? null;
  return index <= position && (revert === null || revert > position);
}

export function describeCandidates(ground: Ground, picks: readonly FoundPick[]): Candidate[] {
  const { branch, candidates: tags } = ground;
  const head = branch.commits.length - 1;
  const requested = new Set(picks.filter(({ pick }) => pick.source === "comment").flatMap(({ commits }) => commits));
  // What another version of the branch brought in entered with that one.
  let before: { position: number; picks: string[] } = { position: ground.own.from - 1, picks: [] };
  return tags.map(({ tag, n, position }) => {
    const at = position ?? -1;
    const inside = picks.filter(
      ({ commits }) => commits.length > 0 && commits.every((index) => isIn(branch, index, at)),
    );
    const ids = position === null ? before.picks : inside.map(({ pick }) => pick.id);
    const fresh = branch.commits.slice(before.position + 1, at + 1);
    const from = before.position + 1;
    const candidate: Candidate = {
      tag: tag.name,
      version: ground.found.version,
      n,
      sha: tag.sha,
      at: tag.at,
      by: tag.by,
      url: tag.url,
      contains: { picks: ids.length, commits: at + 1 },
      entered: ids.filter((id) => !before.picks.includes(id)),
      left: before.picks.filter((id) => !ids.includes(id)),
      withoutPick: fresh.flatMap((commit, offset) =>
        requested.has(from + offset)
          ? []
          : [{ sha: commit.sha, title: branch.texts[from + offset]?.title ?? "", url: commit.url }],
      ),
      builds: builds(ground, tag),
      isHead: position !== null && position === head && ground.afterShip.length === 0,
    };
    if (position !== null) before = { position: at, picks: ids };
    return candidate;
  });
}
