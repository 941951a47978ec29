import { isDatabaseAway } from "../domain/away";
import { doorSettles } from "./front-door";
import { json } from "./json";
import { isSettled } from "./keep";
import { closed, preflight } from "./methods";
import { askedTime } from "./moment";
import { type ProblemCode, problem } from "./problem";
import { unusable } from "./query";
import { requestId } from "./request-id";

export type Answer<T> = { ok: true; value: T } | { ok: false; code: ProblemCode; text: string };

export type Asked<P> = { params: P; query: URLSearchParams; at: string | null; now: string; request: Request };

type Write<T> = (request: Request, value: T, past: boolean) => Response | Promise<Response>;

/** A GET of the JSON API: reads the time asked for, answers with an ETag, and turns every failure into a problem. */
export function apiGet<P = Record<string, never>>(
  clock: () => string,
  answer: (asked: Asked<P>) => Promise<Answer<object>>,
  settles = true,
) {
  return getOf(clock, answer, json, settles);
}

/** `settles` is false where also an answer about a moment long gone may change. */
export function getOf<P, T>(
  clock: () => string,
  answer: (asked: Asked<P>) => Promise<Answer<T>>,
  write: Write<T>,
  settles = true,
): (request: Request, context: { params: Promise<P> }) => Promise<Response> {
  return async (request, context) => {
    try {
      return await answered(request, context);
    } catch (error) {
      return failure(error);
    }
  };

  async function answered(request: Request, context: { params: Promise<P> }): Promise<Response> {
    const query = new URL(request.url).searchParams;
    const fault = unusable(query);
    if (fault !== null) return problem("bad-request", fault);
    const now = clock();
    const time = askedTime(query.get("at"), now);
    if (!time.ok) return problem(time.code, time.text);
    const result = await answer({ params: await context.params, query, at: time.at, now, request });
    if (!result.ok) return problem(result.code, result.text);
    return write(request, result.value, settles && isSettled(time.at, now) && doorSettles());
  }
}

/** Every method of an address that answers GET: browsers of other sites may ask it, other methods are refused. */
export function getRoute<P = Record<string, never>>(
  clock: () => string,
  answer: (asked: Asked<P>) => Promise<Answer<object>>,
  settles = true,
) {
  const GET = apiGet(clock, answer, settles);
  return { ...closed("GET, HEAD, OPTIONS"), GET, OPTIONS: preflight("GET, HEAD, OPTIONS") };
}

/** The same for an answer that is no JSON. */
export function fileRoute<P, T>(clock: () => string, answer: (asked: Asked<P>) => Promise<Answer<T>>, write: Write<T>) {
  return {
    ...closed("GET, HEAD, OPTIONS"),
    GET: getOf(clock, answer, write),
    OPTIONS: preflight("GET, HEAD, OPTIONS"),
  };
}

/** The reader gets the request's id; what failed stands in the log under it. */
export function failure(error: unknown): Response {
  const id = requestId();
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ level: "error", id, text })}\n`);
  if (isDatabaseAway(error))
    return problem(
      "unavailable",
      `The database does not answer. Ask again in a few seconds. The log says more under ${id}.`,
      {
        "retry-after": "5",
      },
    );
  return problem("internal", `The log says more under ${id}.`);
}
