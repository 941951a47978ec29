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

it("closed ones likewise: that none of them is missing is not known", () => {
  const milestone = "2.12.0";
  const status = (world: World) =>
    judge(world.reconciled(), now, null).gates.find(({ id }) => id === "scope-in-branch")?.summary;
  const world = counted(0, 2).issue(90, { milestone });
  expect(status(world)).toBe("Not known: 1 closed item of the milestone was not read");
  expect(status(world.issue(91, { milestone }))).toBe("2 of 2 accounted for");
  expect(counted(0, 1).tracker({ milestone, state: "CLOSED" }).reconciled().scope.unseenClosed).toBe(0);
});

it.each(["OPEN", "CLOSED"] as const)(
  "an item in a second milestone of the version (%s): what else is there is not known",
  (state) => {
    const gates = (world: World) => judge(world.reconciled(), now, null).gates;
    const said = (world: World, id: string) => gates(world).find((one) => one.id === id)?.summary;
    const words = "Not known: milestone v2.12.0 stands beside 2.12.0 and was not read";
    const world = new World().issue(90, { state, milestone: "v2.12.0" });
    expect([said(world, "scope-empty"), said(world, "scope-in-branch")]).toEqual([words, words]);
    expect(said(new World().issue(90, { state, milestone: "2.12" }), "scope-empty")).toBe("None open, 0 closed");
    expect(said(world.issue(91, { state: "OPEN", milestone: "2.12.0" }), "scope-empty")).toBe("1 open: 1 issue");
  },
);
