/** What every answer wears: its headers, and for a page its nonce. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Door } from "./door";
import { isSettled, notKept, nowShortly, ownForNow, pastPage } from "./keep";
import { askedTime } from "./moment";
import { careForPage } from "./page";
import { filePolicy, nonceSource, pagePolicy, securityHeaders } from "./policy";

/** The framework drops `content-encoding` from a route's answer; under this name it passes, and is renamed here. */
export const codingHeader = "x-hud-coding";

/** Files and parts of pages; the framework codes them itself, and routes do. */
const noPage = /^\/(?:_next|api)\/|\.(?:atom|css|ico|ics|js|json|map|png|svg|txt|woff2?)$/;

export function dress(request: IncomingMessage, response: ServerResponse, id: string, door: Door): void {
  const https = door.https || request.headers["x-forwarded-proto"] === "https";
  for (const [name, value] of Object.entries(securityHeaders(https))) response.setHeader(name, value);
  response.setHeader("x-request-id", id);
  response.setHeader("content-security-policy", filePolicy);
  const nonce = randomBytes(16).toString("base64");
  // The framework reads the nonce here and stamps its scripts with it.
  request.headers["content-security-policy"] = pagePolicy([nonceSource(nonce)]);
  const [path = "", query = ""] = (request.url ?? "").split("?");
  const accepts = request.headers["accept-encoding"];
  if (!noPage.test(path) && request.headers.rsc === undefined) {
    delete request.headers["accept-encoding"];
    if (request.method === "HEAD") request.method = "GET"; // the same headers; the answer knows that it has no body
  }
  careForPage(request, response, {
    nonce,
    developing: door.developing,
    accepts: typeof accepts === "string" ? accepts : null,
    keep: () => (path === apiPage && request.headers["x-forwarded-host"] ? ownForNow : keepFor(door, path, query)),
  });
  guardNames(response, door.admit === null);
}

/** It names the dashboard as its reader reached it. */
const apiPage = "/api";

/** These tell of something as it is now, whatever the moment: the texts of notes, and who polls. */
const neverSettled = /^\/(?:status|[^/]+\/notes)\/?$/;

function keepFor(door: Door, path: string, query: string): string {
  if (door.admit !== null) return notKept;
  const now = door.now();
  const asked = askedTime(new URLSearchParams(query).get("at"), now);
  const settled = asked.ok && isSettled(asked.at, now) && !neverSettled.test(path) && door.settles();
  return settled ? pastPage : nowShortly;
}

/** What stands here already is not said twice, and what is for some readers only is kept by nobody else. */
function guardNames(response: ServerResponse, shared: boolean): void {
  const ours = new Set(Object.keys(securityHeaders(true)));
  const append = response.appendHeader.bind(response);
  const set = response.setHeader.bind(response);
  const personal = (name: string, value: unknown) =>
    !shared && name.toLowerCase() === "cache-control" && /\bpublic\b/.test(String(value));
  response.appendHeader = (name, value) => {
    if (ours.has(name.toLowerCase())) return response;
    return personal(name, value) ? set("cache-control", "private, no-cache") : append(name, value);
  };
  response.setHeader = (name, value) => {
    if (personal(name, value) && !/^\/_next\/static\//.test(response.req.url ?? ""))
      return set("cache-control", "private, no-cache");
    return set(name.toLowerCase() === codingHeader ? "content-encoding" : name, value);
  };
}
