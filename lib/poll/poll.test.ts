import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestWorld, testWorld } from "./test-world";

describe("a poll of the simulated GitHub", () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld();
  });
  afterAll(() => world.simulator.close());

  it("reads everything that the rules need, and every source is complete", async () => {
    const outcome = await world.poll();
    expect(outcome).toMatchObject({ outcome: "ok", project: "pytorch" });
    const sources = await world.store.sourcesAt();
    expect(sources.filter((source) => source.state !== "ok" || !source.complete)).toEqual([]);
    const kinds = new Set((await world.store.factsAt("pytorch", null)).map((fact) => fact.kind));
    expect([...kinds].sort()).toEqual(
      ["branch", "comment", "commit", "document", "issue", "milestone", "published", "pull", "suite", "tag"].sort(),
    );
  });

  it("costs one request and at most two points when nothing has changed", async () => {
    const before = world.store.versions.length;
    const outcome = await world.poll();
    expect(outcome).toMatchObject({ outcome: "ok", requests: 1, changed: 0 });
    expect(outcome.points).toBeLessThanOrEqual(2);
    expect(world.store.versions.length).toBe(before);
  });

  it("is kept in one piece once the first is in, so that no page shows half of it", async () => {
    world.simulator.control({ now: new Date(Date.parse(world.simulator.clock.now()) + 6 * 3600_000).toISOString() });
    const before = world.store.writes;
    const outcome = await world.poll();
    expect(outcome.outcome).toBe("ok");
    const seen = new Set(world.store.versions.filter(({ from }) => from === outcome.at).map(({ fact }) => fact.kind));
    expect(seen.size).toBeGreaterThan(2); // several tasks had something to write
    expect(world.store.writes).toBe(before + 1);
  });
});
