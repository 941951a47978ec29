import { expect, it } from "vitest";
import { judge } from "../gates";
import { now, World } from "./test-facts";

const counted = (open: number, closed = 0): World => {
  const world = new World();
  const milestone = world.facts.find((fact) => fact.kind === "milestone");
  if (!milestone) throw new Error("The world holds no milestone.");
  return world.put({ ...milestone, open, closed });
};

it("open items that GitHub counts in the milestone and that were not read are told", () => {
  const milestone = "2.12.0";
  expect(counted(3).reconciled().scope).toMatchObject({ open: [], unseen: 3 });
  expect(counted(1).issue(90, { milestone, state: "OPEN" }).reconciled().scope.unseen).toBe(0);
  expect(counted(0).issue(90, { milestone, state: "OPEN" }).reconciled().scope.unseen).toBe(0);
  expect(counted(1).tracker({ milestone }).reconciled().scope.unseen).toBe(0);
});

it("what stands in 2.12.0 and what stands in v2.12.0 is one scope, and is counted as one", () => {
  const world = counted(1, 1).issue(90, { state: "OPEN", milestone: "2.12.0" });
  const [first] = world.facts.filter((fact) => fact.kind === "milestone");
  if (!first) throw new Error("The world holds no milestone.");
  const both = world.put({ ...first, number: 99, title: "v2.12.0", open: 1, closed: 0 });
  expect(both.reconciled().scope).toMatchObject({ unseen: 1, unseenClosed: 1, milestone: { title: "2.12.0" } });
  both.issue(91, { state: "OPEN", milestone: "v2.12.0" }).issue(92, { milestone: "v2.12.0" });
  expect(both.reconciled().scope).toMatchObject({ unseen: 0, unseenClosed: 0, closed: 1 });
  expect(both.reconciled().scope.open.map(({ ref }) => ref.number)).toEqual([90, 91]);
});

it("closed ones likewise: that none of them is missing is not known", () => {
  const milestone = "2.12.0";
  const status = (world: World) =>
    judge(world.reconciled(), now, null).gates.find(({ id }) => id === "scope-in-branch")?.summary;
  const world = counted(0, 2).issue(90, { milestone });
  expect(status(world)).toBe("Not known: 1 closed item of the milestone was not read");
  expect(status(world.issue(91, { milestone }))).toBe("2 of 2 accounted for");
  expect(counted(0, 1).tracker({ milestone, state: "CLOSED" }).reconciled().scope.unseenClosed).toBe(0);
});
