import { failure } from "@/lib/http/route";
import { metricsType, writeMetrics } from "@/lib/run/metrics";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  try {
    return new Response(await writeMetrics(), {
      headers: { "content-type": metricsType, "cache-control": "no-store" },
    });
  } catch (error) {
    return failure(error);
  }
}
