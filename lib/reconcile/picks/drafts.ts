/** Which picks there are: requests, pull requests that nobody asked for, and commits that came through none. */
import type { CommentFact, PullFact } from "../../domain/facts";
import { isWhole } from "../../domain/source";
import type { WrittenRef } from "../../domain/written";
import { compareVersions } from "../find-releases";
import type { Ground } from "../ground";
import { push } from "../line";
import { isBot } from "../people";
import { keyOf } from "../ref-key";
import { pullOf } from "../refs";
import type { Asked } from "../tracker-comments";

export type Draft = {
  id: string;
  source: "comment" | "untracked" | "direct-push";
  asked: Asked | null;
  /** Other visible requests for the same thing. */
  also: CommentFact[];
  trunk: WrittenRef[];
  release: WrittenRef[];
  requestedBy: string | null;
  requestedAt: string;
  /** Commits on the branch that came through no pull request. */
  pushed: number[];
};

export function draftPicks(ground: Ground, otherUnshipped: readonly string[]): Draft[] {
  const requested = draftRequests(ground);
  const claimed = new Set(
    requested.flatMap((draft) => draft.release.filter((ref) => !isOpenReland(ground, draft, ref)).map(keyOf)),
  );
  const pushed = new Set(requested.flatMap((draft) => draft.pushed));
  return [
    ...requested,
    ...untracked(ground, claimed, otherUnshipped),
    ...directPushes(ground).filter(
      (draft) =>
        !draft.pushed.some((index) => pushed.has(index)) && !draft.release.some((ref) => claimed.has(keyOf(ref))),
    ),
  ];
}

/**
 * Each release pull request belongs to the latest request that names it; a request left with none is listed there.
 * Rejected: joining all requests that share one, which would melt a list and its two halves into a single pick.
 */
function draftRequests(ground: Ground): Draft[] {
  const drafts = ground.written.asked.map((asked) => draftOf(ground, asked));
  const owner = new Map<string, Draft>();
  const kept: Draft[] = [];
  for (const draft of [...drafts].reverse()) {
    if (draft.release.length === 0) continue;
    const free = draft.release.filter((ref) => !owner.has(keyOf(ref)));
    const first = draft.release[0];
    if (free.length === 0 && first) {
      owner.get(keyOf(first))?.also.push(...commentsOf(draft));
      continue;
    }
    draft.release = free;
    for (const ref of free) owner.set(keyOf(ref), draft);
    kept.push(draft);
  }
  const byTrunk = new Map<string, Draft[]>();
  for (const draft of kept) for (const ref of draft.trunk) push(byTrunk, keyOf(ref), draft);
  for (const draft of drafts) {
    if (draft.release.length > 0) continue;
    adopt(ground, draft, owner);
    const same = draft.trunk
      .flatMap((ref) => byTrunk.get(keyOf(ref)) ?? [])
      .find((other) => !isOver(ground, other) && asksForAll(other, draft));
    if (draft.release.length === 0 && draft.pushed.length === 0 && same) {
      same.also.push(...commentsOf(draft));
      continue;
    }
    kept.push(draft);
    for (const ref of draft.trunk) push(byTrunk, keyOf(ref), draft);
  }
  const order = new Map(drafts.map((draft, index) => [draft, index]));
  return kept.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
}

/** A request that asks for more than the other one is no repetition of it. */
function asksForAll(other: Draft, draft: Draft): boolean {
  const names = new Set(other.trunk.map(keyOf));
  return draft.trunk.every((ref) => names.has(keyOf(ref)));
}

function commentsOf(draft: Draft): CommentFact[] {
  return [...(draft.asked ? [draft.asked.comment] : []), ...draft.also];
}

function draftOf(ground: Ground, asked: Asked): Draft {
  const { trunk, release } = sortRefs(ground, asked);
  const names = trunk.length > 0 ? trunk : release.flatMap((ref) => joined(ground, ref));
  return {
    id: `${asked.comment.id}-${asked.request.ordinal}`,
    source: "comment",
    asked,
    also: [],
    trunk: names,
    release,
    requestedBy: writerOf(ground, asked.comment.author, names, release),
    requestedAt: asked.comment.createdAt,
    pushed: [],
  };
}

/** People swap the two lines of the form: the pull request's base says which is which. */
function sortRefs(ground: Ground, asked: Asked): { trunk: WrittenRef[]; release: WrittenRef[] } {
  const isRelease = (ref: WrittenRef): boolean =>
    "number" in ref && ref.repo === ground.repo && ground.releasePulls.has(ref.number);
  const named = dedupe([...asked.request.release, ...asked.request.trunk.filter(isRelease)]);
  const right = named.filter(isRelease);
  const rest = named.filter((ref) => !isRelease(ref));
  const swapped = right.some((ref) => asked.request.trunk.some((other) => keyOf(other) === keyOf(ref)));
  const trunk = asked.request.trunk.filter((ref) => !isRelease(ref));
  return swapped ? { trunk: dedupe([...trunk, ...rest]), release: right } : { trunk: dedupe(trunk), release: named };
}

function joined(ground: Ground, ref: WrittenRef): WrittenRef[] {
  if (!("number" in ref) || ref.repo !== ground.repo) return [];
  return ground.joins.trunkOf(ref.number).map((number) => ({ repo: ground.repo, number }));
}

/** What a bot asks for was asked for by whoever wrote the change. */
function writerOf(ground: Ground, author: string | null, trunk: WrittenRef[], release: WrittenRef[]): string | null {
  if (!isBot(author)) return author;
  for (const ref of [...trunk, ...release]) {
    const writer = "number" in ref ? (pullOf(ground.book, ref.repo, ref.number)?.author ?? null) : null;
    if (!isBot(writer)) return writer;
  }
  return author;
}

