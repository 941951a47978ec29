import { GitHubError } from "./errors";

/** As Octokit gives them: small letters, whatever GitHub sent. */
export type Headers = Record<string, string | number | undefined>;
export type AnswerError = { type?: string; message?: string; path?: (string | number)[] };
export type RateLimit = { limit: number; remaining: number; resetAt: string };

const words = (text: unknown): string =>
  typeof text === "string" ? text.replace(/\s+/g, " ").trim().slice(0, 200) : "no reason given";

/** What the headers say of the limit, so that it is known even where the body holds no cost. */
export function limitFromHeaders(headers: Headers): RateLimit | null {
  const limit = Number(headers["x-ratelimit-limit"] ?? Number.NaN);
  const remaining = Number(headers["x-ratelimit-remaining"] ?? Number.NaN);
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
  if (![limit, remaining, reset].every(Number.isFinite)) return null;
  return { limit, remaining, resetAt: new Date(reset * 1000).toISOString() };
}

/** What an answer with a bad status says: nothing of it is data. */
export function refusalOf(status: number, headers: Headers, body: unknown, machineNow: number): GitHubError {
  if (status === 401) {
    return new GitHubError("unauthorised", "GitHub refused the token (401). Check GITHUB_TOKEN or the app's settings.");
  }
  if (status === 403 || status === 429) return refusal(status, headers, body, machineNow);
  if (status >= 500) return new GitHubError("bad-gateway", `GitHub answered ${status}.`);
  return new GitHubError("refused", `GitHub answered ${status}: ${words(messageOf(body))}.`);
}

/** The data of a good answer; one that was cut off or is no JSON has none. */
export function dataOf(data: unknown): object {
  if (typeof data === "object" && data !== null) return data;
  throw new GitHubError("malformed", "GitHub's answer was cut off, is no JSON or holds no data.");
}

/** What is left of an answer that names errors. */
export function dataDespite(errors: AnswerError[], data: unknown, headers: Headers, machineNow: number): object {
  judgeErrors(errors, data, headers, machineNow);
  return dataOf(data);
}

const messageOf = (parsed: unknown): unknown =>
  typeof parsed === "object" && parsed !== null && "message" in parsed ? parsed.message : undefined;

function refusal(status: number, headers: Headers, parsed: unknown, machineNow: number): GitHubError {
  const message = words(messageOf(parsed));
  const limit = limitFromHeaders(headers);
  const retryAfter = Number(headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(retryAfter) || /secondary rate limit|abuse/i.test(message)) {
    const seconds = Number.isFinite(retryAfter) ? retryAfter : 60;
    const text = `GitHub asks for a pause of ${seconds} s (secondary limit).`;
    return new GitHubError("secondary", text, { notBefore: machineNow + seconds * 1000 });
  }
  if (limit?.remaining === 0 || status === 429 || /rate limit/i.test(message)) {
    return limitReached(limit, machineNow);
  }
  return new GitHubError("forbidden", `GitHub does not allow this read (${status}): ${message}.`);
}

/** An answer with nulls where things do not exist is a good answer; every other error makes it partial. */
function judgeErrors(errors: AnswerError[], data: unknown, headers: Headers, machineNow: number): void {
  if (errors.some((one) => one.type === "RATE_LIMITED")) throw limitReached(limitFromHeaders(headers), machineNow);
  const serious = errors.filter((one) => one.type !== "NOT_FOUND");
  if (serious.length === 0) {
    if (data !== null && data !== undefined) return;
    throw new GitHubError("not-found", `GitHub does not find it: ${words(errors[0]?.message)}.`);
  }
  const message = words(serious[0]?.message);
  if (serious.some((one) => one.type === "FORBIDDEN" || one.type === "INSUFFICIENT_SCOPES")) {
    throw new GitHubError("forbidden", `GitHub does not allow this read: ${message}.`);
  }
  if (/timeout|timed out/i.test(message)) throw new GitHubError("timeout", `GitHub gave up: ${message}.`);
  throw new GitHubError("partial", `GitHub answered only in part: ${message}.`);
}

function limitReached(limit: RateLimit | null, machineNow: number): GitHubError {
  const notBefore = limit === null ? machineNow + 60_000 : Date.parse(limit.resetAt);
  const text = `GitHub's rate limit is used up until ${new Date(notBefore).toISOString().slice(11, 19)} UTC.`;
  return new GitHubError("rate-limited", text, { notBefore });
}
