import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { differences } from "./test-compare";
import { type TestWorld, testWorld } from "./test-world";

const minutes = (from: string, count: number): string => new Date(Date.parse(from) + count * 60_000).toISOString();

describe("polls that follow the world in small steps", () => {
  let world: TestWorld;
  const start = "2026-04-22T15:03:00Z";
  beforeAll(async () => {
    world = await testWorld({ now: start, github: { timeoutMs: 30_000 } });
    await world.poll();
  });
  afterAll(() => world.simulator.close());

  it("know at every moment what a reading of everything would know", async () => {
    for (let step = 1; step <= 36; step += 1) {
      world.simulator.control({ now: minutes(start, step * 10) });
      expect(await world.poll()).toMatchObject({ outcome: "ok" });
      // Between two full readings, so that it is the small steps that are judged.
      if (step % 6 === 5) expect(await differences(world.store, await world.fresh())).toEqual([]);
    }
    const kinds = new Set(world.store.versions.filter((one) => one.from > start).map((one) => one.fact.kind));
    expect([...kinds].sort()).toEqual(expect.arrayContaining(["comment", "commit", "issue", "pull", "suite", "tag"]));
  });
});
