/** Branches, their commits since they left trunk, and trunk's commits since the oldest cut. */
import { type BranchFact, factKey } from "../../domain/facts";
import { GitHubError } from "../../github/errors";
import { pages } from "../../github/paging";
import {
  branchCommits,
  type CommitNode,
  commitFact,
  firstParent,
  firstParentLine,
  lineOfHistory,
} from "../../github/queries/commits";
import { splitRepo } from "../../github/queries/common";
import type { Draft } from "../desk";
import { type BranchMemory, memo } from "../memory";
import type { Point } from "../sight";

export const branchKey = (repo: string, name: string): string => `${repo}:${name}`;

/** Only the head: for branches whose commits do not matter. */
export function seeHead(draft: Draft, repo: string, name: string, head: Point | null): void {
  const id = branchKey(repo, name);
  const known = draft.get(memo.branch, id);
  if (known && known.head?.sha === head?.sha) return;
  draft.see(branchFact(repo, name, { head, cut: null, shas: [] }, null));
  draft.set(memo.branch, id, { head, cut: null, shas: [] });
}

const branchFact = (repo: string, name: string, branch: BranchMemory, count: number | null): BranchFact => ({
  kind: "branch",
  repo,
  name,
  exists: branch.head !== null,
  head: branch.head,
  cut: branch.cut,
  count,
});

type Where = { repo: string; name: string; trunk: string };

/** The whole branch is read anew when its head moved: it is short, and it may have been rewritten. */
export async function readBranch(draft: Draft, where: Where, head: Point | null): Promise<void> {
  const id = branchKey(where.repo, where.name);
  const known = draft.get(memo.branch, id);
  if (head === null) {
    draft.see(branchFact(where.repo, where.name, { head: null, cut: null, shas: [] }, null));
    draft.forget(
      "commit",
      (known?.shas ?? []).map((sha) => `${id}@${sha}`),
    );
    draft.set(memo.branch, id, { head: null, cut: null, shas: [] });
    return;
  }
  if (known?.head?.sha === head.sha && !draft.desk.whole) return;
  const { read, line } = await readLine(draft, where, known?.shas ?? []);
  const oldest = line.at(-1);
  const cut = oldest ? firstParent(oldest) : read.head;
  const facts = line.map((node, at) =>
    commitFact(node, { repo: where.repo, branch: where.name, index: line.length - 1 - at }),
  );
  const now: BranchMemory = { head: read.head, cut, shas: line.map((node) => node.oid) };
  draft.see(branchFact(where.repo, where.name, now, line.length), ...facts);
  const kept = new Set(facts.map(factKey));
  draft.forget(
    "commit",
    (known?.shas ?? []).map((sha) => `${id}@${sha}`).filter((key) => !kept.has(key)),
  );
  draft.set(memo.branch, id, now);
}

/** A branch that lost commits is compared again before that is believed. */
async function readLine(draft: Draft, where: Where, known: string[]) {
  const once = await compare(draft, where);
  const shas = new Set(once.nodes.map((node) => node.oid));
  const read = known.every((sha) => shas.has(sha)) ? once : await compare(draft, where);
  const line = firstParentLine(read.nodes, read.head.sha);
  const oldest = line.at(-1);
  const breaksOff = oldest !== undefined && oldest.parents.nodes?.length !== 0 && firstParent(oldest) === null;
  if (breaksOff || (oldest === undefined && read.nodes.length > 0)) {
    const text = `GitHub's answer does not lead from ${where.name} down to ${where.trunk}. It is read again at the next poll.`;
    throw new GitHubError("partial", text);
  }
  return { read, line };
}

async function compare(draft: Draft, where: Where): Promise<{ head: Point; nodes: CommitNode[] }> {
  const nodes: CommitNode[] = [];
  let head: Point | null = null;
  let total = 0;
  const asked = { ...splitRepo(where.repo), trunk: `refs/heads/${where.trunk}`, branch: where.name };
  const commits = (answer: BranchAnswer) => {
    if (answer.repository && !answer.repository.ref) {
      throw new GitHubError("not-found", `GitHub finds no branch ${where.trunk} in ${where.repo}.`);
    }
    return answer.repository?.ref?.compare?.commits;
  };
  for await (const page of pages(draft.desk.github, "branchCommits", branchCommits, asked, commits)) {
    const target = page.answer.repository?.object;
    const at = target && "committedDate" in target ? { sha: target.oid, at: target.committedDate } : null;
    if (head !== null && at?.sha !== head.sha) throw movedWhileRead(where);
    head = at;
    total = page.answer.repository?.ref?.compare?.commits.totalCount ?? 0;
    nodes.push(...page.nodes);
    draft.desk.progress(nodes.length, total);
  }
  if (head === null || nodes.length < total) throw movedWhileRead(where);
  return { head, nodes };
}

