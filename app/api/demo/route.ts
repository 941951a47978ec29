import { z } from "zod";
import { config } from "@/lib/config";
import { readBody } from "@/lib/http/body";
import { problem } from "@/lib/http/problem";
import { failure } from "@/lib/http/route";
import { switchDemo } from "@/lib/run/demo";

export const dynamic = "force-dynamic";

const wanted = z.object({
  scenario: z.string().regex(/^[a-z0-9.-]{1,40}$/),
  speed: z.coerce.number().min(0).max(100_000).optional(),
});

/** The demo's footer: shows another world. There is no such switch where real data is shown. */
export async function POST(request: Request): Promise<Response> {
  try {
    if (config().demo === null) return problem("not-found", "This is no demo: what is shown is GitHub's.");
    const body = await readBody(request, 4096);
    if (!body.ok) return body.refusal;
    const isForm = request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
    const asked = wanted.safeParse(isForm ? Object.fromEntries(new URLSearchParams(body.text)) : parse(body.text));
    if (!asked.success) return problem("bad-request", "Name a scenario.");
    const done = await switchDemo(asked.data.scenario, asked.data.speed).catch(() => false);
    if (!done) return problem("bad-request", "There is no such scenario.");
    return isForm
      ? new Response(null, { status: 303, headers: { location: "/" } })
      : Response.json({ scenario: asked.data.scenario });
  } catch (error) {
    return failure(error);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
