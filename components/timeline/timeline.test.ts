import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { picks } from "@/e2e/samples/picks";
import { placeLabels } from "./labels";
import { perDay } from "./merged-per-day";
import { gutter, mondays, scaleOf, width } from "./scale";

const now = "2026-04-24T14:32:08Z";
const dates = ["2026-04-15", "2026-04-27", "2026-05-13"];

describe("picks merged per day", () => {
  it("count what was merged before the first dated step too", () => {
    const all = perDay(picks, now, "2026-04-01").reduce((sum, { merged }) => sum + merged, 0);
    const late = perDay(picks, now, "2026-04-23").reduce((sum, { merged }) => sum + merged, 0);
    expect(all).toBeGreaterThan(3);
    expect(late).toBe(all);
  });
});

describe("the scale", () => {
  it("runs from a Monday to a Sunday in UTC", () => {
    const scale = scaleOf(now, dates);
    expect(mondays(scale)).toEqual(
      ["2026-04-13", "2026-04-20", "2026-04-27", "2026-05-04", "2026-05-11"].map((date) => `${date}T00:00:00Z`),
    );
    expect(scale.x("2026-04-13")).toBe(gutter);
    expect(scale.x("2026-05-18")).toBe(width);
  });
  it("shows a release that shipped long ago as it was around its last milestone", () => {
    const scale = scaleOf("2027-04-24T00:00:00Z", dates);
    expect(mondays(scale)[0]).toBe("2026-04-13T00:00:00Z");
  });
  it("grows with time from left to right, whatever the dates", () => {
    fc.assert(
      fc.property(
        fc.array(fc.date({ min: new Date("2024-01-01"), max: new Date("2027-01-01"), noInvalidDate: true }), {
          maxLength: 9,
        }),
        (list) => {
          const scale = scaleOf(
            now,
            list.map((date) => date.toISOString()),
          );
          expect(scale.to).toBeGreaterThan(scale.from);
          expect(scale.x(scale.from + 1000)).toBeGreaterThan(gutter);
        },
      ),
    );
  });
});

describe("labels", () => {
  const wanted = fc
    .array(fc.record({ x: fc.integer({ min: 120, max: 1370 }), width: fc.integer({ min: 40, max: 190 }) }), {
      maxLength: 8,
    })
    .map((list) => list.sort((a, b) => a.x - b.x));
  it("never cover each other and never leave the drawing", () => {
    fc.assert(
      fc.property(wanted, (list) => {
        const boxes = placeLabels(list, width).map(({ anchor, x, tier }, at) => {
          const size = list[at]?.width ?? 0;
          return { tier, from: anchor === "start" ? x : x - size, to: anchor === "start" ? x + size : x };
        });
        for (const [at, box] of boxes.entries()) {
          expect(box.to).toBeLessThanOrEqual(width + 7);
          expect(box.from).toBeGreaterThanOrEqual(0);
          for (const other of boxes.slice(0, at))
            if (other.tier === box.tier) expect(box.from).toBeGreaterThanOrEqual(other.to);
        }
      }),
    );
  });
  it("stand to the left of their mark where the next one is near", () => {
    const placed = placeLabels(
      [
        { x: 958, width: 115 },
        { x: 1030, width: 95 },
      ],
      width,
    );
    expect(placed.map(({ anchor, tier }) => [anchor, tier])).toEqual([
      ["end", 0],
      ["start", 0],
    ]);
  });
});
