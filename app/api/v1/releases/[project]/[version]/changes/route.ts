import { productNow } from "@/lib/config/clock";
import { askedTime } from "@/lib/http/moment";
import { getRoute } from "@/lib/http/route";
import { readChanges } from "@/lib/read";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = getRoute<{ project: string; version: string }>(
  productNow,
  async ({ params, query, at, now }) => {
    const since = askedTime(query.get("since"), now, "since");
    return since.ok ? readChanges({ ...params, at, since: since.at }) : since;
  },
);
