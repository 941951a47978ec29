/** Bad requests by kind: what is sent, and what may come back. */
import { createHmac } from "node:crypto";
import { request as ask } from "node:http";
import { connect } from "node:net";

export type Answer = { status: number; headers: string; body: string };
export type Target = { port: number };
export type Sent = {
  path: string;
  method?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
};
export type Attack = { kind: string; name: string; on: "public" | "private"; may: readonly number[] } & (
  | { send: Sent | readonly Sent[] }
  | { raw: string }
);

/** What no request of these may be answered with: everything above means that something broke. */
const refused = [400, 401, 403, 404, 405, 408, 413, 414, 415, 429, 431] as const;
const harmless = [200, 204, 303, 307, 308, ...refused] as const;

export const hookSecret = "hook-secret-of-the-test";
export const marks = { script: "<script>alert(1)</script>", image: "<img src=x onerror=alert(1)>" };

const payloads: Record<string, string> = {
  SQL: '\' OR 1=1; DROP TABLE "FactVersion"; --',
  "a script": marks.script,
  "an image that runs": `">${marks.image}`,
  "a template": "{{7*7}}$".concat("{7*7}<%= 7*7 %>#{7*7}"),
  "a command": "; cat /etc/passwd | `id` $(id)",
  "a query object": '{"$gt":""}',
  "a line break and a header": "x\r\nset-cookie: crept=1",
  "a null byte": "x\0.svg",
  "another name of a prototype": "__proto__",
  "a path upwards": "../../../../etc/passwd",
  "a very long text": "9".repeat(4000),
};

const base = "/api/v1/releases/pytorch/2.12.0";
const parameters: Record<string, (given: string) => string> = {
  "lookup's q": (given) => `/api/v1/lookup?q=${given}`,
  "the search page's q": (given) => `/search?q=${given}`,
  "the picks' state": (given) => `${base}/picks?state=${given}`,
  "the picks' author": (given) => `${base}/picks?author=${given}`,
  "the commits of CI": (given) => `${base}/ci?commits=${given}`,
  "the changes' since": (given) => `${base}/changes?since=${given}`,
  "the history's metric": (given) => `${base}/history?metric=${given}`,
  "at of the API": (given) => `${base}?at=${given}`,
  "at of a page": (given) => `/pytorch/2.12.0?at=${given}`,
  "a name of a parameter": (given) => `/api/v1/releases?${given}=1`,
  "the request to be checked": (given) => `/check?release=pytorch/2.12.0&body=${given}`,
  "the project": (given) => `/${given}/2.12.0`,
  "the version": (given) => `/api/v1/releases/pytorch/${given}`,
  "the login": (given) => `/people/${given}`,
};

const injections: Attack[] = Object.entries(parameters).flatMap(([place, at]) =>
  Object.entries(payloads).map(([what, text]) => {
    return {
      kind: "injection",
      name: `${what} in ${place}`,
      on: "public",
      may: harmless,
      send: { path: at(encodeURIComponent(text)) },
    };
  }),
);

const one = (kind: string, name: string, send: Sent | readonly Sent[], may: readonly number[] = refused): Attack => {
  return { kind, name, on: "public", may, send };
};
const closed = (
  kind: string,
  name: string,
  send: Sent | readonly Sent[],
  may: readonly number[] = [401, 303, 403, 404, 405, 400],
): Attack => {
  return { kind, name, on: "private", may, send };
};
const raw = (name: string, text: string, may: readonly number[] = refused): Attack => {
  return { kind: "request smuggling", name, on: "public", may, raw: text };
};

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

const understand = "/api/v1/understand/comment";
const json = { "content-type": "application/json" };
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

