/** Everything that the rules look up, indexed once: lines of commits, release pull requests and what they carry. */
import type { FactBook } from "../domain/fact-book";
import type { CommitFact, PullFact, TagFact } from "../domain/facts";
import { fillPattern, type Project } from "../domain/project";
import type { Source } from "../domain/source";
import type { WrittenPhase } from "../domain/written";
import { type CommitText, landedBy, revertIn, unique } from "./commit-text";
import { candidateNumber, compareVersions, type FoundRelease } from "./find-releases";
import { type Joins, joinPulls } from "./joins";
import { type Line, push, readLine, type Targets } from "./line";
import { type Rule, rulesOf } from "./picks/criteria";
import type { Reader } from "./reader";
import { readTrackerComments, type TrackerComments } from "./tracker-comments";

export type Ground = {
  project: Project;
  repo: string;
  now: string;
  book: FactBook;
  sources: readonly Source[];
  found: FoundRelease;
  managers: ReadonlySet<string>;
  reader: Reader;
  cut: { sha: string; at: string } | null;
  trunk: Line;
  branch: Line;
  /** The branch's commits that belong to this version: from the tag of the version before to its own. */
  own: { from: number; to: number };
  /** Commits that came after this version's final tag. */
  afterShip: readonly CommitFact[];
  releasePulls: ReadonlyMap<number, PullFact>;
  joins: Joins;
  written: TrackerComments;
  /** What trackers of other versions on the same branch ask for. */
  askedElsewhere: ReadonlySet<number>;
  candidates: readonly CandidateTag[];
  finalTag: TagFact | null;
  /** Commits of trunk that say they mend, continue or bring back a change. */
  naming(number: number): readonly number[];
  /** The tracker's rules in a phase. */
  rules(phase: WrittenPhase | null): readonly Rule[];
  /** Commits of trunk that say they fix an issue. */
  trunkFixes(issue: number): readonly number[];
  /** Pull requests that GitHub links as closing an issue of this repository. */
  closedByPulls(issue: number): readonly number[];
};

export type CandidateTag = { tag: TagFact; n: number; position: number | null };

export type GroundInput = {
  project: Project;
  book: FactBook;
  sources: readonly Source[];
  now: string;
  reader: Reader;
  found: FoundRelease;
  releases: readonly FoundRelease[];
};

export function lay(input: GroundInput): Ground {
  const { project, book, found, reader } = input;
  const { repo } = project;
  const mine = input.sources.filter((source) => source.version === null || source.version === found.version);
  const fact = book.branches.get(`${repo}:${found.branch}`);
  const cut = fact?.cut ?? null;
  const tags = book.tags.get(repo) ?? [];
  const all = book.commits.get(`${repo}:${found.branch}`) ?? [];
  const position = positions(all, cut?.sha ?? null);
  const finals = finalTags(project, found, tags);
  const finalTag = finals.find((final) => final.version === found.version)?.tag ?? null;
  const end = finalTag ? (position(finalTag) ?? all.length - 1) : all.length - 1;
  const commits = all.slice(0, end + 1);

  const merges = mergeCommits(book, repo);
  const since = trunkSince(book, project, found);
  const trunk = readTrunk(since, readCommits(since, merges, input), merges);
  const releasePulls = new Map<number, PullFact>();
  // By number, so that nothing depends on the order in which facts were handed over.
  const pulls = [...book.pulls.values()].filter((pull) => pull.repo === repo).sort((a, b) => a.number - b.number);
  for (const pull of pulls) if (pull.base === found.branch) releasePulls.set(pull.number, pull);
  const managers = new Set(found.text.managers.map((login) => login.toLowerCase()));
  const written = readTrackerComments(book, found, reader);
  const texts = readCommits(commits, merges, input);
  const joins = joinPulls({ book, repo, releasePulls, asked: written.asked, commits, texts, trunk });
  return {
    project,
    repo,
    now: input.now,
    book,
    sources: mine,
    found,
    managers,
    reader,
    cut,
    trunk,
    branch: readBranch(commits, texts, trunk, joins, releasePulls, merges),
    own: { from: startOf(finals, found.version, position), to: commits.length - 1 },
    afterShip: all.slice(end + 1),
    releasePulls,
    joins,
    written,
    askedElsewhere: askedElsewhere(input, repo),
    candidates: candidateTags(project, found.version, tags, position),
    finalTag,
    naming: index(trunk, (text) => [...text.fixes, ...text.follows, ...(text.relands?.numbers ?? [])]),
    rules: rulesByPhase(found),
    trunkFixes: index(trunk, (text) => text.fixes),
    closedByPulls: closers(pulls, repo),
  };
}

