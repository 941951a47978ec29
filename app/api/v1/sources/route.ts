import { productNow } from "@/lib/config/clock";
import { getRoute } from "@/lib/http/route";
import { readSources } from "@/lib/read";

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = getRoute(
  productNow,
  ({ at }) => readSources({ at }),
  false, // who polls is told as it is now
);
