import { productNow } from "@/lib/config/clock";
import { getRoute } from "@/lib/http/route";
import { openApi } from "@/lib/out/openapi/document";
import { version } from "@/package.json";

const document = openApi(version);

export const { GET, OPTIONS, POST, PUT, PATCH, DELETE } = getRoute(productNow, async () => ({
  ok: true,
  value: document,
}));
