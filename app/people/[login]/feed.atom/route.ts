import { entriesOf, type FeedTold, writeFeed } from "@/app/_out/feed";
import { productNow } from "@/lib/config/clock";
import { isLogin } from "@/lib/http/query";
import { fileRoute } from "@/lib/http/route";
import { readHappenedNow } from "@/lib/read";

/** A feed of somebody to whom nothing has happened yet needs a date: the same one at each reading. */
const longAgo = "2026-01-01T00:00:00Z";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = fileRoute<{ login: string }, FeedTold>(
  productNow,
  async ({ params, at }) => {
    if (!isLogin(params.login)) return { ok: false, code: "bad-request", text: "This is no GitHub login." };
    const login = params.login.replace(/^@/, "");
    const happened = await readHappenedNow(at);
    const entries = happened
      .flatMap(entriesOf)
      .filter(({ concerns }) => concerns.includes(login.toLowerCase()))
      .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
    const value = {
      name: `people/${login.toLowerCase()}`,
      title: `${login}: picks and reverts`,
      subtitle: `What concerns ${login} in every active release`,
      page: `/people/${login}`,
      self: `/people/${login}/feed.atom`,
      entries,
      since: longAgo,
    };
    return { ok: true, value };
  },
  writeFeed,
);
