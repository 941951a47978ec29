import { entriesOf, type FeedTold, writeFeed } from "@/app/_out/feed";
import { productNow } from "@/lib/config/clock";
import { fileRoute } from "@/lib/http/route";
import { readHappened } from "@/lib/read";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = fileRoute<{ project: string; version: string }, FeedTold>(
  productNow,
  async ({ params, at }) => {
    const happened = await readHappened({ ...params, at });
    if (!happened.ok) return happened;
    const { project, version, tracker } = happened.value.reconciled.release;
    const value = {
      name: `${project}/${version}`,
      title: `${project} ${version}`,
      subtitle: "Verdicts, requests, decisions, merges, reverts, slips and candidates",
      page: `/${project}/${version}`,
      self: `/${project}/${version}/feed.atom`,
      entries: entriesOf(happened.value),
      since: tracker.createdAt,
    };
    return { ok: true, value };
  },
  writeFeed,
);
