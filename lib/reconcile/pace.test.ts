import { describe, expect, it } from "vitest";
import { paceOf } from "./pace";
import { World } from "./test-facts";

const world = (closed: number, open: number) => {
  const made = new World();
  for (let index = 0; index < closed; index++)
    made.issue(1000 + index, { milestone: "2.12.0", closedAt: "2026-04-21T10:00:00Z" });
  for (let index = 0; index < open; index++) made.issue(2000 + index, { milestone: "2.12.0", state: "OPEN" });
  return made.reconciled();
};

describe("the pace of the pending work", () => {
  it("too little history says nothing", () => {
    expect(paceOf(world(2, 5))).toBeNull();
  });

  it("meets the date where the open work fits into the days that are left", () => {
    // Twenty in ten working days, and ten open: five working days, by the end of the week of 27 April.
    expect(paceOf(world(20, 10))).toMatchObject({ meets: true, doneBy: "2026-05-01" });
  });

  it("misses it where it does not", () => {
    expect(paceOf(world(20, 16))).toEqual({
      meets: false,
      doneBy: "2026-05-06",
      text: "16 open at 2 a working day misses M4",
    });
  });

  it("nothing open meets every date", () => {
    expect(paceOf(world(0, 0))).toMatchObject({ meets: true });
  });
});
