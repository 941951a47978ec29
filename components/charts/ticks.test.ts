import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countTicks } from "./ticks";

describe("the marks of an axis of counts", () => {
  it("are round", () => {
    expect(countTicks(36)).toEqual([0, 10, 20, 30, 40]);
    expect(countTicks(24)).toEqual([0, 10, 20, 30]);
    expect(countTicks(3)).toEqual([0, 1, 2, 3]);
    expect(countTicks(0)).toEqual([0, 1]);
  });
  it("are whole, few, and reach the largest", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (most) => {
        const ticks = countTicks(most);
        expect(ticks.every(Number.isInteger)).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
      }),
    );
  });
});