const quiet = '{"zen":"Keep it logically awesome.","repository":{"full_name":"pytorch/pytorch"}}';
const hook = "/api/webhooks/github";
const signed = (body: string): string => `sha256=${createHmac("sha256", hookSecret).update(body).digest("hex")}`;
const delivery = (body: string, more: Record<string, string>): Sent => {
  const headers = { ...json, "x-github-event": "ping", "x-github-delivery": "one", ...more };
  return { path: hook, method: "POST", headers, body };
};
const webhooks: Attack[] = [
  one("forged webhooks", "without a signature", delivery(quiet, {}), [403]),
  one(
    "forged webhooks",
    "signed by another",
    delivery(quiet, { "x-hub-signature-256": `sha256=${"0".repeat(64)}` }),
    [403],
  ),
  one(
    "forged webhooks",
    "with the signature of another body",
    delivery(quiet, { "x-hub-signature-256": signed("{}") }),
    [403],
  ),
  one(
    "forged webhooks",
    "signed in the old way",
    delivery(quiet, { "x-hub-signature": `sha1=${"0".repeat(40)}` }),
    [403],
  ),
  one("forged webhooks", "with a signature that is none", delivery(quiet, { "x-hub-signature-256": "sha256=" }), [403]),
  one("forged webhooks", "signed, but no JSON", delivery("{", { "x-hub-signature-256": signed("{") }), [400]),
  one("forged webhooks", "of 2 MB", delivery("x".repeat(2_000_000), {}), [413]),
  one(
    "replayed deliveries",
    "the same twice",
    [
      delivery(quiet, { "x-hub-signature-256": signed(quiet), "x-github-delivery": "again" }),
      delivery(quiet, { "x-hub-signature-256": signed(quiet), "x-github-delivery": "again" }),
    ],
    [202],
  ),
];

const methods: Attack[] = ["TRACE", "PUT", "DELETE", "PATCH", "PROPFIND", "POST"].map((method) =>
  one("methods", `${method} of a page`, { path: "/pytorch/2.12.0", method }, [400, 405]),
);

const redirects: Attack[] = [
  "//evil.example",
  "/\\evil.example",
  "/%5cevil.example",
  "/%2f%2fevil.example/..",
  "///evil.example/%2e%2e",
].map((path) => one("open redirects", path, { path }, harmless));
redirects.push(
  one(
    "open redirects",
    "a search that leads away",
    { path: "/search?q=https%3A%2F%2Fevil.example%2Fpytorch%2Fpytorch%2Fpull%2F1" },
    harmless,
  ),
  ...[
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "/%09/evil.example",
    "/sign-out",
  ].map((back) =>
    closed(
      "open redirects",
      `signing in, back to ${back}`,
      { path: `/sign-in?${new URLSearchParams({ return: back })}` },
      [200],
    ),
  ),
);

const unsigned = (payload: object): string => {
  const part = (given: object) => Buffer.from(JSON.stringify(given)).toString("base64url");
  return `${part({ alg: "none" })}.${part(payload)}.`;
};
const otherSecret = (): string => {
  const part = (given: object) => Buffer.from(JSON.stringify(given)).toString("base64url");
  const text = `${part({ alg: "HS256" })}.${part({ sub: "x", aud: "session", exp: 9_999_999_999 })}`;
  return `${text}.${createHmac("sha256", "guess").update(text).digest("base64url")}`;
};
const cookie = (value: string) => ({ cookie: `__Host-hud=${value}` });
const cookies: Attack[] = [
  closed("forged cookies", "without a signature", {
    path: base,
    headers: cookie(unsigned({ sub: "x", aud: "session", exp: 9_999_999_999 })),
  }),
  closed("forged cookies", "signed with another secret", { path: base, headers: cookie(otherSecret()) }),
  closed("forged cookies", "of 8 kB", { path: base, headers: cookie("a".repeat(8000)) }),
  closed("forged cookies", "twice", {
    path: base,
    headers: { cookie: "__Host-hud=a; __Host-hud=b; x-hud-reader=atalman" },
  }),
  closed("forged keys", "a guess as bearer", {
    path: base,
    headers: { authorization: `Bearer hud_${"a".repeat(43)}` },
  }),
  closed("forged keys", "SQL as bearer", { path: base, headers: { authorization: "Bearer hud_'OR'1'='1" } }),
  closed("forged keys", "a guess in an address", { path: `/pytorch/2.12.0/feed.atom?key=hud_${"a".repeat(43)}` }),
  closed("forged keys", "many keys in an address", { path: `/pytorch/2.12.0/calendar.ics?${"key=x&".repeat(200)}` }),
  closed("signing in", "a code of nobody's", { path: "/sign-in/callback?code=x&state=y" }),
  closed("signing in", "a script as trouble", { path: `/sign-in?trouble=${encodeURIComponent(marks.script)}` }, [200]),
  closed("signing in", "a trouble that every object has", { path: "/sign-in?trouble=constructor" }, [200]),
  closed("closed by default", "a page", { path: "/pytorch/2.12.0" }, [303]),
  closed("closed by default", "the part of a page", { path: "/pytorch/2.12.0?_rsc=1", headers: { rsc: "1" } }, [401]),
  closed("closed by default", "a path through what is open", { path: "/_next/static/../../pytorch/2.12.0" }),
  closed("closed by default", "a path through the way in", { path: "/sign-in/%2e%2e/pytorch/2.12.0" }),
  closed(
    "closed by default",
    "a reader's name in a header",
    { path: base, headers: { "x-hud-reader": "atalman" } },
    [401],
  ),
  closed("closed by default", "events", { path: "/api/v1/events" }, [401]),
  closed("closed by default", "the switch of the demo", { path: "/api/demo", method: "POST", body: "{}" }, [401]),
  closed("closed by default", "keys", { path: "/api/keys", method: "POST", body: "label=x" }, [401]),
];

