/** What is asked of GitHub when a reader signs in. The reader's token lives for these few questions only. */
import { z } from "zod";
import { type Allowed, wordOn } from "../config/allowed";
import type { SignIn } from "../config/sign-in";
import { signInAddresses } from "./hosts";

const patienceMs = 10_000;
const tokenAnswer = z.object({ access_token: z.string().min(1) });
const user = z.object({ login: z.string().min(1) });
const membership = z.object({ state: z.string() });

/** No scope tells a login; memberships need the right to read them, and no more. */
export const scopeFor = ({ organizations, teams }: Allowed): string =>
  organizations.length + teams.length > 0 ? "read:org" : "";

export function authorizeAddress(
  { clientId }: SignIn,
  given: { state: string; challenge: string; callback: string; scope: string },
): string {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: given.callback,
    state: given.state,
    code_challenge: given.challenge,
    code_challenge_method: "S256",
    allow_signup: "false",
    ...(given.scope ? { scope: given.scope } : {}),
  });
  return `${signInAddresses().web}/login/oauth/authorize?${query}`;
}

/** The reader's token for the code; null when GitHub does not take the code. */
export async function tokenFor(
  { clientId, clientSecret }: SignIn,
  given: { code: string; verifier: string; callback: string },
): Promise<string | null> {
  const answer = await fetch(`${signInAddresses().web}/login/oauth/access_token`, {
    method: "POST",
    headers: { accept: "application/json", "content-type": "application/json" },
    body: JSON.stringify({
      client_id: clientId,
      client_secret: clientSecret,
      code: given.code,
      code_verifier: given.verifier,
      redirect_uri: given.callback,
    }),
    signal: AbortSignal.timeout(patienceMs),
  });
  const read = tokenAnswer.safeParse(await answer.json().catch(() => null));
  return read.success ? read.data.access_token : null;
}

const ask = (token: string, path: string): Promise<Response> =>
  fetch(signInAddresses().rest + path, {
    headers: { accept: "application/vnd.github+json", authorization: `Bearer ${token}`, "user-agent": "release-hud" },
    signal: AbortSignal.timeout(patienceMs),
  });

export async function loginOf(token: string): Promise<string> {
  const answer = await ask(token, "/user");
  if (!answer.ok) throw new Error(`GitHub answered ${answer.status} when it was asked who signs in.`);
  return user.parse(await answer.json()).login;
}

/** Any one of the names is enough. What GitHub does not confirm is no membership. */
export async function mayRead(token: string, login: string, allowed: Allowed): Promise<boolean> {
  if (wordOn(login, allowed) === "named") return true;
  for (const organization of allowed.organizations)
    if (await isActive(token, `/user/memberships/orgs/${encodeURIComponent(organization)}`)) return true;
  for (const team of allowed.teams) {
    const [organization = "", slug = ""] = team.split("/").map(encodeURIComponent);
    const path = `/orgs/${organization}/teams/${slug}/memberships/${encodeURIComponent(login)}`;
    if (await isActive(token, path)) return true;
  }
  return false;
}

/** A server that fails says nothing of a membership: the reader is told to try again, not that the door is shut. */
async function isActive(token: string, path: string): Promise<boolean> {
  const answer = await ask(token, path);
  if (answer.status >= 500) throw new Error(`GitHub answered ${answer.status} when it was asked for a membership.`);
  if (!answer.ok) return false;
  const read = membership.safeParse(await answer.json().catch(() => null));
  return read.success && read.data.state === "active";
}

/** The token has served. Should this fail, GitHub ends it by itself; nobody holds it here. */
export async function giveBack({ clientId, clientSecret }: SignIn, token: string): Promise<void> {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
  await fetch(`${signInAddresses().rest}/applications/${encodeURIComponent(clientId)}/token`, {
    method: "DELETE",
    headers: { accept: "application/vnd.github+json", authorization: `Basic ${basic}`, "user-agent": "release-hud" },
    body: JSON.stringify({ access_token: token }),
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => undefined);
}
