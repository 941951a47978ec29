/** What is read whole once an hour: not more often because of a lasting trouble, and so that nothing stays wrong or grows. */
import { afterEach, describe, expect, it } from "vitest";
import { factKey } from "../domain/facts";
import type { SimulatorOptions } from "../simulator/server";
import { namesIn } from "./names";
import { differences } from "./test-compare";
import { type TestWorld, testWorld } from "./test-world";

type Answer = { data: Record<string, Record<string, unknown> | null> };
type Change = (body: string, answer: Answer) => void;

describe("the hourly reading", () => {
  let world: TestWorld;
  afterEach(() => world.simulator.close());
  /** GitHub as it answers while `change` is set. */
  let change: Change | null = null;

  async function changedWorld(options: SimulatorOptions & Parameters<typeof testWorld>[0]): Promise<void> {
    change = null;
    world = await testWorld({
      ...options,
      github: {
        timeoutMs: 30_000,
        fetch: async (url, init) => {
          const answer = await fetch(url, init);
          if (change === null) return answer;
          const json = (await answer.json()) as Answer;
          change(String(init?.body), json);
          return Response.json(json, { status: answer.status, headers: { "x-ratelimit-limit": "5000" } });
        },
      },
    });
  }

  const pass = (minutes: number): void => {
    const now = Date.parse(world.simulator.clock.now()) + minutes * 60_000;
    world.simulator.control({ now: new Date(now).toISOString() });
  };
  const badSources = async () =>
    (await world.store.sourcesAt()).filter(({ state }) => state !== "ok").map(({ id }) => id);

  it("is not made at each poll for a file that GitHub cuts off: its source alone stays marked", async () => {
    await changedWorld({ now: "2026-04-22T02:00:00Z" });
    change = (body, { data }) => {
      const object = data.repository?.object;
      if (body.includes("query DocumentText") && object) Reflect.set(object, "isTruncated", true);
    };
    expect(await world.poll()).toMatchObject({ outcome: "partial", error: expect.stringContaining("RELEASE.md") });
    for (let minute = 0; minute < 3; minute += 1) {
      pass(1);
      expect(await world.poll()).toMatchObject({ requests: 2 });
      expect(await badSources()).toEqual(["pytorch/process"]);
    }
    change = null;
    expect(await world.poll()).toMatchObject({ outcome: "ok" });
    expect(await badSources()).toEqual([]);
  });

  it("is not made every five minutes for a companion that is hidden", async () => {
    await changedWorld({
      now: "2026-04-22T02:00:00Z",
      project: { companions: [{ repo: "pytorch/hidden", branch: "release/2.12" }] },
    });
    const first = await world.poll();
    pass(61);
    expect((await world.poll()).requests).toBeGreaterThan(10);
    // All that can be read was read once: from then on the past is known.
    expect(await world.store.memo()).toMatchObject({ firstWhole: first.at });
    pass(6);
    expect(await world.poll()).toMatchObject({ outcome: "partial", requests: 1 });
    expect(await badSources()).toEqual(["pytorch/companions"]);
  });

  it("is tried again at once where GitHub shows nothing at all", async () => {
    await changedWorld({ now: "2026-04-22T02:00:00Z" });
    change = (body, { data }) => {
      if (body.includes("query Probe")) data.r0 = null;
    };
    expect(await world.poll()).toMatchObject({ requests: 1 });
    expect(await world.store.memo()).not.toHaveProperty("reconciledAt");
    expect(await world.store.memo()).not.toHaveProperty("firstWhole");
  });

  it("finds the pull requests that GitHub had not yet joined with trunk's newest commits", async () => {
    await changedWorld({ scenario: "native" });
    let unjoined = 0;
    change = (body, { data }) => {
      if (!body.includes("query LineOfHistory")) return;
      const object = data.repository?.object as {
        history?: { nodes: { associatedPullRequests: { nodes: unknown[] } }[] };
      };
      for (const node of object.history?.nodes ?? []) {
        unjoined += node.associatedPullRequests.nodes.length;
        node.associatedPullRequests.nodes = [];
      }
    };
    await world.poll();
    expect(unjoined).toBeGreaterThan(0);
    change = null;
    const orderOf = async () =>
      (await world.store.factsAt("", null, ["commit"])).flatMap((fact) =>
        fact.kind === "commit" && fact.branch === world.project.trunk ? `${fact.index} ${fact.sha}` : [],
      );
    const before = await orderOf();
    pass(61);
    await world.poll();
    expect(await differences(world.store, await world.fresh())).toEqual([]);
    expect(await orderOf()).toEqual(expect.arrayContaining(before));
  });

  it("takes two hundred names of one comment at most", async () => {
    await changedWorld({ now: "2026-04-22T02:00:00Z", project: { companions: [] } });
    const text = Array.from({ length: 9_300 }, (_, n) => `#${n + 1}`).join(" ");
    expect(namesIn(text, "o/r")).toHaveLength(9_300);
    let flooded = "";
    change = (body, { data }) => {
      if (!body.includes("query CommentsById")) return;
      const [comment] = data.nodes as unknown as { id: string; body: string }[];
      if (comment) flooded = comment.id;
      if (comment) comment.body = text;
    };
    expect((await world.poll()).requests).toBeLessThan(100);
    change = null;
    const known = Object.values(await world.store.memo()).flatMap((value) => Reflect.get(Object(value), flooded) ?? []);
    expect(known).toMatchObject([{ names: { length: 200 } }]);
  });

  it("leaves threads that are named no longer, and keeps what was seen of them", async () => {
    await changedWorld({ now: "2026-04-22T02:00:00Z" });
    await world.poll();
    const threads = async () => Object.keys((await world.store.memo()).threads ?? {}).sort();
    const before = await threads();
    for (const [name, comments] of Object.entries(await world.store.memo())) {
      if (!name.startsWith("comments ")) continue;
      const silent = Object.entries(Object(comments)).map(([id, one]) => [id, { ...Object(one), names: [] }]);
      world.store.remember(name, Object.fromEntries(silent));
    }
    pass(61);
    expect(await world.poll()).toMatchObject({ outcome: "ok" });
    const after = await threads();
    const left = before.filter((key) => !after.includes(key));
    expect(left.length).toBeGreaterThan(0);
    expect(after.length).toBeGreaterThan(10);
    const facts = await world.store.factsAt("", null, ["pull", "issue"]);
    expect(facts.map(factKey)).toEqual(expect.arrayContaining(left));
    // And nothing more in the hours that follow.
    pass(61);
    await world.poll();
    expect(await threads()).toEqual(after);
  });
});
