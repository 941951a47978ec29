import { describe, expect, it } from "vitest";
import { pacesOf, workingDays } from "./pace";

const friday = "2026-04-24T14:32:08Z";

describe("pace", () => {
  it("counts working days only", () => {
    expect(workingDays(friday, "2026-04-27")).toBe(1);
    expect(workingDays(friday, "2026-05-01")).toBe(5);
    expect(workingDays(friday, "2026-04-24")).toBe(0);
  });
  it("says what the date asks for beside what the last week did", () => {
    const open = [
      { at: "2026-04-16T00:00:00Z", value: 33 },
      { at: "2026-04-24T00:00:00Z", value: 12 },
    ];
    expect(pacesOf(open, { date: "2026-04-27", precision: "week" }, friday)).toBe(
      "2.4 items a working day needed, 4.2 last week",
    );
  });
  it("says when the last week added more than it closed", () => {
    const open = [
      { at: "2026-04-16T00:00:00Z", value: 10 },
      { at: "2026-04-24T00:00:00Z", value: 15 },
    ];
    expect(pacesOf(open, { date: "2026-04-27", precision: "week" }, friday)).toBe(
      "3 items a working day needed; last week added 1 a day",
    );
  });
  it("leaves out a week that it does not know", () => {
    expect(pacesOf([{ at: friday, value: 5 }], { date: "2026-04-27", precision: "day" }, friday)).toBe(
      "5 items a working day needed",
    );
    expect(pacesOf([], { date: "2026-04-27", precision: "day" }, friday)).toBeNull();
  });
  it("asks nothing more once no item is left", () => {
    const open = (before: number) => [
      { at: "2026-04-16T00:00:00Z", value: before },
      { at: "2026-04-24T00:00:00Z", value: 0 },
    ];
    const due = { date: "2026-04-27", precision: "week" as const };
    expect(pacesOf(open(3), due, friday)).toBe("No item is left, 0.6 a working day last week");
    expect(pacesOf(open(0), due, friday)).toBe("No item is left");
  });
  it("says none, not zero, of a week in which nothing was closed", () => {
    const points = [
      { at: "2026-04-10T00:00:00Z", value: 4 },
      { at: "2026-04-24T00:00:00Z", value: 4 },
    ];
    const due = { date: "2026-04-27", precision: "week" as const };
    expect(pacesOf(points, due, "2026-04-24T12:00:00Z")).toBe("0.8 items a working day needed, none last week");
  });
});