type BranchAnswer = NonNullable<NonNullable<typeof branchCommits.types>["result"]>;

const movedWhileRead = (where: Where): GitHubError =>
  new GitHubError("partial", `Branch ${where.name} moved while it was read. It is read again at the next poll.`);

/** Trunk from its head down to what is known already, or down to the oldest cut where that is older. */
export async function readTrunk(draft: Draft, head: Point, oldestCut: Point): Promise<void> {
  const known = draft.get(memo.trunk);
  if (known && known.from.at <= oldestCut.at) {
    if (known.head === head.sha && !draft.desk.whole) return;
    const fresh = await lineDownTo(draft, head.sha, known.head, known.from.sha);
    if (fresh.reached === known.head) {
      // Once an hour its newest page is kept anew: GitHub joins a commit with its pull request some time after the push.
      const line = draft.desk.whole ? [...fresh.line, ...fresh.below] : fresh.line;
      return keepTrunk(draft, line, head, { ...known, newest: known.newest + fresh.line.length - line.length });
    }
  }
  const { line, reached } = await lineDownTo(draft, head.sha, oldestCut.sha, null);
  if (reached === null) {
    const text = `${draft.desk.project.trunk} does not lead down to the cut ${oldestCut.sha.slice(0, 7)}.`;
    throw new GitHubError("truncated", text);
  }
  if (known) await forgetRewritten(draft, line);
  keepTrunk(draft, line, head, { head: "", from: oldestCut, newest: -1 });
}

type TrunkMemory = { head: string; from: Point; newest: number };

/** A commit keeps its index for good: a later cut must not renumber thousands of commits. */
function keepTrunk(draft: Draft, line: CommitNode[], head: Point, known: TrunkMemory): void {
  const { repo, trunk: branch } = draft.desk.project;
  const newest = known.newest + line.length;
  line.forEach((node, at) => {
    draft.see(commitFact(node, { repo, branch, index: newest - at }));
  });
  draft.see(branchFact(repo, branch, { head, cut: null, shas: [] }, null));
  draft.set(memo.trunk, "", { head: head.sha, from: known.from, newest });
}

/**
 * Follows first parents from `head` until one of two known commits; the line is without it. What was read with it, from
 * that commit down to the other one, is `below`.
 */
async function lineDownTo(
  draft: Draft,
  head: string,
  stop: string,
  orStop: string | null,
): Promise<{ line: CommitNode[]; below: CommitNode[]; reached: string | null }> {
  const nodes: CommitNode[] = [];
  const asked = { ...splitRepo(draft.desk.project.repo), from: head };
  const history = (answer: HistoryAnswer) => {
    const object = answer.repository?.object;
    return object && "history" in object ? object.history : null;
  };
  for await (const page of pages(draft.desk.github, "history", lineOfHistory, asked, history)) {
    nodes.push(...page.nodes);
    draft.desk.progress(nodes.length, null);
    if (page.nodes.some((node) => node.oid === stop || node.oid === orStop)) break;
  }
  const whole = firstParentLine(nodes, head);
  const end = whole.findIndex((node) => node.oid === stop || node.oid === orStop);
  if (end < 0) return { line: whole, below: [], reached: null };
  const rest = whole.slice(end);
  const last = rest.findIndex((node) => node.oid === orStop);
  return { line: whole.slice(0, end), below: last < 0 ? rest : rest.slice(0, last), reached: rest[0]?.oid ?? null };
}

type HistoryAnswer = NonNullable<NonNullable<typeof lineOfHistory.types>["result"]>;

/** After a rewrite of trunk some commits may be on it no longer. */
async function forgetRewritten(draft: Draft, line: CommitNode[]): Promise<void> {
  const { project, store } = draft.desk;
  const kept = new Set(line.map((node) => node.oid));
  for (const fact of await store.factsAt(project.slug, null, ["commit"])) {
    if (fact.kind !== "commit" || fact.repo !== project.repo || fact.branch !== project.trunk) continue;
    if (!kept.has(fact.sha)) draft.forget("commit", [factKey(fact)]);
  }
}
