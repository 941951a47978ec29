import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/core";
import { aheadBy } from "./clock";
import { GitHubError } from "./errors";

export type Access =
  | { kind: "token"; token: string }
  | { kind: "app"; appId: string; privateKey: string; installationId: string };

/** Gives the authorization header; `fresh` asks for a new installation token after one was refused. */
export type Authorise = (fresh: boolean) => Promise<{ header: string; secret: string }>;

export function authorise(access: Access, restUrl: string, timeoutMs: number): Authorise {
  if (access.kind === "token") {
    const answer = { header: `bearer ${access.token}`, secret: access.token };
    return async () => answer;
  }
  const inTime: typeof fetch = (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
  // The library keeps installation tokens and renews each before it expires.
  const request = new Octokit({ baseUrl: restUrl, request: { fetch: inTime } }).request;
  const authBy = (aheadSeconds: number) =>
    createAppAuth({
      appId: access.appId,
      privateKey: access.privateKey,
      installationId: Number(access.installationId),
      request,
      ...{ timeDifference: aheadSeconds },
    });
  let auth = authBy(0);
  return async (fresh) => {
    const ask = async () => {
      const { token } = await auth({ type: "installation", refresh: fresh });
      return { header: `bearer ${token}`, secret: token };
    };
    try {
      return await ask().catch((error: unknown) => {
        // GitHub takes no word of an app that is signed in another time than its own.
        const ahead = statusOf(error) === 401 ? aheadBy(dateOf(error), Date.now()) : null;
        if (ahead === null || Math.abs(ahead) < leastMs) throw error;
        auth = authBy(Math.round(ahead / 1000));
        return ask();
      });
    } catch (error) {
      throw appError(error);
    }
  };
}

const leastMs = 10_000;
const statusOf = (error: unknown): number =>
  typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 0;
const dateOf = (error: unknown): string | null =>
  (error as { response?: { headers?: { date?: string } } }).response?.headers?.date ?? null;

function appError(error: unknown): GitHubError {
  const status = statusOf(error);
  if (status >= 500) return new GitHubError("bad-gateway", `GitHub answered ${status} when asked for an app token.`);
  if (status >= 400) {
    return new GitHubError(
      "unauthorised",
      `GitHub refused the app (${status}). Check GITHUB_APP_ID, GITHUB_APP_PRIVATE_KEY and GITHUB_APP_INSTALLATION_ID.`,
    );
  }
  const text = "No app token: GitHub could not be reached, or GITHUB_APP_PRIVATE_KEY cannot be read.";
  return new GitHubError("network", text);
}
