import { productNow } from "@/lib/config/clock";
import { apiGet } from "@/lib/http/route";
import { readLookup } from "@/lib/read";

export const GET = apiGet(productNow, ({ query, at }) => readLookup({ q: query.get("q") ?? "", at }));
