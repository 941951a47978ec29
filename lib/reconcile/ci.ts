/** CI of a branch: workflows by commits, since when each fails, and what it comes to. */

import type { FactBook } from "../domain/fact-book";
import type { SuiteFact, TagFact } from "../domain/facts";
import type { Candidate, CellState, Ci, CiCell, CiCommit, CiWorkflow } from "../domain/reconciled";
import { isFresh } from "../domain/source";
import { cellOf, jobState, type Latest, latestJobs } from "./ci-cell";
import type { Ground } from "./ground";
import { push } from "./line";
import { host } from "./refs";

const commitsShown = 20;

export function readCi(ground: Ground, pickOf: ReadonlyMap<number, string>, count = commitsShown): Ci {
  const { repo, book, sources } = ground;
  const commits = newest(ground, pickOf, count);
  const trusted = isFresh(sources, "ci") && isFresh(sources, "branch");
  const { state, workflows } = readRuns({ book, repo, commits, trusted, ...ground.project.workflows });
  const head = commits[0];
  return {
    repo,
    branch: ground.found.branch,
    head: head ? { sha: head.sha, at: head.at } : null,
    state,
    passRate: rate(workflows.filter((workflow) => workflow.expected).flatMap((workflow) => workflow.cells)),
    commits,
    workflows,
  };
}

/** A branch that has just been cut has no commit of its own: its cut is its head, and what ran there ran on it. */
function newest(ground: Ground, pickOf: ReadonlyMap<number, string>, count: number): CiCommit[] {
  const { branch, repo, book, cut, found } = ground;
  const head = book.branches.get(`${repo}:${found.branch}`)?.head;
  if (branch.commits.length === 0 && cut !== null && head?.sha === cut.sha) {
    const url = `${host(ground)}/${repo}/commit/${cut.sha}`;
    return [{ ...cut, title: `Where ${found.branch} was cut`, author: null, url, pick: null }];
  }
  const last = branch.commits.length - 1;
  const commits = branch.commits.slice(Math.max(0, branch.commits.length - count)).reverse();
  return commits.map(({ sha, at, author, url }, index) => {
    const title = branch.texts[last - index]?.title ?? "";
    return { sha, at, title, author, url, pick: pickOf.get(last - index) ?? null };
  });
}

export type Runs = {
  book: FactBook;
  repo: string;
  /** Newest first. */
  commits: readonly { sha: string }[];
  /** Whether what was read can be green at all. */
  trusted: boolean;
  required: string[] | null;
  binaries: string[] | null;
};

export function readRuns(input: Runs): { state: Ci["state"]; workflows: CiWorkflow[] } {
  const runs = input.commits.map((commit) => runsOn(input.book, input.repo, commit.sha));
  const names = new Map<string, string>();
  for (const run of runs) for (const [key, suites] of run) names.set(key, suites[0]?.workflow ?? suites[0]?.app ?? key);
  const wanted = expectation(input, runs);
  for (const name of wanted.named) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  const workflows = [...names].map(([key, name]) => workflowOf(key, name, input.commits, runs, wanted)).sort(byNeed);
  return { state: branchState(input.trusted, workflows), workflows };
}

/** Runs on a commit by workflow. Suites of apps that ran nothing are none. */
export function runsOn(book: FactBook, repo: string, sha: string): Map<string, SuiteFact[]> {
  const runs = new Map<string, SuiteFact[]>();
  for (const suite of book.suites.get(`${repo}@${sha}`) ?? []) {
    const name = suite.workflow ?? (suite.jobs.length > 0 ? suite.app : null);
    if (name !== null) push(runs, name.toLowerCase(), suite);
  }
  return runs;
}

type Expectation = { named: string[]; expected(key: string): boolean; binary(key: string): boolean };

/**
 * What must run: as configured, else what ran on most of the commits that ran anything. Binary builds count either way.
 * Rejected: learning from all commits, since those not yet looked at by CI would unlearn everything after each push.
 */
function expectation({ required, binaries }: Runs, runs: readonly Map<string, SuiteFact[]>[]): Expectation {
  const wantedBinaries = binaries && new Set(binaries.map((name) => name.toLowerCase()));
  const wantedRequired = required && new Set(required.map((name) => name.toLowerCase()));
  const counted = runs.filter((run) => run.size > 0);
  const seen = new Map<string, number>();
  for (const run of counted) for (const key of run.keys()) seen.set(key, (seen.get(key) ?? 0) + 1);
  const learnt = (key: string): boolean => (seen.get(key) ?? 0) * 2 > counted.length;
  const binary = (key: string): boolean => wantedBinaries?.has(key) ?? looksBinary(key);
  const needed = (key: string): boolean => wantedRequired?.has(key) ?? learnt(key);
  return {
    named: [...(required ?? []), ...(binaries ?? [])],
    binary,
    expected: (key) => needed(key) || (wantedBinaries ? wantedBinaries.has(key) : binary(key) && learnt(key)),
  };
}

