/** The form of the page of keys: makes one, shows it once, or revokes one. */
import { readBody } from "../http/body";
import { readerHeader } from "../http/door";
import { problem } from "../http/problem";
import { cookieFor, cookieNames, cookieOf } from "./cookies";
import { makeKey, revokeKey } from "./keys";
import { seal, unsealed } from "./secrets";
import { signsIn } from "./sign-in";

const shownSeconds = 60;

export async function takeKeyForm(request: Request): Promise<Response> {
  const login = request.headers.get(readerHeader);
  if (!signsIn() || login === null) return problem("not-found", "Everybody may read here: nobody needs a key.");
  if (request.headers.has("authorization")) return problem("forbidden", "A key makes no keys. Sign in.");
  const body = await readBody(request, 4096);
  if (!body.ok) return body.refusal;
  const form = new URLSearchParams(body.text);
  const headers = new Headers({ location: "/keys", "cache-control": "no-store" });
  const revoked = form.get("revoke");
  if (revoked !== null) {
    await revokeKey(login, revoked.slice(0, 64));
    return new Response(null, { status: 303, headers });
  }
  const key = await makeKey(login, form.get("label") ?? "");
  if (key === null) headers.set("location", "/keys?full=1");
  else
    headers.set(
      "set-cookie",
      cookieFor(cookieNames.newKey, await seal("new-key", { key, login }, shownSeconds), shownSeconds),
    );
  return new Response(null, { status: 303, headers });
}

/** The key that this reader made a moment ago. */
export async function newKeyOf(cookies: string | null, login: string): Promise<string | null> {
  const kept = await unsealed("new-key", cookieOf(cookies, cookieNames.newKey));
  return kept?.login === login && typeof kept.key === "string" ? kept.key : null;
}
