/** What the next probe looks at, from what is remembered. Pure. */
import { milestoneTitles, type Project } from "../domain/project";
import type { Watch } from "../github/queries/probe";
import { documentPaths, type Followed, isTagOf, tagText } from "./followed";
import { type Memory, memo } from "./memory";
import { splitThreadKey } from "./names";
import { branchKey } from "./read/branches";
import { expressionOf } from "./read/documents";
import { suitesKey } from "./read/suites";
import type { WatchedCommit } from "./sight";

export const newestCommits = 20;
/** Of companions the newest commits are enough to say how their branch stands. */
const companionCommits = 5;
/** So many suites are seen from one end of a commit's list. */
const oneEnd = 100;
export const nightlyBranch = "nightly";

const unique = <T>(all: T[]): T[] => [...new Set(all)];

/** Newest commits of a branch and the commits of a version's tags: where checks are read. */
export function commitsOfRelease(project: Project, memory: Memory, release: Followed): string[] {
  const branch = memory.get(memo.branch, branchKey(project.repo, release.branch));
  const tags = memory.get(memo.tags, tagText(project, release.version)) ?? {};
  const tagged = Object.entries(tags).filter(([name]) => isTagOf(project, release.version, name));
  return unique([...lineOf(branch, newestCommits), ...tagged.map(([, tag]) => tag.sha)]);
}

type Branch = { head: { sha: string } | null; cut: { sha: string } | null; shas: string[] } | null;

/** A branch that has just been cut has no commit of its own: its cut is what was built. */
function lineOf(branch: Branch, most: number): string[] {
  if (!branch?.head) return [];
  return branch.shas.length > 0 ? branch.shas.slice(0, most) : [branch.head.sha];
}

export function commitsOfCompanions(project: Project, memory: Memory): WatchedCommit[] {
  return project.companions.flatMap(({ repo }) =>
    (memory.get(memo.companion, repo)?.branches ?? []).flatMap(({ name }) =>
      lineOf(memory.get(memo.branch, branchKey(repo, name)), companionCommits).map((sha) => ({ repo, sha })),
    ),
  );
}

export function commitsOfNightlies(project: Project, memory: Memory): WatchedCommit[] {
  return reposOf(project).flatMap((repo) => {
    const head = memory.get(memo.branch, branchKey(repo, nightlyBranch))?.head;
    return head ? [{ repo, sha: head.sha }] : [];
  });
}

/** Validation runs stand on the newest commits of the repository that runs them. */
export function commitsOfValidation(project: Project, memory: Memory): WatchedCommit[] {
  const repo = project.workflows.validation?.repo;
  if (!repo || repo === project.repo) return [];
  const trunk = memory.get(memo.companion, repo)?.trunk;
  if (!trunk) return [];
  return lineOf(memory.get(memo.branch, branchKey(repo, trunk)), companionCommits).map((sha) => ({ repo, sha }));
}

/** The project's own repository first, then those that it reads beside it. */
export function reposOf(project: Project): string[] {
  const validation = project.workflows.validation?.repo;
  return unique([project.repo, ...project.companions.map((one) => one.repo), ...(validation ? [validation] : [])]);
}

export function watches(project: Project, memory: Memory, followed: Followed[]): Watch[] {
  const commits = [
    ...followed.flatMap((release) =>
      commitsOfRelease(project, memory, release).map((sha) => ({ repo: project.repo, sha })),
    ),
    ...commitsOfCompanions(project, memory),
    ...commitsOfNightlies(project, memory),
    ...commitsOfValidation(project, memory),
  ];
  const elsewhere = threadsElsewhere(project, memory);
  // Companions matter to releases: without one there is nothing to ask of them.
  const repos = followed.length > 0 ? reposOf(project) : [project.repo];
  const own = repos.map((repo) => {
    const shas = unique(commits.filter((commit) => commit.repo === repo).map((commit) => commit.sha));
    const watched = shas.map((sha) => {
      const known = memory.get(memo.suites, suitesKey(repo, sha));
      return { sha, bothEnds: known === null || Object.keys(known).length > oneEnd };
    });
    const threads = elsewhere.get(repo) ?? [];
    elsewhere.delete(repo);
    if (repo === project.repo) return ownWatch(project, followed, watched);
    return { ...otherWatch(repo, memory, watched), threads };
  });
  return [...own, ...[...elsewhere].map(([repo, threads]) => ({ ...nothing, repo, threads }))];
}

const nothing: Omit<Watch, "repo"> = {
  whole: null,
  branches: [],
  tags: [],
  commits: [],
  pullBases: [],
  commentsOf: [],
  milestones: [],
  documents: [],
  threads: [],
};

/** What was read of other repositories; the project's own changes are seen in its lists. */
function threadsElsewhere(project: Project, memory: Memory): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const key of Object.keys(memory.get(memo.threads) ?? {})) {
    const { repo, number } = splitThreadKey(key);
    if (repo !== project.repo) groups.set(repo, [...(groups.get(repo) ?? []), number]);
  }
  return groups;
}

function ownWatch(project: Project, followed: Followed[], commits: Watch["commits"]): Watch {
  const branches = unique(followed.map((release) => release.branch));
  return {
    ...nothing,
    repo: project.repo,
    whole: { trackerLabel: project.tracker.label },
    branches: unique([project.trunk, ...branches, ...followed.flatMap((one) => one.origin ?? []), nightlyBranch]),
    tags: unique(followed.map((release) => tagText(project, release.version))),
    commits,
    pullBases: branches,
    commentsOf: unique(followed.map((release) => release.number)),
    milestones: unique(followed.flatMap((release) => milestoneTitles(release.version))),
    documents: documentPaths(project, followed).map((path) => expressionOf(project.trunk, path)),
  };
}

function otherWatch(repo: string, memory: Memory, commits: Watch["commits"]): Watch {
  const companion = memory.get(memo.companion, repo);
  const branches = companion?.branches.map((branch) => branch.name) ?? [];
  return {
    ...nothing,
    repo,
    branches: unique([...branches, ...(companion ? [companion.trunk] : []), nightlyBranch]),
    tags: [""],
    commits,
    pullBases: branches,
  };
}
