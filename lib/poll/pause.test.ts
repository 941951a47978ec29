import { afterEach, describe, expect, it, vi } from "vitest";
import { createGitHub } from "../github/client";
import { pollOnce } from "./poll";
import { quiet, type TestWorld, testWorld } from "./test-world";

describe("a poll within a pause that GitHub asked for", () => {
  let world: TestWorld;
  afterEach(async () => {
    vi.restoreAllMocks();
    await world.simulator.close();
  });

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

  it.each(["secondary-limit", "rate-limit"] as const)("asks nothing after it was started again: %s", async (fault) => {
    let ahead = 0;
    const real = Date.now;
    vi.spyOn(Date, "now").mockImplementation(() => real() + ahead); // GitHub's clock goes on as well
    world = await testWorld({ github: { timeoutMs: 30_000 } });
    const { project, store, simulator } = world;
    const pollWith = (token: string) => {
      const github = createGitHub({ access: { kind: "token", token }, apiUrl: simulator.url });
      const lease = { key: "pytorch", holder: "t", fence: 1n };
      const clock = () => simulator.clock.now();
      return pollOnce({ project, github, store, lease, log: quiet, now: clock, pollSeconds: 60 });
    };
    await world.poll();
    simulator.control({ fault, rate: 1, until: 1, ms: 30_000 });
    const first = await world.poll();
    ahead = 10_000;
    const again = await pollWith("test-token");
    expect(again).toMatchObject({ outcome: "failed", requests: 0, error: first.error });
    expect(again.waitMs).toBeGreaterThanOrEqual(19_000);
    // Another token has a limit of its own.
    if (fault === "secondary-limit") expect(await pollWith("another")).toMatchObject({ outcome: "ok" });
    ahead = 3_700_000;
    expect(await pollWith("test-token")).toMatchObject({ outcome: "ok" });
    expect(JSON.stringify(await store.memo())).not.toContain("test-token");
    expect(await store.pauses()).toEqual([]);
  });

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
