import { GitHubError } from "./errors";

/** As Octokit gives them: small letters, whatever GitHub sent. */
export type Headers = Record<string, string | number | undefined>;
export type AnswerError = {
  type?: string;
  code?: string;
  extensions?: { code?: string };
  message?: string;
  path?: (string | number)[];
};
export type RateLimit = { limit: number; remaining: number; resetAt: string };

const words = (text: unknown): string =>
  typeof text === "string" ? text.replace(/\s+/g, " ").trim().slice(0, 200) : "no reason given";

/** After it there is no date. */
const lastSecond = 8.64e12;

/** What the headers say of the limit, so that it is known even where the body holds no cost. */
export function limitFromHeaders(headers: Headers): RateLimit | null {
  const limit = Number(headers["x-ratelimit-limit"] ?? Number.NaN);
  const remaining = Number(headers["x-ratelimit-remaining"] ?? Number.NaN);
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
  if (![limit, remaining, reset].every(Number.isFinite) || Math.abs(reset) > lastSecond) return null;
  return { limit, remaining, resetAt: new Date(reset * 1000).toISOString() };
}

/** An answer with a message and nothing else is a refusal, whatever its status. */
export function bareRefusal(status: number, headers: Headers, body: unknown, now: number): GitHubError | null {
  if (typeof body !== "object" || body === null || "data" in body || "errors" in body) return null;
  return messageOf(body) === undefined ? null : refusalOf(status, headers, body, now);
}

/** What an answer with a bad status says: nothing of it is data. */
export function refusalOf(status: number, headers: Headers, body: unknown, now: number): GitHubError {
  if (status === 401) {
    return new GitHubError("unauthorised", "GitHub refused the token (401). Check GITHUB_TOKEN or the app's settings.");
  }
  const message = words(messageOf(body));
  if (asksForPause(status, headers, message)) return pause(headers, message, now);
  if (status === 403) return new GitHubError("forbidden", `GitHub does not allow this read (${status}): ${message}.`);
  if (status >= 500) return new GitHubError("bad-gateway", `GitHub answered ${status}.`);
  return new GitHubError("refused", `GitHub answered ${status}: ${message}.`);
}

/** The data of a good answer; one that was cut off or is no JSON has none. */
export function dataOf(data: unknown): object {
  if (typeof data === "object" && data !== null) return data;
  throw new GitHubError("malformed", "GitHub's answer was cut off, is no JSON or holds no data.");
}

/** What is left of an answer that names errors. */
export function dataDespite(errors: AnswerError[], data: unknown, headers: Headers, now: number): object {
  judgeErrors(errors, data, headers, now);
  return dataOf(data);
}

const messageOf = (parsed: unknown): unknown =>
  typeof parsed === "object" && parsed !== null && "message" in parsed ? parsed.message : undefined;

const ofLimits = /rate limit|\babuse\b/i;
const ofSecondaryLimits = /secondary rate limit|\babuse\b/i;

/** GitHub asks for a pause with 403, with 429, and with 200. */
function asksForPause(status: number, headers: Headers, message: string): boolean {
  if (status >= 500) return false;
  if (status === 429 || ofLimits.test(message)) return true;
  return status === 403 && (headers["retry-after"] !== undefined || limitFromHeaders(headers)?.remaining === 0);
}

const daySeconds = 24 * 3600;

/** A number of seconds or a date; a day at most, as it is kept also when the process is started again. */
function secondsOf(retryAfter: string | number | undefined, now: number): number | null {
  if (retryAfter === undefined) return null;
  const number = Number(retryAfter);
  const seconds = Number.isFinite(number) ? number : Math.ceil((Date.parse(String(retryAfter)) - now) / 1000);
  return Number.isFinite(seconds) ? Math.min(daySeconds, Math.max(1, seconds)) : null;
}

/** What the headers ask for comes first, then what the words say. */
function pause(headers: Headers, message: string, now: number): GitHubError {
  const told = secondsOf(headers["retry-after"], now);
  if (told === null && !ofSecondaryLimits.test(message)) return limitReached(limitFromHeaders(headers), now);
  const seconds = told ?? 60;
  const text = `GitHub asks for a pause of ${seconds} s (secondary limit).`;
  return new GitHubError("secondary", text, { notBefore: now + seconds * 1000 });
}

/** GitHub names its limits by type, by code, or in words alone. */
const isLimit = ({ type, code, extensions, message }: AnswerError): boolean =>
  /^rate_limit/i.test(type ?? "") ||
  /rate_limit/i.test(code ?? extensions?.code ?? "") ||
  (type !== "NOT_FOUND" && ofLimits.test(message ?? ""));

/** An answer with nulls where things do not exist is a good answer; every other error makes it partial. */
function judgeErrors(errors: AnswerError[], data: unknown, headers: Headers, now: number): void {
  const limited = errors.find(isLimit);
  if (limited) throw pause(headers, words(limited.message), now);
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

function limitReached(limit: RateLimit | null, now: number): GitHubError {
  const reset = limit === null ? Number.NaN : Date.parse(limit.resetAt);
  // By its date the limit may be renewed already; GitHub says that it is not.
  const notBefore = reset > now ? Math.min(reset, now + daySeconds * 1000) : now + 60_000;
  const text = `GitHub's rate limit is used up until ${new Date(notBefore).toISOString().slice(11, 19)} UTC.`;
  return new GitHubError("rate-limited", text, { notBefore });
}
