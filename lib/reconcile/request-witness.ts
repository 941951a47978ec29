/** What requests say of the changes that a release pull request carries, and how far it bears them out by itself. */
import { refsOf } from "../documents";
import type { PullFact } from "../domain/facts";
import type { WrittenRef } from "../domain/written";
import { unique } from "./commit-text";
import { type Line, push } from "./line";
import { bareTitle } from "./title-text";
import type { Asked } from "./tracker-comments";

export type RequestWitness = {
  /** Trunk numbers of a release pull request of which requests name that one change alone. */
  sure(release: number): readonly number[];
  /** Where they name several, each may be in another pull request, or in none: what is only said proves nothing. */
  said(release: number): readonly number[];
  /** Release pull requests that are asked for together, to carry one change. */
  together(trunk: number): readonly number[];
};

type Input = {
  asked: readonly Asked[];
  repo: string;
  trunk: Line;
  isRelease(number: number): boolean;
  isIssue(number: number): boolean;
};

export function witnessOf(input: Input): RequestWitness {
  const named = new Map<number, number[]>();
  const together = new Map<number, number[]>();
  for (const one of input.asked) {
    const { trunk, release } = numbersOf(one, input);
    for (const number of release) for (const change of trunk) push(named, number, change);
    const [first] = trunk;
    if (trunk.length === 1 && first !== undefined && release.length > 1)
      for (const number of release) push(together, first, number);
  }
  const several = (release: number): boolean => changesOf(input.trunk, named.get(release) ?? []) > 1;
  return {
    sure: (release) => (several(release) ? [] : (named.get(release) ?? [])),
    said: (release) => (several(release) ? (named.get(release) ?? []) : []),
    together: (trunk) => unique(together.get(trunk) ?? []),
  };
}

/** People swap the two lines of the form, name a commit in place of its pull request, and the issue beside it. */
function numbersOf({ request }: Asked, { repo, trunk, isRelease, isIssue }: Input) {
  const numbers = (refs: readonly WrittenRef[]): number[] =>
    refs.flatMap((ref) => {
      if (ref.repo !== repo) return [];
      if ("number" in ref) return [ref.number];
      const index = trunk.find(ref.sha);
      return index === null ? [] : (trunk.texts[index]?.lands.slice(0, 1) ?? []);
    });
  const [first, second] = [numbers(request.trunk), numbers(request.release)];
  const swapped = first.some(isRelease);
  const changes = swapped ? [...first, ...second] : first;
  return {
    trunk: unique(changes.filter((number) => !isRelease(number) && !isIssue(number))),
    release: unique([...first, ...second].filter(isRelease)),
  };
}

/** What landed in one commit is one change, and what did not land since the cut cannot be picked. */
function changesOf(trunk: Line, numbers: readonly number[]): number {
  const landed = unique(numbers.flatMap((number) => trunk.carriers(number).slice(-1)));
  return landed.length > 0 ? landed.length : unique(numbers).length;
}

/** What is said before a number that is named for another reason than that it is in. */
const asideBefore =
  /\b(?:not|without|except|exclud\w+|drop(?:s|ped|ping)?|le(?:ft|av\w+) out|skip\w*|omit\w*|later|separate\w*|supersed\w*|depend\w*|needs?|requires?|once|until|revert\w*|broke\w*|caused|regress\w*|introduced)\b|n['’]t\b/i;
const asideAfter =
  /\bonly on\b|\bdropp?ed\b|\b(?:left|leaving) out\b|\b(?:skipp|omitt|exclud|supersed)ed\b|\b(?:is|are|was|were) not\b|\b(?:comes?|follows?) later\b|\bseparately\b|\b(?:is|are|was|were)n['’]t\b/i;
const conflicts = (text: string): boolean => /\bconflict/i.test(text) && !/\bresolv/i.test(text);

/** The numbers of this repository that a line names as being in: "Picks #1 and #2, without #3" has two. */
export function namedIn(line: string, repo: string): number[] {
  const found = refsOf(line, repo);
  let isAside = false;
  return found.flatMap(({ ref, from, to }, nth) => {
    // What stands in brackets is about the number before them.
    const before = line.slice(found[nth - 1]?.to ?? 0, from).replace(/\([^()]*\)/g, "");
    const after = line.slice(to, found[nth + 1]?.from);
    const joins = nth > 0 && /^[\s,&+]*(?:and|or)?\s*$/i.test(before);
    isAside = joins ? isAside : asideBefore.test(before) || conflicts(before);
    const counts = "number" in ref && ref.repo.toLowerCase() === repo.toLowerCase();
    return !counts || isAside || asideAfter.test(after) || conflicts(after) ? [] : [ref.number];
  });
}

/** Whether a pull request says by itself that it carries a change: by its number, its title or its commit. */
export function bearsOut(
  { title, body }: PullFact,
  messages: readonly string[],
  change: { number: number; titles: readonly string[] },
  { repo, trunk }: { repo: string; trunk: Line },
): boolean {
  const places = trunk.carriers(change.number);
  const titles = new Set(change.titles.map(bareTitle).filter(Boolean));
  return [title, ...body.split("\n"), ...messages.flatMap((message) => message.split("\n"))].some((line) => {
    if (titles.has(bareTitle(line.replace(/^[\s*+-]+/, "")))) return true;
    const picked = /^\(cherry[ -]picked from commit ([0-9a-f]{7,40})/i.exec(line)?.[1];
    const index = picked === undefined ? null : trunk.find(picked);
    if (index !== null && places.includes(index)) return true;
    return namedIn(line, repo).includes(change.number);
  });
}
