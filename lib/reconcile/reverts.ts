/** Reverts on trunk that the branch did not follow. */
import type { Listed, Ref, UnfollowedRevert } from "../domain/reconciled";
import { isFresh, isWhole, type SourceKind } from "../domain/source";
import { isIn } from "./candidates";
import type { Ground } from "./ground";
import { stands } from "./line";
import { people } from "./people";
import { host, pullOf, trunkRef } from "./refs";
import { saidOn } from "./whereabouts";

const needed: SourceKind[] = ["trunk", "branch", "release-pulls", "tracker"];

export function unfollowedReverts(ground: Ground): Listed<UnfollowedRevert> {
  const { trunk } = ground;
  const list: Listed<UnfollowedRevert> = {
    complete: needed.every((kind) => isFresh(ground.sources, kind)),
    items: [],
    unknown: needed
      .filter((kind) => !isFresh(ground.sources, kind))
      .map((source) => ({
        text: `${ground.sources.find((one) => one.kind === source)?.what ?? source}: not read whole`,
        source,
      })),
  };
  if (ground.book.branches.get(`${ground.repo}:${ground.found.branch}`)?.exists === false) return list;
  const seen = new Set<string>();
  const add = (key: string, item: UnfollowedRevert): void => {
    if (!seen.has(key)) list.items.push(item);
    seen.add(key);
  };
  trunk.revertedBy.forEach((by, index) => {
    if (by === null || !trunk.alive[by]) return;
    const found = afterCut(ground, index, by);
    if (found) add(found.key, found.item);
    else list.unknown.push(...maybeHere(ground, index));
  });
  // A revert of something from before the cut: the branch has it unless it reverted it too.
  for (const [key, by] of trunk.before) {
    const number = key.startsWith("#") ? Number(key.slice(1)) : null;
    if (!trunk.alive[by] || (number !== null && stands(trunk, number)) || isRevertedHere(ground, key)) continue;
    if (number !== null && isYounger(ground, number)) continue;
    if (isWhole(ground.sources, "branch")) add(key, describe(ground, key, by, "cut", -1));
    else list.unknown.push({ text: `${key}: the branch has not been read whole`, source: "branch" });
  }
  // On the branch it may have taken a pick away.
  for (const line of [trunk, ground.branch])
    for (const index of line.unclear) {
      const commit = line.commits[index];
      if (commit && line.alive[index])
        list.unknown.push({ text: `Nobody can tell what ${commit.sha.slice(0, 7)} reverts`, source: null });
    }
  return list;
}

/** A change that landed after the cut concerns the branch only where it was picked and stands. */
function afterCut(ground: Ground, index: number, by: number): { key: string; item: UnfollowedRevert } | null {
  const { trunk, branch } = ground;
  const numbers = trunk.carried[index] ?? [];
  // Where it was landed again, under its own number or a new one, only what took that away counts.
  const isLast = (one: number): boolean => trunk.carriers(one).at(-1) === index;
  const number = numbers.find((one) => isLast(one) && !stands(trunk, one) && stands(branch, one));
  if (number !== undefined) {
    const carrier = branch.carriers(number).find((place) => branch.alive[place]) ?? -1;
    return { key: `#${number}`, item: describe(ground, `#${number}`, by, branch.commits[carrier]?.sha ?? "", carrier) };
  }
  if (numbers.length > 0) return null;
  const carrier = branch.texts.findIndex(
    (text, place) => branch.alive[place] && text.pickedFrom.some((sha) => trunk.find(sha) === index),
  );
  const sha = trunk.commits[index]?.sha;
  return carrier < 0 || !sha
    ? null
    : { key: sha, item: describe(ground, sha, by, branch.commits[carrier]?.sha ?? "", carrier) };
}

/** Asked for with others, and the pull request on the branch does not say whether it holds it. */
function maybeHere(ground: Ground, index: number): Listed<UnfollowedRevert>["unknown"] {
  const { trunk, project } = ground;
  return (trunk.carried[index] ?? []).flatMap((number) => {
    const [release] = stands(trunk, number) ? [] : saidOn(ground, number);
    if (release === undefined) return [];
    const text = `#${number} was reverted on ${project.trunk}, and #${release} does not say whether it holds it`;
    return [{ text, source: null }];
  });
}

/** A pull request that was opened after the cut is not from before it: only a pick could have brought it here. */
function isYounger({ book, repo, cut, branch }: Ground, number: number): boolean {
  const opened = pullOf(book, repo, number)?.createdAt;
  return opened !== undefined && cut !== null && opened > cut.at && !stands(branch, number);
}

function isRevertedHere(ground: Ground, key: string): boolean {
  const { before } = ground.branch;
  // It may have come back by a later pick.
  if (key.startsWith("#")) return before.has(key) && !stands(ground.branch, Number(key.slice(1)));
  if (before.has(key)) return true;
  return [...before.keys()].some((other) => !other.startsWith("#") && (other.startsWith(key) || key.startsWith(other)));
}

/** It may have been picked, taken back and picked again: a candidate has what stood at its commit. */
function wasIn({ branch }: Ground, number: number | null, carrier: number, position: number): boolean {
  const carriers = number === null ? [] : branch.carriers(number);
  // From before the cut it was there all the while.
  if (carrier < 0 || carriers.length === 0) return position >= carrier;
  return carriers.some((index) => isIn(branch, index, position));
}

function describe(ground: Ground, key: string, by: number, since: string, carrier: number): UnfollowedRevert {
  const number = key.startsWith("#") ? Number(key.slice(1)) : null;
  const change: Ref =
    number === null
      ? { repo: ground.repo, sha: key, url: `${host(ground)}/${ground.repo}/commit/${key}`, state: "reverted" }
      : trunkRef(ground, { repo: ground.repo, number });
  const revert = ground.trunk.commits[by];
  const author = number === null ? null : (pullOf(ground.book, ground.repo, number)?.author ?? null);
  return {
    change,
    revert: { sha: revert?.sha ?? "", url: revert?.url ?? "", at: revert?.at ?? "" },
    onBranchSince: since,
    inCandidates: ground.candidates
      .filter(({ position }) => position !== null && wasIn(ground, number, carrier, position))
      .map(({ tag }) => tag.name),
    who: people(author, revert?.author).slice(0, 1),
  };
}
