import { afterEach, expect, it } from "vitest";
import { type TestWorld, testWorld } from "./test-world";

let world: TestWorld;
afterEach(() => world.simulator.close());

const repo = "pytorch/pytorch";

/** The world's own milestone, and what stands in it. */
async function read() {
  const facts = await world.store.factsAt("", null);
  const milestones = facts.flatMap((fact) => (fact.kind === "milestone" ? [fact.title] : []));
  const inside = (title: string) =>
    facts.filter((fact) => (fact.kind === "issue" || fact.kind === "pull") && fact.milestone === title).length;
  return { milestones: milestones.filter((title) => title.includes("2.12.0")).sort(), inside };
}

it("a release's milestone is read under either of its names, and both where both are there", async () => {
  world = await testWorld({ github: { timeoutMs: 30_000 } });
  const { milestones, threads } = world.simulator.world.repo(repo);
  const plain = [...milestones.values()].find(({ title }) => title === "2.12.0");
  if (!plain) throw new Error("The world has no milestone.");
  plain.title = "v2.12.0";
  await world.poll();
  expect((await read()).milestones).toEqual(["v2.12.0"]);
  expect((await read()).inside("v2.12.0")).toBeGreaterThan(5);

  milestones.set(999, { ...plain, number: 999, title: "2.12.0" });
  const moved = [...threads.values()].find(({ milestone }) => milestone === plain.number);
  if (!moved) throw new Error("The milestone is empty.");
  moved.milestone = 999;
  world = { ...world, store: await world.fresh() };
  expect((await read()).milestones).toEqual(["2.12.0", "v2.12.0"]);
  expect((await read()).inside("2.12.0")).toBe(1);
});
