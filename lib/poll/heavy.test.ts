import { afterEach, describe, expect, it } from "vitest";
import { differences } from "./test-compare";
import { type TestWorld, testWorld } from "./test-world";

const start = Date.parse("2026-04-22T15:03:00Z");
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();

describe("a question that GitHub finds too heavy", () => {
  let world: TestWorld;
  afterEach(() => world.simulator.close());

  /** GitHub chokes on each question of this name that is longer than `most`. */
  async function choking(name: string) {
    const limit = { most: Number.POSITIVE_INFINITY, longest: 0, choked: 0 };
    world = await testWorld({
      now: at(0),
      github: {
        timeoutMs: 30_000,
        fetch: async (url, init) => {
          const { query } = JSON.parse(String(init?.body)) as { query: string };
          if (!query.startsWith(`query ${name}`)) return fetch(url, init);
          limit.longest = Math.max(limit.longest, query.length);
          if (query.length <= limit.most) return fetch(url, init);
          limit.choked += 1;
          return new Response("<html>", { status: 502 });
        },
      },
    });
    return limit;
  }
  async function polled<T>(limit: T): Promise<T> {
    expect(await world.poll()).toMatchObject({ outcome: "ok" });
    return limit;
  }
  const stale = async () => (await world.store.sourcesAt()).filter((source) => source.state !== "ok");

  it("is asked in parts: a probe, and whole again once GitHub bears it", async () => {
    const limit = await choking("Probe");
    await world.poll();
    limit.most = limit.longest / 3;
    world.simulator.control({ now: at(10) });
    expect(await world.poll()).toMatchObject({ outcome: "ok" });
    expect(await stale()).toEqual([]);
    expect(await differences(world.store, await world.fresh())).toEqual([]);
    // What chokes once is not asked again in the same words.
    expect(limit.choked).toBeLessThanOrEqual(4);
    limit.most = Number.POSITIVE_INFINITY;
    const requests: number[] = [];
    for (let n = 0; n < 8; n += 1) requests.push((await world.poll()).requests);
    expect(requests.at(-1)).toBe(1);
    expect(world.github.sizes.toJSON()).toBeNull();
  });

  it.each(["ByNumber", "SuiteStampsOf", "TagsNamed"])("is asked in parts: %s", async (name) => {
    const { longest } = await polled(await choking(name));
    await world.simulator.close();
    const limit = await choking(name);
    limit.most = longest - 1;
    await polled(limit);
    expect(limit.choked).toBeGreaterThan(0);
    expect(await differences(world.store, await world.fresh())).toEqual([]);
    expect(await stale()).toEqual([]);
  });
});
