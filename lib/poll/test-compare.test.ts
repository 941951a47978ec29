import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Fact, factKey } from "../domain/facts";
import { differences } from "./test-compare";
import { MemoryStore } from "./test-store";
import { type TestWorld, testWorld } from "./test-world";

const storeOf = (facts: Fact[]): MemoryStore => {
  const store = new MemoryStore();
  store.restore(facts, "2026-04-24T00:00:00Z");
  return store;
};

describe("what one store keeps beyond a fresh reading", () => {
  let world: TestWorld;
  let facts: Fact[] = [];
  beforeAll(async () => {
    world = await testWorld({ github: { timeoutMs: 30_000 } });
    await world.poll();
    facts = await world.store.factsAt("", null);
  });
  afterAll(() => world.simulator.close());

  const isRelease = (fact: Fact) =>
    "branch" in fact && fact.branch === "release/2.12" && fact.repo === "pytorch/pytorch";
  const isCandidate = (fact: Fact) => fact.kind === "pull" && fact.base === "release/2.12";
  const without = async (wanted: (fact: Fact) => boolean) => {
    const lost = facts.find(wanted);
    if (!lost) throw new Error("The world has no such fact.");
    return differences(storeOf(facts), storeOf(facts.filter((fact) => fact !== lost)));
  };

  it.each<[string, (fact: Fact) => boolean]>([
    ["a commit of a release branch, as after a forced push", (fact) => fact.kind === "commit" && isRelease(fact)],
    ["a pull request against a release branch", isCandidate],
    ["an item of a milestone", (fact) => fact.kind === "issue" && fact.milestone === "2.12.0"],
    [
      "what a comment of the tracker names",
      (fact) => {
        const named = new RegExp(
          `#${"number" in fact ? fact.number : ""}\\b|/pull/${"number" in fact ? fact.number : ""}\\b`,
        );
        return (
          fact.kind === "pull" &&
          !isCandidate(fact) &&
          facts.some((one) => one.kind === "comment" && named.test(one.body))
        );
      },
    ],
  ])("is a difference: %s", async (_, wanted) => {
    expect(await without(wanted)).toMatchObject([{ only: "kept" }]);
  });

  it("is none where it began further back on trunk, or where nothing names it", async () => {
    const trunk = facts.filter(
      (fact) => fact.kind === "commit" && fact.branch === "main" && fact.repo === "pytorch/pytorch",
    );
    const oldest = trunk.sort((a, b) => ("at" in a && "at" in b && a.at < b.at ? -1 : 1))[0];
    expect(await without((fact) => fact === oldest)).toEqual([]);
    const pull = facts.find(isCandidate);
    if (pull?.kind !== "pull") throw new Error("The world has no such fact.");
    const stranger = { ...pull, number: 999_999_999, base: "main", milestone: null };
    expect(factKey(stranger)).not.toBe(factKey(pull));
    expect(await differences(storeOf([...facts, stranger]), storeOf(facts))).toEqual([]);
  });
});
