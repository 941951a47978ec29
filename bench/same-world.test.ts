import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Fact } from "../lib/domain/facts";
import type { MemoryStore } from "../lib/poll/test-store";
import { type TestWorld, testWorld } from "../lib/poll/test-world";
import { apart } from "./same-world";

let world: TestWorld;
let fresh: MemoryStore;
let facts: Fact[] = [];
beforeAll(async () => {
  world = await testWorld();
  await world.poll();
  fresh = await world.fresh();
  facts = await world.store.factsAt("pytorch", null);
});
afterAll(() => world.simulator.close());

const look = (kept: Fact[]) => apart(kept, fresh, world.simulator.world);
const first = <K extends Fact["kind"]>(kind: K) =>
  facts.find((fact) => fact.kind === kind) as Extract<Fact, { kind: K }>;
/** A fact that looks like another and was never there. */
const changed = <K extends Fact["kind"]>(kind: K, change: Partial<Extract<Fact, { kind: K }>>): Fact =>
  ({ ...first(kind), ...change }) as Fact;

describe("a store beside the world", () => {
  it("is the same after a poll", async () => expect(await look(facts)).toEqual({ otherwise: [], lost: [] }));

  it("that lacks a fact, or holds it otherwise, is not", async () => {
    const comment = first("comment");
    const less = await look(facts.filter((fact) => fact !== comment));
    expect(less).toEqual({ otherwise: [`comment ${comment.repo}#${comment.number}/${comment.id}`], lost: [] });
    const other = await look(facts.map((fact) => (fact === comment ? { ...comment, body: "edited" } : fact)));
    expect(other.otherwise).toEqual([expect.stringMatching(/^comment .* body$/)]);
  });

  it.each([
    ["comment", () => changed("comment", { id: "1" })],
    ["suite", () => changed("suite", { id: "never" })],
    ["tag", () => changed("tag", { name: "v0.0.0-rc9" })],
    ["issue", () => changed("issue", { number: 1 })],
    ["pull", () => changed("pull", { number: 2 })],
    ["commit", () => changed("commit", { sha: "f".repeat(40) })],
  ] as const)("that still holds a %s that the world has not is not", async (kind, make) => {
    const { otherwise, lost } = await look([...facts, make()]);
    expect(otherwise).toEqual([]);
    expect(lost).toEqual([expect.stringMatching(`^${kind} `)]);
  });
});