const get = "GET /healthz HTTP/1.1\r\nhost: x\r\n";
const post = `POST ${understand} HTTP/1.1\r\nhost: x\r\n`;
const smuggling: Attack[] = [
  raw(
    "a length and chunks",
    `${post}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n`,
  ),
  raw("two lengths", `${post}content-length: 1\r\ncontent-length: 2\r\n\r\nxx`),
  raw("a length below zero", `${post}content-length: -1\r\n\r\n`),
  raw("a length that is no number", `${post}content-length: 1e9\r\n\r\n`),
  raw("chunks by another name", `${post}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n`),
  raw("chunks twice", `${post}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n`),
  raw("a chunk of endless size", `${post}transfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\nx`),
  raw("a space before the colon", `${get}transfer-encoding : chunked\r\n\r\n`),
  raw("a folded header", `${get}x-a: 1\r\n  folded: 2\r\nx-b\r\n\r\n`),
  raw("a null byte in a header", `${get}x-a: 1\0 2\r\n\r\n`),
  raw("no protocol", "GET /\r\n\r\n"),
  raw("a protocol that is none", "GET / HTTP/9.9\r\nhost: x\r\n\r\n"),
  raw("a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nhost: x\r\n\r\n", [...refused, 0]),
  raw("the start of TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"),
  raw("headers of 40 kB", `${get}x-a: ${"x".repeat(40_000)}\r\n\r\n`),
  raw("thousands of headers", `${get}${"x: y\r\n".repeat(3000)}\r\n`, [...refused, 200]),
  raw(
    "another site's address",
    "GET http://169.254.169.254/latest/meta-data HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n",
    [...refused, 308],
  ),
];

export const attacks: readonly Attack[] = [
  ...injections,
  ...paths,
  ...hostHeaders,
  ...otherHeaders,
  ...bodies,
  ...webhooks,
  ...methods,
  ...redirects,
  ...cookies,
  ...smuggling,
];

/** Sends it as it is: nothing is put in order on the way. */
export function send({ port }: Target, { path, method = "GET", headers = {}, body }: Sent): Promise<Answer> {
  return new Promise((done, failed) => {
    let answered = false;
    const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
    const asked = ask(
      { host: "127.0.0.1", port, path, method, headers: { ...length, ...headers }, agent: false },
      (answer) => {
        answered = true;
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("end", () =>
          done({
            status: answer.statusCode ?? 0,
            headers: answer.rawHeaders.join("\n"),
            body: Buffer.concat(chunks).toString("utf8"),
          }),
        );
        answer.on("error", failed);
      },
    );
    // A server that refuses a long body closes before all of it was sent: what it said has come in by then.
    asked.on("error", (error: NodeJS.ErrnoException) => (answered ? undefined : failed(error)));
    asked.end(body);
  });
}

export function sendRaw({ port }: Target, text: string, patienceMs = 3000): Promise<Answer> {
  return new Promise((done) => {
    let got = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text, "latin1"));
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.on("data", (chunk) => {
      got += String(chunk);
      if (/\r\n\r\n/.test(got)) socket.setTimeout(200);
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      const [headers = "", ...body] = got.split("\r\n\r\n");
      done({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(headers)?.[1] ?? 0), headers, body: body.join("\r\n\r\n") });
    });
  });
}