export function looksBinary(key: string): boolean {
  return /\bbinar|\bwheels?\b|\blibtorch\b|\bconda\b|\bpackages?\b/i.test(key);
}

function workflowOf(
  key: string,
  name: string,
  commits: readonly { sha: string }[],
  runs: readonly Map<string, SuiteFact[]>[],
  wanted: Expectation,
): CiWorkflow {
  const suites = commits.map((_, index) => runs[index]?.get(key) ?? []);
  const cells = commits.map((commit, index) => cellOf(commit.sha, suites[index] ?? []));
  const streak = failingStreak(cells);
  return {
    name,
    state: cells[0]?.state ?? "absent",
    expected: wanted.expected(key),
    binary: wanted.binary(key),
    ...streak,
    passRate: rate(cells),
    cells,
    // Only the CI page asks for single jobs, of which there may be tens of thousands: they are read when asked for.
    get jobs() {
      return jobsOf(suites.map(latestJobs));
    },
  };
}

/** Each job with its state on every commit; on a commit that did not run it, it is absent. */
function jobsOf(latest: readonly ReadonlyMap<string, Latest>[]): { name: string; states: CellState[] }[] {
  const names = new Set(latest.flatMap((jobs) => [...jobs.keys()]));
  return [...names].map((name) => ({
    name,
    states: latest.map((jobs) => {
      const job = jobs.get(name);
      return job ? jobState(job) : "absent";
    }),
  }));
}

const telling = new Set<CellState>(["pass", "flaky", "fail"]);

/** From the newest telling cell back: cells that neither pass nor fail do not end a streak. */
function failingStreak(cells: readonly CiCell[]): { failingSince: string | null; suspects: string[] } {
  let first = -1;
  let good = -1;
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index];
    if (!cell || !telling.has(cell.state)) continue;
    if (cell.state !== "fail") {
      good = index;
      break;
    }
    first = index;
  }
  const failingSince = cells[first]?.sha ?? null;
  if (failingSince === null) return { failingSince: null, suspects: [] };
  const until = good < 0 ? cells.length : good;
  return { failingSince, suspects: cells.slice(first, until).map((cell) => cell.sha) };
}

/** The share of first tries that passed: a pass that needed another try is no first-try pass. */
export function rate(cells: readonly CiCell[]): number | null {
  const told = cells.filter((cell) => telling.has(cell.state));
  if (told.length === 0) return null;
  return told.filter((cell) => cell.state === "pass").length / told.length;
}

/** Failing if any expected workflow failed or was cancelled, else running, else passing; never green where one is absent. */
function branchState(trusted: boolean, workflows: readonly CiWorkflow[]): Ci["state"] {
  const expected = workflows.filter((workflow) => workflow.expected);
  const has = (...states: CellState[]): boolean => expected.some((workflow) => states.includes(workflow.state));
  if (has("fail", "cancelled")) return "fail";
  if (!trusted) return "unknown";
  if (has("running")) return "running";
  if (expected.length === 0 || has("absent", "skipped")) return "absent";
  return "pass";
}

function byNeed(a: CiWorkflow, b: CiWorkflow): number {
  const need = (one: CiWorkflow): number => (one.expected ? 0 : 1);
  return need(a) - need(b) || (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1);
}

/**
 * A candidate's builds: the binary workflows on its commit. Of each the tag's own runs count, where it ran any, else all.
 * Those that the configuration names are listed even if they did not run. Rejected: whatever the tag ran, by which a
 * workflow that only creates the release would stand for builds that failed.
 */
export function builds(ground: Ground, tag: TagFact): Candidate["builds"] {
  const runs = runsOn(ground.book, ground.repo, tag.sha);
  const named = new Map((ground.project.workflows.binaries ?? []).map((name) => [name.toLowerCase(), name]));
  const ofTagIn = (suites: readonly SuiteFact[]): SuiteFact[] => suites.filter((suite) => suite.branch === tag.name);
  // Where builds are named, one more counts if it was built for the tag itself.
  const isBuild = ([key, suites]: [string, SuiteFact[]]): boolean =>
    named.has(key) || (looksBinary(key) && (named.size === 0 || ofTagIn(suites).length > 0));
  const ran = [...runs].filter(isBuild).map(([key]) => key);
  return [...new Set([...ran, ...named.keys()])].map((key) => {
    const all = runs.get(key) ?? [];
    const ofTag = ofTagIn(all);
    const { state, url } = cellOf(tag.sha, ofTag.length > 0 ? ofTag : all);
    return { workflow: all[0]?.workflow ?? named.get(key) ?? key, state, url: url ?? tag.url };
  });
}
