/** Companion repositories: their release branches, their CI, and the nightlies of all. */
import type { BranchFact } from "../domain/facts";
import type { Companion as Configured } from "../domain/project";
import type { Companion, Nightly } from "../domain/reconciled";
import { isFresh, isWhole } from "../domain/source";
import { readRuns, runsOn } from "./ci";
import { cellOf } from "./ci-cell";
import type { Ground } from "./ground";
import { host } from "./refs";
import { daysBetween } from "./time";

export function readCompanions(ground: Ground): Companion[] {
  return ground.project.companions.map((companion) => readCompanion(ground, companion));
}

function readCompanion(ground: Ground, { repo, branch }: Configured): Companion {
  const whole = isWhole(ground.sources, "companions");
  const fact = branch === null ? newestBranch(ground, repo) : (ground.book.branches.get(`${repo}:${branch}`) ?? null);
  const name = branch ?? fact?.name ?? null;
  const home = `${host(ground)}/${repo}`;
  if (!fact?.exists || name === null) {
    const exists = fact || whole ? false : null;
    return { repo, url: home, branch: name, exists, head: null, ci: "unknown", candidates: [], openPicks: null };
  }
  const trusted = isFresh(ground.sources, "companions");
  const commits = [...(ground.book.commits.get(`${repo}:${name}`) ?? [])].reverse().slice(0, 20);
  const heads = commits.length > 0 ? commits : fact.head ? [fact.head] : [];
  const { state } = readRuns({ book: ground.book, repo, commits: heads, trusted, required: null, binaries: null });
  return {
    repo,
    url: `${home}/tree/${name}`,
    branch: name,
    exists: true,
    head: fact.head,
    ci: state,
    candidates: candidatesOf(ground, repo, name),
    openPicks: whole ? openPulls(ground, repo, name) : null,
  };
}

/** Without a name it is the newest release branch cut within 14 days of ours. */
function newestBranch(ground: Ground, repo: string): BranchFact | null {
  const { cut } = ground;
  if (!cut) return null;
  const near = [...ground.book.branches.values()].filter(
    (fact) =>
      fact.repo === repo &&
      fact.exists &&
      /^release\//.test(fact.name) &&
      fact.cut !== null &&
      Math.abs(daysBetween(cut.at, fact.cut.at)) <= 14,
  );
  return near.sort((a, b) => ((a.cut?.at ?? "") < (b.cut?.at ?? "") ? 1 : -1))[0] ?? null;
}

function candidatesOf(ground: Ground, repo: string, branch: string): string[] {
  const line = /(\d+\.\d+)$/.exec(branch)?.[1];
  if (!line) return [];
  const tags = (ground.book.tags.get(repo) ?? [])
    .map((tag) => tag.name)
    .filter((name) => name.includes(`${line}.`) && /-rc\d+$/.test(name));
  const n = (name: string): number => Number(/(\d+)$/.exec(name)?.[1] ?? 0);
  return tags.sort((a, b) => n(a) - n(b));
}

function openPulls(ground: Ground, repo: string, branch: string): number {
  let open = 0;
  for (const pull of ground.book.pulls.values())
    if (pull.repo === repo && pull.base === branch && pull.state === "OPEN") open += 1;
  return open;
}

/**
 * The newest nightly of the project and of each companion: all runs on the head of its nightly branch.
 * The project's own is listed where a nightly workflow is named, branch or not: companions' nightlies do not speak for it.
 */
export function readNightlies(ground: Ground): Nightly[] {
  const repos = [ground.repo, ...ground.project.companions.map((companion) => companion.repo)];
  return repos.flatMap((repo) => {
    const fact = ground.book.branches.get(`${repo}:nightly`);
    const home = `${host(ground)}/${repo}`;
    if (!fact?.exists) {
      const isWanted = repo === ground.repo && ground.project.workflows.nightly !== null;
      const state = isFresh(ground.sources, "nightlies") ? "absent" : "unknown";
      return isWanted ? [{ repo, state, url: home, at: null } as const] : [];
    }
    const { head } = fact; // null: where the branch stood at that moment is not known
    const state = head ? nightlyState(ground, repo, head.sha) : "unknown";
    return [{ repo, state, url: `${home}/commits/nightly`, at: head?.at ?? null }];
  });
}

/** As a branch's state: what was cancelled was not built, so it is no green. */
function nightlyState(ground: Ground, repo: string, sha: string): Nightly["state"] {
  const wanted = ground.project.workflows.nightly?.toLowerCase();
  const runs = [...runsOn(ground.book, repo, sha)].filter(
    ([key]) => wanted === undefined || repo !== ground.repo || key === wanted,
  );
  const states = new Set(runs.map(([, suites]) => cellOf(sha, suites).state));
  if (states.has("fail") || states.has("cancelled")) return "fail";
  if (!isFresh(ground.sources, "nightlies")) return "unknown";
  if (states.has("running")) return "running";
  return states.has("pass") || states.has("flaky") ? "pass" : "absent";
}
