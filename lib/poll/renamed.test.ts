/** GitHub answers to the old name of a repository, and to its name in other letters, under the name that it has. */
import { afterEach, describe, expect, it } from "vitest";
import { altered } from "./test-lies";
import { type TestWorld, testWorld } from "./test-world";

const start = Date.parse("2026-04-22T15:03:00Z");
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();

describe("a repository that has another name", () => {
  let world: TestWorld;
  afterEach(() => world.simulator.close());

  const bad = async () => (await world.store.sourcesAt()).filter(({ state }) => state !== "ok");
  const count = async () => (await world.store.factsAt("", null)).length;

  /** From `rename()` on GitHub calls `repo` otherwise. */
  async function renamed(repo: string, name: string) {
    let on = false;
    const words = (one: string) => `"nameWithOwner":"${one}"`;
    world = await testWorld({
      now: at(0),
      github: {
        timeoutMs: 30_000,
        fetch: altered((_, answer) =>
          on ? JSON.parse(JSON.stringify(answer).replaceAll(words(repo), words(name))) : answer,
        ),
      },
    });
    await world.poll();
    on = true;
  }

  it("is not read as if nothing stood there: every source says under which name it is read", async () => {
    world = await testWorld({ now: at(0), project: { repo: "PyTorch/PyTorch" }, github: { timeoutMs: 30_000 } });
    expect(await world.poll()).toMatchObject({ outcome: "partial", requests: 1 });
    const sources = await world.store.sourcesAt();
    expect(new Set(sources.map(({ state }) => state))).toEqual(new Set(["failed"]));
    expect(sources[0]?.error?.text).toBe(
      "GitHub calls PyTorch/PyTorch pytorch/pytorch. Write that name in hud.yaml, and start again.",
    );
    expect(await count()).toBe(0);
  });

  it("keeps what was read, and every source is stale, when it is renamed later", async () => {
    await renamed("pytorch/pytorch", "torch/torch");
    const before = await count();
    for (const minutes of [1, 62]) {
      world.simulator.control({ now: at(minutes) });
      expect(await world.poll()).toMatchObject({ outcome: "partial", requests: 1 });
    }
    expect(await count()).toBe(before);
    expect(new Set((await bad()).map(({ state }) => state))).toEqual(new Set(["stale"]));
    expect(await bad()).toHaveLength((await world.store.sourcesAt()).length);
  });

  it("makes its own sources stale where it is a companion", async () => {
    await renamed("pytorch/vision", "torch/vision");
    const before = (await world.store.factsAt("", null)).filter(({ repo }) => repo === "pytorch/vision");
    for (const minutes of [62, 63]) {
      world.simulator.control({ now: at(minutes) });
      await world.poll();
    }
    expect((await bad()).map(({ id }) => id)).toContain("pytorch/companions");
    expect((await bad())[0]?.error?.text).toContain("GitHub calls pytorch/vision torch/vision.");
    const after = (await world.store.factsAt("", null)).filter(({ repo }) => repo.endsWith("/vision"));
    expect(after).toEqual(before);
  });

  it("is asked once an hour only for what a text names in other letters", async () => {
    world = await testWorld({
      now: at(0),
      github: {
        timeoutMs: 30_000,
        fetch: altered((_, answer) =>
          JSON.parse(
            JSON.stringify(answer).replaceAll("github.com/pytorch/pytorch/pull/", "github.com/PyTorch/PyTorch/pull/"),
          ),
        ),
      },
    });
    await world.poll();
    const pulls = (await world.store.factsAt("", null, ["pull"])).length;
    expect(pulls).toBeGreaterThan(100);
    expect(await world.poll()).toMatchObject({ outcome: "ok", requests: 1, changed: 0 });
  });
});
