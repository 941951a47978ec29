import { productNow } from "@/lib/config/clock";
import { getRoute } from "@/lib/http/route";
import { readCi } from "@/lib/read";

const most = 20;

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = getRoute<{ project: string; version: string }>(
  productNow,
  async ({ params, query, at }) => {
    const asked = query.get("commits") ?? String(most);
    const commits = Number(asked);
    if (/^\d{1,3}$/.test(asked) && commits >= 1 && commits <= most) return readCi({ ...params, at, commits });
    return { ok: false, code: "bad-request", text: `"commits" takes a whole number from 1 to ${most}.` };
  },
);
