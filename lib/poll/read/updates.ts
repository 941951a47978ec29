/** Issues and pull requests that were updated since the last poll, from the repository's own lists. */
import { pages, present } from "../../github/paging";
import { splitRepo } from "../../github/queries/common";
import { linksOfPulls, type ThreadStamp, threadStamp, updatedIssues, updatedPulls } from "../../github/queries/stamps";
import type { Desk } from "../desk";
import { memo } from "../memory";
import { threadKey } from "../names";
import { reachesBack } from "../plan";
import type { RepoSight } from "../sight";
import { byIds, isA } from "./batches";
import { keyOf } from "./threads";

/** After a long pause the lists are longer than reading everything anew. */
const mostPages = 10;

export type Updates = { stamps: ThreadStamp[]; complete: boolean };

export async function readUpdates(desk: Desk, sight: RepoSight): Promise<Updates> {
  const watermark = desk.memory.get(memo.watermark);
  const stamps: ThreadStamp[] = [];
  let complete = watermark !== null;
  for (const kind of ["pulls", "issues"] as const) {
    const seen = sight.updated(kind);
    stamps.push(...seen.stamps);
    if (watermark === null || !seen.more) continue;
    const oldest = seen.stamps.at(-1);
    if (!oldest || reachesBack(oldest.updatedAt, watermark[kind])) continue;
    const further = await readOn(desk, kind, watermark[kind]);
    stamps.push(...further.stamps);
    complete &&= further.complete;
  }
  return { stamps, complete };
}

async function readOn(desk: Desk, kind: "pulls" | "issues", watermark: string): Promise<Updates> {
  const { repo } = desk.project;
  const where = splitRepo(repo);
  const lists =
    kind === "pulls"
      ? pages(desk.github, "updated", updatedPulls, where, (one) => one.repository?.pullRequests)
      : pages(desk.github, "updated", updatedIssues, where, (one) => one.repository?.issues);
  const stamps: ThreadStamp[] = [];
  let read = 0;
  for await (const page of lists) {
    stamps.push(...page.nodes.map((node) => threadStamp(repo, node)));
    const oldest = stamps.at(-1);
    if (!oldest || reachesBack(oldest.updatedAt, watermark)) return { stamps, complete: true };
    read += 1;
    if (read === mostPages) return { stamps, complete: false };
  }
  return { stamps, complete: true };
}

/** Pull requests that were not read and that say since the last poll that they close an issue that was read. */
export async function newlyLinked(desk: Desk, stamps: ThreadStamp[]): Promise<ThreadStamp[]> {
  const watermark = desk.memory.get(memo.watermark)?.pulls;
  if (watermark === undefined) return [];
  const threads = desk.memory.get(memo.threads) ?? {};
  const unread = stamps.filter(
    (stamp) => stamp.kind === "pull" && stamp.updatedAt > watermark && !(keyOf(stamp) in threads),
  );
  const byId = new Map(unread.map((stamp) => [stamp.id, stamp]));
  const linked: ThreadStamp[] = [];
  for await (const group of byIds(desk.github, "links", linksOfPulls, [...byId.keys()])) {
    for (const { id, node } of group) {
      const closes = isA(node, "PullRequest") ? present(node.closingIssuesReferences?.nodes) : [];
      const known = closes.some((issue) => threadKey(issue.repository.nameWithOwner, issue.number) in threads);
      const stamp = byId.get(id);
      if (known && stamp) linked.push(stamp);
    }
  }
  return linked;
}
