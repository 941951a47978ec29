import { productNow } from "@/lib/config/clock";
import { keptAs, reply, written } from "@/lib/http/reply";
import { fileRoute } from "@/lib/http/route";
import { badge, badgeShows, badgeStyles } from "@/lib/out/badge";
import { readRelease } from "@/lib/read";

const among = <T extends string>(words: readonly T[], given: string | null, first: T): T | undefined =>
  given === null ? first : words.find((word) => word === given);

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = fileRoute<{ project: string; version: string }, string>(
  productNow,
  async ({ params, query, at }) => {
    const show = among(badgeShows, query.get("show"), "verdict");
    const style = among(badgeStyles, query.get("style"), "flat");
    if (!show) return { ok: false, code: "bad-request", text: `"show" takes ${badgeShows.join(", ")}.` };
    if (!style) return { ok: false, code: "bad-request", text: `"style" takes ${badgeStyles.join(", ")}.` };
    const release = await readRelease({ ...params, at });
    return release.ok ? { ok: true, value: badge(release.value, show, style) } : release;
  },
  (request, svg, past) => reply(request, written(svg), "image/svg+xml; charset=utf-8", keptAs(past)),
);
