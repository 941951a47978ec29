/** Issues and pull requests that changed since they were read. */
import { factKey, type IssueFact, type PullFact } from "../../domain/facts";
import { inParts } from "../../github/parts";
import { byNumber, type ThreadStamp, threadStamp } from "../../github/queries/stamps";
import { issueFact, pullFact } from "../../github/queries/thread-facts";
import { issuesById, pullsById, releasePullsById } from "../../github/queries/threads";
import type { Desk, Draft } from "../desk";
import { memo, type ThreadMemory } from "../memory";
import { namesInIssue, namesInPull, soundsLikeRelease, splitThreadKey, threadKey } from "../names";
import { byIds, isA } from "./batches";

export const keyOf = (stamp: ThreadStamp): string => threadKey(stamp.repo, stamp.number);

/** GitHub says UNKNOWN while it computes whether a pull request can be merged: that is no change. */
export function hasChanged(stamp: ThreadStamp, known: ThreadMemory | undefined): boolean {
  if (!known || known.updatedAt !== stamp.updatedAt) return true;
  return stamp.checks !== null && stamp.checks !== known.checks;
}

/** Reads those of the stamps that differ from what is remembered. */
export async function readThreads(draft: Draft, stamps: ThreadStamp[], again = false): Promise<void> {
  const bases = reviewedBases(draft.desk);
  const threads = draft.get(memo.threads) ?? {};
  const isReviewed = (stamp: ThreadStamp): boolean => bases.has(`${stamp.repo}:${stamp.base}`);
  const changed = [...new Map(stamps.map((stamp) => [stamp.id, stamp])).values()].filter((stamp) => {
    const known = threads[keyOf(stamp)];
    return again || hasChanged(stamp, known) || (isReviewed(stamp) && !known?.reviewed);
  });
  let done = 0;
  const step = (count: number): void => {
    done += count;
    draft.desk.progress(done, changed.length);
  };
  const pulls = changed.filter((stamp) => stamp.kind === "pull");
  const closed = [
    ...(await readPulls(draft, pulls.filter(isReviewed), true, step)),
    ...(await readPulls(
      draft,
      pulls.filter((stamp) => !isReviewed(stamp)),
      false,
      step,
    )),
  ];
  const issues = new Map(changed.filter((stamp) => stamp.kind === "issue").map((stamp) => [stamp.id, stamp]));
  for (const stamp of closed) issues.set(stamp.id, stamp);
  await readIssues(draft, [...issues.values()], step);
}

/** Pull requests against these branches are read with reviews, checks and files. */
function reviewedBases(desk: Desk): Set<string> {
  const bases = new Set(desk.followed.map((release) => `${desk.project.repo}:${release.branch}`));
  for (const { repo } of desk.project.companions) {
    for (const branch of desk.memory.get(memo.companion, repo)?.branches ?? []) bases.add(`${repo}:${branch.name}`);
  }
  return bases;
}

async function readIssues(draft: Draft, stamps: ThreadStamp[], step: (count: number) => void): Promise<void> {
  const byId = new Map(stamps.map((stamp) => [stamp.id, stamp]));
  const lost: ThreadStamp[] = [];
  for await (const group of byIds(draft.desk.github, "issues", issuesById, [...byId.keys()])) {
    const read: Record<string, ThreadMemory> = {};
    for (const { id, node } of group) {
      const stamp = byId.get(id);
      if (isA(node, "Issue")) {
        const fact = withoutOwnComments(issueFact(node));
        draft.see(fact);
        read[factKey(fact)] = remembered(id, "issue", fact.updatedAt, fact.milestone, namesInIssue(fact));
      } else if (stamp) lost.push(stamp);
    }
    await remember(draft, read);
    step(group.length);
  }
  await confirmLost(draft, lost);
}

/** A tracker's comments are facts of their own: repeated in its issue they would only grow old. */
const withoutOwnComments = (issue: IssueFact): IssueFact =>
  /tracker/i.test(issue.title) && soundsLikeRelease(issue.title)
    ? { ...issue, comments: [], commentsComplete: undefined }
    : issue;