/** Finds what a request without a release pull request got: one that nobody names, or a commit pushed straight on. */
function adopt(ground: Ground, draft: Draft, owner: Map<string, Draft>): void {
  const numbers = draft.trunk.flatMap((ref) => ("number" in ref && ref.repo === ground.repo ? [ref.number] : []));
  const found = numbers
    .flatMap((number) => ground.joins.releaseOf(number))
    .map((number): WrittenRef => ({ repo: ground.repo, number }))
    .filter((ref) => !owner.has(keyOf(ref)));
  const open = found.filter((ref) => "number" in ref && ground.releasePulls.get(ref.number)?.state !== "CLOSED");
  draft.release = dedupe(open.length > 0 ? open : found);
  for (const ref of draft.release) owner.set(keyOf(ref), draft);
  if (draft.release.length > 0) return;
  const carriers = numbers.flatMap((number) => ground.branch.carriers(number));
  draft.pushed = [...new Set(carriers)].filter((index) => isPush(ground, index));
}

/** Once its pick was taken back, an open pull request that would bring it back waits for a decision of its own. */
function isOpenReland(ground: Ground, { release }: Draft, ref: WrittenRef): boolean {
  if (!("number" in ref) || pullOf(ground.book, ref.repo, ref.number)?.state !== "OPEN") return false;
  return release.some((other) => other !== ref && isTakenBack(ground, other));
}

function isTakenBack(ground: Ground, ref: WrittenRef): boolean {
  const landings = "number" in ref ? landingsOf(ground, ref.number) : [];
  return landings.length > 0 && landings.every((index) => !ground.branch.alive[index]);
}

const landingsOf = ({ branch }: Ground, number: number): number[] =>
  branch.carriers(number).filter((index) => branch.texts[index]?.lands.includes(number));

/** A pick that came to its end may be asked for anew. */
function isOver(ground: Ground, draft: Draft): boolean {
  return (
    draft.release.length > 0 &&
    draft.release.every((ref) => {
      if (!("number" in ref)) return false;
      if (landingsOf(ground, ref.number).length > 0) return isTakenBack(ground, ref);
      return pullOf(ground.book, ref.repo, ref.number)?.state === "CLOSED";
    })
  );
}

/**
 * A pull request that nobody names belongs to the version in whose stretch of the branch it fell;
 * an open one to the lowest version that is not out yet.
 */
function untracked(ground: Ground, claimed: ReadonlySet<string>, otherUnshipped: readonly string[]): Draft[] {
  const next = otherUnshipped.every((version) => compareVersions(version, ground.found.version) > 0);
  const after = new Set(ground.afterShip.map((commit) => commit.sha));
  const mine = (pull: PullFact): boolean => {
    if (claimed.has(`${pull.repo}#${pull.number}`) || ground.askedElsewhere.has(pull.number)) return false;
    const landings = landingsOf(ground, pull.number);
    // What took a pick back is told by that pick's state.
    if (landings.some((index) => ground.branch.texts[index]?.revert)) return false;
    if (landings.length > 0) return landings.some((index) => index >= ground.own.from && index <= ground.own.to);
    if (pull.mergeCommit !== null && after.has(pull.mergeCommit)) return false;
    if (pull.state === "OPEN" || ground.finalTag === null)
      return ground.finalTag === null && next && !wasEarlier(ground, pull);
    return !wasEarlier(ground, pull) && (pull.closedAt ?? pull.createdAt) <= ground.finalTag.at;
  };
  return [...ground.releasePulls.values()].filter(mine).map((pull) => {
    const release = [{ repo: pull.repo, number: pull.number }];
    const trunk = release.flatMap((ref) => joined(ground, ref));
    return {
      id: `untracked-${pull.number}`,
      source: "untracked",
      asked: null,
      also: [],
      trunk,
      release,
      requestedBy: writerOf(ground, pull.author, trunk, release),
      requestedAt: pull.createdAt,
      pushed: [],
    };
  });
}

/** Closed before this version's stretch of the branch began. */
function wasEarlier(ground: Ground, pull: PullFact): boolean {
  const start = ground.own.from > 0 ? ground.branch.commits[ground.own.from - 1]?.at : undefined;
  return start !== undefined && pull.closedAt !== null && pull.closedAt <= start;
}

function directPushes(ground: Ground): Draft[] {
  // Without all pull requests, a commit that seems to have none may well have one.
  if (!isWhole(ground.sources, "release-pulls")) return [];
  const drafts: Draft[] = [];
  for (let index = ground.own.from; index <= ground.own.to; index++) {
    const commit = ground.branch.commits[index];
    if (!commit || !isPush(ground, index)) continue;
    drafts.push({
      id: `direct-${commit.sha}`,
      source: "direct-push",
      asked: null,
      also: [],
      trunk: ground.joins.carriedBy(index).map((number) => ({ repo: ground.repo, number })),
      release: [{ repo: ground.repo, sha: commit.sha }],
      requestedBy: commit.author,
      requestedAt: commit.at,
      pushed: [index],
    });
  }
  return drafts;
}

function isPush(ground: Ground, index: number): boolean {
  const commit = ground.branch.commits[index];
  const lands = ground.branch.texts[index]?.lands ?? [];
  if (!commit || lands.some((number) => ground.releasePulls.has(number))) return false;
  return commit.pulls.every((pull) => pullOf(ground.book, pull.repo, pull.number)?.base === ground.project.trunk);
}

function dedupe(refs: WrittenRef[]): WrittenRef[] {
  return [...new Map(refs.map((ref) => [keyOf(ref), ref])).values()];
}
