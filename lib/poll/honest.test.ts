import { afterEach, describe, expect, it } from "vitest";
import { factKey } from "../domain/facts";
import { createGitHub, type GitHub } from "../github/client";
import type { Log } from "./desk";
import { pollOnce } from "./poll";
import { differences } from "./test-compare";
import { quiet, type TestWorld, testWorld } from "./test-world";

const token = "ghp_0123456789secret";

describe("a poll that went wrong", () => {
  let world: TestWorld;
  afterEach(() => world.simulator.close());

  const states = async () => new Set((await world.store.sourcesAt()).map((source) => source.state));
  const countNow = async () => (await world.store.factsAt("pytorch", null)).length;

  it("makes every source stale, says why and when it tries again, and deletes nothing", async () => {
    world = await testWorld();
    await world.poll();
    const facts = await countNow();
    world.simulator.control({ fault: "unauthorized", rate: 1 });
    expect(await world.poll()).toMatchObject({ outcome: "failed", requests: 1, changed: expect.any(Number) });
    const sources = await world.store.sourcesAt();
    expect(await states()).toEqual(new Set(["stale"]));
    for (const source of sources) {
      expect(source).toMatchObject({ complete: true, error: { text: expect.stringContaining("token") } });
      expect(source.nextTry).toBe("2026-04-24T14:33:00.000Z");
    }
    expect(await countNow()).toBe(facts);
    world.simulator.control({ fault: null });
    expect(await world.poll()).toMatchObject({ outcome: "ok", requests: 1 });
    expect(await states()).toEqual(new Set(["ok"]));
  });

  it("keeps what it had read when the program itself fails, and says what it did not read", async () => {
    world = await testWorld();
    await world.poll();
    world.simulator.control({ now: new Date(Date.parse(world.simulator.clock.now()) + 6 * 3600_000).toISOString() });
    const before = await countNow();
    let asked = 0;
    const github = new Proxy(world.github, {
      get(target, name) {
        if (name === "ask" && ++asked > 3) throw new TypeError("a shape that nobody thought of");
        return Reflect.get(target, name);
      },
    });
    const now = world.simulator.clock.now();
    const lease = { key: "pytorch", holder: "test", fence: 1n };
    const { project, store } = world;
    const poll = pollOnce({ project, github, store, lease, log: quiet, now: () => now, pollSeconds: 60 });
    await expect(poll).rejects.toThrow("a shape that nobody thought of");
    expect(store.polls.at(-1)).toMatchObject({
      outcome: "failed",
      error: expect.stringContaining("Its log says more"),
    });
    const unread = (await store.sourcesAt()).filter(({ state }) => state === "stale");
    expect(unread.length).toBeGreaterThan(0);
    expect(await countNow()).toBeGreaterThan(before);
    expect(await world.poll()).toMatchObject({ outcome: "ok" });
    expect(await differences(store, await world.fresh())).toEqual([]);
  });

  it("on the very first read leaves its sources failed, not empty and good", async () => {
    world = await testWorld();
    world.simulator.control({ fault: "bad-gateway", rate: 1 });
    expect(await world.poll()).toMatchObject({ outcome: "partial" });
    const sources = await world.store.sourcesAt();
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.every((source) => source.state === "failed" && !source.complete)).toBe(true);
  });

  it("in one source only says so there: a companion that is hidden from the token", async () => {
    world = await testWorld({ project: { companions: [{ repo: "pytorch/hidden", branch: "release/2.12" }] } });
    expect(await world.poll()).toMatchObject({ outcome: "partial" });
    const bad = (await world.store.sourcesAt()).filter((source) => source.state !== "ok");
    expect(bad.map((source) => source.id)).toEqual(["pytorch/companions"]);
    expect(bad[0]?.error?.text).toContain("pytorch/hidden");
    expect(await world.poll()).toMatchObject({ requests: 1 });
  });

  it("goes on where it broke off", async () => {
    world = await testWorld();
    let left = 50;
    const github = createGitHub({
      access: { kind: "token", token },
      apiUrl: world.simulator.url,
      sleep: async () => {},
      fetch: (url, init) => {
        left -= 1;
        return left < 0 ? Promise.reject(new TypeError("fetch failed")) : fetch(url, init);
      },
    });
    const broken = await pollWith(github);
    expect(broken.outcome).toBe("partial");
    const start = world.simulator.stats.requests;
    const whole = await world.fresh();
    const atOnce = world.simulator.stats.requests - start;
    const second = await world.poll();
    expect(second.outcome).toBe("ok");
    expect(second.requests).toBeLessThan(atOnce - 20);
    expect(await countNow()).toBe((await whole.factsAt("pytorch", null)).length);
  });

  it("never shows its token: not in facts, sources, errors, memory or the log", async () => {
    world = await testWorld();
    const logged: unknown[] = [];
    const log = { info: (...line: unknown[]) => logged.push(line), warn: (...line: unknown[]) => logged.push(line) };
    const github = createGitHub({
      access: { kind: "token", token },
      apiUrl: world.simulator.url,
      sleep: async () => {},
      timeoutMs: 100,
    });
    const results: unknown[] = [];
    for (const fault of ["bad-gateway", "unauthorized", "malformed", "partial", "timeout", null] as const) {
      world.simulator.control({ fault, rate: 1, ms: 150 });
      results.push(await pollWith(github, log));
    }
    const { versions, polls, sourceHistory } = world.store;
    const everything = JSON.stringify([logged, results, versions, polls, sourceHistory, await world.store.memo()]);
    expect(everything.length).toBeGreaterThan(10_000);
    expect(everything).not.toContain(token);
  });

  function pollWith(github: GitHub, log: Log = quiet) {
    return pollOnce({
      project: world.project,
      github,
      store: world.store,
      lease: { key: "pytorch", holder: "t", fence: 1n },
      log,
      now: () => world.simulator.clock.now(),
      pollSeconds: 60,
    });
  }
});

