/** Comments of a release's tracker. */
import { factKey } from "../../domain/facts";
import { allNodes } from "../../github/paging";
import { commentFact, commentList, commentsById } from "../../github/queries/comments";
import { splitRepo } from "../../github/queries/common";
import type { Draft } from "../desk";
import { memo } from "../memory";
import { namesInComment, threadKey } from "../names";
import type { CommentSight } from "../sight";
import { byIds, isA } from "./batches";

type Known = Record<string, { key: string; updatedAt: string; names: string[] }>;

/** The newest edits come from the probe; the whole list is read where the totals show that one was deleted. */
export async function readComments(draft: Draft, number: number, sight: CommentSight | undefined): Promise<void> {
  const { project, whole } = draft.desk;
  const id = threadKey(project.repo, number);
  const known = draft.get(memo.comments, id) ?? {};
  const fresh = sight ? [...sight.stamps.keys()].filter((one) => !(one in known)).length : 0;
  const covered =
    sight !== undefined &&
    sight.total === Object.keys(known).length + fresh &&
    (sight.stamps.size === sight.total || [...sight.stamps].some(([one, at]) => known[one]?.updatedAt === at));
  const stamps = covered && !whole ? sight.stamps : await listComments(draft, number);
  const changed = [...stamps].filter(([one, at]) => known[one]?.updatedAt !== at).map(([one]) => one);
  const now = await readChanged(draft, id, { ...known }, changed);
  if (!covered || whole) await forgetDeleted(draft, id, number, now, stamps);
}

async function listComments(draft: Draft, number: number): Promise<Map<string, string>> {
  const nodes = await allNodes(
    draft.desk.github,
    "commentList",
    commentList,
    { ...splitRepo(draft.desk.project.repo), number },
    (answer) => answer.repository?.issue?.comments,
  );
  return new Map(nodes.map((node) => [node.id, node.updatedAt]));
}

async function readChanged(draft: Draft, id: string, known: Known, changed: string[]): Promise<Known> {
  let done = 0;
  for await (const group of byIds(draft.desk.github, "comments", commentsById, changed)) {
    for (const { id: one, node } of group) {
      if (!isA(node, "IssueComment")) continue;
      const fact = commentFact(node);
      draft.see(fact);
      const names = fact.minimized ? [] : namesInComment(fact.body, fact.repo);
      known[one] = { key: factKey(fact), updatedAt: fact.updatedAt, names };
    }
    draft.set(memo.comments, id, { ...known });
    await draft.flush();
    done += group.length;
    draft.desk.progress(done, changed.length);
  }
  return known;
}

/** A comment is gone when two lists in a row lack it. */
async function forgetDeleted(
  draft: Draft,
  id: string,
  number: number,
  known: Known,
  listed: Map<string, string>,
): Promise<void> {
  const absent = Object.keys(known).filter((one) => !listed.has(one));
  if (absent.length === 0) return;
  const again = await listComments(draft, number);
  const kept = { ...known };
  for (const one of absent) {
    if (again.has(one)) continue;
    draft.forget("comment", [kept[one]?.key ?? one]);
    delete kept[one];
  }
  draft.set(memo.comments, id, kept);
}
