import { productNow } from "@/lib/config/clock";
import { getRoute } from "@/lib/http/route";
import { readReverts } from "@/lib/read";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = getRoute<{ project: string; version: string }>(
  productNow,
  ({ params, at }) => readReverts({ ...params, at }),
);
