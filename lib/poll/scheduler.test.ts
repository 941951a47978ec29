import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Poller, startPoller } from "./scheduler";
import { quiet, type TestWorld, testWorld } from "./test-world";
import type { Concern } from "./wake";

/** Time that only passes when it is told to. */
class Sleeps {
  readonly asked: number[] = [];
  private waiting: { ms: number; wake: () => void }[] = [];
  private watchers: (() => void)[] = [];

  readonly sleep = (ms: number, signal: AbortSignal): Promise<void> => {
    this.asked.push(ms);
    return new Promise((wake) => {
      this.waiting.push({ ms, wake });
      signal.addEventListener("abort", () => wake(), { once: true });
      if (signal.aborted) wake();
      for (const watcher of this.watchers.splice(0)) watcher();
    });
  };

  /** Until so many sleeps were begun. */
  async until(count: number): Promise<void> {
    while (this.asked.length < count) await new Promise<void>((done) => this.watchers.push(done));
  }

  /** Lets the current sleep end, and waits for the next one to begin. */
  async pass(): Promise<number> {
    const count = this.asked.length;
    for (const { wake } of this.waiting.splice(0)) wake();
    await this.until(count + 1);
    return this.asked.at(-1) ?? 0;
  }
}

const comment = (thread: string): Concern => ({
  repo: "pytorch/pytorch",
  subject: `comment ${thread}/1`,
  about: { kind: "comment", thread },
});

describe("the poller", () => {
  let world: TestWorld;
  const running: Poller[] = [];
  beforeEach(async () => {
    world = await testWorld({ now: "2026-04-20T06:00:00Z", github: { timeoutMs: 30_000 } });
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((poller) => poller.stop()));
    await world.simulator.close();
  });

  function start(holder: string, sleeps: Sleeps): Poller {
    const { project, github, store } = world;
    const now = () => world.simulator.clock.now();
    const poller = startPoller({
      projects: [project],
      github,
      store,
      log: quiet,
      holder,
      now,
      pollSeconds: 60,
      sleep: sleeps.sleep,
    });
    running.push(poller);
    return poller;
  }

  const trackerKey = async () => {
    const comments = await world.store.factsAt("", null, ["comment"]);
    const first = comments[0];
    return first?.kind === "comment" ? `${first.repo}#${first.number}` : "";
  };

  it("polls, waits for the interval, and polls again", async () => {
    const sleeps = new Sleeps();
    start("one", sleeps);
    await sleeps.until(1);
    await sleeps.pass();
    expect(sleeps.asked).toEqual([60_000, 60_000]);
    expect(world.store.polls.map((poll) => poll.outcome)).toEqual(["ok", "ok"]);
  });

  it("looks at once when it is woken, and again after 1, 2, 4 … seconds, a minute at most", async () => {
    const sleeps = new Sleeps();
    const poller = start("one", sleeps);
    await sleeps.until(1);
    poller.wake(world.project.slug, comment(await trackerKey()));
    await sleeps.until(2);
    for (let n = 0; n < 6; n += 1) await sleeps.pass();
    expect(sleeps.asked.slice(1)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 29_000, 60_000]);
  });

  it("stops looking when it has seen what the webhook spoke of", async () => {
    const sleeps = new Sleeps();
    const poller = start("one", sleeps);
    await sleeps.until(1);
    const name = world.project.trunk;
    const subject = `branch pytorch/pytorch:${name}`;
    poller.wake(world.project.slug, { repo: "pytorch/pytorch", subject, about: { kind: "branch", name } });
    await sleeps.until(2);
    expect(sleeps.asked.at(-1)).toBe(1_000);
    world.simulator.control({ now: new Date(Date.parse(world.simulator.clock.now()) + 86_400_000).toISOString() });
    expect(await sleeps.pass()).toBe(60_000);
    expect(world.store.polls.at(-1)?.changed).toBeGreaterThan(0);
  });

  it("is not woken by what nobody follows", async () => {
    const sleeps = new Sleeps();
    const poller = start("one", sleeps);
    await sleeps.until(1);
    expect(poller.wake(world.project.slug, comment("pytorch/pytorch#1"))).toBe(true);
    expect(poller.wake("unknown", comment("pytorch/pytorch#1"))).toBe(false);
    expect(sleeps.asked).toHaveLength(1);
  });

  it("polls for no project that another polls, and takes over when that one is gone", async () => {
    const [first, second] = [new Sleeps(), new Sleeps()];
    start("one", first);
    await first.until(1);
    const waiting = start("two", second);
    await second.until(1);
    expect(second.asked).toEqual([2_000]);
    // A webhook that reaches the one who waits is for the other, which is told through the database.
    expect(waiting.wake(world.project.slug, comment(await trackerKey()))).toBe(false);
    expect(world.store.polls).toHaveLength(1);
    world.store.expireLease();
    await second.pass();
    expect(world.store.polls).toHaveLength(2);
    expect(second.asked.at(-1)).toBe(60_000);
    await first.pass();
    expect(first.asked.at(-1)).toBe(2_000);
    expect(world.store.polls).toHaveLength(2);
  });
});
