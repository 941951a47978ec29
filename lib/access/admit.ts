/** Who comes in. What is not named as open is closed, so that a new page is closed until somebody opens it. */
import type { IncomingMessage } from "node:http";
import { config } from "../config";
import { type Admission, type Refusal, readerHeader } from "../http/door";
import { plainPath } from "../http/path";
import { loginOfKey } from "./keys";
import { hashOf } from "./secrets";
import { standingOf } from "./sessions";

const open = new Set([
  "/healthz",
  "/readyz",
  "/api/webhooks/github",
  "/metrics", // guarded by itself
  "/sign-in",
  "/sign-in/github",
  "/sign-in/callback",
  "/sign-in/refused",
]);
/**
 * The program's own scripts, styles and fonts, and its icons by name: they hold nothing that was read. No project's
 * slug begins with an underscore, so no page of a project stands below `_next`.
 */
const ownFile =
  /^\/(?:_next\/static\/(?:[\w~-]+[\w.~-]*\/)*[\w~-]+[\w.~-]*|icons\/(?:at-risk|go|no-go|plain|shipped|unknown)\.svg)$/;
const withKey = /\.(?:atom|ics|svg)$/;

export async function admit(request: IncomingMessage): Promise<Admission> {
  const [path = "", query = ""] = (request.url ?? "").split("?");
  // As it was sent: whatever is written in another way is not open.
  if (open.has(path) || ownFile.test(path)) return { kind: "in" };
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
  const key = bearer ?? (withKey.test(path) ? new URLSearchParams(query).get("key") : null);
  const reads = request.method === "GET" || request.method === "HEAD" || path.startsWith("/api/v1/");
  const byKey = reads ? await loginOfKey(key) : null;
  if (byKey !== null) return comesIn(request, byKey);
  const standing = await standingOf(request.headers.cookie);
  if (standing.kind === "in") return comesIn(request, standing.login);
  if (!isVisit(request, path)) return { kind: "out", code: "not-signed-in", text: say(path) };
  const back = new URLSearchParams({ return: request.url ?? "/" });
  return { kind: "elsewhere", to: `${standing.kind === "due" ? "/sign-in/github" : "/sign-in"}?${back}` };
}

function comesIn(request: IncomingMessage, login: string): Admission {
  request.headers[readerHeader] = login;
  return { kind: "in" };
}

const say = (path: string): string =>
  withKey.test(path)
    ? "Add ?key= with a key from the page /keys."
    : "Sign in first. A program sends a key from the page /keys as a bearer.";

/** Somebody who looks at a page, and can be sent to another. */
const isVisit = ({ method, headers }: IncomingMessage, path: string): boolean =>
  (method === "GET" || method === "HEAD") &&
  headers.rsc === undefined &&
  !path.startsWith("/api/") &&
  !/\.[a-z]+$/.test(path);

const loopback = /^(?:127\.|::1$|::ffff:127\.)/;

/** What operators watch is for this machine, or for who holds its token; a proxy's readers are not this machine. */
export function guardMetrics(request: IncomingMessage): Refusal | null {
  if (plainPath(request.url ?? "") !== "/metrics") return null;
  const token = config().environment.metricsToken;
  const given = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  if (token !== null && given !== undefined && hashOf(given) === hashOf(token)) return null;
  const here = loopback.test(request.socket.remoteAddress ?? "");
  const forwarded = request.headers["x-forwarded-for"] ?? request.headers.forwarded;
  if (here && forwarded === undefined) return null;
  return {
    code: "forbidden",
    text: "This address is for this machine, or for who sends HUD_METRICS_TOKEN as a bearer.",
  };
}
