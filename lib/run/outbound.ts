/** Nothing that is read or written here leads elsewhere: the process asks only the hosts that were configured. */
import type { Config } from "../config";
import { gitHubAddresses } from "../config/github-addresses";

export class ElsewhereRefused extends Error {
  constructor(host: string) {
    super(`${host} is no host that this dashboard was configured to ask.`);
    this.name = "ElsewhereRefused";
  }
}

const held = globalThis as { __hudOutbound?: { origins: Set<string> } };

/** GitHub's API and the place where its readers sign in, and where messages and traces go. */
export function configuredOrigins({ environment, notify }: Config): string[] {
  const { web } = gitHubAddresses(environment.apiUrl);
  const others = [...notify.map(({ to }) => to), ...(environment.tracesUrl === null ? [] : [environment.tracesUrl])];
  return [new URL(environment.apiUrl).origin, web, ...others.map((one) => new URL(one).origin)];
}

export function allowOrigins(urls: readonly string[]): void {
  for (const url of urls) held.__hudOutbound?.origins.add(new URL(url).origin);
}

/** From now on `fetch` refuses every other host, also where an answer redirects to one. */
export function keepToConfigured(settings: Config): void {
  const origins = new Set(configuredOrigins(settings));
  if (held.__hudOutbound) {
    held.__hudOutbound.origins = origins;
    return;
  }
  const kept = { origins };
  held.__hudOutbound = kept;
  const ask = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const { origin, host } = new URL(input instanceof Request ? input.url : input);
    if (!kept.origins.has(origin)) throw new ElsewhereRefused(host);
    // Last, as the libraries hand over a redirect that is undefined, which means to follow.
    return ask(input, { ...init, redirect: "error" });
  };
}
