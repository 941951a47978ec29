import { productNow } from "@/lib/config/clock";
import { getRoute } from "@/lib/http/route";
import { readCandidates } from "@/lib/read";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = getRoute<{ project: string; version: string }>(
  productNow,
  ({ params, at }) => readCandidates({ ...params, at }),
);