async function readPulls(
  draft: Draft,
  stamps: ThreadStamp[],
  reviewed: boolean,
  step: (count: number) => void,
): Promise<ThreadStamp[]> {
  const byId = new Map(stamps.map((stamp) => [stamp.id, stamp]));
  const lost: ThreadStamp[] = [];
  const closed: ThreadStamp[] = [];
  const [key, asked] = reviewed ? (["releasePulls", releasePullsById] as const) : (["pulls", pullsById] as const);
  for await (const group of byIds(draft.desk.github, key, asked, [...byId.keys()])) {
    const read: Record<string, ThreadMemory> = {};
    for (const { id, node } of group) {
      const stamp = byId.get(id);
      if (isA(node, "PullRequest")) {
        const fact = pullFact(node);
        draft.see(fact);
        const names = reviewed ? namesInPull(fact) : [];
        const checks =
          fact.mergeable === "UNKNOWN" ? null : `${fact.mergeable} ${node.statusCheckRollup?.state ?? "NONE"}`;
        read[factKey(fact)] = {
          ...remembered(id, "pull", fact.updatedAt, fact.milestone, names),
          base: fact.base,
          checks,
          reviewed,
        };
        closed.push(...unlinked(draft, fact));
      } else if (stamp) lost.push(stamp);
    }
    await remember(draft, read);
    step(group.length);
  }
  await confirmLost(draft, lost);
  return closed;
}

/** Issues that a pull request closes and that do not know of it yet: GitHub moves no time stamp of theirs. */
function unlinked(draft: Draft, pull: PullFact): ThreadStamp[] {
  const threads = draft.get(memo.threads) ?? {};
  return pull.closes.flatMap(({ repo, number }) => {
    const issue = threads[threadKey(repo, number)];
    if (issue?.kind !== "issue" || issue.names.includes(factKey(pull))) return [];
    const { id, updatedAt, milestone } = issue;
    return [{ repo, number, id, kind: "issue" as const, title: "", updatedAt, milestone, base: null, checks: null }];
  });
}

const remembered = (
  id: string,
  kind: "issue" | "pull",
  updatedAt: string,
  milestone: string | null,
  names: string[],
): ThreadMemory => ({ id, kind, updatedAt, base: null, checks: null, milestone, reviewed: false, names });

async function remember(draft: Draft, read: Record<string, ThreadMemory>): Promise<void> {
  draft.set(memo.threads, "", { ...(draft.get(memo.threads) ?? {}), ...read });
  await draft.flush();
}

/** What GitHub does not find by its id is asked for once more by its number before it is believed to be gone. */
async function confirmLost(draft: Draft, lost: ThreadStamp[]): Promise<void> {
  if (lost.length === 0) return;
  const found = await stampsOf(draft.desk, lost.map(keyOf));
  const threads = { ...(draft.get(memo.threads) ?? {}) };
  for (const stamp of lost) {
    const key = keyOf(stamp);
    if (found.has(key)) continue;
    draft.forget(stamp.kind, [key]);
    delete threads[key];
  }
  draft.set(memo.threads, "", threads);
}

const mostAtOnce = 100;

/** Stamps by repo#number; what does not exist, or under another name only, is not in the answer. */
export async function stampsOf(desk: Desk, keys: string[]): Promise<Map<string, ThreadStamp>> {
  const asked = await stampsByName(desk, keys);
  return new Map([...asked].filter(([key, stamp]) => keyOf(stamp) === key));
}

/** The same by whatever name was asked for: a repository answers in any letters, and to the name that it had before. */
export async function stampsByName(desk: Desk, keys: string[]): Promise<Map<string, ThreadStamp>> {
  const found = new Map<string, ThreadStamp>();
  const wanted = [...new Set(keys)].sort();
  const question = (some: string[]) => byNumber(byRepo(some));
  for await (const { asked, answer } of inParts(desk.github, "stamps", mostAtOnce, wanted, question, {})) {
    for (const [n, { repo, numbers }] of byRepo(asked).entries()) {
      const seen = answer[`r${n}`];
      for (const number of numbers) {
        const node = seen?.[`n${number}`];
        if (seen && node) found.set(threadKey(repo, number), threadStamp(seen.nameWithOwner, node));
      }
    }
  }
  return found;
}

function byRepo(keys: string[]): { repo: string; numbers: number[] }[] {
  const groups = new Map<string, number[]>();
  for (const key of keys) {
    const { repo, number } = splitThreadKey(key);
    groups.set(repo, [...(groups.get(repo) ?? []), number]);
  }
  return [...groups].map(([repo, numbers]) => ({ repo, numbers }));
}
