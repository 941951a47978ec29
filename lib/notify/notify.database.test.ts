import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { config } from "../config";
import { notifyEvents } from "../config/notify";
import { type Served, served } from "../run/test-served";
import { noteVerdicts } from "../run/verdicts";
import { deliverDue, tell, tryTargets } from ".";

/** Machine time of the test: it never waits. */
let machine = Date.parse("2026-04-24T12:00:00Z");
const now = () => new Date(machine).toISOString();
const later = (minutes: number) => {
  machine += minutes * 60_000;
};

let world: Served;
let receiver: Server;
let answers: number[] = [];
const taken: {
  headers: NodeJS.Dict<string | string[]>;
  body: { event: string; title: string; verdict: unknown; changes: { text: string; url: string }[] };
}[] = [];

beforeAll(async () => {
  world = await served("pytorch-2.12", "2026-04-22T12:00:00Z");
  receiver = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const status = answers.shift() ?? 200;
      if (status === 200) taken.push({ headers: request.headers, body: JSON.parse(Buffer.concat(parts).toString()) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((done) => receiver.listen(0, "127.0.0.1", done));
  const to = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  config().notify = [
    {
      name: "bot",
      as: "webhook",
      to,
      secret: "hush",
      projects: null,
      events: [...notifyEvents],
      audience: "everyone",
      quietMinutes: 5,
    },
  ];
});
afterAll(async () => {
  receiver.close();
  await world.close();
});
beforeEach(() => {
  answers = [];
  taken.length = 0;
});

describe("telling", () => {
  it("the first look tells nothing: there is nothing to compare with", async () => {
    expect(await tell("pytorch", now())).toBe(0);
    expect(await deliverDue(now)).toEqual([]);
  });

  it("what changed between two polls arrives once, with links, and the same look again tells nothing", async () => {
    await world.pollAt("2026-04-24T12:00:00Z");
    expect(await tell("pytorch", now())).toBeGreaterThan(0);
    expect(await tell("pytorch", now())).toBe(0);
    await deliverDue(now);
    const changes = taken.flatMap(({ body }) => body.changes);
    expect(changes.length).toBeGreaterThan(2);
    for (const { url } of changes) expect(url).toMatch(/^https:\/\/github\.com\//);
    expect(await deliverDue(now)).toEqual([]);
  });

  it("a receiver that fails gets the same message again, later and later, with the same id", async () => {
    await world.pollAt("2026-04-24T18:00:00Z");
    await tell("pytorch", now());
    answers = [500, 503];
    const errors = [];
    for (const minutes of [0, 0.1, 0.2, 0.2, 0.5]) {
      later(minutes);
      errors.push(...(await deliverDue(now)).map(({ error }) => error));
    }
    expect(errors.filter((error) => error !== null)).toEqual([
      "The receiver answered 500.",
      "The receiver answered 503.",
    ]);
    const ids = taken.map(({ headers }) => headers["webhook-id"]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await world.store.countMessages(["pytorch"])).toMatchObject({ waiting: 0, givenUp: 0 });
  });

  it("whoever ends between taking and delivering leaves the message to the next", async () => {
    await world.pollAt("2026-04-26T12:00:00Z");
    expect(await tell("pytorch", now())).toBeGreaterThan(0);
    const due = await world.store.takeDue(["pytorch"], now(), 60_000); // and then this one is gone
    expect(due.length).toBeGreaterThan(0);
    expect(await deliverDue(now)).toEqual([]);
    later(2);
    expect((await deliverDue(now)).length).toBe(due.length);
  });

  it("two processes that saw the same poll tell once", async () => {
    await world.pollAt("2026-04-27T12:00:00Z");
    const told = await Promise.all([tell("pytorch", now()), tell("pytorch", now())]);
    expect(told.filter((count) => count > 0)).toHaveLength(1);
    await deliverDue(now);
  });
});

describe("a verdict that flaps", () => {
  const put = async (from: string, to: string, at: string) => {
    const stretch = { from: await world.store.toldUpTo("pytorch"), to: at };
    const { mergeVerdicts, verdictDue } = await import("./compose");
    const { messageSchema } = await import("./message");
    const message = messageSchema.parse({
      event: "verdict",
      project: "pytorch",
      version: "2.12.0",
      at,
      title: "x",
      text: "",
      url: "",
      next: [],
      changes: [],
      verdict: { from, to, times: 1 },
    });
    const make = (waiting: { body: string; since: string } | null) => ({
      body: JSON.stringify(waiting ? mergeVerdicts(messageSchema.parse(JSON.parse(waiting.body)), message) : message),
      dueAt: verdictDue(now(), waiting?.since ?? now(), 5),
    });
    await world.store.putMessages("pytorch", stretch, [{ target: "bot", topic: "verdict/2.12.0", make }], now());
  };

  it("sends one message, once it has held for the quiet period", async () => {
    later(120);
    await deliverDue(now);
    taken.length = 0;
    await put("no-go", "go", "2026-04-27T13:00:00Z");
    later(3);
    await put("go", "no-go", "2026-04-27T13:03:00Z");
    later(3);
    await put("no-go", "go", "2026-04-27T13:06:00Z");
    expect(await deliverDue(now)).toEqual([]);
    later(5);
    await deliverDue(now);
    expect(taken.map(({ body }) => body.verdict)).toEqual([{ from: "no-go", to: "go", times: 3 }]);
  });
});

describe("beside it", () => {
  it("a test message reaches every target without the outbox", async () => {
    expect(await tryTargets(now())).toEqual([{ target: "bot", error: null }]);
    expect(taken[0]?.body.event).toBe("test");
    answers = [404];
    expect(await tryTargets(now())).toEqual([{ target: "bot", error: "The receiver answered 404." }]);
  });

  it("verdicts are noted for every release that is not over, and once while they stand", async () => {
    await noteVerdicts(world.project);
    await noteVerdicts(world.project);
    const noted = await world.store.verdicts("pytorch", "2.12.0", null);
    expect(noted).toHaveLength(1);
    expect(Object.keys(noted[0]?.gates ?? {}).length).toBeGreaterThan(10);
    expect(await world.store.verdicts("pytorch", "2.11.0", null)).toEqual([]);
  });

  it("a world that begins anew takes its messages along", async () => {
    await world.store.forgetProject("pytorch");
    expect(await world.store.toldUpTo("pytorch")).toBeNull();
    expect(await world.store.countMessages(["pytorch"])).toEqual({ waiting: 0, delivered: 0, givenUp: 0 });
  });
});
