import { describe, expect, it } from "vitest";
import { World } from "./test-facts";

const at = (now: string, world = new World()) =>
  world.reconciled(now).schedule.map(({ id, state, daysLeft }) => [id, state, daysLeft]);

describe("the schedule's milestones", () => {
  it("a week-precise one is next until its week is over; its days count to the first day, 0 inside the week", () => {
    expect(at("2026-04-24T12:00:00Z")[1]).toEqual(["M4", "next", 3]);
    expect(at("2026-04-29T12:00:00Z")[1]).toEqual(["M4", "next", 0]);
    expect(at("2026-05-03T23:00:00Z")[1]).toEqual(["M4", "next", 0]);
  });

  it("late once it is over and its step was not reached", () => {
    expect(at("2026-05-04T00:00:00Z")[1]).toEqual(["M4", "late", -7]);
    expect(at("2026-05-04T00:00:00Z")[2]?.[1]).toBe("next");
  });

  it("a day-precise one is next through its day in UTC", () => {
    expect(at("2026-05-06T23:59:00Z")[2]).toEqual(["M4.1", "next", 0]);
    expect(at("2026-05-07T00:00:00Z")[2]?.[1]).toBe("done");
  });

  it("labels say which step each dates", () => {
    expect(new World().reconciled().schedule.map(({ step }) => step)).toEqual([
      "branch-cut",
      "final-candidate",
      null,
      "release-day",
    ]);
  });

  it("the phase that runs is the one whose deadline is not over", () => {
    expect(new World().reconciled("2026-04-27T23:00:00Z").phase).toBe(1);
    expect(new World().reconciled("2026-04-28T00:00:01Z").phase).toBe(2);
  });
});
