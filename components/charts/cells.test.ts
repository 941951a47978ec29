import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CellDrawing, cellCounts, drawCells } from "./cells";

const states: CellDrawing[] = ["pass", "fail", "flaky", "running", "cancelled", "skipped", "absent"];

describe("cells", () => {
  it("of each state differ in shape, not in colour alone", () => {
    const shapes = states.map((state) =>
      drawCells([{ state, x: 0, y: 0 }], 14)
        .map(({ d, fill }) => `${d}${fill === "none"}`)
        .join(),
    );
    expect(new Set(shapes).size).toBe(states.length);
  });
  it("are as many as were given, in a handful of paths", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...states), { maxLength: 60 }), (list) => {
        const paths = drawCells(
          list.map((state, at) => ({ state, x: at * 17, y: 0 })),
          14,
        );
        const first = paths.filter(({ key }) => key.endsWith("-0"));
        const marks = first.reduce(
          (sum, { d, key }) => sum + (d.match(/M/g)?.length ?? 0) / (key.startsWith("cancelled") ? 2 : 1),
          0,
        );
        expect(marks).toBe(list.length);
        expect(paths.length).toBeLessThanOrEqual(11);
      }),
    );
  });
  it("are told in words, worst first", () => {
    expect(cellCounts(["pass", "fail", "pass", "absent"])).toBe("1 fail, 2 pass, 1 not run");
    expect(cellCounts([])).toBe("");
  });
});
