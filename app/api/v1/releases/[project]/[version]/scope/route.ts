import { productNow } from "@/lib/config/clock";
import { apiGet } from "@/lib/http/route";
import { readScope } from "@/lib/read";

export const GET = apiGet<{ project: string; version: string }>(productNow, ({ params, at }) =>
  readScope({ ...params, at }),
);
