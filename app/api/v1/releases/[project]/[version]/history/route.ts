import { productNow } from "@/lib/config/clock";
import { getRoute } from "@/lib/http/route";
import { isMetric, metrics, readHistory } from "@/lib/read";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = getRoute<{ project: string; version: string }>(
  productNow,
  async ({ params, query, at }) => {
    const metric = query.get("metric") ?? "verdict";
    if (isMetric(metric)) return readHistory({ ...params, at, metric });
    return { ok: false, code: "bad-request", text: `"metric" takes ${metrics.join(", ")}.` };
  },
);
