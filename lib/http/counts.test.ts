import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { answerCounts, kindOf } from "./counts";
import { standAtDoor } from "./front-door";
import { nowShortly } from "./keep";

let server: Server;
let port = 0;
/** Says when the answer to a path was over, so that it can be counted. */
const over = new Map<string, () => void>();
beforeAll(async () => {
  standAtDoor();
  server = createServer((asked, response) => {
    if (asked.url === "/kept") response.setHeader("cache-control", nowShortly).setHeader("content-type", "text/plain");
    if (asked.url === "/fails") response.statusCode = 500;
    if (asked.url === "/api/v1/events") response.write("event: snapshot\n\n");
    else if (asked.url !== "/never") response.end("inside");
    else asked.socket.destroy();
  });
  // Stands after the door's own look at the answer, so that the count is made when this hears of its end.
  server.on("request", (asked, response) => response.once("close", () => over.get(asked.url ?? "")?.()));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  port = (server.address() as AddressInfo).port;
});
afterEach(() => standAtDoor());
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const figures = () => new Map(answerCounts().map(({ kind, status, count }) => [`${kind} ${status}`, count]));

/** What was counted since, and nothing else. */
function since(before: ReadonlyMap<string, number>): Record<string, number> {
  const grown = [...figures()].map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const);
  return Object.fromEntries(grown.filter(([, count]) => count > 0));
}

function ask(path: string, method = "GET"): Promise<number> {
  return new Promise((done) => {
    const asked = request({ host: "127.0.0.1", port, path, method, agent: false }, (answer) => {
      answer.resume().once("close", () => done(answer.statusCode ?? 0));
    });
    asked.once("error", () => done(0));
    asked.end();
  });
}

describe("answers are counted at the door", () => {
  it.each([
    ["a page", "/pytorch/2.12.0", "GET", "page 200"],
    ["a page that fails", "/fails", "GET", "page 500"],
    ["a POST", "/api/v1/understand/comment", "POST", "api 200"],
    ["a method that nothing takes", "/", "PUT", "page 405"],
    ["an address that is no text", "/api/v1/%ff", "GET", "api 400"],
  ])("%s", async (_, path, method, expected) => {
    const before = figures();
    await ask(path, method);
    expect(since(before)).toEqual({ [expected]: 1 });
  });

  it("too many requests", async () => {
    standAtDoor({ perMinute: 2 });
    const before = figures();
    expect([await ask("/search"), await ask("/search")]).toEqual([200, 429]);
    expect(since(before)).toEqual({ "page 200": 1, "page 429": 1 });
  });

  it("who is not let in, and who cannot be looked up", async () => {
    const before = figures();
    standAtDoor({ admit: async () => ({ kind: "out", code: "not-signed-in", text: "No." }) });
    await ask("/api/v1/releases");
    standAtDoor({ admit: () => Promise.reject(new Error("away")) });
    await ask("/");
    expect(since(before)).toEqual({ "api 401": 1, "page 503": 1 });
  });

  it("an answer that was kept, once for each reader", async () => {
    standAtDoor({ state: async () => "1" });
    const before = figures();
    await ask("/kept");
    await ask("/kept");
    expect(since(before)).toEqual({ "page 200": 2 });
  });

  it("a stream of events, when it is over", async () => {
    const before = figures();
    const ended = new Promise<void>((done) => over.set("/api/v1/events", done));
    const asked = request({ host: "127.0.0.1", port, path: "/api/v1/events", agent: false }, (answer) => {
      expect(since(before)).toEqual({});
      answer.once("error", () => {});
      asked.destroy();
    });
    asked.once("error", () => {});
    asked.end();
    await ended;
    expect(since(before)).toEqual({ "events 200": 1 });
  });

  it("but not what nobody was answered", async () => {
    const before = figures();
    const ended = new Promise<void>((done) => over.set("/never", done));
    expect(await ask("/never")).toBe(0);
    await ended;
    expect(since(before)).toEqual({});
  });
});

describe("the kind of an answer", () => {
  it.each([
    ["/", "page"],
    ["/pytorch/2.12.0/picks", "page"],
    ["/api", "page"],
    ["/no/such/thing", "page"],
    ["/api/v1/releases/pytorch/2.12.0", "api"],
    ["/api/v1/openapi.json", "api"],
    ["/api/v1/events", "events"],
    ["/api/webhooks/github", "webhook"],
    ["/pytorch/2.12.0/feed.atom", "feed"],
    ["/pytorch/2.12.0/calendar.ics", "feed"],
    ["/pytorch/2.12.0/badge.svg", "badge"],
    ["/_next/static/chunks/a.js", "file"],
    ["/hud.schema.json", "file"],
    ["/healthz", "probe"],
    ["/readyz", "probe"],
    ["/metrics", "probe"],
  ])("%s is of the kind %s", (path, kind) => expect(kindOf(path)).toBe(kind));
});
