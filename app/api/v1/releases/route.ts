import { productNow } from "@/lib/config/clock";
import { getRoute } from "@/lib/http/route";
import { isAskedState, readReleases } from "@/lib/read";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = getRoute(productNow, async ({ query, at }) => {
  const state = query.get("state") ?? "all";
  if (isAskedState(state)) return readReleases({ state, at });
  return { ok: false, code: "bad-request", text: '"state" takes active, shipped, planned, dropped or all.' };
});
