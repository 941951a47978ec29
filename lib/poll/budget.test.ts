import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { burstAt } from "../simulator/scenarios/high-load";
import { differences } from "./test-compare";
import { type TestWorld, testWorld } from "./test-world";

describe("what a poll of a busy release costs, as the simulated GitHub counts it", () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await testWorld({ scenario: "high-load", project: { companions: [] }, github: { timeoutMs: 30_000 } });
  });
  afterAll(() => world.simulator.close());

  async function cost(): Promise<{ requests: number; points: number }> {
    world.simulator.control({ resetStats: true });
    expect(await world.poll()).toMatchObject({ outcome: "ok" });
    const { requests, points } = world.simulator.stats;
    return { requests, points };
  }

  it("first read: at most 150 requests and 200 points", async () => {
    const { requests, points } = await cost();
    expect(requests).toBeLessThanOrEqual(150);
    expect(points).toBeLessThanOrEqual(200);
    const facts = await world.store.factsAt("pytorch", null);
    expect(facts.filter((fact) => fact.kind === "suite").length).toBeGreaterThanOrEqual(2_400);
  });

  it("nothing changed: 1 request and at most 2 points", async () => {
    const { requests, points } = await cost();
    expect(requests).toBe(1);
    expect(points).toBeLessThanOrEqual(2);
  });

  /** As if so many suites of the newest commit had been older when they were read last. */
  async function outdateSuites(count: number): Promise<void> {
    const head = (await world.store.factsAt("pytorch", null, ["branch"])).find(
      (fact) => fact.kind === "branch" && fact.name === "release/2.12",
    );
    const name = head?.kind === "branch" ? `suites pytorch/pytorch@${head.head?.sha}` : "";
    const known = (await world.store.memo())[name] as Record<string, string>;
    const older = Object.keys(known).slice(0, count);
    expect(older).toHaveLength(count);
    world.store.remember(name, { ...known, ...Object.fromEntries(older.map((id) => [id, "2026-01-01T00:00:00Z"])) });
  }

  it("5 comments edited, 2 pull requests merged, 10 suites changed: at most 10 requests and 12 points", async () => {
    await outdateSuites(10);
    world.simulator.control({ now: burstAt });
    const { requests, points } = await cost();
    expect(requests).toBeLessThanOrEqual(10);
    expect(points).toBeLessThanOrEqual(12);
    expect(await differences(world.store, await world.fresh())).toEqual([]);
  });
});
