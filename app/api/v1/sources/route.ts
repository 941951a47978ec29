import { productNow } from "@/lib/config/clock";
import { apiGet } from "@/lib/http/route";
import { readSources } from "@/lib/read";

export const GET = apiGet(productNow, ({ at }) => readSources({ at }));
