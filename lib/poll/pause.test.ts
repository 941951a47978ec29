import { afterEach, describe, expect, it } from "vitest";
import { createGitHub } from "../github/client";
import { pollOnce } from "./poll";
import { quiet, type TestWorld, testWorld } from "./test-world";

describe("a poll within a pause that GitHub asked for", () => {
  let world: TestWorld;
  afterEach(() => world.simulator.close());

  it.each(["rate-limit", "rate-limit-code", "secondary-limit", "secondary-limit-200"] as const)(
    "asks nothing, and says why: %s",
    async (fault) => {
      let now = Date.now();
      world = await testWorld({ github: { timeoutMs: 30_000, machineNow: () => now } });
      await world.poll();
      world.simulator.control({ fault, rate: 1, until: 1, ms: 30_000, resetStats: true });
      const first = await world.poll();
      expect(first).toMatchObject({ outcome: "failed", requests: 1 });
      // A wake, or another project with the same token.
      const second = await world.poll();
      expect(second).toMatchObject({ outcome: "failed", requests: 0, error: first.error });
      expect(world.simulator.stats.requests).toBe(1);
      now += fault.startsWith("secondary") ? 30_001 : 3_700_000;
      const after = await world.poll();
      expect(after.requests).toBeGreaterThan(0);
    },
  );

  it("keeps the reserve when the process has just begun", async () => {
    world = await testWorld({ github: { timeoutMs: 30_000 } });
    const whole = await world.poll();
    const start = Date.now();
    const machineNow = () => start;
    const resetAt = new Date(start + 600_000).toISOString();
    world.store.polls.push(
      { ...whole, rateLimit: { limit: 5000, remaining: 505, resetAt } },
      { ...whole, rateLimit: null },
    );
    const { project, store, simulator } = world;
    const begun = createGitHub({ access: { kind: "token", token: "t" }, apiUrl: simulator.url, machineNow });
    const lease = { key: "pytorch", holder: "t", fence: 1n };
    const now = () => simulator.clock.now();
    const asked = { project, github: begun, store, lease, log: quiet, now, pollSeconds: 60, machineNow };
    expect(await pollOnce(asked)).toMatchObject({ outcome: "failed", requests: 0, waitMs: 600_000 });
  });
});
