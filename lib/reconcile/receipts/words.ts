/** What words of a title find: picks first, then what stands in the release's milestone. */
import type { IssueFact, PullFact } from "../../domain/facts";
import type { Pick, Reconciled } from "../../domain/reconciled";
import type { Ground } from "../ground";
import { isInScope } from "../scope";

/** More than this many are no answer: another word finds fewer. */
export const mostByWords = 50;

export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 1);
}

const holds = (title: string, words: readonly string[]): boolean => {
  const low = title.toLowerCase();
  return words.every((word) => low.includes(word));
};

/** Numbers of what holds every word in its title. */
export function namedBy(words: readonly string[], ground: Ground, { picks }: Reconciled): number[] {
  if (words.length === 0) return [];
  const own = (pick: Pick) =>
    [...pick.trunk, ...pick.release].find((ref) => ref.repo === ground.repo && ref.number !== undefined)?.number;
  const inScope = (item: IssueFact | PullFact): boolean => isInScope(ground, item) && holds(item.title, words);
  const found = [
    ...picks.filter((pick) => holds(pick.title, words)).flatMap((pick) => own(pick) ?? []),
    ...[...ground.book.pulls.values(), ...ground.book.issues.values()].filter(inScope).map(({ number }) => number),
  ];
  return [...new Set(found)].slice(0, mostByWords);
}
