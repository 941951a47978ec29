import { describe, expect, it } from "vitest";
import { figuresOf } from "./curve";
import { ofBaseline } from "./row";

describe("a figure beside the baseline", () => {
  it.each([
    ["ms", 30, 3],
    ["s", 0.03, 3],
    ["a second", 50, 2], // each takes 20 ms
    ["MB", 30, null],
    ["×", 30, null],
  ])("in %s", (unit, result, ratio) => expect(ofBaseline(result, unit, 10)).toBe(ratio));
});

describe("a curve in the table", () => {
  const told = (costs: number[]) =>
    figuresOf("derive", "picks", [20, 200, 2000], costs).map(({ what, result, unit }) => `${what}: ${result} ${unit}`);

  it("holds what each size costs, what each step costs, and that it does not bend", () => {
    expect(told([2, 20, 240])).toEqual([
      "derive, 1× the picks (20): 2 ms",
      "derive, 10× the picks (200): 20 ms",
      "derive, 100× the picks (2000): 240 ms",
      "derive, the picks from 20 to 200: 10 ×",
      "derive, the picks from 200 to 2000: 12 ×",
      "derive, no bend up to: 2000 picks",
    ]);
  });

  it("holds where it bends", () => {
    expect(told([2, 20, 2000]).at(-1)).toBe("derive, bends after: 200 picks");
    expect(told([2, 200, 2000]).at(-1)).toBe("derive, bends after: 20 picks");
  });
});
