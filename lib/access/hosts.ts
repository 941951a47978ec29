import { config } from "../config";

const held = globalThis as { __hudSignInAt?: string };

/** The demo's readers sign in at its simulated GitHub. */
export function signInAt(url: string): void {
  held.__hudSignInAt = url;
}

/** Where GitHub's pages and its REST API are, from a bare origin, GitHub's own address or one with `/api/v3`. */
export function gitHubAddresses(): { web: string; rest: string } {
  const given = held.__hudSignInAt ?? config().environment.apiUrl;
  const url = new URL(given);
  if (url.hostname.startsWith("api.")) {
    return { web: `${url.protocol}//${url.host.slice("api.".length)}`, rest: url.origin };
  }
  return { web: url.origin, rest: `${url.origin}/api/v3` };
}
