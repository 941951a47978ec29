/** Issues and pull requests that were updated since the last poll, from the repository's own lists. */
import { pages } from "../../github/paging";
import { splitRepo } from "../../github/queries/common";
import { type ThreadStamp, threadStamp, updatedIssues, updatedPulls } from "../../github/queries/stamps";
import type { Desk } from "../desk";
import { memo } from "../memory";
import { reachesBack } from "../plan";
import type { RepoSight } from "../sight";

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
