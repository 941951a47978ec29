import { productNow } from "@/lib/config/clock";
import { getRoute } from "@/lib/http/route";
import { readProcess } from "@/lib/read";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = getRoute<{ project: string }>(productNow, ({ params, at }) =>
  readProcess({ ...params, at }),
);
