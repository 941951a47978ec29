import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factBook } from "../domain/fact-book";
import type { Fact } from "../domain/facts";
import type { Reconciled } from "../domain/reconciled";
import { findReleases } from "./find-releases";
import { makeReader } from "./make-reader";
import { reconcile } from "./reconcile";
import { now, sha, World } from "./test-facts";

/** One thing each that may happen to a change with this number. */
const happenings: ((world: World, n: number) => unknown)[] = [
  (world, n) => world.landed(n, { milestone: "2.12.0" }),
  (world, n) => world.revertedOnTrunk(n),
  (world, n) => world.request({ trunk: [n], release: [n + 100], id: n }),
  (world, n) => world.releasePull(n + 100),
  (world, n) => world.picked(n + 100),
  (world, n) => world.revertedOnBranch(n + 100),
  (world, n) =>
    world.issue(n + 300, {
      milestone: "2.12.0",
      state: n % 2 ? "OPEN" : "CLOSED",
      closedBy: [{ repo: "octo/engine", number: n }],
    }),
  (world, n) => world.tag(`v2.12.0-rc${n}`, sha(`b${n + 100}`)),
  (world, n) => world.runs(sha(`b${n + 100}`), "pull", { test: [n % 3 ? "SUCCESS" : "FAILURE"] }),
];

const worlds = fc
  .array(fc.tuple(fc.nat(happenings.length - 1), fc.integer({ min: 1, max: 6 })), { maxLength: 25 })
  .map((steps) => {
    const world = new World();
    for (const [which, n] of steps) happenings[which]?.(world, n);
    return world;
  });

function derive(world: World, facts: readonly Fact[]): Reconciled {
  const reader = makeReader();
  const book = factBook(facts);
  const releases = findReleases(world.config, book, world.sources(), reader);
  const [found] = releases;
  if (!found) throw new Error("There is no release.");
  return reconcile({ project: world.config, found, releases, book, sources: world.sources(), now, reader });
}

/** Commits keep their places on their line; only the order in which facts are handed over changes. */
const distinct = (facts: readonly Fact[]) => {
  const seen = new Map(
    facts.map((fact) => [
      JSON.stringify([
        fact.kind,
        "number" in fact ? fact.number : "",
        "sha" in fact ? fact.sha : "",
        "id" in fact ? fact.id : "",
        "name" in fact ? fact.name : "",
      ]),
      fact,
    ]),
  );
  return [...seen.values()];
};

describe("what must always hold", () => {
  it("the order of facts does not matter", () => {
    fc.assert(
      fc.property(worlds, fc.infiniteStream(fc.nat()), (world, numbers) => {
        const facts = distinct(world.facts);
        const keys = facts.map(() => numbers.next().value ?? 0);
        const shuffled = facts.map((fact, index) => ({ fact, key: keys[index] ?? 0 })).sort((a, b) => a.key - b.key);
        expect(
          derive(
            world,
            shuffled.map(({ fact }) => fact),
          ),
        ).toEqual(derive(world, facts));
      }),
    );
  });

  it("every pick that is not final waits for someone, and none that is final does", () => {
    const final = new Set(["merged", "reverted", "rejected", "withdrawn"]);
    fc.assert(
      fc.property(worlds, (world) => {
        for (const pick of derive(world, distinct(world.facts)).picks) {
          expect(pick.waitingOn.kind === "nobody").toBe(final.has(pick.state));
          expect(pick.settledAt !== null).toBe(final.has(pick.state));
        }
      }),
    );
  });

  it("each release PR belongs to one pick only, and each pick has its own id", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { picks } = derive(world, distinct(world.facts));
        const named = picks.flatMap((pick) => pick.release.map((ref) => ref.number ?? ref.sha));
        expect(new Set(named).size).toBe(named.length);
        expect(new Set(picks.map((pick) => pick.id)).size).toBe(picks.length);
      }),
    );
  });

  it("a closed scope item is on the branch, missing, or said why not: never lost", () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { missing, scope, reverts } = derive(world, distinct(world.facts));
        const told = [
          ...missing.items.map(({ item }) => item.number),
          ...scope.notMissing.map(({ item }) => item.number),
        ];
        expect(new Set(told).size).toBe(told.length);
        expect(told.length).toBeLessThanOrEqual(scope.closed);
        // What is missing is not on the branch, so that no revert of it can be wanting there.
        const gone = new Set(missing.items.filter(({ reason }) => reason !== "unknown").map(({ item }) => item.number));
        for (const { change } of reverts.items) expect(gone.has(change.number)).toBe(false);
      }),
    );
  });
});