function index(line: Line, numbers: (text: CommitText) => number[]): (number: number) => readonly number[] {
  const named = new Map<number, number[]>();
  line.texts.forEach((text, place) => {
    for (const number of unique(numbers(text))) push(named, number, place);
  });
  return (number) => named.get(number) ?? [];
}

function rulesByPhase({ text }: FoundRelease): (phase: WrittenPhase | null) => readonly Rule[] {
  const general = rulesOf(null, text.criteria ?? []);
  const stated = new Map(text.phases.map((phase) => [phase, rulesOf(phase, text.criteria ?? [])]));
  return (phase) => (phase ? (stated.get(phase) ?? general) : general);
}

function closers(pulls: readonly PullFact[], repo: string): (issue: number) => readonly number[] {
  const found = new Map<number, number[]>();
  for (const pull of pulls)
    for (const issue of pull.closes) if (issue.repo === repo) push(found, issue.number, pull.number);
  return (issue) => found.get(issue) ?? [];
}

/** Trunk since this branch's cut. Where several branches are followed, trunk reaches back to the oldest cut. */
function trunkSince(book: FactBook, project: Project, found: FoundRelease): CommitFact[] {
  const all = book.commits.get(`${project.repo}:${project.trunk}`) ?? [];
  const cut = book.branches.get(`${project.repo}:${found.branch}`)?.cut ?? null;
  if (!cut) return all;
  const index = all.findIndex((commit) => commit.sha === cut.sha);
  return index < 0 ? all : all.slice(index + 1);
}

/** GitHub's own word on which commit merged a pull request joins what the message says, and so does that one's own text. */
function readCommits(
  commits: readonly CommitFact[],
  merges: ReadonlyMap<string, number>,
  { reader, book }: GroundInput,
): CommitText[] {
  return commits.map((commit) => {
    const text = landedBy(commit, reader.message(commit.message, commit.repo));
    const merged = merges.get(commit.sha);
    if (merged === undefined) return text;
    const lands = unique([...text.lands, merged]);
    // A title alone may name what no commit at hand is called.
    const isClear = text.revert && text.revert.shas.length + text.revert.numbers.length > 0;
    const body = isClear || text.relands ? "" : (book.pulls.get(`${commit.repo}#${merged}`)?.body ?? "");
    return { ...text, lands, revert: revertIn(body, commit.repo) ?? text.revert };
  });
}

function mergeCommits(book: FactBook, repo: string): Map<string, number> {
  const merges = new Map<string, number>();
  for (const pull of book.pulls.values())
    if (pull.repo === repo && pull.mergeCommit !== null && pull.state === "MERGED")
      merges.set(pull.mergeCommit, pull.number);
  return merges;
}

function readTrunk(commits: CommitFact[], texts: CommitText[], merges: ReadonlyMap<string, number>): Line {
  const explain = (_: number, named: Targets): Targets => ({
    ...named,
    numbers: unique([...named.numbers, ...mergedBy(merges, named.shas)]),
  });
  return readLine({ commits, texts, carries: (place) => texts[place]?.lands ?? [], explain });
}

/** So that a commit from before the cut and its pull request are one change, whichever of the two a revert names. */
function mergedBy(merges: ReadonlyMap<string, number>, shas: readonly string[]): number[] {
  return shas.flatMap((sha) => merges.get(sha) ?? []);
}

