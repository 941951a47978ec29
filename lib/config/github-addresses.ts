/** Where GitHub's pages and its REST API are, from a bare origin, GitHub's own address or one with `/api/v3`. */
export function gitHubAddresses(given: string): { web: string; rest: string } {
  const url = new URL(given);
  if (url.hostname.startsWith("api."))
    return { web: `${url.protocol}//${url.host.slice("api.".length)}`, rest: url.origin };
  return { web: url.origin, rest: `${url.origin}/api/v3` };
}
