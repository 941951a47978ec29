/** What a commit's message says it does. Only the words: whether they are true is decided by the line it stands on. */
import type { CommitFact } from "../domain/facts";
import { bareTitle, readTitle, trailingNumbers } from "./title-text";

/** What the words of a message say, whichever commit carries them. */
export type MessageText = {
  title: string;
  bare: string;
  /** The pull request that the message itself names as landed. */
  names: number[];
  /** Commits that it was picked from (`-x`). */
  pickedFrom: string[];
  /** Numbers of `Pull Request resolved` trailers, in order. */
  resolved: number[];
  /** Issues that it says it fixes. */
  fixes: number[];
  /** Changes that it says it mends or continues. */
  follows: number[];
  revert: RevertText | null;
  /** Changes that it brings back after a revert. */
  relands: { numbers: number[]; title: string } | null;
};

/** With the pull requests that it landed, by GitHub's word and the message's. */
export type CommitText = MessageText & { lands: number[] };

export type RevertText = { shas: string[]; numbers: number[]; titles: string[] };

// An address or a name in front of the number, where there is one, ends up in the first group.
const thing = String.raw`(?:https?:\/\/[^\s/]+\/)?([\w.-]+\/[\w.-]+)?(?:\/(?:pull|issues)\/|#)(\d+)`;
const resolvedLine = new RegExp(`^pull[ -]request[ -]resolved:\\s*${thing}`, "gim");
const fixedThing = new RegExp(
  `(?<!\\b(?:not|never|cannot)\\s+)(?<!n['’]t\\s+)\\b(?:fix(?:e[sd])?|close[sd]?|resolve[sd]?):?\\s+${thing}`,
  "gi",
);
const revertedThing = new RegExp(`^(?:reverted|reverts|this reverts)(?: (?:pull request|pr))?\\s+${thing}`, "gim");
const relandedThing = new RegExp(`\\bre-?(?:land|appl|submit)\\w*\\s+(?:of\\s+)?${thing}`, "gi");
const followedThing = new RegExp(
  `\\b(?:follow(?:s|ed|ing)?[ -]?up(?: (?:to|of|for|on))?|regress(?:ed|ion)?(?: (?:from|by|in|of|introduced (?:by|in)))?|(?:broken|caused|introduced) (?:by|in)|amends|addendum to):?\\s+${thing}`,
  "gi",
);
const pickedLine = /^\(cherry[ -]picked from commit ([0-9a-f]{7,40})\b/gim;
const revertedLine = /^(?:this reverts commits?|original commit changeset:|reverts commits?)\s*:?\s*(.*)$/gim;

export function readMessage(message: string, repo: string): MessageText {
  const breakAt = message.indexOf("\n");
  const title = (breakAt < 0 ? message : message.slice(0, breakAt)).trim();
  const body = breakAt < 0 ? "" : message.slice(breakAt + 1);
  const resolved = thingsIn(body, resolvedLine, repo);
  return {
    title,
    bare: bareTitle(title),
    names: [...trailingNumbers(title).slice(-1), ...resolved.slice(-1)],
    pickedFrom: groups(body, pickedLine),
    resolved,
    fixes: thingsIn(message, fixedThing, repo),
    follows: thingsIn(message, followedThing, repo),
    revert: readRevert(title, body, repo),
    relands: readReland(title, body, repo),
  };
}

export function landedBy(commit: CommitFact, message: MessageText): CommitText {
  const pulls = commit.pulls.filter((pull) => pull.repo === commit.repo).map((pull) => pull.number);
  return { ...message, lands: unique([...pulls, ...message.names]) };
}

/**
 * A revert says so in its title or has git's own line. Text that only mentions a revert is none.
 * Rejected: trusting "reverted" anywhere in the message, since changes explain themselves by older reverts.
 */
function readRevert(title: string, body: string, repo: string): RevertText | null {
  const shas = groups(body, revertedLine).flatMap((line) => groups(line, /\b([0-9a-f]{7,40})\b/gi));
  const written = readTitle(title);
  const odd = written.word === "revert" && written.depth % 2 === 1;
  if (!odd) return shas.length > 0 && written.word !== "reland" ? { shas, numbers: [], titles: [] } : null;
  const numbers = unique([...written.numbers, ...thingsIn(body, revertedThing, repo)]);
  if (shas.length === 0 && numbers.length === 0 && !written.quoted) return null;
  return { shas, numbers, titles: written.titles };
}

/** Under a title of its own, a line that says nothing else: "Reland of #1". */
const plainReland = new RegExp(`^\\s*(?:this )?re-?(?:land|appl|submit)\\w*\\s+(?:of\\s+)?${thing}[.\\s]*$`, "gim");
const plainRevert = new RegExp(`^\\s*reverts\\s+${thing}[.\\s]*$`, "gim");

/** GitHub's button writes "Reverts owner/name#1" into the pull request, whatever title its author then gives it. */
export function revertIn(body: string, repo: string): RevertText | null {
  const numbers = /reverts/i.test(body) ? thingsIn(body, plainRevert, repo) : [];
  return numbers.length > 0 ? { shas: [], numbers, titles: [] } : null;
}

function readReland(title: string, body: string, repo: string): CommitText["relands"] {
  const written = readTitle(title);
  const even = written.word === "revert" && written.depth % 2 === 0;
  if (written.word !== "reland" && !even) {
    const numbers = written.word === null ? thingsIn(body, plainReland, repo) : [];
    return numbers.length > 0 ? { numbers, title: "" } : null;
  }
  return {
    numbers: unique([...trailingNumbers(written.inner), ...written.numbers, ...thingsIn(body, relandedThing, repo)]),
    title: bareTitle(written.inner),
  };
}

/** Numbers behind this repository's name, or behind none. */
function thingsIn(text: string, pattern: RegExp, repo: string): number[] {
  const found: number[] = [];
  for (const match of text.matchAll(pattern))
    if (match[1] === undefined || match[1].toLowerCase() === repo.toLowerCase()) found.push(Number(match[2]));
  return unique(found);
}

function groups(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? "");
}

export function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
