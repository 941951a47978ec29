import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backTest, forecast } from "./forecast";
import { project } from "./test-histories";
import { type Work, whenSettled } from "./work";

const dayMs = 86_400_000;
const after = (work: Work, days: number): string => new Date(Date.parse(work.begun) + days * dayMs).toISOString();

/** The last of four releases, what came before it, and a day of its own on which it is asked. */
function asked(seed: number): { work: Work; earlier: Work[]; moment: string } {
  const works = project(seed, 4);
  const work = works.at(-1);
  if (!work) throw new Error("A project has releases");
  return { work, earlier: works.slice(0, 3), moment: after(work, 3 + (seed % 21)) };
}

/** The first 200 seeded releases of which a forecast was made and the end was seen. */
const tried = Array.from({ length: 300 }, (_, n) => asked(n + 1))
  .flatMap(({ work, earlier, moment }) => {
    const made = forecast(work, earlier, moment);
    const end = made && whenSettled(work, moment, made.left)?.slice(0, 10);
    return made && end ? [{ made, end }] : [];
  })
  .slice(0, 200);
const share = (is: (one: (typeof tried)[number]) => boolean): number => tried.filter(is).length / tried.length;

describe("the forecast, on 200 simulated releases", () => {
  it("was made for 200 of them", () => expect(tried).toHaveLength(200));

  it("holds seven to nine of ten ends in its 80 % range", () => {
    const held = share(({ made, end }) => made.from <= end && end <= made.to);
    expect(held).toBeGreaterThanOrEqual(0.7);
    expect(held).toBeLessThanOrEqual(0.9);
  });

  it("does not hold them by a range that says nothing", () => {
    const widths = tried.map(({ made }) => Date.parse(made.to) - Date.parse(made.from)).sort((a, b) => a - b);
    expect((widths[100] ?? Number.NaN) / dayMs).toBeLessThanOrEqual(21);
  });

  it("is neither always early nor always late", () => {
    expect(share(({ made, end }) => made.middle < end)).toBeGreaterThan(0.25);
    expect(share(({ made, end }) => end < made.middle)).toBeGreaterThan(0.25);
  });
});

describe("a forecast", () => {
  const seeds = fc.integer({ min: 1, max: 100_000 });

  it("knows nothing of what comes after its moment", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { work, earlier, moment } = asked(seed);
        const known = (times: number[]): number[] => times.filter((time) => time <= Date.parse(moment));
        const then = { ...work, ended: null, opened: known(work.opened), settled: known(work.settled) };
        expect(forecast(then, earlier, moment)).toEqual(forecast(work, earlier, moment));
      }),
      { numRuns: 40 },
    );
  });

  it("has its middle within its range, and begins no earlier than its own day", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { work, earlier, moment } = asked(seed);
        const made = forecast(work, earlier, moment);
        fc.pre(made !== null);
        const days = [moment.slice(0, 10), made?.from, made?.middle, made?.to];
        expect(days).toEqual([...days].sort());
      }),
      { numRuns: 40 },
    );
  });

  it("is not made where hardly anything was settled lately", () => {
    const begun = "2026-04-06T08:00:00Z";
    const opened = Array<number>(20).fill(Date.parse(begun));
    const settled = Array<number>(2).fill(Date.parse("2026-04-14T10:00:00Z"));
    const work = { version: "1", begun, ended: null, opened };
    expect(forecast({ ...work, settled }, [], "2026-04-16T10:00:00Z")).toBeNull();
    expect(forecast({ ...work, settled: [...settled, ...settled] }, [], "2026-04-16T10:00:00Z")).not.toBeNull();
  });

  it("learns from earlier releases that the work takes longer than it seems", () => {
    const { work, moment } = asked(7);
    const slow = [slowing("2025-06-02T08:00:00.000Z"), slowing("2025-09-01T08:00:00.000Z")];
    const made = forecast(work, slow, moment);
    const unlearned = forecast(work, [], moment);
    expect(made && unlearned && made.middle > unlearned.middle).toBe(true);
  });
});

/** Each thing takes longer than the one before. */
function slowing(begun: string): Work {
  const days = (n: number): number => n ** 2 / 60 - 14;
  const opened = Array<number>(80).fill(0);
  const settled = opened.map((_, n) => Date.parse(begun) + days(n) * dayMs);
  return { version: begun, begun, ended: new Date(Date.parse(begun) + 60 * dayMs).toISOString(), opened, settled };
}

describe("the back-test", () => {
  it("tells the error of the same forecast on earlier releases", () => {
    const tested = backTest(project(11, 4));
    expect(tested?.releases).toBeGreaterThanOrEqual(3);
    expect(tested?.forecasts).toBeGreaterThanOrEqual(15);
    expect(tested?.medianError).toBeGreaterThanOrEqual(0);
    expect(tested?.held).toBeLessThanOrEqual(1);
  });

  it("finds little error where the pace never changes", () => {
    const begun = "2026-04-06T08:00:00.000Z";
    const opened = Array<number>(90).fill(0);
    const settled = opened.map((_, n) => steady(begun, n));
    const work = { version: "1", begun, ended: "2026-06-30T08:00:00.000Z", opened, settled };
    expect(backTest([work])).toMatchObject({ releases: 1, held: 1 });
    expect(backTest([work])?.medianError).toBeLessThanOrEqual(5);
  });

  it("says nothing where there is too little history", () => {
    expect(backTest([])).toBeNull();
    expect(
      backTest([{ version: "1", begun: "2026-04-06T08:00:00Z", ended: null, opened: [], settled: [] }]),
    ).toBeNull();
  });
});

/** Two a working day, from two weeks before the cut on. */
function steady(begun: string, n: number): number {
  const days = Math.floor(n / 2);
  const calendar = Math.floor(days / 5) * 7 + (days % 5) - 14;
  return Date.parse(begun) + calendar * dayMs + 3_600_000;
}
