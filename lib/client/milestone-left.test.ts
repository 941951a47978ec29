import { describe, expect, it } from "vitest";
import { daysLeft } from "./milestone-left";

const now = "2026-05-01T12:00:00Z";

describe("the days to a milestone", () => {
  it("are none within its week, though the week's first day has passed", () => {
    expect(daysLeft({ state: "next", date: "2026-04-27" }, now)).toBe(0);
  });
  it("count to a day that is to come", () => {
    expect(daysLeft({ state: "future", date: "2026-05-08" }, now)).toBe(7);
  });
  it("are negative once it is overdue, on its own evening too", () => {
    expect(daysLeft({ state: "late", date: "2026-04-27" }, now)).toBe(-4);
    expect(daysLeft({ state: "late", date: "2026-05-01" }, now)).toBe(-1);
  });
});
