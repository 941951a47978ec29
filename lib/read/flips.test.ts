/** A promise of every verdict that is not go: do what it lists, and it goes. Done for real in the simulated worlds. */
import { describe, expect, it } from "vitest";
import type { Project } from "../domain/project";
import { testWorld } from "../poll/test-world";
import { scenarios } from "../simulator/scenarios/index";
import { type Choice, doFlips } from "./test-acts";
import { deriveForTest } from "./test-derive";

const moments = scenarios.flatMap((world) =>
  world.truth.releases.flatMap(({ repo, version, moments: list }) =>
    list
      .filter(({ verdict }) => verdict === "no-go")
      .flatMap(({ at }) => choices(world.name).map((choice) => [world.name, version, at, choice, repo] as const)),
  ),
);

/** The largest world is slow to act in: once is enough. */
function choices(world: string): readonly Choice[] {
  return world === "high-load" ? ["merge"] : ["deny", "merge"];
}

/** Its companions are empty repositories, in which nothing can be cut. */
const settingsOf = (name: string, settings: Partial<Project> | undefined) =>
  name === "high-load" ? { ...settings, companions: [] } : settings;

async function goes(name: string, version: string, at: string, choice: Choice, repo: string) {
  const world = scenarios.find((one) => one.name === name);
  const project = settingsOf(
    name,
    world?.projects.find((one) => one.repo === repo),
  );
  const test = await testWorld({ scenario: name, now: at, ...(project ? { project } : {}) });
  try {
    const judge = async () => {
      expect((await test.poll()).outcome).toBe("ok");
      const facts = await test.store.factsAt(test.project.slug, null);
      const given = { facts, sources: await test.store.sourcesAt(), now: test.simulator.clock.now() };
      return deriveForTest({ project: test.project, ...given }, version);
    };
    const before = await judge();
    if (before === null) throw new Error(`${version} was not found`);
    expect(before.verdict.call).toBe("no-go");
    expect(before.verdict.flips).not.toEqual([]);
    doFlips(test.simulator, test.project, before, choice);
    const after = await judge();
    return {
      call: after?.verdict.call,
      reason: after?.verdict.reason,
      flips: after?.verdict.flips.map(({ gate, what }) => `${gate}: ${what}`),
    };
  } finally {
    await test.simulator.close();
  }
}

describe("every flip list, once done in the simulator, makes the verdict go", () => {
  it.each(moments)("%s, %s at %s, where managers %s", async (...moment) => {
    expect(await goes(...moment)).toMatchObject({ call: expect.stringMatching(/^(go|at-risk)$/), flips: [] });
  });
});
