import { readBody } from "./body";
import { closed, preflight } from "./methods";
import { problem } from "./problem";
import { type Answer, failure } from "./route";

/** A POST of the JSON API that answers a question and keeps nothing. */
export function apiPost(mostBytes: number, answer: (text: string) => Answer<unknown>) {
  return async (request: Request): Promise<Response> => {
    try {
      const type = request.headers.get("content-type");
      if (type !== null && !/^(application\/json|text\/plain)\b/i.test(type)) {
        return problem("unsupported-media-type", "Send application/json.");
      }
      const body = await readBody(request, mostBytes);
      if (!body.ok) return body.refusal;
      const result = answer(body.text);
      if (!result.ok) return problem(result.code, result.text);
      return Response.json(result.value, {
        headers: { "cache-control": "no-store", "access-control-allow-origin": "*" },
      });
    } catch (error) {
      return failure(error);
    }
  };
}

/** Every method of an address that answers POST. */
export function postRoute(mostBytes: number, answer: (text: string) => Answer<unknown>) {
  return { ...closed("POST, OPTIONS"), POST: apiPost(mostBytes, answer), OPTIONS: preflight("POST, OPTIONS") };
}
