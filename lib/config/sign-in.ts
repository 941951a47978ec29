import type { Fault } from "./fault";

export type SignIn = { clientId: string; clientSecret: string; sessionSecret: string };

const needed = ["HUD_OAUTH_CLIENT_ID", "HUD_OAUTH_CLIENT_SECRET", "HUD_SESSION_SECRET"] as const;
const meanings = {
  HUD_OAUTH_CLIENT_ID: "the OAuth app's client id",
  HUD_OAUTH_CLIENT_SECRET: "the OAuth app's client secret",
  HUD_SESSION_SECRET: "at least 32 characters that nobody can guess",
};

/** What signing in needs. All of it, or nobody could come in: what lacks is named. */
export function readSignIn(
  read: (name: "HUD_ACCESS" | (typeof needed)[number]) => string | null,
  faults: Fault[],
): SignIn | null {
  const before = faults.length;
  const wanted = read("HUD_ACCESS") === "github";
  const [clientId, clientSecret, sessionSecret] = needed.map(read);
  if (!wanted) return null;
  if (clientId && clientSecret && sessionSecret) return { clientId, clientSecret, sessionSecret };
  const named = new Set(faults.slice(before).map(({ name }) => name));
  for (const [nth, name] of needed.entries()) {
    if ([clientId, clientSecret, sessionSecret][nth] || named.has(name)) continue;
    faults.push({ name, found: "nothing", expected: `${meanings[name]}, as HUD_ACCESS is github` });
  }
  return null;
}
