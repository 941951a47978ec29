/** Which trunk pull requests a release pull request carries, by every witness that there is. */
import type { FactBook } from "../domain/fact-book";
import type { CommitFact, PullFact } from "../domain/facts";
import { type CommitText, unique } from "./commit-text";
import { type Line, push } from "./line";
import { bearsOut, namedIn, witnessOf } from "./request-witness";
import { bareTitle, readTitle, trailingNumbers } from "./title-text";
import type { Asked } from "./tracker-comments";

export type Joins = {
  /** Trunk numbers of a release pull request: those of the strongest witness that names any. */
  trunkOf(release: number): readonly number[];
  /** Trunk numbers that a commit of the branch carries, by all witnesses together. */
  carriedBy(index: number): number[];
  /** Release pull requests that carry a trunk number. */
  releaseOf(trunk: number): readonly number[];
  /** Release pull requests that were asked for with a trunk number among others, and do not say that they carry it. */
  saidOf(trunk: number): readonly number[];
  /** Release pull requests that were asked for together to carry a trunk number, and which of them say that they do. */
  partsOf(trunk: number): { all: number[]; sayIt: number[] };
};

type Input = {
  book: FactBook;
  repo: string;
  releasePulls: ReadonlyMap<number, PullFact>;
  asked: readonly Asked[];
  commits: readonly CommitFact[];
  texts: readonly CommitText[];
  trunk: Line;
};

export function joinPulls(input: Input): Joins {
  const { texts, releasePulls, repo, trunk, book } = input;
  const isRelease = (number: number): boolean => releasePulls.has(number);
  const isIssue = (number: number): boolean => book.issues.has(`${repo}#${number}`);
  const requests = witnessOf({ ...input, isRelease, isIssue });
  const commitsOf = new Map<number, number[]>();
  texts.forEach((text, index) => {
    for (const number of text.lands) push(commitsOf, number, index);
  });
  const titles = trunkTitles(input);

  /** What the commit itself says: its `-x` trailers, the messages it quotes, the numbers in its title. */
  const commitWitness = (text: CommitText): number[] => {
    if (text.revert) return [];
    const picked = text.pickedFrom.flatMap((sha) => {
      const index = trunk.find(sha);
      return index === null ? [] : (trunk.carried[index] ?? []);
    });
    const named = [...text.resolved, ...trailingNumbers(text.title)];
    return unique([...picked, ...named.filter((number) => !isRelease(number))]);
  };

  /** By its own words, whatever a request says of it. */
  const saysItself = (pull: PullFact, number: number): boolean => {
    const landings = commitsOf.get(pull.number) ?? [];
    if (headWitness(pull).includes(number)) return true;
    if (landings.some((index) => texts[index] && commitWitness(texts[index]).includes(number))) return true;
    const messages = landings.flatMap((index) => input.commits[index]?.message ?? []);
    const known = book.pulls.get(`${repo}#${number}`)?.title;
    const landed = trunk.carriers(number).map((index) => trunk.texts[index]?.title ?? "");
    const change = { number, titles: known === undefined ? landed : [known, ...landed] };
    return bearsOut(pull, messages, change, { repo, trunk });
  };

  const witnesses = new Map<number, number[][]>();
  for (const pull of releasePulls.values()) {
    const own = (numbers: number[]): number[] => unique(numbers.filter((number) => !isRelease(number)));
    const strong = [
      own([...requests.sure(pull.number)]),
      own(headWitness(pull)),
      own((commitsOf.get(pull.number) ?? []).flatMap((index) => (texts[index] ? commitWitness(texts[index]) : []))),
      own(requests.said(pull.number).filter((number) => saysItself(pull, number))),
    ];
    // Each weaker witness is heard only where no stronger one names anything: they also name what is not carried.
    const weaker = [
      () => (readTitle(pull.title).word === "revert" ? [] : textWitness(pull, repo, trunk)),
      () => titles.get(bareTitle(pull.title)) ?? [],
    ];
    for (const witness of weaker) if (strong.every((found) => found.length === 0)) strong.push(own(witness()));
    witnesses.set(pull.number, strong);
  }

  const releaseOf = new Map<number, number[]>();
  for (const [release, found] of witnesses) for (const number of unique(found.flat())) push(releaseOf, number, release);
  /** Another pull request that is open or merged and says so itself is the one that carries it. */
  const isElsewhere = (number: number, release: number): boolean =>
    (releaseOf.get(number) ?? []).some((other) => other !== release && releasePulls.get(other)?.state !== "CLOSED");
  const saidOf = new Map<number, number[]>();
  for (const [release, found] of witnesses)
    for (const number of requests.said(release))
      if (!found.flat().includes(number) && !isElsewhere(number, release)) push(saidOf, number, release);
  return {
    trunkOf: (release) => witnesses.get(release)?.find((found) => found.length > 0) ?? requests.said(release),
    saidOf: (number) => saidOf.get(number) ?? [],
    partsOf: (number) => {
      const pulls = requests.together(number).flatMap((release) => releasePulls.get(release) ?? []);
      const sayIt = pulls.filter((pull) => saysItself(pull, number));
      return { all: pulls.map((pull) => pull.number), sayIt: sayIt.map((pull) => pull.number) };
    },
    carriedBy: (index) => {
      const text = texts[index];
      if (!text || text.revert) return [];
      return unique([...commitWitness(text), ...text.lands.flatMap((number) => witnesses.get(number)?.flat() ?? [])]);
    },
    releaseOf: (number) => releaseOf.get(number) ?? [],
  };
}

/** The bot's branch: `cherry-pick-<N>-by-<bot>`. */
function headWitness(pull: PullFact): number[] {
  const found = /(?:^|\/)cherry-?pick-(\d+)(?:-|$)/i.exec(pull.head);
  return found ? [Number(found[1])] : [];
}

/**
 * Only lines that speak of the pick itself: a quoted trailer, or a reference behind a word such as "cherry-pick of".
 * Rejected: every number in the body, since it also names issues, predecessors and what it conflicts with.
 */
function textWitness(pull: PullFact, repo: string, trunk: Line): number[] {
  const numbers = trailingNumbers(pull.title);
  for (const line of pull.body.split("\n")) {
    const picked = /^\(cherry[ -]picked from commit ([0-9a-f]{7,40})/i.exec(line)?.[1];
    const index = picked ? trunk.find(picked) : null;
    if (index !== null) numbers.push(...(trunk.carried[index] ?? []));
    if (!/\b(?:cherry|pick(?:s|ed)?|back-?port|original|trunk|main|master|landed|request resolved)\b/i.test(line))
      continue;
    if (/\brevert/i.test(line)) continue;
    numbers.push(...namedIn(line, repo));
  }
  return numbers.filter((number) => number !== pull.number);
}

/** Titles on trunk that mean one change only. */
function trunkTitles({ book, repo, releasePulls, trunk }: Input): Map<string, number[]> {
  const found = new Map<string, Set<number>>();
  const add = (title: string, number: number): void => {
    const numbers = found.get(title) ?? new Set();
    numbers.add(number);
    found.set(title, numbers);
  };
  trunk.texts.forEach((text) => {
    if (!text.revert) for (const number of text.lands) add(text.bare, number);
  });
  for (const pull of book.pulls.values())
    if (pull.repo === repo && !releasePulls.has(pull.number)) add(bareTitle(pull.title), pull.number);
  return new Map(
    [...found].filter(([, numbers]) => numbers.size === 1).map(([title, numbers]) => [title, [...numbers]]),
  );
}
