import { productNow } from "@/lib/config/clock";
import { getRoute } from "@/lib/http/route";
import { searchNotes } from "@/lib/read";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = getRoute<{ project: string }>(
  productNow,
  ({ params, query, at }) => searchNotes({ ...params, at, q: query.get("q") ?? "", version: query.get("version") }),
  false, // texts are told as they are now
);
