import { createServer, request, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codingHeader } from "./dress";
import { refusalAtDoor, standAtDoor } from "./front-door";
import { reply, written } from "./reply";

let server: Server;
let port = 0;
/** Waits for the whole body before it answers. */
let slow: Server;
let slowPort = 0;
beforeAll(async () => {
  standAtDoor();
  server = createServer((_, response) => response.end("inside"));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  port = (server.address() as AddressInfo).port;
  slow = createServer((asked, response) => asked.resume().once("end", () => response.end()));
  await new Promise<void>((done) => slow.listen(0, "127.0.0.1", done));
  slowPort = (slow.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  slow.close();
});

function ask(path: string, method = "GET"): Promise<{ status: number; type: string; body: string }> {
  return new Promise((done, failed) => {
    const asked = request({ host: "127.0.0.1", port, path, method, agent: false }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (text: string) => {
        body += text;
      });
      answer.on("end", () =>
        done({ status: answer.statusCode ?? 0, type: answer.headers["content-type"] ?? "", body }),
      );
    });
    asked.once("error", failed);
    asked.end();
  });
}

describe("the front door", () => {
  it.each(["/%ff/2.12.0", "/api/v1/releases/pytorch/%E0%A4%A", "/%", "/%c3%28?x=1"])(
    "refuses %s as a problem",
    async (path) => {
      const { status, type, body } = await ask(path);
      expect([status, type]).toEqual([400, "application/problem+json"]);
      expect(JSON.parse(body)).toMatchObject({ status: 400, code: "bad-request" });
    },
  );

  it("keeps an idle connection for longer than balancers do", async () => {
    await ask("/");
    expect(server.keepAliveTimeout).toBeGreaterThan(60_000);
  });

  it("lets nobody ask what a file takes, which the framework answers with a fault of its own", async () => {
    for (const path of ["/icons/go.svg", "/_next/static/a.js", "/hud.schema.json"])
      expect(await ask(path, "OPTIONS")).toMatchObject({ status: 405, type: "application/problem+json" });
    expect(await ask("/api/v1/releases", "OPTIONS")).toMatchObject({ status: 200 });
    expect(await ask("/pytorch/2.12.0/badge.svg", "OPTIONS")).toMatchObject({ status: 200 });
  });

  it("gives whole what only a part is asked of: a part that is not there is a fault of the framework's", async () => {
    const seen: (string | undefined)[] = [];
    const own = createServer((asked, response) => {
      seen.push(asked.headers.range);
      response.end();
    });
    await new Promise<void>((done) => own.listen(0, "127.0.0.1", done));
    await fetch(`http://127.0.0.1:${(own.address() as AddressInfo).port}/icons/go.svg`, {
      headers: { range: "bytes=999999999-" },
    });
    own.close();
    expect(seen).toEqual([undefined]);
  });

  it("refuses methods that no address takes", async () => {
    expect(await ask("/", "TRACE")).toMatchObject({ status: 405, type: "application/problem+json" });
  });

  it.each(["/", "/a%20b", "/caf%C3%A9?q=%ff", "/x?y=%"])("lets %s in", async (path) => {
    expect((await ask(path)).body).toBe("inside");
    expect(refusalAtDoor("GET", path)).toBeNull();
  });

  it("an address that is longer than can be read is a problem too", async () => {
    expect(await ask(`/?q=${"x".repeat(40_000)}`)).toMatchObject({ status: 400, type: "application/problem+json" });
  });

  it("names the coding of a route's answer, which the framework would have dropped", async () => {
    const coded = createServer((_, response) => {
      response.setHeader(codingHeader, "br");
      response.end();
    });
    await new Promise<void>((done) => coded.listen(0, "127.0.0.1", done));
    const answer = await fetch(`http://127.0.0.1:${(coded.address() as AddressInfo).port}/`, { method: "HEAD" });
    coded.close();
    expect([answer.headers.get("content-encoding"), answer.headers.get(codingHeader)]).toEqual(["br", null]);
  });

  it("what is no HTTP gets an answer and is let go", async () => {
    const text = await new Promise<string>((done) => {
      let got = "";
      const socket = connect(port, "127.0.0.1", () => socket.write("hello\r\n\r\n"));
      socket.on("data", (data) => {
        got += String(data);
      });
      socket.on("close", () => done(got));
    });
    expect(text).toContain("400 Bad Request");
    expect(text).toContain('"code":"bad-request"');
  });
});

