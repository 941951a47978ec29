import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { framesBetween } from "./replay";

const time = (text: string): number => Date.parse(text);

describe("a replay", () => {
  it("goes from the cut to now, a day at a time", () =>
    expect(framesBetween(time("2026-04-20T09:00:00Z"), time("2026-04-23T14:32:01Z"))).toEqual([
      "2026-04-20T09:00:00Z",
      "2026-04-20T14:32:01Z",
      "2026-04-21T14:32:01Z",
      "2026-04-22T14:32:01Z",
      "2026-04-23T14:32:01Z",
    ]));

  it("is in order, begins at the cut, ends now, and is never long", () => {
    const moment = fc.integer({ min: time("2024-01-01T00:00:00Z"), max: time("2028-01-01T00:00:00Z") });
    fc.assert(
      fc.property(moment, moment, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const frames = framesBetween(from, to);
        expect(frames).toEqual([...frames].sort());
        expect(Math.abs(time(frames[0] ?? "") - from)).toBeLessThan(1000);
        expect(Math.abs(time(frames.at(-1) ?? "") - to)).toBeLessThan(1000);
        expect(frames.length).toBeLessThanOrEqual(62);
      }),
    );
  });
});
