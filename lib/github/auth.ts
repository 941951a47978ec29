import { createAppAuth } from "@octokit/auth-app";
import { Octokit } from "@octokit/core";
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
  const auth = createAppAuth({
    appId: access.appId,
    privateKey: access.privateKey,
    installationId: Number(access.installationId),
    request: new Octokit({ baseUrl: restUrl, request: { fetch: inTime } }).request,
  });
  return async (fresh) => {
    try {
      const { token } = await auth({ type: "installation", refresh: fresh });
      return { header: `bearer ${token}`, secret: token };
    } catch (error) {
      throw appError(error);
    }
  };
}

function appError(error: unknown): GitHubError {
  const status = typeof error === "object" && error !== null && "status" in error ? Number(error.status) : 0;
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
