/** Check suites of watched commits. */
import { GitHubError } from "../../github/errors";
import { allNodes, pages, present, stuck } from "../../github/paging";
import { inParts } from "../../github/parts";
import { splitRepo } from "../../github/queries/common";
import {
  type JobNode,
  moreJobs,
  type SuiteNode,
  suiteFact,
  suiteList,
  suiteStampsOf,
  suitesById,
} from "../../github/queries/suites";
import type { Desk, Draft } from "../desk";
import { memo } from "../memory";
import type { Sight, SuiteSight, WatchedCommit } from "../sight";
import { byIds, isA } from "./batches";

export const suitesKey = (repo: string, sha: string): string => `${repo}@${sha}`;
const mostJobs = 1_000;
const commitsAtOnce = 20;

/** Reads the suites of commits that the probe did not see, because they are new to the watch. */
export async function lookAtSuites(desk: Desk, repo: string, shas: string[]): Promise<Map<string, SuiteSight>> {
  const sights = new Map<string, SuiteSight>();
  const parts = inParts(desk.github, "suiteStamps", commitsAtOnce, shas, suiteStampsOf, splitRepo(repo));
  for await (const { asked, answer } of parts) {
    for (const [n, sha] of asked.entries()) {
      const commit = answer.repository?.[`c${n}`];
      if (!commit || !("checkSuites" in commit)) continue;
      const suites = [...present(commit.checkSuites?.nodes), ...present(commit.lastSuites?.nodes)];
      const stamps = new Map(suites.map((suite) => [suite.id, suite.updatedAt]));
      const total = commit.checkSuites?.totalCount ?? 0;
      sights.set(sha, { total, stamps, whole: stamps.size >= total });
    }
  }
  return sights;
}

/** From the probe where it saw the commit, else from a look of its own. */
export async function sightsOf(desk: Desk, sight: Sight, commits: WatchedCommit[]): Promise<CommitSight[]> {
  const sights: CommitSight[] = [];
  const unseen = new Map<string, string[]>();
  for (const { repo, sha } of commits) {
    const seen = sight.get(repo)?.suites(sha);
    if (seen) sights.push({ repo, sha, sight: seen });
    else unseen.set(repo, [...(unseen.get(repo) ?? []), sha]);
  }
  for (const [repo, shas] of unseen) {
    const seen = await lookAtSuites(desk, repo, shas);
    for (const [sha, one] of seen) sights.push({ repo, sha, sight: one });
  }
  return sights;
}

export type CommitSight = { repo: string; sha: string; sight: SuiteSight };

type Commit = { repo: string; sha: string; id: string; stamps: Map<string, string> };

/** Reads what differs from what is remembered, for many commits at once. */
export async function readSuites(draft: Draft, sights: CommitSight[]): Promise<void> {
  const commits: Commit[] = [];
  for (const one of sights) commits.push(await stampsOfCommit(draft, one));
  const changed = commits.flatMap((commit) => {
    const known = draft.get(memo.suites, commit.id) ?? {};
    return [...commit.stamps].filter(([suite, at]) => known[suite] !== at).map(([suite]) => suite);
  });
  let done = 0;
  let broken: GitHubError | null = null;
  for await (const group of byIds(draft.desk.github, "suites", suitesById, changed)) {
    for (const { id, node } of group) {
      if (!isA(node, "CheckSuite")) continue;
      const { jobs, fault } = await furtherJobs(draft.desk, node);
      const fact = suiteFact(node, jobs, fault === null);
      draft.see(fact);
      broken ??= fault;
      // Not remembered, so that it is asked for again.
      if (fault) continue;
      const commit = suitesKey(fact.repo, fact.sha);
      draft.set(memo.suites, commit, { ...draft.get(memo.suites, commit), [id]: fact.updatedAt });
    }
    await draft.flush();
    done += group.length;
    draft.desk.progress(done, changed.length);
  }
  if (broken) throw broken;
  for (const commit of commits) await forgetRemoved(draft, commit);
}

/** The two ends of a list that is longer than both say nothing of what changed between them: it is read whole. */
async function stampsOfCommit(draft: Draft, { repo, sha, sight }: CommitSight): Promise<Commit> {
  const id = suitesKey(repo, sha);
  return { repo, sha, id, stamps: sight.whole ? sight.stamps : await list(draft.desk, repo, sha) };
}

/** A suite is gone when two lists in a row lack it. */
async function forgetRemoved(draft: Draft, commit: Commit): Promise<void> {
  const known = draft.get(memo.suites, commit.id);
  if (known === null) draft.set(memo.suites, commit.id, {});
  const absent = Object.keys(known ?? {}).filter((one) => !commit.stamps.has(one));
  if (absent.length === 0) return;
  const again = await list(draft.desk, commit.repo, commit.sha);
  const kept = { ...known };
  for (const one of absent.filter((lost) => !again.has(lost))) {
    draft.forget("suite", [`${commit.id}/${one}`]);
    delete kept[one];
  }
  draft.set(memo.suites, commit.id, kept);
}

async function list(desk: Desk, repo: string, sha: string): Promise<Map<string, string>> {
  const asked = { ...splitRepo(repo), sha };
  const nodes = await allNodes(desk.github, "suiteList", suiteList, asked, (answer) => {
    const object = answer.repository?.object;
    return object && "checkSuites" in object ? object.checkSuites : null;
  });
  return new Map(nodes.map((node) => [node.id, node.updatedAt]));
}

/** The jobs that stand on further pages, as far as those could be read. */
async function furtherJobs(desk: Desk, node: SuiteNode): Promise<{ jobs: JobNode[]; fault: GitHubError | null }> {
  const first = node.checkRuns;
  const jobs: JobNode[] = [];
  if (!first?.pageInfo.hasNextPage) return { jobs, fault: null };
  const { endCursor } = first.pageInfo;
  if (endCursor === null) return { jobs, fault: stuck("jobs") };
  const further = pages(desk.github, "jobs", moreJobs, { id: node.id }, jobsOf, endCursor);
  try {
    for await (const page of further) {
      jobs.push(...page.nodes);
      if (present(first.nodes).length + jobs.length >= mostJobs) break;
    }
  } catch (error) {
    if (!(error instanceof GitHubError) || error.code !== "stuck-cursor") throw error;
    return { jobs, fault: error };
  }
  return { jobs, fault: null };
}

type JobsAnswer = NonNullable<NonNullable<typeof moreJobs.types>["result"]>;
const jobsOf = ({ node }: JobsAnswer) => (node && "checkRuns" in node ? node.checkRuns : null);

/** Commits that left the watch: their suites are not looked at any more, so they are not claimed to hold. */
export function forgetSuites(draft: Draft, id: string): void {
  const known = draft.desk.memory.get(memo.suites, id) ?? {};
  draft.forget(
    "suite",
    Object.keys(known).map((one) => `${id}/${one}`),
  );
  draft.set(memo.suites, id, null);
}
