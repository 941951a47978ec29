/** GitHub releases with their notes. */
import { allNodes } from "../../github/paging";
import { splitRepo } from "../../github/queries/common";
import { publishedFact, releaseList, releasesById } from "../../github/queries/releases";
import type { Draft } from "../desk";
import { memo } from "../memory";
import { namesIn } from "../names";
import type { RepoSight } from "../sight";
import { byIds, isA } from "./batches";

type Stamp = { id: string; tag: string; updatedAt: string };

export async function readPublished(draft: Draft, sight: RepoSight): Promise<void> {
  const { repo } = draft.desk.project;
  const seen = sight.releases();
  if (!seen) return;
  const before = draft.get(memo.published) ?? {};
  const stamps = seen.stamps.length === seen.total ? seen.stamps : await list(draft);
  const changed = stamps.filter((stamp) => before[stamp.id]?.updatedAt !== stamp.updatedAt);
  const updatedAt = new Map(changed.map((stamp) => [stamp.id, stamp.updatedAt]));
  const now = { ...before };
  for await (const group of byIds(draft.desk.github, "releases", releasesById, [...updatedAt.keys()])) {
    for (const { id, node } of group) {
      if (!isA(node, "Release")) continue;
      const fact = publishedFact(node);
      draft.see(fact);
      const names = fact.draft || fact.prerelease ? namesIn(fact.body, repo) : [];
      now[id] = { tag: fact.tag, updatedAt: updatedAt.get(id) ?? "", publishedAt: fact.publishedAt, names };
    }
    draft.set(memo.published, "", { ...now });
    await draft.flush();
    draft.desk.progress(Object.keys(now).length, stamps.length);
  }
  await forgetLost(draft, now, stamps);
}

async function list(draft: Draft): Promise<Stamp[]> {
  const asked = splitRepo(draft.desk.project.repo);
  const nodes = await allNodes(draft.desk.github, "releaseList", releaseList, asked, (one) => one.repository?.releases);
  return nodes.map((node) => ({ id: node.id, tag: node.tagName, updatedAt: node.updatedAt }));
}

/** A release is gone when a second list lacks it too. */
async function forgetLost(
  draft: Draft,
  now: Record<string, { tag: string; updatedAt: string; publishedAt: string | null; names: string[] }>,
  stamps: Stamp[],
): Promise<void> {
  const listed = new Set(stamps.map((stamp) => stamp.id));
  const absent = Object.keys(now).filter((id) => !listed.has(id));
  if (absent.length === 0) return;
  const again = await list(draft);
  const [ids, tags] = [new Set(again.map((stamp) => stamp.id)), new Set(again.map((stamp) => stamp.tag))];
  const kept = { ...now };
  for (const id of absent) {
    const lost = kept[id];
    if (!lost || ids.has(id)) continue;
    // A release that was made anew under the same tag is the same fact.
    if (!tags.has(lost.tag)) draft.forget("published", [`${draft.desk.project.repo}:${lost.tag}`]);
    delete kept[id];
  }
  draft.set(memo.published, "", kept);
}
