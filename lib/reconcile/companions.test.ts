import { expect, it } from "vitest";
import { factBook } from "../domain/fact-book";
import { findReleases } from "./find-releases";
import { makeReader } from "./make-reader";
import { reconcile } from "./reconcile";
import { now, repo, World } from "./test-facts";

it("a nightly branch that stood elsewhere at that moment is unknown, never absent", () => {
  const world = new World();
  world.facts.push({ kind: "branch", repo, name: "nightly", exists: true, head: null, cut: null, count: null });
  const reader = makeReader();
  const [book, sources] = [factBook(world.facts), world.sources()];
  const releases = findReleases(world.config, book, sources, reader);
  const [found] = releases;
  if (!found) throw new Error("The world holds no release.");
  const { nightlies } = reconcile({ project: world.config, found, releases, book, sources, now, reader });
  expect(nightlies).toEqual([expect.objectContaining({ repo, state: "unknown", at: null })]);
});
