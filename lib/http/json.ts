import { keptAs, reply, type Written, written } from "./reply";

/** An answer that many readers share is written once. */
const known = new WeakMap<object, Written>();

export function json(request: Request, body: object, past = false): Promise<Response> {
  const text = known.get(body) ?? written(JSON.stringify(body));
  known.set(body, text);
  return reply(request, text, "application/json; charset=utf-8", keptAs(past));
}
