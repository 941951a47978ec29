import { EventEmitter, once } from "node:events";
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Caught } from "./catch-answer";
import type { Admission } from "./door";
import { standAtDoor } from "./front-door";
import { notKept, nowShortly, ownForNow } from "./keep";
import { KeptAnswers } from "./kept-answers";
import { reply, written } from "./reply";
import { Shared } from "./share";

let site = "";
let server: Server;
let made: string[] = [];
let state: string | null = "1";
/** Answers wait for this, so that a test can hold one while others ask. */
let gate: Promise<void> = Promise.resolve();
let answerIt: (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const json = async (request: IncomingMessage, response: ServerResponse, kept = nowShortly) => {
  const given = new Request(`${site}${request.url}`, { headers: request.headers as Record<string, string> });
  const answer = await reply(given, written(`{"state":${JSON.stringify(state)}}`), "application/json", kept);
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.setHeader(name, [value]); // as the framework does
  response.flushHeaders();
  await new Promise((done) => setImmediate(done)); // the body comes a little later
  response.end(Buffer.from(await answer.arrayBuffer()));
};
const page = async (_: IncomingMessage, response: ServerResponse) => {
  response.setHeader("content-type", "text/html");
  response.write("<p>one ");
  response.end(`${state}</p>`);
};

beforeAll(async () => {
  server = createServer(async (request, response) => {
    made.push(request.url ?? "");
    await gate;
    await answerIt(request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  standAtDoor();
});
beforeEach(() => {
  made = [];
  state = "1";
  gate = Promise.resolve();
  answerIt = json;
  standAtDoor({ state: async () => state });
});

const ask = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(site + path, { headers });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

describe("an answer is made once while nothing changes", () => {
  it.each([
    ["of the API", () => json],
    ["that is a page", () => page],
  ])("one %s", async (_, which) => {
    answerIt = which();
    const [first, second] = [await ask("/a"), await ask("/a")];
    expect(made).toEqual(["/a"]);
    expect(second.text).toBe(first.text);
    expect(second.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
    for (const name of ["content-type", "content-security-policy", "cache-control", "etag", "vary"])
      expect(second.headers.get(name), name).toBe(first.headers.get(name));
  });

  it("a part of a page that the framework asks for, for each place it is asked from", async () => {
    answerIt = async (_, response) => {
      response.writeHead(200, { "content-type": "text/x-component", "cache-control": notKept }).end(state);
    };
    const from = (tree: string) => ask("/a", { rsc: "1", "next-router-state-tree": tree });
    await from("x");
    expect([(await from("x")).text, (await from("y")).text]).toEqual(["1", "1"]);
    expect(made).toHaveLength(2);
  });

  it("however many ask at once", async () => {
    let open = () => {};
    gate = new Promise((done) => {
      open = done;
    });
    const asked = Array.from({ length: 20 }, () => ask("/a"));
    await expect.poll(() => made.length).toBe(1);
    open();
    expect(new Set((await Promise.all(asked)).map(({ text }) => text))).toEqual(new Set(['{"state":"1"}']));
    expect(made).toEqual(["/a"]);
  });

  it("and anew as soon as anything changed", async () => {
    await ask("/a");
    state = "2";
    expect((await ask("/a")).text).toBe('{"state":"2"}');
    expect(made).toEqual(["/a", "/a"]);
  });

  it("not for longer than what a page says of ages may be old", () => {
    const kept = new KeptAnswers();
    kept.find("/a", "1", 0);
    kept.begin("/a", "1", 1000)({ headers: {}, body: Buffer.from("one") });
    expect(kept.find("/a", "1", 6000)?.body.toString()).toBe("one");
    expect(kept.find("/a", "1", 6001)).toBeNull();
  });

  it("one that is done when things stand otherwise is for those who waited, and for nobody later", async () => {
    const kept = new KeptAnswers();
    kept.find("/a", "1", 0);
    const done = kept.begin("/a", "1", 0);
    const waiting = kept.underWay("/a", "1");
    expect(kept.find("/a", "2", 1)).toBeNull();
    expect(kept.underWay("/a", "2")).toBeNull();
    done({ headers: {}, body: Buffer.from("one") });
    expect((await waiting)?.body.toString()).toBe("one");
    expect(kept.find("/a", "2", 2)).toBeNull();
  });

  it("who has it already is told so, by the answer that is made and by the kept one", async () => {
    const { headers } = await ask("/a");
    const known = { "if-none-match": headers.get("etag") ?? "" };
    standAtDoor({ state: async () => state }); // forgets what was kept
    const [made304, kept304, whole] = [await ask("/a", known), await ask("/a", known), await ask("/a")];
    expect([made304.status, kept304.status, whole.status]).toEqual([304, 304, 200]);
    expect([made304.text, kept304.text, whole.text]).toEqual(["", "", '{"state":"1"}']);
    expect(made).toEqual(["/a", "/a"]);
  });

  it("who has what is not for others is told so too", async () => {
    answerIt = (request, response) => json(request, response, ownForNow);
    const { headers } = await ask("/feed.atom");
    const again = await ask("/feed.atom", { "if-none-match": headers.get("etag") ?? "" });
    expect([headers.get("cache-control"), again.status, again.text]).toEqual([ownForNow, 304, ""]);
  });
});

describe("an answer is made for each reader", () => {
  const twice = async (headers: Record<string, string> = {}, path = "/a") => {
    await ask(path);
    await ask(path, headers);
    return made.length;
  };

  it("where it depends on what the reader takes or asks for", async () => {
    expect(await twice({ "accept-encoding": "br" })).toBe(2);
    made = [];
    expect(await twice({ rsc: "1" }, "/b")).toBe(2);
  });

  it("where it names the dashboard by the name under which it was reached", async () => {
    const reached = async (host: string) => {
      const answer = httpRequest(`${site}/a`, { headers: { host } });
      answer.end();
      const [response] = (await once(answer, "response")) as [IncomingMessage];
      response.resume();
      await once(response, "end");
    };
    for (const host of ["one.example", "two.example", "one.example"]) await reached(host);
    expect(made).toHaveLength(2);
    made = [];
    standAtDoor({ state: async () => state, proxies: 1 });
    expect(await twice({ "x-forwarded-host": "three.example" })).toBe(2);
    made = [];
    expect(await twice({ "x-forwarded-proto": "https" }, "/b")).toBe(2);
  });

  it("while nobody can say how things stand", async () => {
    state = null;
    expect(await twice()).toBe(2);
    standAtDoor({ state: () => Promise.reject(new Error("no database")) });
    made = [];
    expect(await twice()).toBe(2);
  });

  it("where not everybody may come in", async () => {
    const asked: string[] = [];
    const admit = async ({ url = "" }: IncomingMessage): Promise<Admission> => {
      asked.push(url);
      return { kind: "in" };
    };
    standAtDoor({ state: async () => state, admit });
    expect(await twice()).toBe(2);
    expect(asked).toEqual(["/a", "/a"]);
  });

  it.each(["/healthz", "/metrics", "/api/v1/events", "/a?at=2026-04-01"])("at %s", async (path) => {
    expect(await twice({}, path)).toBe(2);
  });

  it("where it may not be kept, failed, or carries a cookie", async () => {
    const answers: [number, Record<string, string>][] = [
      [200, { "cache-control": notKept }],
      [500, { "cache-control": nowShortly }],
      [200, { "cache-control": nowShortly, "set-cookie": "a=b" }],
    ];
    for (const [status, headers] of answers) {
      made = [];
      answerIt = async (_, response) => void response.writeHead(status, headers).end("own");
      expect(await twice({}, `/${status}${Object.keys(headers).length}`)).toBe(2);
    }
  });

  it("where it is longer than what is kept", async () => {
    answerIt = async (_, response) => {
      response.setHeader("cache-control", nowShortly);
      response.write(Buffer.alloc(4 * 1024 * 1024));
      response.end("more");
    };
    expect(await twice()).toBe(2);
  });

  it("and nobody waits for ever for one that was broken off", async () => {
    answerIt = async (_, response) => void response.destroy();
    await expect(ask("/a")).rejects.toThrow();
    answerIt = json;
    expect((await ask("/a")).status).toBe(200);
  });
});

/** A reader who writes on a bare connection, and may read nothing of what comes back. */
async function connection(): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  await once(socket, "connect");
  return socket;
}
const line = (path: string) => `GET ${path} HTTP/1.1\r\nhost: ${new URL(site).host}\r\n\r\n`;
/** As a browser asks here, so that both ask for the same. */
const asLine = async (path: string) => {
  const answer = httpRequest(site + path);
  answer.end();
  const [response] = (await once(answer, "response")) as [IncomingMessage];
  return Buffer.concat(await response.toArray()).length;
};

describe("a reader who takes an answer slowly holds it back from nobody", () => {
  const size = 240 * 16_384; // more than the connection itself holds
  const inParts = async ({ url }: IncomingMessage, response: ServerResponse) => {
    response.setHeader("cache-control", nowShortly);
    if (url === "/stream") {
      response.setHeader("cache-control", notKept);
      return void response.write("never ends");
    }
    for (let n = 0; n < 240; n++) if (!response.write(Buffer.alloc(16_384))) await once(response, "drain"); // as the framework does
    response.end();
  };
  beforeEach(() => {
    answerIt = inParts;
  });

  it("who reads nothing", async () => {
    const socket = await connection();
    socket.pause();
    socket.write(line("/a"));
    await expect.poll(() => made).toEqual(["/a"]);
    expect(await asLine("/a")).toBe(size);
    expect(made).toEqual(["/a"]);
    socket.destroy();
  });

  it("whose answer is queued behind one that never ends", async () => {
    const socket = await connection();
    socket.write(line("/stream") + line("/a"));
    await expect.poll(() => made).toEqual(["/stream", "/a"]);
    expect(await asLine("/a")).toBe(size);
    expect(made).toEqual(["/stream", "/a"]);
    socket.destroy();
  });

  it("who makes the one that never ends, for longer than others wait", async () => {
    const shared = new Shared(1);
    const reader = () => {
      const socket = new EventEmitter();
      const request = { headers: {}, socket } as unknown as IncomingMessage;
      const response = Object.assign(new EventEmitter(), { req: request }) as unknown as ServerResponse;
      const taken: Parameters<Caught["listen"]>[0][] = [];
      const caught: Caught = { listen: (take) => void taken.push(take), send: () => {} };
      return { taken, answer: shared.answer(request, response, "/a", caught, async () => "1") };
    };
    const [first, second, third] = [reader(), reader(), reader()];
    expect(await first.answer).toBeNull();
    expect(await second.answer).toBeNull();
    const answer = { headers: {}, body: Buffer.from("whole") };
    second.taken[0]?.(answer);
    expect((await third.answer)?.body).toBe(answer.body);
    expect([first, second, third].map(({ taken }) => taken.length)).toEqual([1, 1, 0]);
  });
});
