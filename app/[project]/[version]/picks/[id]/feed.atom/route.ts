import { entriesOf, type FeedTold, writeFeed } from "@/app/_out/feed";
import { productNow } from "@/lib/config/clock";
import { fileRoute } from "@/lib/http/route";
import { readHappened } from "@/lib/read";

type Named = { project: string; version: string; id: string };

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = fileRoute<Named, FeedTold>(
  productNow,
  async ({ params, at }) => {
    const happened = await readHappened({ ...params, at });
    if (!happened.ok) return happened;
    const { release, picks } = happened.value.reconciled;
    const pick = picks.find(({ id }) => id === params.id);
    if (!pick) {
      const text = `${release.project} ${release.version} has no pick ${JSON.stringify(params.id.slice(0, 60))}.`;
      return { ok: false, code: "not-found", text };
    }
    const page = `/${release.project}/${release.version}/picks`;
    const value = {
      name: `${page.slice(1)}/${pick.id}`,
      title: `${release.project} ${release.version}: ${pick.title}`,
      subtitle: "What happens to this pick",
      page,
      self: `${page}/${pick.id}/feed.atom`,
      entries: entriesOf(happened.value).filter((entry) => entry.pick === pick.id),
      since: pick.requestedAt,
    };
    return { ok: true, value };
  },
  writeFeed,
);
