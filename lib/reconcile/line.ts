/**
 * A line of commits since the cut (the release branch, or trunk) after every revert on it has been followed.
 * A revert kills what it names; a revert of a revert brings it back; what it names but the line lacks is from before the cut.
 */
import type { CommitFact } from "../domain/facts";
import type { CommitText } from "./commit-text";

export type Targets = { shas: string[]; numbers: number[]; titles: string[] };

export type Line = {
  commits: readonly CommitFact[];
  texts: readonly CommitText[];
  /** Pull requests whose change each commit carries. */
  carried: readonly number[][];
  alive: readonly boolean[];
  /** The commit that reverted this one, if one did and still stands. */
  revertedBy: readonly (number | null)[];
  /** Changes from before the cut that are reverted here: `#12` or a commit's sha, and the revert. */
  before: ReadonlyMap<string, number>;
  /** What each revert names, once told. */
  targets: ReadonlyMap<number, Targets>;
  /** Reverts of which nobody can tell what they revert. */
  unclear: readonly number[];
  find(sha: string): number | null;
  carriers(number: number): readonly number[];
};

export type LineInput = {
  commits: readonly CommitFact[];
  texts: readonly CommitText[];
  carries(index: number): number[];
  /** What else is known of a revert's targets: a picked revert, a commit of another line, a title. */
  explain(index: number, targets: Targets): Targets;
};

export function readLine(input: LineInput): Line {
  const { commits, texts } = input;
  const find = finder(commits);
  const carried = texts.map((_, index) => [...input.carries(index)]);
  const alive = commits.map(() => true);
  const revertedBy: (number | null)[] = commits.map(() => null);
  const before = new Map<string, number>();
  const beforeOf = new Map<number, string[]>();
  const victims = new Map<number, number[]>();
  const byNumber = new Map<number, number[]>();
  const byTitle = new Map<string, number[]>();
  const targets = new Map<number, Targets>();
  const unclear: number[] = [];

  const kill = (index: number, by: number): void => {
    if (!alive[index]) return;
    alive[index] = false;
    revertedBy[index] = by;
    for (const victim of victims.get(index) ?? []) revive(victim, index);
    for (const key of beforeOf.get(index) ?? []) if (before.get(key) === index) before.delete(key);
  };
  const revive = (index: number, from: number): void => {
    if (alive[index] || revertedBy[index] !== from) return;
    alive[index] = true;
    revertedBy[index] = null;
    for (const victim of victims.get(index) ?? []) kill(victim, index);
    for (const key of beforeOf.get(index) ?? []) before.set(key, index);
  };
  const strike = (index: number, found: readonly number[]): void => {
    const hit = found.filter((victim) => victim < index && alive[victim]);
    for (const victim of hit) kill(victim, index);
    victims.set(index, [...(victims.get(index) ?? []), ...hit]);
  };
  const strikeBefore = (index: number, key: string): void => {
    before.set(key, index);
    push(beforeOf, index, key);
  };

  const strikeNumber = (index: number, number: number): void => {
    const seen = byNumber.get(number);
    if (seen) strike(index, seen);
    else strikeBefore(index, `#${number}`);
  };
  const follow = (index: number, named: Targets): void => {
    const here = named.shas.map(find).filter((found): found is number => found !== null && found < index);
    const titled = named.titles.flatMap((title) => byTitle.get(title)?.slice(-1) ?? []);
    const told = new Set(here.flatMap((found) => [...(carried[found] ?? []), ...(texts[found]?.lands ?? [])]));
    // What is dead already is not meant: the same change stands here again, or the revert names one more.
    const struck = here.some((found) => alive[found]);
    const further = struck ? named.numbers.filter((number) => !told.has(number)) : named.numbers;
    if (struck) strike(index, here);
    if (further.length > 0) for (const number of further) strikeNumber(index, number);
    else if (here.length > 0) return;
    else if (titled.length > 0) strike(index, titled);
    // What brings back something from before the cut takes nothing away.
    else if (texts[index]?.relands) return;
    else if (named.shas.length > 0) for (const sha of named.shas) strikeBefore(index, sha);
    else unclear.push(index);
  };

  texts.forEach((text, index) => {
    if (text.revert) {
      const named = input.explain(index, text.revert);
      targets.set(index, named);
      follow(index, named);
    }
    if (text.relands) carried[index]?.push(...broughtBack(text.relands, byTitle, alive, carried));
    for (const number of carried[index] ?? []) push(byNumber, number, index);
    push(byTitle, text.bare, index);
  });

  const carriers = (number: number): readonly number[] => byNumber.get(number) ?? [];
  return { commits, texts, carried, alive, revertedBy, before, targets, unclear, find, carriers };
}

/** A reland names what it brings back, or has the title of what was reverted. */
function broughtBack(
  relands: { numbers: number[]; title: string },
  byTitle: ReadonlyMap<string, number[]>,
  alive: readonly boolean[],
  carried: readonly number[][],
): number[] {
  if (relands.numbers.length > 0) return relands.numbers;
  const same = byTitle.get(relands.title) ?? [];
  return same.filter((index) => !alive[index]).flatMap((index) => carried[index] ?? []);
}

/** Finds a commit by its sha, whole or shortened. */
function finder(commits: readonly CommitFact[]): (sha: string) => number | null {
  const whole = new Map(commits.map((commit, index) => [commit.sha, index]));
  const byStart = new Map<string, number[]>();
  commits.forEach((commit, index) => {
    push(byStart, commit.sha.slice(0, 7).toLowerCase(), index);
  });
  return (sha) => {
    const exact = whole.get(sha);
    if (exact !== undefined) return exact;
    const wanted = sha.toLowerCase();
    const near = byStart.get(wanted.slice(0, 7)) ?? [];
    return near.find((index) => commits[index]?.sha.toLowerCase().startsWith(wanted)) ?? null;
  };
}

/** Whether a change is on the line now: a commit that carries it stands. */
export function stands(line: Line, number: number): boolean {
  return line.carriers(number).some((index) => line.alive[index]);
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
