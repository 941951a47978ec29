import { expect, it } from "vitest";
import { World } from "./test-facts";

const counted = (open: number): World => {
  const world = new World();
  const milestone = world.facts.find((fact) => fact.kind === "milestone");
  if (!milestone) throw new Error("The world holds no milestone.");
  return world.put({ ...milestone, open });
};

it("open items that GitHub counts in the milestone and that were not read are told", () => {
  const milestone = "2.12.0";
  expect(counted(3).reconciled().scope).toMatchObject({ open: [], unseen: 3 });
  expect(counted(1).issue(90, { milestone, state: "OPEN" }).reconciled().scope.unseen).toBe(0);
  expect(counted(0).issue(90, { milestone, state: "OPEN" }).reconciled().scope.unseen).toBe(0);
  expect(counted(1).tracker({ milestone }).reconciled().scope.unseen).toBe(0);
});
