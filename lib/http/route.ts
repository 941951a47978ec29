import { randomUUID } from "node:crypto";
import { json } from "./json";
import { askedTime } from "./moment";
import { type ProblemCode, problem } from "./problem";

export type Answer<T> = { ok: true; value: T } | { ok: false; code: ProblemCode; text: string };

export type Asked<P> = { params: P; query: URLSearchParams; at: string | null; now: string };

/** A GET of the JSON API: reads the time asked for, answers with an ETag, and turns every failure into a problem. */
export function apiGet<P = Record<string, never>>(
  clock: () => string,
  answer: (asked: Asked<P>) => Promise<Answer<unknown>>,
) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      const query = new URL(request.url).searchParams;
      const now = clock();
      const time = askedTime(query.get("at"), now);
      if (!time.ok) return problem(time.code, time.text);
      const result = await answer({ params: await context.params, query, at: time.at, now });
      if (!result.ok) return problem(result.code, result.text);
      return json(request, result.value, { past: time.at !== null });
    } catch (error) {
      return failure(error);
    }
  };
}

/** The reader gets an id; what failed stands in the log under it. */
export function failure(error: unknown): Response {
  const id = randomUUID().slice(0, 8);
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ level: "error", id, text })}\n`);
  return problem("internal", `The log says more under ${id}.`);
}
