import { config } from "@/lib/config";
import { readBody } from "@/lib/http/body";
import { closed } from "@/lib/http/methods";
import { problem } from "@/lib/http/problem";
import { failure } from "@/lib/http/route";
import { mostWebhookBytes, takeWebhook } from "@/lib/run/webhook";

export const dynamic = "force-dynamic";

export const { GET, PUT, PATCH, DELETE } = closed("POST");

export async function POST(request: Request): Promise<Response> {
  try {
    const secret = config().environment.webhookSecret;
    if (secret === null) return problem("not-found", "Webhooks are off: GITHUB_WEBHOOK_SECRET is not set.");
    const body = await readBody(request, mostWebhookBytes);
    if (!body.ok) return body.refusal;
    const outcome = await takeWebhook(secret, {
      body: body.text,
      signature: request.headers.get("x-hub-signature-256"),
      id: request.headers.get("x-github-delivery"),
      event: request.headers.get("x-github-event"),
    });
    if (outcome === "too-large") return problem("body-too-large", `A body may have at most ${mostWebhookBytes} bytes.`);
    if (outcome === "not-signed") return problem("forbidden", "The signature does not fit.");
    if (outcome === "malformed") return problem("bad-request", "This is no webhook of GitHub's.");
    return Response.json({ outcome }, { status: 202, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return failure(error);
  }
}
