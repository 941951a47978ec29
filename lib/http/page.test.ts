import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { standAtDoor } from "./front-door";
import { themeScript } from "./theme-script";

type Handler = (request: IncomingMessage, response: ServerResponse, nonce: string) => void | Promise<void>;

let handler: Handler = () => {};
let server: Server;
let base = "";
const now = "2026-04-24T14:32:00.000Z";

beforeAll(async () => {
  server = createServer((request, response) => {
    const policy = String(request.headers["content-security-policy"]);
    void handler(request, response, /'nonce-([^']+)'/.exec(policy)?.[1] ?? "");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
afterEach(() => standAtDoor({ now: () => now }));

const html = (response: ServerResponse) => response.setHeader("content-type", "text/html; charset=utf-8");
const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policyOf = (answer: Response) => answer.headers.get("content-security-policy") ?? "";

function answerWith(next: Handler): void {
  standAtDoor({ now: () => now });
  handler = next;
}

const plainPage: Handler = (_, response, nonce) => {
  html(response);
  response.write(`<script nonce="${nonce}">one()</script>`);
  response.write(`<p>${"words ".repeat(400)}</p>`);
  response.end(`<script nonce="${nonce}" id="x">two()</script>`);
};

describe("every answer", () => {
  it("forbids what no answer of ours needs", async () => {
    answerWith((_, response) => void response.end("{}"));
    const { headers } = await fetch(base);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("strict-transport-security")).toBeNull();
  });

  it("asks browsers to stay on https where it was reached over https", async () => {
    answerWith((_, response) => void response.end("{}"));
    const { headers } = await fetch(base, { headers: { "x-forwarded-proto": "https" } });
    expect(headers.get("strict-transport-security")).toMatch(/^max-age=\d{7,}/);
  });

  it("also one that is refused at the door", async () => {
    const { status, headers } = await fetch(`${base}/%ff`);
    expect([status, headers.get("x-frame-options")]).toEqual([400, "DENY"]);
  });
});

describe("a page that is whole at once", () => {
  it("names its scripts by hash, so that others may keep it", async () => {
    answerWith(plainPage);
    const answer = await fetch(base);
    expect(answer.headers.get("content-encoding")).toMatch(/br|gzip/);
    expect(await answer.text()).toContain("words words");
    for (const script of ["one()", "two()", themeScript]) expect(policyOf(answer)).toContain(hash(script));
    expect(policyOf(answer)).not.toContain("nonce");
    expect(policyOf(answer)).not.toMatch(/script-src[^;]*unsafe/);
    expect(answer.headers.get("cache-control")).toContain("s-maxage=5");
  });

  it("does not bless a script that crept in", async () => {
    answerWith((_, response, nonce) => {
      html(response);
      response.end(
        `<script>crept()</script><script nonce="guess">in()</script><script nonce="${nonce}">own()</script>`,
      );
    });
    const policy = policyOf(await fetch(base));
    expect(policy).toContain(hash("own()"));
    for (const script of ["crept()", "in()"]) expect(policy).not.toContain(hash(script));
  });

  it.each([
    ["?at=2026-04-20T00:00:00Z", /immutable/],
    ["?at=2026-04-24T14:30:00Z", /s-maxage=5/],
    ["?at=nonsense", /s-maxage=5/],
    ["?at=2027-01-01", /s-maxage=5/],
  ])("of %s is kept as %s", async (query, kept) => {
    answerWith(plainPage);
    expect((await fetch(`${base}/${query}`)).headers.get("cache-control")).toMatch(kept);
  });

  it.each(["/status", "/pytorch/notes", "/"])("of %s is not kept for ever while its past may change", async (path) => {
    answerWith(plainPage);
    standAtDoor({ now: () => now, settles: () => path !== "/" });
    const { headers } = await fetch(`${base}${path}?at=2026-04-20T00:00:00Z`);
    expect(headers.get("cache-control")).toMatch(/s-maxage=5/);
  });

  it("is its reader's own where it names the dashboard as a header does", async () => {
    answerWith(plainPage);
    standAtDoor({ now: () => now, proxies: 1 });
    const kept = async (headers: Record<string, string>) =>
      (await fetch(`${base}/api`, { headers })).headers.get("cache-control");
    expect(await kept({ "x-forwarded-host": "evil.example" })).toBe("private, no-cache");
    expect(await kept({})).toMatch(/s-maxage=5/);
  });

  it("is kept by nobody when it tells of a failure, or is for some readers only", async () => {
    answerWith((request, response, nonce) => {
      response.statusCode = 404;
      return plainPage(request, response, nonce);
    });
    expect((await fetch(base)).headers.get("cache-control")).toBe("private, no-store");
    answerWith(plainPage);
    standAtDoor({ now: () => now, admit: async () => ({ kind: "in" }) });
    expect((await fetch(base)).headers.get("cache-control")).toBe("private, no-store");
  });

  it("is asked for its headers with the same result", async () => {
    answerWith(plainPage);
    const [head, get] = [await fetch(base, { method: "HEAD" }), await fetch(base)];
    expect(policyOf(head)).toBe(policyOf(get));
    expect(await head.text()).toBe("");
  });
});

describe("a page that still waits for a part", () => {
  it("streams under the nonce, and nobody keeps it", async () => {
    let finish = () => {};
    const waiting = new Promise<void>((done) => {
      finish = done;
    });
    answerWith(async (_, response, nonce) => {
      html(response);
      response.write(`<p>first</p><!--$?--><script nonce="${nonce}">one()</script>`);
      await waiting;
      response.end("<p>last</p>");
    });
    const answer = await fetch(base);
    const reader = answer.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toContain("first");
    expect(policyOf(answer)).toMatch(/'nonce-[\w+/=]{20,}'/);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    finish();
    await nextTurn();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toContain("last");
  });
});

describe("a long page that still waits for a part", () => {
  it("comes in whole, also when its writer waits until there is room", async () => {
    const part = Array.from({ length: 4000 }, (_, n) => `<li>${(n * 2654435761) % 4294967296}</li>`).join("");
    answerWith(async (_, response) => {
      html(response);
      response.write("<!--$?-->");
      await wait(60);
      for (let n = 0; n < 20; n++) if (!response.write(part)) await once(response, "drain");
      response.end("<p>last</p>");
    });
    const text = await (await fetch(base)).text();
    expect(text).toHaveLength("<!--$?-->".length + part.length * 20 + "<p>last</p>".length);
  });
});

describe("what is no page", () => {
  it("passes as it is written, part by part", async () => {
    answerWith((_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("data: 1\n\n", () => response.end("data: 2\n\n"));
    });
    expect(await (await fetch(base)).text()).toBe("data: 1\n\ndata: 2\n\n");
  });
});