describe("an empty answer where there was data", () => {
  /** GitHub at its worst: lists come back empty, branches and files as if they were not there. */
  function emptied(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(emptied);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
      if (key === "nodes" && "pageInfo" in value) return [key, []];
      if (key === "totalCount" || key === "aheadBy") return [key, 0];
      if (key === "hasNextPage") return [key, false];
      if (/^[hdtmn]\d+$/.test(key)) return [key, null];
      return [key, key === "nodes" && "totalCount" in value ? [] : emptied(inner)];
    });
    return Object.fromEntries(entries);
  }

  const questions = [
    ["query Probe", ""],
    ["query LabelledIssues", ""],
    ["query SearchIssues", ""],
    ["query TagsNamed", ""],
    ["query BranchCommits", '"branch":"release/2.12"'],
    ["query CommentList", ""],
    ["query PullsAgainst", ""],
    ["query MilestoneIssues", ""],
    ["query MilestonePulls", ""],
    ["query ByNumber", ""],
    ["query ReleaseBranches", '"vision"'],
    ["query CutsOf", '"vision"'],
  ] as const;

  it.each(questions)("is read again before it is believed: %s %s", async (question, detail) => {
    let lies = 0;
    let told = 0;
    const world = await testWorld({
      now: "2026-04-22T02:00:00Z",
      github: {
        timeoutMs: 30_000,
        fetch: async (url, init) => {
          const answer = await fetch(url, init);
          const body = String(init?.body);
          if (lies === 0 || !body.includes(question) || !body.includes(detail)) return answer;
          lies -= 1;
          told += 1;
          return Response.json(emptied(await answer.json()), { headers: { "x-ratelimit-limit": "5000" } });
        },
      },
    });
    await world.poll();
    // An hour later every list is read whole; nothing happens at night.
    world.simulator.control({ now: "2026-04-22T03:01:00Z" });
    lies = 1;
    await world.poll();
    expect(told).toBe(1);
    const current = new Set(
      (await world.store.factsAt("pytorch", null)).map((fact) => `${fact.kind} ${factKey(fact)}`),
    );
    const lost = world.store.versions
      .map(({ fact }) => `${fact.kind} ${factKey(fact)}`)
      .filter((id) => !current.has(id));
    expect(lost).toEqual([]);
    lies = 0;
    await world.poll();
    expect(await differences(world.store, await world.fresh())).toEqual([]);
    await world.simulator.close();
  });

  it("is believed when it stays: a deleted comment goes at the next poll, and stays in the past", async () => {
    const world = await testWorld({ now: "2026-04-25T14:40:00Z" });
    await world.poll();
    const comments = async (at: string | null) => (await world.store.factsAt("pytorch", at, ["comment"])).length;
    const before = await comments(null);
    world.simulator.control({ now: "2026-04-25T15:10:00Z" });
    await world.poll();
    const gone = world.store.versions.filter((one) => one.fact.kind === "comment" && one.until !== null);
    expect(gone.map((one) => one.until)).toContain("2026-04-25T15:10:00.000Z");
    expect(await comments("2026-04-25T14:50:00.000Z")).toBe(before);
    expect(await differences(world.store, await world.fresh())).toEqual([]);
    await world.simulator.close();
  });
});
