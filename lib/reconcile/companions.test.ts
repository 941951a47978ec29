import { expect, it } from "vitest";
import { factBook } from "../domain/fact-book";
import { findReleases } from "./find-releases";
import { makeReader } from "./make-reader";
import { reconcile } from "./reconcile";
import { now, repo, sha, World } from "./test-facts";

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

const { config } = new World();
const nightly = (of: string) =>
  ({
    kind: "branch",
    repo: of,
    name: "nightly",
    exists: true,
    head: { sha: sha(of), at: now },
    cut: null,
    count: null,
  }) as const;

it("a nightly of which a run was cancelled is never green", () => {
  const world = new World()
    .runs(sha(repo), "wheels", { build: ["CANCELLED"] }, { conclusion: "CANCELLED" })
    .runs(sha(repo), "lint", { lint: ["SUCCESS"] });
  world.facts.push(nightly(repo));
  expect(world.reconciled().nightlies).toMatchObject([{ repo, state: "fail" }]);
});

it("the project's own nightly is listed where one is named and no branch is there", () => {
  const vision = "octo/vision";
  const states = (name: string | null, isRead = true) => {
    const workflows = { ...config.workflows, nightly: name };
    const world = new World({ ...config, workflows, companions: [{ repo: vision, branch: null }] });
    world.facts.push(nightly(vision));
    world.runs(sha(vision), "lint", { lint: ["SUCCESS"] }, { repo: vision });
    if (!isRead) world.unread("nightlies");
    return world.reconciled().nightlies.map((one) => `${one.repo} ${one.state}`);
  };
  expect(states("nightly")).toEqual([`${repo} absent`, `${vision} pass`]);
  expect(states("nightly", false)).toEqual([`${repo} unknown`, `${vision} unknown`]);
  expect(states(null)).toEqual([`${vision} pass`]);
});
