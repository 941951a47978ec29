import { productNow } from "@/lib/config/clock";
import { getRoute } from "@/lib/http/route";
import { readLookup } from "@/lib/read";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = getRoute(productNow, ({ query, at }) =>
  readLookup({ q: query.get("q") ?? "", at }),
);
