import { createHash } from "node:crypto";
import { GraphqlResponseError, graphql } from "@octokit/graphql";
import { type AnswerError, bareRefusal, dataDespite, dataOf, type Headers, type RateLimit, refusalOf } from "./answer";
import { type Access, type Authorise, authorise } from "./auth";
import { GitHubClock } from "./clock";
import { GitHubError, mayPass, tooHeavy } from "./errors";
import { type Cost, type Operation, wholeText } from "./operation";
import { PageSizes } from "./page-sizes";
import { refuseOddShape } from "./shape";
import { mostMegabytes, TooLarge, whole } from "./whole";

export type { RateLimit } from "./answer";
export type { Access } from "./auth";

export type GitHub = {
  /** Asks once, and again where the failure may pass. */
  ask<R, V>(operation: Operation<R, V>, variables: V): Promise<R>;
  /** As `ask`, with a question of a size that shrinks when GitHub finds it too heavy; `left` is how much there is to ask. */
  askSized<R, V>(
    key: string,
    operation: Sized<Operation<R, V>>,
    variables: (size: number) => V,
    left?: number,
  ): Promise<R>;
  readonly sizes: PageSizes;
  readonly spent: { requests: number; points: number };
  readonly rateLimit: RateLimit | null;
  /** What was left when GitHub told it last, to a process before this one: it holds until GitHub says more. */
  recall(limit: RateLimit | null): void;
  /** What GitHub asked for and is not over; null where it may be asked. */
  readonly pause: Pause | null;
  /** A pause that was asked of another process, or of this one before it was started again. */
  keepPause(pause: Pause): void;
};

/** GitHub asks it of whoever has the token, of which `of` tells no more than which one it is. */
export type Pause = { until: string; text: string; of: string };

/** What depends on the size of a question, or is the same for all. */
export type Sized<T> = T | ((size: number) => T);

export type GitHubOptions = {
  access: Access;
  apiUrl: string;
  timeoutMs?: number;
  /** Points that are never spent. */
  reserve?: number;
  fetch?: typeof fetch;
  sleep?: (ms: number) => Promise<void>;
  /** The machine's clock: limits are kept in its time, whatever GitHub's says. */
  machineNow?: () => number;
  /** Called when the machine's clock turns out to be off, with how far GitHub's is ahead of it. */
  onClock?: (aheadMs: number) => void;
};

const tries = 4;
const firstPauseMs = 300;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function createGitHub(options: GitHubOptions): GitHub {
  const baseUrl = options.apiUrl.trim().replace(/\/+$/, "");
  const timeoutMs = options.timeoutMs ?? 30_000;
  const machineNow = options.machineNow ?? Date.now;
  const clock = new GitHubClock(machineNow, options.onClock);
  const send = sender(baseUrl, authorise(options.access, baseUrl, timeoutMs), {
    ...options,
    timeoutMs,
    fetch: clock.heard(options.fetch ?? fetch),
    now: clock.now,
  });
  const sleep = options.sleep ?? wait;
  const sizes = new PageSizes();
  const state = { spent: { requests: 0, points: 0 }, rateLimit: null as RateLimit | null };
  const of = markOf(options.access);
  /** Whoever shares this client waits for what GitHub asked of one. */
  let pause: GitHubError | null = null;

  function notePause(error: unknown): void {
    if (error instanceof GitHubError && endOf(error) > endOf(pause)) pause = error;
  }

  async function once<R, V>(asked: Operation<R, V>, variables: V): Promise<R> {
    if (pause && endOf(pause) > machineNow()) throw pause;
    keepReserve(state.rateLimit, options.reserve ?? 500, machineNow());
    state.spent.requests += 1;
    const sent = send(wholeText(asked as Operation<unknown, unknown>), variables as object);
    const data = await sent.catch((told: unknown) => {
      const error = clock.errorHere(told);
      notePause(error);
      throw error;
    });
    const cost = (data as Cost).rateLimit;
    if (Number.isFinite(cost?.cost)) state.spent.points += cost?.cost ?? 0;
    if (cost && isLimit(cost)) {
      const resetAt = new Date(clock.here(Date.parse(cost.resetAt))).toISOString();
      state.rateLimit = { limit: cost.limit, remaining: cost.remaining, resetAt };
    }
    refuseOddShape(asked as Operation<unknown, unknown>, data);
    return data as R;
  }

  async function insist<R>(attempt: () => Promise<R>, onHeavy: () => void): Promise<R> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (tooHeavy(error)) onHeavy();
        if (!mayPass(error) || tried === tries) throw error;
        await sleep(firstPauseMs * 2 ** (tried - 1));
      }
    }
  }

  return {
    sizes,
    get spent() {
      return state.spent;
    },
    get rateLimit() {
      return state.rateLimit;
    },
    recall(limit) {
      if (limit !== null && state.spent.requests === 0 && isNewer(limit, state.rateLimit)) state.rateLimit = limit;
    },
    get pause() {
      if (pause === null || endOf(pause) <= machineNow()) return null;
      return { until: new Date(endOf(pause)).toISOString(), text: pause.message, of };
    },
    keepPause(asked) {
      if (asked.of === of) notePause(new GitHubError("secondary", asked.text, { notBefore: Date.parse(asked.until) }));
    },
    ask: (asked, variables) =>
      insist(
        () => once(asked, variables),
        () => {},
      ),
    async askSized(key, asked, variables, left = Number.POSITIVE_INFINITY) {
      const sizeNow = (): number => Math.min(sizes.of(key), left);
      const answer = await insist(
        () => {
          const size = sizeNow();
          return once(typeof asked === "function" ? asked(size) : asked, variables(size));
        },
        () => sizes.shrink(key, sizeNow()),
      );
      sizes.grow(key);
      return answer;
    },
  };
}

