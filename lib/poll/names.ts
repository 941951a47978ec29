/** Issues and pull requests that a text names. What a name means is decided elsewhere; here it is only read. */
import { factKey, type IssueFact, type PullFact } from "../domain/facts";

const address = /\/([\w.-]{1,80}\/[\w.-]{1,80})\/(?:pulls?|issues)\/(\d{1,9})(?!\d)/g;
const elsewhere = /(?<![\w/.-])([\w.-]{1,80}\/[\w.-]{1,80})#(\d{1,9})(?!\d)/g;
const here = /(?<![\w#&])(?:#|GH-)(\d{1,9})(?!\d)/g;
const mostText = 200_000;

export const threadKey = (repo: string, number: number): string => `${repo}#${number}`;

export function splitThreadKey(key: string): { repo: string; number: number } {
  const at = key.lastIndexOf("#");
  return { repo: key.slice(0, at), number: Number(key.slice(at + 1)) };
}

/** Anybody may write a comment or a pull request: one text must not make hundreds of questions. */
const mostOfOneText = 200;

export const namesInComment = (text: string, repo: string): string[] => namesIn(text, repo).slice(0, mostOfOneText);

export function namesIn(text: string, repo: string): string[] {
  const names = new Set<string>();
  const read = text.slice(0, mostText);
  for (const [, other = "", number] of read.matchAll(address)) names.add(threadKey(other, Number(number)));
  for (const [, other = "", number] of read.matchAll(elsewhere)) names.add(threadKey(other, Number(number)));
  for (const [, number] of read.matchAll(here)) names.add(threadKey(repo, Number(number)));
  return [...names];
}

/** A pull request against a release branch names what it picks: in its text, or in the bot's branch name. */
export function namesInPull(pull: PullFact): string[] {
  const picked = /^cherry-pick-(\d{1,9})-by-/.exec(pull.head)?.[1];
  const names = new Set(namesInComment(`${pull.title}\n${pull.body}`, pull.repo));
  if (picked !== undefined) names.add(threadKey(pull.repo, Number(picked)));
  for (const ref of pull.closes) names.add(threadKey(ref.repo, ref.number));
  names.delete(factKey(pull));
  return [...names];
}

/** An issue names the pull requests that closed it. */
export function namesInIssue(issue: IssueFact): string[] {
  const names = new Set(issue.closedBy.map((ref) => threadKey(ref.repo, ref.number)));
  for (const event of issue.events) {
    if (event.closer && event.closer.number !== null) names.add(threadKey(event.closer.repo, event.closer.number));
  }
  return [...names];
}

/** A title that could make an issue a tracker or a checklist: then the lists are read anew. */
export const soundsLikeRelease = (title: string): boolean =>
  /\d+\.\d+/.test(title) && /release|tracker|checklist|validat/i.test(title);
