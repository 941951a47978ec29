import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDates } from "./find";
import { endOfDay } from "./hour";
import { createdDay, decideOrder, resolveDate } from "./resolve";

const created = createdDay("2026-04-15");
const read = (text: string, at = created) => {
  const dates = findDates(text);
  const { order } = decideOrder(dates, at);
  return dates.map((date) => resolveDate(date, order, at)?.date ?? null);
};

describe("dates in a line", () => {
  it.each([
    ["27/4/26", ["2026-04-27"]],
    ["4/27/2026", ["2026-04-27"]],
    ["2026-04-27 and 2026/04/28", ["2026-04-27", "2026-04-28"]],
    ["27-04-2026", ["2026-04-27"]],
    ["27.4.2026", ["2026-04-27"]],
    ["Apr 27th", ["2026-04-27"]],
    ["April 27, 2026", ["2026-04-27"]],
    ["27 April 2026", ["2026-04-27"]],
    ["27th of Apr", ["2026-04-27"]],
    ["Sept. 3 '26", ["2026-09-03"]],
    ["27-Apr-2026", ["2026-04-27"]],
    ["Mon Apr 27 2026 at 17:00", ["2026-04-27"]],
    ["4/27.", ["2026-04-27"]],
    ["2026-04-27T17:00Z", ["2026-04-27"]],
    ["31/4/26", [null]],
  ])("reads %s", (text, expected) => expect(read(text)).toEqual(expected));

  it.each([
    "2.12.0",
    "release/2.12",
    "24/7 support",
    "https://x.example/4/27/26",
    "3.10/3.11",
    "1/2/3/4",
    "v1.2.3-4",
    "may 3.5",
    "and/or",
    "12:30",
    "Mar 2025",
  ])("finds none in %s", (text) => expect(findDates(text)).toEqual([]));

  it.each(["week of 27/4/26", "Week of April 27", "(w/c 27/4/26)", "wk 27/4/26", "27/4/26 week"])(
    "knows that %s is a week",
    (text) => expect(findDates(text)[0]?.week).toBe(true),
  );

  it("never finds a number that is not in the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("1", "27", "/", "-", ".", " ", "Apr", "th", ",", "2026"), maxLength: 12 }),
        (text) => {
          for (const date of findDates(text)) expect(text.slice(date.from, date.to)).toMatch(/\d/);
        },
      ),
    );
  });
});

describe("day and month are ordered once for a document", () => {
  const order = (text: string, at: string) => decideOrder(findDates(text), createdDay(at));

  it("is decided by a number above 12", () => {
    expect(order("1/2/26 and 13/2/26", "2026-01-20").order).toBe("dmy");
    expect(order("1/2/26 and 2/13/26", "2026-01-20").order).toBe("mdy");
  });

  it("is else the order whose dates lie best around the creation", () => {
    expect(order("9/3/26", "2026-02-18").order).toBe("dmy");
    expect(order("11/7", "2025-10-31").order).toBe("mdy");
    expect(order("12/10/22", "2022-10-04").order).toBe("dmy"); // both within reach: the nearer
  });

  it("is else the order in which the dates ascend", () => {
    expect(order("5/4 then 4/5", "2026-03-20").order).toBe("dmy");
  });

  it("says so when nothing decides it", () => {
    expect(order("9/3/26", "2026-02-18").unclear).toBe(false);
    expect(order("3/4/26", "2026-02-28").unclear).toBe(true);
    expect(order("13/2/26 and 2/13/26", "2026-01-20").unclear).toBe(true);
    expect(order("4/5/26", "").unclear).toBe(true);
  });

  it("does not matter where both orders are the same day", () => {
    expect(order("1/1/24", "2023-12-06").unclear).toBe(false);
  });
});

describe("years", () => {
  it("takes the nearest when it is missing", () => {
    expect(read("1/9", createdDay("2025-12-20"))).toEqual(["2026-01-09"]);
    expect(read("12/28", createdDay("2026-01-02"))).toEqual(["2025-12-28"]);
  });

  it("corrects one that cannot be meant, and says so", () => {
    const [date] = findDates("01/16/2025");
    expect(date && resolveDate(date, "mdy", createdDay("2025-12-22"))).toEqual({ date: "2026-01-16", typo: true });
  });

  it("knows no date without a year and without a creation", () => expect(read("4/27", null)).toEqual([null]));
});

describe("the hour of a deadline", () => {
  it.each([
    ["2023-11-03", "End of day 5PM PST", "2023-11-04T01:00:00Z"],
    ["2024-04-24", "by 12:00pm PDT", "2024-04-24T19:00:00Z"],
    ["2026-07-01", "5 pm PT", "2026-07-02T00:00:00Z"],
    ["2026-12-01", "5 pm PT", "2026-12-02T01:00:00Z"],
    ["2026-04-27", "17:30 UTC", "2026-04-27T17:30:00Z"],
    ["2026-04-27", "EOD PST", "2026-04-28T08:00:00Z"],
    ["2026-04-27", "2026-04-27T17:30:00Z", "2026-04-27T17:30:00Z"],
    ["2026-04-27", "noon ET", "2026-04-27T16:00:00Z"],
  ])("on %s, %s is %s", (date, text, expected) => expect(endOfDay(date, text)).toBe(expected));

  it("is not made up", () => {
    expect(endOfDay("2026-04-27", "5 PRs by Pete")).toBeNull();
    expect(endOfDay("2026-04-27", "99:99 UTC")).toBeNull();
  });
});