describe("answers in other codings", () => {
  const text = JSON.stringify({ text: "a release ".repeat(500) });
  const asked = (accept: string | null, more: Record<string, string> = {}) =>
    reply(
      new Request("http://x", { headers: { ...(accept ? { "accept-encoding": accept } : {}), ...more } }),
      written(text),
      "application/json",
    );
  const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer());

  it("are the same once decoded, and smaller", async () => {
    const [br, gz] = [await bytes(await asked("gzip, br")), await bytes(await asked("gzip"))];
    expect(brotliDecompressSync(br).toString()).toBe(text);
    expect(gunzipSync(gz).toString()).toBe(text);
    expect(Math.max(br.length, gz.length)).toBeLessThan(text.length / 5);
  });

  it.each([
    ["br;q=0.5, gzip", "gzip"],
    ["br;q=0, gzip;q=0.1", "gzip"],
    ["*", "br"],
    ["identity", null],
    ["gzip;q=0", null],
    [null, null],
  ])("accept-encoding %s is answered with %s", async (accept, coding) => {
    expect((await asked(accept)).headers.get(codingHeader)).toBe(coding);
  });

  it("a coded answer's name is weak, and is known all the same", async () => {
    const etag = (await asked("br")).headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\//);
    expect((await asked("br", { "if-none-match": etag })).status).toBe(304);
  });

  it("short answers stay as they are", async () => {
    const short = await reply(
      new Request("http://x", { headers: { "accept-encoding": "br" } }),
      written("{}"),
      "application/json",
    );
    expect(short.headers.get(codingHeader)).toBeNull();
  });
});

describe("what the door lets through", () => {
  const at = (path: string, given: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, given);

  it("one address is told to wait, with how long", async () => {
    standAtDoor({ perMinute: 2 });
    expect((await at("/search?q=1")).status).toBe(200);
    const answer = await at("/search?q=2");
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ code: "too-many-requests" });
    expect((await at("/pytorch/2.12.0")).status).toBe(200);
    standAtDoor();
  });

  it("what is guarded, and what another site's page would change, is refused", async () => {
    standAtDoor({ guard: ({ url }) => (url === "/metrics" ? { code: "forbidden", text: "No." } : null) });
    expect((await at("/metrics")).status).toBe(403);
    const crossSite = { method: "POST", headers: { "sec-fetch-site": "cross-site" } };
    expect((await at("/api/demo", crossSite)).status).toBe(403);
    standAtDoor();
  });

  it("nobody comes in who is not admitted, and nobody can say who he is", async () => {
    standAtDoor({
      admit: async ({ url, headers }) => {
        if (headers["x-hud-reader"]) return { kind: "in" };
        return url === "/"
          ? { kind: "elsewhere", to: "/sign-in" }
          : { kind: "out", code: "not-signed-in", text: "No." };
      },
    });
    const forged = { headers: { "x-hud-reader": "mona" }, redirect: "manual" as const };
    expect((await at("/api/v1/releases", forged)).status).toBe(401);
    expect((await at("/", forged)).headers.get("location")).toBe("/sign-in");
    standAtDoor({ admit: () => Promise.reject(new Error("secret")) });
    const answer = await at("/");
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toContain("secret");
    standAtDoor();
  });

  it("a body that does not come in is not waited for, and one that is too long is not read", async () => {
    standAtDoor({ bodyMs: 30 });
    const text = await new Promise<string>((done) => {
      let got = "";
      const head = "POST /api/v1/x HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\na";
      const socket = connect(slowPort, "127.0.0.1", () => socket.write(head));
      socket.on("data", (data) => {
        got += String(data);
      });
      socket.on("close", () => done(got));
    });
    expect(text).toContain("408 Request Timeout");
    const long = await at("/api/v1/x", { method: "POST", body: "x".repeat(1_048_577) });
    expect(long.status).toBe(413);
    standAtDoor();
  });
});
