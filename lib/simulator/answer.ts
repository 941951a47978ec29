import type { Clock } from "./clock";
import { type Strike, wentWrong } from "./faults";
import { type Answer, prepare, type Request, run } from "./graph/execute";
import { Refusal } from "./graph/refusal";
import { digest } from "./random";
import type { Stats } from "./stats";
import type { World } from "./world/world";

export type Reply = { status: number; body: string; headers?: Record<string, string>; cut?: boolean };

type Desk = { world: World; clock: Clock; stats: Stats };

/** Answers one query, or fails as the fault says. */
export async function answer(desk: Desk, body: string, strike: Strike | null): Promise<Reply> {
  const failed = strike && failure(desk, strike);
  if (failed) return failed;
  const request = readRequest(body);
  if (!request) return json(400, { message: "Problems parsing JSON", documentation_url: docs });
  const prepared = prepare(request);
  if ("errors" in prepared) return json(200, prepared);
  const { cost } = prepared;
  if (!desk.stats.spend(cost.points)) return limited();
  desk.world.moveTo(desk.clock.now());
  const answered = await run(prepared, request, {
    world: desk.world,
    rate: { cost: cost.points, nodeCount: cost.nodes, ...desk.stats.budget() },
    strike: strike?.fault === "partial" ? oneConnection(strike, cost.connections) : null,
    stuck: strike?.fault === "stuck-cursor",
  });
  return spoil(answered, strike);
}

/** Faults that answer without the query having been run. */
function failure(desk: Desk, strike: Strike): Reply | null {
  switch (strike.fault) {
    case "unauthorized":
      return badCredentials();
    case "rate-limit":
    case "rate-limit-code":
      desk.stats.exhaust();
      return strike.fault === "rate-limit" ? limited() : limitedByCode();
    case "secondary-limit":
      return tooFast(strike, 403, { message: secondaryWords, documentation_url: `${docs}#secondary-rate-limits` });
    case "secondary-limit-200":
      return tooFast(strike, 200, { errors: [{ message: secondaryWords }] });
    case "bad-gateway":
      return {
        status: 502,
        body: "<html><head><title>502 Bad Gateway</title></head></html>",
        headers: { "content-type": "text/html" },
      };
    case "something-went-wrong":
      return json(200, { data: null, errors: [{ message: wentWrong(requestId(strike)) }] });
    default:
      return null;
  }
}

function spoil(answered: Answer, strike: Strike | null): Reply {
  const whole = json(200, answered);
  if (strike?.fault === "truncated") return { ...whole, cut: true };
  if (strike?.fault === "malformed")
    return { ...whole, body: whole.body.slice(0, Math.floor(whole.body.length * 0.6)) };
  return whole;
}

/** One of the first connections of the query fails; the rest of the answer stands. */
function oneConnection(strike: Strike, connections: number): (connection: string) => void {
  let left = strike.random.int(Math.max(1, Math.min(3, connections)));
  return () => {
    left -= 1;
    if (left === -1) throw new Refusal("SERVICE_UNAVAILABLE", wentWrong(requestId(strike)));
  };
}

const docs = "https://docs.github.com/graphql";

export function badCredentials(): Reply {
  return json(401, { message: "Bad credentials", documentation_url: docs, status: "401" });
}

function limited(): Reply {
  return json(200, { errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded for user ID 1." }] });
}

/** The newer form: another type, and a code beside it. */
function limitedByCode(): Reply {
  const message = "API rate limit already exceeded for user ID 1.";
  return json(200, { errors: [{ type: "RATE_LIMIT", code: "graphql_rate_limit", message }] });
}

const secondaryWords = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";

function tooFast(strike: Strike, status: number, body: object): Reply {
  const seconds = Math.max(1, Math.round(Math.min(strike.ms, 60_000) / 1000));
  return { ...json(status, body), headers: { "retry-after": String(seconds) } };
}

export function json(status: number, body: unknown): Reply {
  return { status, body: JSON.stringify(body) };
}

function requestId(strike: Strike): string {
  return digest(String(strike.random.next())).slice(0, 24).toUpperCase();
}

function readRequest(body: string): Request | null {
  try {
    const read = JSON.parse(body) as Partial<Request>;
    if (typeof read.query !== "string") return null;
    return { query: read.query, variables: read.variables ?? {}, operationName: read.operationName ?? null };
  } catch {
    return null;
  }
}
