import { describe, expect, it } from "vitest";
import type { CurveView } from "@/lib/view/sync";
import { boxOf, drawn } from "./curves";

const curve = (version: string, from: number, values: (number | null)[]): CurveView => ({
  version,
  releaseDay: "2026-05-13",
  points: values.map((value, n) => ({ left: from - n, scopeOpen: value, picksPending: value ?? 0, passRate: null })),
});

describe("curves of releases on one axis", () => {
  const curves = [curve("2.12.0", 4, [10, 8]), curve("2.11.0", 4, [20, 20, 5, 5, 0])];

  it("share one scale from zero, with the release day at the right", () => {
    expect(boxOf(curves, "scopeOpen")).toEqual({ most: 20, first: 4, final: 0 });
    const [own, other] = drawn(curves, "scopeOpen");
    expect(own?.path).toBe("M0.0000 0.5000H0.2500V0.6000");
    expect(other?.last).toEqual({ x: 1, y: 1, value: 0 });
  });

  it("leave a gap where a value is not known, and no line where none is", () => {
    expect(drawn([curve("2.12.0", 3, [4, null, 4, 2])], "scopeOpen")[0]?.path.match(/M/g)).toHaveLength(2);
    expect(drawn(curves, "passRate")).toEqual([]);
  });

  it("name an earlier release where this one has not come to yet", () => {
    const [, other] = drawn(curves, "scopeOpen");
    expect(other?.label).toEqual({ x: 0.5, y: 0.75, below: false });
  });

  it("name a line where it is farthest from the others, once no day is left", () => {
    const [, other] = drawn([curve("2.12.0", 4, [10, 8, 6, 4, 0]), ...curves.slice(1)], "scopeOpen");
    expect(other?.label).toEqual({ x: 0.25, y: 0, below: false });
  });

  it("reach past the release day for a release that is late", () => {
    expect(boxOf([curve("2.12.0", 1, [3, 2, 1, 1])], "scopeOpen").final).toBe(-2);
  });
});
