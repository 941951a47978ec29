import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { waitBeforeNext } from "./pace";

const machineNow = Date.parse("2030-01-01T00:00:00Z");
const base = { intervalMs: 60_000, machineNow, notBefore: null, rateLimit: null, pointsPerPoll: 2, reserve: 500 };
const limit = (remaining: number) => ({ remaining, resetAt: "2030-01-01T01:00:00Z" });

describe("the pace of polling", () => {
  it("is the interval while the limit is far", () => {
    expect(waitBeforeNext({ ...base, rateLimit: limit(4_000) })).toBe(60_000);
  });

  it("obeys retry-after and the limit's reset", () => {
    expect(waitBeforeNext({ ...base, notBefore: machineNow + 90_000 })).toBe(90_000);
  });

  it("slows down before it stops, so that the points above the reserve last until the reset", () => {
    const waits = [600, 560, 520, 504, 500].map((remaining) =>
      waitBeforeNext({ ...base, rateLimit: limit(remaining) }),
    );
    expect(waits).toEqual([72_000, 120_000, 360_000, 1_800_000, 3_600_000]);
  });

  it("never spends the reserve before the limit is renewed", () => {
    const cases = fc.record({ remaining: fc.integer({ min: 0, max: 5_000 }), points: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(cases, ({ remaining, points }) => {
        let [left, at] = [remaining, machineNow];
        while (at < machineNow + 3_600_000) {
          at += waitBeforeNext({ ...base, machineNow: at, pointsPerPoll: points, rateLimit: limit(left) });
          if (at < machineNow + 3_600_000) left -= points;
        }
        expect(left).toBeGreaterThanOrEqual(Math.min(remaining, 500));
      }),
    );
  });
});
