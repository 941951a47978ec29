/** The state of a pick, in the order of precedence that the rules give. */
import type { PickState } from "../../domain/reconciled";
import type { WrittenRef } from "../../domain/written";
import type { Ground } from "../ground";
import { stands } from "../line";
import { isManager } from "../people";
import type { Draft } from "./drafts";
import { isNoPull, type Landing } from "./landing";
import { isAnswered, type Word } from "./words";

export type State = { state: PickState; reason: string; settledAt: string | null; word: Word | null };

export function stateOf(ground: Ground, draft: Draft, landings: readonly Landing[], words: readonly Word[]): State {
  const revert = standingRevert(ground, landings);
  if (revert)
    return { state: "reverted", reason: `Reverted on the branch by ${revert.name}`, settledAt: revert.at, word: null };
  if (landings.length === 0) return withoutPull(ground, words, draft);
  const landed = landings.filter((landing) => landing.state === "landed" || landing.state === "later");
  const left = draft.asked?.request.release.length === 0 ? uncarried(ground, draft) : [];
  if (landed.length === landings.length && left.length > 0)
    return pending(`${left.map((number) => `#${number}`).join(", ")} is not on ${ground.found.branch}`);
  if (landed.length === landings.length) return merged(ground, landings);
  const open = landings.filter((landing) => landing.state === "open");
  const some = landed.length > 0 ? `${landed.length} of ${landings.length} merged` : "";
  if (some !== "") return { ...pending(some), word: speaking(ground, words, landings, draft) };
  if (open.length === 0 && landings.every((landing) => landing.state === "closed"))
    return closed(ground, landings, words, draft);
  if (landings.some((landing) => landing.state === "astray")) return pending(astrayReason(ground, landings));
  const none = landings.find(({ ref }) => isNoPull(ground, ref));
  if (open.length === 0 && none) return pending(`${nameOf(none.ref)} is no pull request`);
  if (open.length === 0) return pending("Its pull request could not be read");
  return spoken(ground, words, landings, draft);
}

/** What a request without a pull request of its own asks for, and what it was given does not carry. */
function uncarried({ repo, trunk, branch }: Ground, draft: Draft): number[] {
  const numbers = draft.trunk.flatMap((ref) => ("number" in ref && ref.repo === repo ? [ref.number] : []));
  return numbers.length < 2 ? [] : numbers.filter((number) => stands(trunk, number) && !stands(branch, number));
}

const nameOf = (ref: WrittenRef): string => ("sha" in ref ? ref.sha.slice(0, 7) : `#${ref.number}`);

function pending(reason: string, word: Word | null = null): State {
  return { state: "pending", reason, settledAt: null, word };
}

/** Reverted, unless a later commit of the same pick brought it back. */
function standingRevert(ground: Ground, landings: readonly Landing[]): { name: string; at: string } | null {
  const dead = landings.filter((landing) => landing.state === "reverted").flatMap((landing) => landing.commits);
  const reverts = dead
    .map((index) => ground.branch.revertedBy[index])
    .filter((index): index is number => typeof index === "number");
  const last = Math.max(-1, ...reverts);
  const commit = ground.branch.commits[last];
  if (!commit) return null;
  const living = landings.flatMap((landing) => landing.commits).filter((index) => ground.branch.alive[index]);
  if (living.some((index) => index > last)) return null;
  const pull = ground.branch.texts[last]?.lands[0];
  return { name: pull === undefined ? commit.sha.slice(0, 7) : `#${pull}`, at: commit.at };
}

function merged(ground: Ground, landings: readonly Landing[]): State {
  const times = landings.map(
    ({ pull, commits }) => pull?.mergedAt ?? ground.branch.commits[commits.at(-1) ?? -1]?.at ?? "",
  );
  const settledAt = times.sort().at(-1) || null;
  const later = landings.some((landing) => landing.state === "later");
  const reason = later ? `Merged after ${ground.found.version} was tagged` : `Merged to ${ground.found.branch}`;
  return { state: "merged", reason, settledAt, word: null };
}

/**
 * A refusal on the tracker ends a request even where no pull request was ever opened.
 * Rejected: leaving it pending for want of one, which would wait for nothing.
 */
function withoutPull(ground: Ground, words: readonly Word[], draft: Draft): State {
  const word = speaking(ground, words, [], draft);
  if (word?.state === "rejected") return { state: "rejected", reason: `${word.by} said no`, settledAt: word.at, word };
  return pending(`No pull request against ${ground.found.branch} is known`, word);
}

function closed(ground: Ground, landings: readonly Landing[], words: readonly Word[], draft: Draft): State {
  const settledAt =
    landings
      .map(({ pull }) => pull?.closedAt ?? "")
      .sort()
      .at(-1) || null;
  const word = lastOf(words, ["rejected", "closed", "approved", "on-hold", "needs-info", "changes-requested"]);
  if (word?.state === "rejected" || word?.state === "closed")
    return { state: "rejected", reason: `${word.by} said no`, settledAt, word };
  const authors = new Set([draft.requestedBy, ...landings.map(({ pull }) => pull?.author ?? null)]);
  const closer = landings
    .map(({ pull }) => pull?.closedBy ?? null)
    .find((login) => isManager(ground, login) && !authors.has(login));
  if (closer) return { state: "rejected", reason: `${closer} closed it without merging`, settledAt, word };
  const by = landings.map(({ pull }) => pull?.closedBy ?? null).find((login) => login !== null);
  return { state: "withdrawn", reason: by ? `Closed by ${by}, not merged` : "Closed, not merged", settledAt, word };
}

function astrayReason(ground: Ground, landings: readonly Landing[]): string {
  const astray = landings.find((landing) => landing.state === "astray");
  const name = astray?.pull ? `#${astray.pull.number}` : "It";
  const base = astray?.pull?.base ?? "";
  return base === ground.found.branch
    ? `${name} is merged, but its commit is not on ${base}`
    : `${name} is merged to ${base}, not to ${ground.found.branch}`;
}

const speakingStates = new Set<Word["state"]>(["on-hold", "needs-info", "rejected", "approved", "changes-requested"]);

/** The managers' last word that makes a state; an answered question no longer does. */
function speaking(ground: Ground, words: readonly Word[], landings: readonly Landing[], draft: Draft): Word | null {
  const pulls = landings.flatMap(({ pull }) => (pull ? [pull] : []));
  return (
    words.findLast(
      (word) =>
        speakingStates.has(word.state) && !(word.state === "needs-info" && isAnswered(ground, word, pulls, draft)),
    ) ?? null
  );
}

function lastOf(words: readonly Word[], states: Word["state"][]): Word | null {
  return words.findLast((word) => states.includes(word.state)) ?? null;
}

function spoken(ground: Ground, words: readonly Word[], landings: readonly Landing[], draft: Draft): State {
  const word = speaking(ground, words, landings, draft);
  switch (word?.state) {
    case "approved":
      return { state: "approved", reason: `Approved by ${word.by}`, settledAt: null, word };
    case "on-hold":
      return { state: "on-hold", reason: `Put on hold by ${word.by}`, settledAt: null, word };
    case "needs-info":
      return { state: "needs-info", reason: `${word.by} asked a question`, settledAt: null, word };
    case "rejected":
      return { state: "rejected", reason: `${word.by} said no`, settledAt: word.at, word };
    case "changes-requested":
      return pending(`${word.by} requested changes`, word);
    default:
      return pending("No decision yet");
  }
}
