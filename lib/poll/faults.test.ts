import { afterEach, describe, expect, it, vi } from "vitest";
import { factKey } from "../domain/facts";
import { createGitHub } from "../github/client";
import { pollOnce } from "./poll";
import { differences } from "./test-compare";
import { MemoryStore } from "./test-store";
import { quiet, testWorld } from "./test-world";

const polls = 200;
const minutes = 10;
const start = Date.parse("2026-04-21T06:00:00Z");

const keysOf = async (store: MemoryStore): Promise<Set<string>> =>
  new Set((await store.factsAt("", null)).map((fact) => `${fact.kind} ${factKey(fact)}`));

/** Limits are told in the machine's time: the storm's machine may jump ahead. */
function machineThatJumps(): { jump(ms: number): void } {
  const real = Date.now;
  let ahead = 0;
  vi.spyOn(Date, "now").mockImplementation(() => real() + ahead);
  return {
    jump(ms) {
      ahead += ms;
    },
  };
}

describe("every fault of GitHub, at random, over 200 polls", () => {
  afterEach(() => vi.restoreAllMocks());

  it("deletes nothing wrongly, always says what is stale, and ends equal to the world", {
    timeout: 300_000,
  }, async () => {
    const machine = machineThatJumps();
    const world = await testWorld({ now: new Date(start).toISOString() });
    const stormy = new MemoryStore();
    const github = createGitHub({
      access: { kind: "token", token: "t" },
      apiUrl: world.simulator.url,
      sleep: async () => {},
      timeoutMs: 100,
    });
    const pollStormy = () =>
      pollOnce({
        project: world.project,
        github,
        store: stormy,
        lease: { key: "pytorch", holder: "storm", fence: 1n },
        log: quiet,
        now: () => world.simulator.clock.now(),
        pollSeconds: 60,
      });
    const outcomes = new Map<string, number>();
    const wronglyDeleted: string[] = [];
    const silent: string[] = [];
    for (let n = 0; n <= polls; n += 1) {
      world.simulator.control({ now: new Date(start + n * minutes * 60_000).toISOString() });
      const last = n === polls;
      if (!last) world.simulator.control({ fault: "any", rate: 0.15, seed: n, ms: 150 });
      const before = await keysOf(stormy);
      const { outcome } = await pollStormy();
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      world.simulator.control({ fault: null });
      machine.jump(3_600_001);
      await world.poll();
      const [now, truth] = [await keysOf(stormy), await keysOf(world.store)];
      wronglyDeleted.push(...[...before].filter((key) => !now.has(key) && truth.has(key)));
      const sources = await stormy.sourcesAt();
      const allGood = sources.length > 0 && sources.every((source) => source.state === "ok");
      let d = await differences(stormy, world.store);
      // What was named only for a while is known to whoever looked just then: one without any memory decides.
      if (allGood && d.length > 0) d = await differences(stormy, await world.fresh());
      if (allGood && d.length > 0) silent.push(`${world.simulator.clock.now()} ${JSON.stringify(d)}`);
      if (outcome !== "ok" && allGood) silent.push(world.simulator.clock.now());
    }
    expect(wronglyDeleted).toEqual([]);
    expect(silent).toEqual([]);
    expect(await differences(stormy, await world.fresh())).toEqual([]);
    expect(await differences(world.store, await world.fresh())).toEqual([]);
    expect(Object.fromEntries(outcomes)).toMatchObject({ ok: expect.any(Number), failed: expect.any(Number) });
    await world.simulator.close();
  });
});