function readBranch(
  commits: CommitFact[],
  texts: CommitText[],
  trunk: Line,
  joins: Joins,
  releasePulls: ReadonlyMap<number, PullFact>,
  merges: ReadonlyMap<string, number>,
): Line {
  const carries = (index: number): number[] => {
    const text = texts[index];
    if (!text) return [];
    const trunkNumbers = joins.carriedBy(index);
    const together = trunkNumbers.flatMap((number) => landedWith(trunk, number));
    return unique([...text.lands, ...trunkNumbers, ...together]);
  };
  const explain = (index: number, named: Targets): Targets => {
    const picked = (texts[index]?.pickedFrom ?? []).map(trunk.find).filter((found): found is number => found !== null);
    const followed = picked.map((found) => trunk.targets.get(found)).filter((found): found is Targets => !!found);
    const merged = [named, ...followed];
    const shas = unique(merged.flatMap((one) => one.shas));
    // A revert carried over names trunk's commit: on the branch that means the change that it landed.
    const trunkNumbers = shas.flatMap((sha) => carriedAt(trunk, sha));
    const numbers = unique([...merged.flatMap((one) => one.numbers), ...trunkNumbers, ...mergedBy(merges, shas)]);
    return { shas, numbers: numbers.filter((number) => !isOwnPull(index, number)), titles: named.titles };
  };
  const isOwnPull = (index: number, number: number): boolean =>
    releasePulls.has(number) && (texts[index]?.lands.includes(number) ?? false);
  return readLine({ commits, texts, carries, explain });
}

function carriedAt(line: Line, sha: string): number[] {
  const index = line.find(sha);
  return index === null ? [] : [...(line.carried[index] ?? [])];
}

/** Changes that trunk landed in the same commit: who carries a reland carries what it brought back. */
function landedWith(trunk: Line, number: number): number[] {
  return trunk
    .carriers(number)
    .filter((index) => trunk.texts[index]?.lands.includes(number))
    .flatMap((index) => trunk.carried[index] ?? []);
}

function positions(commits: readonly CommitFact[], cut: string | null): (tag: TagFact) => number | null {
  const bySha = new Map(commits.map((commit, index) => [commit.sha, index]));
  return (tag) => {
    for (const sha of [tag.sha, tag.branchedFrom]) {
      if (sha === null) continue;
      const found = sha === cut ? -1 : bySha.get(sha);
      if (found !== undefined) return found;
    }
    return null;
  };
}

type FinalTag = { version: string; tag: TagFact };

/** Final tags of the versions that share this branch. */
function finalTags(project: Project, found: FoundRelease, tags: readonly TagFact[]): FinalTag[] {
  const [major = "", minor = ""] = found.version.split(".");
  const finals: FinalTag[] = [];
  for (const tag of tags) {
    const version = new RegExp(`(?<!\\d)${major}\\.${minor}\\.\\d+`).exec(tag.name)?.[0];
    if (version && tag.name === fillPattern(project.finalTag, version)) finals.push({ version, tag });
  }
  return finals.sort((a, b) => compareVersions(a.version, b.version));
}

function startOf(finals: FinalTag[], version: string, position: (tag: TagFact) => number | null): number {
  const earlier = finals.filter((final) => compareVersions(final.version, version) < 0);
  return Math.max(0, ...earlier.map((final) => (position(final.tag) ?? -1) + 1));
}

function candidateTags(
  project: Project,
  version: string,
  tags: readonly TagFact[],
  position: (tag: TagFact) => number | null,
): CandidateTag[] {
  const found: CandidateTag[] = [];
  for (const tag of tags) {
    const n = candidateNumber(project, version, tag);
    if (n !== null) found.push({ tag, n, position: position(tag) });
  }
  return found.sort((a, b) => a.n - b.n);
}

function askedElsewhere(input: GroundInput, repo: string): Set<number> {
  const numbers = new Set<number>();
  for (const other of input.releases) {
    if (other.version === input.found.version || other.branch !== input.found.branch) continue;
    const isOver = other.state === "shipped" || other.state === "dropped";
    // What is still open when its version is out can only come into a later one.
    const waits = (number: number) => isOver && input.book.pulls.get(`${repo}#${number}`)?.state === "OPEN";
    for (const asked of readTrackerComments(input.book, other, input.reader).asked)
      for (const ref of asked.request.release)
        if ("number" in ref && ref.repo === repo && !waits(ref.number)) numbers.add(ref.number);
  }
  return numbers;
}
