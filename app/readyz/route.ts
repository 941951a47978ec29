import { problem } from "@/lib/http/problem";
import { failure } from "@/lib/http/route";
import { isClosing } from "@/lib/http/under-way";
import { isReady } from "@/lib/read";

export const dynamic = "force-dynamic";

/** The database answers, so that readers may be sent here. */
export async function GET(): Promise<Response> {
  try {
    if (isClosing()) return problem("unavailable", "This instance is closing. Another answers.");
    if (await isReady()) return Response.json({ status: "ready" }, { headers: { "cache-control": "no-store" } });
    return problem("unavailable", "The database does not answer yet. Ask again in a few seconds.");
  } catch (error) {
    return failure(error);
  }
}