const isLimit = ({ limit, remaining, resetAt }: RateLimit): boolean =>
  Number.isFinite(limit) && Number.isFinite(remaining) && Number.isFinite(Date.parse(resetAt));

/** Projects that share a token remember different moments: the one in which less was left is the later. */
const isNewer = (one: RateLimit, other: RateLimit | null): boolean =>
  other === null || one.resetAt > other.resetAt || (one.resetAt === other.resetAt && one.remaining < other.remaining);

/** Another token may be asked with while this one rests. */
const markOf = (access: Access): string =>
  createHash("sha256")
    .update(access.kind === "token" ? access.token : `${access.appId} ${access.installationId}`)
    .digest("hex")
    .slice(0, 12);

const endOf = (error: GitHubError | null): number => error?.notBefore ?? 0;

/** No question costs more than this, so that the last one asked leaves the reserve whole. */
const mostPoints = 10;

function keepReserve(limit: RateLimit | null, reserve: number, machineNow: number): void {
  if (limit === null || limit.remaining - mostPoints >= reserve) return;
  const notBefore = Date.parse(limit.resetAt);
  if (notBefore <= machineNow) return;
  const text = `Only ${limit.remaining} points of GitHub's limit are left. Reading goes on at ${limit.resetAt.slice(11, 19)} UTC.`;
  throw new GitHubError("reserve", text, { notBefore });
}

/** `now` is GitHub's. */
type Sending = { access: Access; timeoutMs: number; fetch: typeof fetch; now: () => number };

/** Octokit carries the question, and finds the address of GitHub Enterprise by itself; what came back is judged here. */
function sender(baseUrl: string, auth: Authorise, options: Sending) {
  const { timeoutMs, now } = options;
  const api = graphql.defaults({ baseUrl, headers: { "user-agent": "release-hud" } });
  const hook = judged(now);

  async function post(text: string, variables: object, fresh: boolean): Promise<object> {
    const { header, secret } = await auth(fresh);
    const request = { fetch: whole(options.fetch), signal: AbortSignal.timeout(timeoutMs), hook };
    try {
      return dataOf(await api<unknown>(text, { ...variables, headers: { authorization: header }, request }));
    } catch (error) {
      if (error instanceof GraphqlResponseError) {
        const { errors = [], data, headers } = error;
        return guarded(secret, () => dataDespite(errors as AnswerError[], data, headers as Headers, now()));
      }
      throw withoutSecret(toGitHubError(error, timeoutMs, now()), secret);
    }
  }

  return async (text: string, variables: object): Promise<object> => {
    try {
      return await post(text, variables, false);
    } catch (error) {
      // An installation token may be revoked early: one new token, once.
      const renewable = options.access.kind === "app" && error instanceof GitHubError && error.code === "unauthorised";
      if (!renewable) throw error;
      return post(text, variables, true);
    }
  };
}

type Sent = { status: number; headers: Headers; data: unknown };

/** Octokit takes every answer with 200 for data, though GitHub refuses with it as well. */
const judged =
  (now: () => number) =>
  async (request: (options: object) => Promise<Sent>, options: object): Promise<Sent> => {
    const answer = await request(options);
    const refused = bareRefusal(answer.status, answer.headers, answer.data, now());
    if (refused) throw refused;
    return answer;
  };

function guarded<T>(secret: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof GitHubError ? withoutSecret(error, secret) : error;
  }
}

/** A failed request of Octokit's: with what GitHub answered, or with the cause for which it did not. */
type Failed = Error & { status?: number; response?: { status: number; headers: Headers; data: unknown } };

function toGitHubError(error: unknown, timeoutMs: number, now: number): GitHubError {
  if (error instanceof GitHubError) return error;
  const failed: Failed = error instanceof Error ? error : new Error(String(error));
  if (failed.response) return refusalOf(failed.response.status, failed.response.headers, failed.response.data, now);
  const names = [failed.name, failed.cause instanceof Error ? failed.cause.name : ""];
  if (names.some((name) => name === "TimeoutError" || name === "AbortError")) {
    return new GitHubError("timeout", `GitHub did not answer within ${Math.round(timeoutMs / 1000)} s.`);
  }
  if (failed.cause instanceof TooLarge)
    return new GitHubError("too-large", `GitHub's answer is larger than ${mostMegabytes} MB.`);
  return new GitHubError("network", "GitHub could not be reached, or broke off its answer.");
}

function withoutSecret(error: GitHubError, secret: string): GitHubError {
  if (!error.message.includes(secret)) return error;
  const more = error.notBefore === null ? {} : { notBefore: error.notBefore };
  return new GitHubError(error.code, error.message.replaceAll(secret, "…"), more);
}
