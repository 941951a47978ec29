/** Addresses, methods, headers and bodies that no reader sends. */
import { type Attack, base, harmless, json, marks, one, refused } from "./attack";

const understand = "/api/v1/understand/comment";

const paths: Attack[] = [
  "/../../../../etc/passwd",
  "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
  "/_next/static/../../../package.json",
  "/_next/static/..%2f..%2f..%2fpackage.json",
  "/icons/..%5c..%5cpackage.json",
  "/.env",
  "/hud.yaml",
  "/.git/config",
  "/.data/postgres/PG_VERSION",
  "/_next/../.next/BUILD_ID",
  "/_next/image?url=http%3A%2F%2F169.254.169.254%2F&w=64&q=75",
  "/%00",
  "/%ff%fe",
  "/api/v1/releases/pytorch%2f..%2f..%2f2.12.0",
  "/api/v1/releases/constructor/toString",
  "/pytorch/2.12.0/..;/metrics",
].map((path) => one("path tricks", path, { path }, [...refused, 307, 308]));

const hostHeaders: Attack[] = [
  one("host header", "another host", { path: "/pytorch/2.12.0", headers: { host: "evil.example" } }, harmless),
  one("host header", "no name at all", { path: "/", headers: { host: "" } }, harmless),
  one(
    "host header",
    "a script as host",
    { path: "/pytorch/2.12.0/feed.atom", headers: { host: marks.script } },
    harmless,
  ),
  one(
    "host header",
    "forwarded for another host",
    { path: "/pytorch/2.12.0/feed.atom", headers: { "x-forwarded-host": "evil.example" } },
    harmless,
  ),
  one(
    "host header",
    "forwarded under a scheme",
    { path: "/pytorch/2.12.0/calendar.ics", headers: { "x-forwarded-proto": "javascript" } },
    harmless,
  ),
];

const otherHeaders: Attack[] = [
  one(
    "headers",
    "a policy of one's own",
    { path: "/", headers: { "content-security-policy": "script-src 'nonce-evil'" } },
    harmless,
  ),
  one("headers", "a reader's name", { path: "/keys", headers: { "x-hud-reader": "atalman" } }),
  one("headers", "the framework's own marks", {
    path: "/metrics",
    headers: {
      "x-middleware-subrequest": "middleware",
      "x-invoke-path": "/x",
      "x-matched-path": "/etc",
      "x-forwarded-for": "1.1.1.1",
    },
  }),
  one(
    "headers",
    "a broken state of the router",
    { path: "/", headers: { rsc: "1", "next-router-state-tree": "%5B%22%00" } },
    [...harmless, 500],
  ),
  one("headers", "an action that is none", {
    path: "/",
    method: "POST",
    headers: { "next-action": "a".repeat(42) },
    body: "[]",
  }),
  one(
    "headers",
    "many names that are known",
    { path: base, headers: { "if-none-match": `"${"x".repeat(6000)}"` } },
    harmless,
  ),
  one(
    "headers",
    "a coding that is none",
    { path: base, headers: { "accept-encoding": "br;q=x, ../../etc" } },
    harmless,
  ),
  one("headers", "a range", { path: base, headers: { range: "bytes=0-0,1-1,2-2" } }, harmless),
  one(
    "headers",
    "another method under the hood",
    { path: "/api/demo", headers: { "x-http-method-override": "POST" } },
    harmless,
  ),
  one("headers", "a form of another site", {
    path: "/api/demo",
    method: "POST",
    headers: { origin: "https://evil.example", "content-type": "application/x-www-form-urlencoded" },
    body: "scenario=red",
  }),
];

const bodies: Attack[] = (
  [
    ["no JSON", "{"],
    ["an array", "[]"],
    ["deep nesting", "[".repeat(100_000)],
    ["a polluted prototype", '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"body":"x"}'],
    ["wrong types", '{"body":1,"createdAt":{},"author":[],"repo":null,"managers":"all"}'],
    ["a huge number", `{"body":"x","createdAt":1${"0".repeat(400)}}`],
    ["an unending entity", `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>`],
  ] as const
).map(([name, body]) => one("bodies", name, { path: understand, method: "POST", headers: json, body }));
bodies.push(
  one("bodies", "no text", { path: understand, method: "POST", headers: json, body: Buffer.from([0x7b, 0xff, 0xfe]) }),
  one(
    "bodies",
    "another type",
    { path: understand, method: "POST", headers: { "content-type": "application/xml" }, body: "<x/>" },
    [415],
  ),
  one(
    "oversized",
    "a request of 300 kB",
    { path: understand, method: "POST", headers: json, body: "x".repeat(300_000) },
    [413],
  ),
  one(
    "oversized",
    "a request of 2 MB",
    { path: understand, method: "POST", headers: json, body: "x".repeat(2_000_000) },
    [413],
  ),
  one("oversized", "an address of 20 kB", { path: `/?q=${"x".repeat(20_000)}` }, [400, 414, 431]),
  one("oversized", "a value of 5 kB", { path: `/api/v1/lookup?q=${"x".repeat(5000)}` }, [400]),
  one("oversized", "thousands of parameters", { path: `/api/v1/releases?${"a=1&".repeat(3000)}` }, harmless),
  one("oversized", "a moment far away", { path: `${base}?at=+275760-09-13T00:00:00Z` }, [400]),
  one("oversized", "a moment before all", { path: `${base}?at=-271821-04-20T00:00:00Z` }, [400]),
);

const methods: Attack[] = ["TRACE", "PUT", "DELETE", "PATCH", "PROPFIND", "POST"].map((method) =>
  one("methods", `${method} of a page`, { path: "/pytorch/2.12.0", method }, [400, 405]),
);

export const requests: Attack[] = [...paths, ...hostHeaders, ...otherHeaders, ...bodies, ...methods];
