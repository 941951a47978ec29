/** The way in through GitHub: there with a state and a challenge of ours, back with a code that is good once. */
import { createHash } from "node:crypto";
import { config } from "../config";
import { originOf } from "../http/origin";
import { localPath } from "../http/path";
import { problem } from "../http/problem";
import { sharedStore } from "../store";
import { cookieFor, cookieNames, cookieOf } from "./cookies";
import { authorizeAddress, giveBack, loginOf, mayRead, scopeFor, tokenFor } from "./github";
import { randomText, seal, unsealed } from "./secrets";
import { beginSession, endSession } from "./sessions";

const wayInSeconds = 600;

/** Why somebody stands before the door again. */
export const troubles = {
  denied: "GitHub was not allowed to say who you are.",
  expired: "Signing in took too long, or was begun in another window.",
  unreached: "GitHub did not answer.",
} as const;
export type Trouble = keyof typeof troubles;

export const signsIn = (): boolean => config().environment.signIn !== null;

const none = (): Response => problem("not-found", "Everybody may read here: nobody signs in.");
const callbackOf = (request: Request): string => `${originOf(request, config().address)}/sign-in/callback`;

function goTo(path: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location: path, "cache-control": "no-store" });
  for (const one of cookies) headers.append("set-cookie", one);
  return new Response(null, { status: 303, headers });
}

const again = (trouble: Trouble, back: string): Response =>
  goTo(`/sign-in?${new URLSearchParams({ trouble, return: back })}`, [cookieFor(cookieNames.wayIn, "", 0)]);

export async function startSignIn(request: Request): Promise<Response> {
  const { environment, access } = config();
  if (environment.signIn === null) return none();
  const back = localPath(new URL(request.url).searchParams.get("return"));
  const [state, verifier] = [randomText(), randomText()];
  const challenge = createHash("sha256").update(verifier).digest("base64url");
  const callback = callbackOf(request);
  const to = authorizeAddress(environment.signIn, { state, challenge, callback, scope: scopeFor(access) });
  const kept = await seal("way-in", { state, verifier, back }, wayInSeconds);
  return goTo(to, [cookieFor(cookieNames.wayIn, kept, wayInSeconds)]);
}

export async function finishSignIn(request: Request): Promise<Response> {
  const { signIn } = config().environment;
  if (signIn === null) return none();
  const cookies = request.headers.get("cookie");
  const kept = await unsealed("way-in", cookieOf(cookies, cookieNames.wayIn));
  const query = new URL(request.url).searchParams;
  const back = localPath(typeof kept?.back === "string" ? kept.back : null);
  const { state, verifier } = kept ?? {};
  if (typeof state !== "string" || typeof verifier !== "string" || query.get("state") !== state)
    return again("expired", back);
  const code = query.get("code");
  if (code === null) return again("denied", back);
  try {
    const token = await tokenFor(signIn, { code, verifier, callback: callbackOf(request) });
    if (token === null) return again("expired", back);
    return await decide(token, cookies, back).finally(() => giveBack(signIn, token));
  } catch {
    return again("unreached", back);
  }
}

async function decide(token: string, cookies: string | null, back: string): Promise<Response> {
  const login = await loginOf(token);
  const done = cookieFor(cookieNames.wayIn, "", 0);
  if (await mayRead(token, login, config().access)) return goTo(back, [await beginSession(login, cookies), done]);
  await (await sharedStore()).readers.forgetReader(login);
  return goTo("/sign-in/refused", [await endSession(cookies), done]);
}

export async function signOut(request: Request): Promise<Response> {
  if (!signsIn()) return none();
  return goTo("/sign-in", [await endSession(request.headers.get("cookie"))]);
}
