import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createGitHub, type GitHub } from "../github/client";
import { type Poller, startPoller } from "./scheduler";
import { quiet, type TestWorld, testWorld } from "./test-world";
import type { Concern } from "./wake";

/** Time that only passes when it is told to. */
class Sleeps {
  readonly asked: number[] = [];
  private at = Date.now();
  private waiting: { ms: number; wake: () => void }[] = [];
  private watchers: (() => void)[] = [];

  readonly now = (): number => this.at;

  /** Time that goes by while something sleeps, without waking it. */
  spend(ms: number): void {
    this.at += ms;
  }

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
    this.at += this.asked.at(-1) ?? 0;
    for (const { wake } of this.waiting.splice(0)) wake();
    await this.until(count + 1);
    return this.asked.at(-1) ?? 0;
  }
}

const repo = "pytorch/pytorch";
const about = (subject: string, of: Concern["about"], told: string | null = null): Concern => ({
  repo,
  subject,
  told,
  gone: false,
  about: of,
});
const comment = (thread: string, id = "1"): Concern => {
  const key = `${thread}/${id}`;
  return about(`comment ${key}`, { kind: "comment", thread, key });
};

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

  function start(holder: string, sleeps: Sleeps, github: GitHub = world.github): Poller {
    const { project, store } = world;
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
      machineNow: sleeps.now,
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

  /** Time goes by, so that a webhook makes a poll at once; returns when that is over. */
  async function wokenBy(sleeps: Sleeps, poller: Poller, ...concerns: Concern[]): Promise<void> {
    const polls = world.store.polls.length;
    sleeps.spend(30_000);
    for (const concern of concerns) expect(poller.wake(world.project.slug, concern)).toBe(true);
    while (world.store.polls.length === polls) await sleeps.until(sleeps.asked.length + 1);
  }

  it.each(["the database keeps nothing", "an answer that nobody thought of"])(
    "does not ask GitHub more often than usual while its own polls fail: %s",
    async (fault) => {
      const sleeps = new Sleeps();
      const fails = () => Promise.reject(new TypeError(fault));
      if (fault.startsWith("the database")) world.store.writePoll = fails;
      else world.github.ask = fails;
      start("one", sleeps);
      await sleeps.until(1);
      const begun = sleeps.now();
      const before = world.simulator.stats.requests;
      expect(before).toBeGreaterThan(0);
      while (sleeps.now() - begun < 300_000) await sleeps.pass();
      // Once a minute: six polls, the first one among them.
      expect(world.simulator.stats.requests).toBeGreaterThan(before);
      expect(world.simulator.stats.requests).toBeLessThanOrEqual(6 * before);
    },
  );

  it("looks at once when it is woken, and again after 1, 2, 4 … seconds, a minute at most", async () => {
    const sleeps = new Sleeps();
    const poller = start("one", sleeps);
    await sleeps.until(1);
    await wokenBy(sleeps, poller, comment(await trackerKey()));
    for (let n = 0; n < 6; n += 1) await sleeps.pass();
    expect(sleeps.asked.slice(1)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 29_000, 60_000]);
  });

  it("stops looking when it has seen what the webhook spoke of", async () => {
    const sleeps = new Sleeps();
    const poller = start("one", sleeps);
    await sleeps.until(1);
    const name = world.project.trunk;
    await wokenBy(sleeps, poller, about(`branch ${repo}:${name}`, { kind: "branch", name }));
    expect(sleeps.asked.at(-1)).toBe(1_000);
    world.simulator.control({ now: new Date(Date.parse(world.simulator.clock.now()) + 86_400_000).toISOString() });
    expect(await sleeps.pass()).toBe(60_000);
    expect(world.store.polls.at(-1)?.changed).toBeGreaterThan(0);
  });

  it("keeps a pause that GitHub asked for, however many webhooks come", async () => {
    const sleeps = new Sleeps();
    const access = { kind: "token" as const, token: "test-token" };
    const apiUrl = world.simulator.url;
    const poller = start(
      "one",
      sleeps,
      createGitHub({ access, apiUrl, machineNow: sleeps.now, sleep: async () => {} }),
    );
    await sleeps.until(1);
    world.simulator.control({ fault: "secondary-limit", rate: 1, until: 1 });
    await sleeps.pass();
    const { requests } = world.simulator.stats;
    const tracker = await trackerKey();
    for (let n = 0; n < 3; n += 1) {
      if (n > 0) sleeps.spend(10_000);
      poller.wake(world.project.slug, comment(tracker, String(n)));
      await sleeps.until(2 + n + 1);
    }
    expect(sleeps.asked.slice(1)).toEqual([60_000, 30_000, 20_000, 10_000]);
    expect(world.simulator.stats.requests).toBe(requests);
    expect(await sleeps.pass()).toBe(1_000);
    expect(world.store.polls.at(-1)?.outcome).toBe("ok");
  });

  it("makes one poll of many webhooks, a second after the last one at the soonest", async () => {
    const sleeps = new Sleeps();
    const poller = start("one", sleeps);
    await sleeps.until(1);
    const tracker = await trackerKey();
    for (let n = 0; n < 5; n += 1) poller.wake(world.project.slug, comment(tracker, String(n)));
    await sleeps.until(2);
    expect(sleeps.asked).toEqual([60_000, 1_000]);
    expect(world.store.polls).toHaveLength(1);
    await sleeps.pass();
    expect(world.store.polls).toHaveLength(2);
  });

  it("tells at each source when it is read next, also when it polls more slowly", async () => {
    const sleeps = new Sleeps();
    const resetAt = new Date(sleeps.now() + 3_600_000).toISOString();
    const github = new Proxy(world.github, {
      get: (target, name) =>
        name === "rateLimit" ? { limit: 5_000, remaining: 600, resetAt } : Reflect.get(target, name),
    });
    start("one", sleeps, github);
    await sleeps.until(1);
    const wait = sleeps.asked[0] ?? 0;
    expect(wait).toBeGreaterThan(70_000);
    const nextTry = new Date(Date.parse(world.simulator.clock.now()) + wait).toISOString();
    const sources = await world.store.sourcesAt();
    expect(new Set(sources.map((source) => source.nextTry))).toEqual(new Set([nextTry]));
  });

  it("looks for each concern until it is seen, whatever else is seen meanwhile", async () => {
    const sleeps = new Sleeps();
    const poller = start("one", sleeps);
    await sleeps.until(1);
    const lagging = comment(await trackerKey());
    const [milestone] = await world.store.factsAt("", null, ["milestone"]);
    if (milestone?.kind !== "milestone") throw new Error("The world has no milestone.");
    const key = `${repo}/${milestone.number}`;
    await wokenBy(
      sleeps,
      poller,
      lagging,
      about(`milestone ${key}`, { kind: "milestone", key, title: milestone.title }),
    );
    expect(sleeps.asked.at(-1)).toBe(1_000);
    // The milestone changes; the comment stays away.
    world.simulator.control({ now: new Date(Date.parse(world.simulator.clock.now()) + 86_400_000).toISOString() });
    expect(await sleeps.pass()).toBe(2_000);
  });

  it("does not take a poll that is under way for one that saw what came meanwhile", async () => {
    const sleeps = new Sleeps();
    const poller = start("one", sleeps);
    await sleeps.until(1);
    const concern = comment(await trackerKey());
    const { askSized } = world.github;
    let woken = false;
    world.github.askSized = (...given) => {
      if (!woken) woken = poller.wake(world.project.slug, concern); // while the probe is under way
      return askSized(...given);
    };
    expect(await sleeps.pass()).toBe(1_000);
    expect(await sleeps.pass()).toBe(1_000);
    expect(await sleeps.pass()).toBe(2_000);
  });

  it("asks for nothing that it has seen already", async () => {
    const sleeps = new Sleeps();
    const poller = start("one", sleeps);
    await sleeps.until(1);
    const [known] = await world.store.factsAt("", null, ["comment"]);
    if (known?.kind !== "comment") throw new Error("The world has no comment.");
    const thread = `${known.repo}#${known.number}`;
    poller.wake(world.project.slug, { ...comment(thread, known.id), told: known.updatedAt });
    expect(sleeps.asked).toHaveLength(1);
    poller.wake(world.project.slug, { ...comment(thread, known.id), told: "2026-04-20T06:00:00Z" });
    await sleeps.until(2);
    expect(sleeps.asked.at(-1)).toBe(1_000);
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
