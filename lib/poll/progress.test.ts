import { describe, expect, it } from "vitest";
import { progressWords } from "../domain/progress";
import { pollOnce } from "./poll";
import { FirstRead } from "./progress";
import { quiet, testWorld } from "./test-world";

describe("the progress of a first read", () => {
  it("adds up the lists of a step, and invents no amount", () => {
    const read = new FirstRead();
    read.count(1, 2);
    expect(read.progress).toBeNull();
    read.begin("pull requests", ["CI", "RELEASE.md"]);
    const told: string[] = [];
    for (const [done, total] of [
      [25, 40],
      [40, 40],
      [5, 5],
      [5, 5],
      [10, null],
    ] as const) {
      read.count(done, total);
      if (read.progress) told.push(progressWords(read.progress));
    }
    expect(told).toEqual([
      "Reading pull requests: 25 of 40, then CI, RELEASE.md",
      "Reading pull requests: 40 of 40, then CI, RELEASE.md",
      "Reading pull requests: 45 of 45, then CI, RELEASE.md",
      "Reading pull requests: 50 of 50, then CI, RELEASE.md",
      "Reading pull requests: 60 so far, then CI, RELEASE.md",
    ]);
    read.begin("RELEASE.md", []);
    expect(read.progress && progressWords(read.progress)).toBe("Reading RELEASE.md");
  });

  it("stands in the log at each write, and is not kept when all is read", async () => {
    const world = await testWorld({ github: { timeoutMs: 30_000 } });
    const { project, github, store } = world;
    const texts: string[] = [];
    const log = { ...quiet, info: (_: object, text: string) => void texts.push(text) };
    const lease = { key: project.slug, holder: "test", fence: 1n };
    await pollOnce({ project, github, store, lease, log, now: () => world.simulator.clock.now(), pollSeconds: 60 });
    expect(texts).toContainEqual(expect.stringMatching(/^First read: Reading pull requests: \d+ of \d+, then /));
    expect(texts).toContainEqual(expect.stringMatching(/^First read: Reading CI: \d+ of \d+, then /));
    expect(new Set(texts).size).toBe(texts.length);
    expect(await store.memo()).not.toHaveProperty("progress");
    await world.simulator.close();
  });
});
