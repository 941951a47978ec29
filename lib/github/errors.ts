/** Why a read of GitHub failed, as a value that can be acted upon. The text is for people and never holds a secret. */
export type GitHubErrorCode =
  | "unauthorised"
  | "forbidden"
  | "rate-limited"
  | "secondary"
  | "reserve"
  | "not-found"
  | "bad-gateway"
  | "timeout"
  | "too-large"
  | "network"
  | "malformed"
  | "odd"
  | "partial"
  | "refused"
  | "stuck-cursor"
  | "truncated";

export class GitHubError extends Error {
  override readonly name = "GitHubError";
  readonly code: GitHubErrorCode;
  /** Milliseconds of the machine's clock before which asking again is useless or forbidden. */
  readonly notBefore: number | null;

  constructor(code: GitHubErrorCode, text: string, more: { notBefore?: number; cause?: unknown } = {}) {
    super(text, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.notBefore = more.notBefore ?? null;
  }
}

const passing = new Set<GitHubErrorCode>(["bad-gateway", "timeout", "too-large", "network", "malformed", "partial"]);
/** True where the same question may well be answered a moment later. */
export const mayPass = (error: unknown): error is GitHubError =>
  error instanceof GitHubError && passing.has(error.code);

const heavy = new Set<GitHubErrorCode>(["bad-gateway", "timeout", "too-large"]);
/** True where a smaller question is more likely to be answered. */
export const tooHeavy = (error: unknown): boolean => error instanceof GitHubError && heavy.has(error.code);

const stopping = new Set<GitHubErrorCode>(["unauthorised", "rate-limited", "secondary", "reserve"]);
/** True where every other question would get the same answer, so that the poll ends here. */
export const endsPoll = (error: unknown): error is GitHubError =>
  error instanceof GitHubError && stopping.has(error.code);
