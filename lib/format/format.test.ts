import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { age, ageBetween, countdown } from "./ages";
import { clock, day, daysBetween, dueDate, fullDay, isoOf, moment, msOf, weekday } from "./dates";
import { count, joined, percent, plural, sentence, shortSha, signed } from "./numbers";

const at = "2026-04-24T14:32:08Z";

describe("dates", () => {
  it("stand day before month, with the weekday only where it matters", () => {
    expect(day(at)).toBe("24 Apr");
    expect(weekday("2026-04-27")).toBe("Mon 27 Apr");
    expect(fullDay("2026-12-31")).toBe("31 Dec 2026");
  });
  it("are UTC and in 24 hours", () => {
    expect(clock("2026-04-24T23:59:59+02:00")).toBe("21:59");
    expect(moment(at)).toBe("24 Apr 14:32");
  });
  it("say when only the week is known", () => {
    expect(dueDate("2026-04-27", "week")).toBe("week of 27 Apr");
    expect(dueDate("2026-05-06", "day")).toBe("6 May");
  });
  it("count days from midnight to midnight", () => {
    expect(daysBetween(at, "2026-04-27")).toBe(3);
    expect(daysBetween("2026-04-24T00:00:01Z", "2026-04-23T23:59:59Z")).toBe(-1);
  });
  it("keep a moment through print and parse", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (s) => {
        expect(msOf(isoOf(s * 1000))).toBe(s * 1000);
      }),
    );
  });
});

describe("ages", () => {
  it("use one unit, the largest that fits", () => {
    expect([12_999, 60_000, 3_599_000, 79_200_000, 259_300_000].map(age)).toEqual([
      "12 s",
      "1 min",
      "59 min",
      "22 h",
      "3 d",
    ]);
    expect(ageBetween("2026-04-23T16:05:00Z", at)).toBe("22 h");
  });
  it("never fall below zero", () => {
    expect(age(-5000)).toBe("0 s");
  });
  it("count down in words", () => {
    expect([0, 1, 3, -2].map(countdown)).toEqual(["today", "in 1 day", "in 3 days", "2 days late"]);
  });
});

describe("numbers", () => {
  it("carry a comma, a thin gap and a real minus sign", () => {
    expect([4812, -1234567, 0].map(count)).toEqual(["4,812", "−1,234,567", "0"]);
    expect(percent(0.754)).toBe("75\u202f%");
    expect([15, -1, 0].map(signed)).toEqual(["+15", "−1", "0"]);
  });
  it("agree with their noun", () => {
    expect([plural(1, "pick"), plural(5, "pick"), plural(2, "branch", "branches")]).toEqual([
      "1 pick",
      "5 picks",
      "2 branches",
    ]);
  });
  it("name commits by seven characters and join words", () => {
    expect(shortSha("7c1e4f2a99")).toBe("7c1e4f2");
    expect([joined([]), joined(["a"]), joined(["a", "b", "c"]), joined(["a", "b"], "or")]).toEqual([
      "",
      "a",
      "a, b and c",
      "a or b",
    ]);
    expect(sentence("no-go")).toBe("No-go");
  });
});
