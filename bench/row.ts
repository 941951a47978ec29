/** One figure with its budget: printed, and kept for the table that `npm run bench` writes. */
import { createHash } from "node:crypto";
import { appendFileSync } from "node:fs";

export type Row = {
  bench: string;
  what: string;
  result: number;
  unit: string;
  /** Null: nobody set one; the figure is told for its own sake. */
  budget: number | null;
  better: "less" | "more";
  within: boolean | null;
  /**
   * A time as a multiple of a fixed piece of work on the same machine, so that two machines can be compared. Of a
   * throughput it is the time that each one takes; there is none behind a size.
   */
  ofBaseline: number | null;
};

export type Figure = { what: string; result: number; unit: string; budget?: number | null; better?: Row["better"] };

const bench = (process.argv[1]?.split("/").at(-1) ?? "").replace(/\.ts$/, "");
/** The time behind a figure, in milliseconds. */
const timeBehind: Record<string, (result: number) => number> = {
  ms: (result) => result,
  s: (result) => result * 1000,
  "a second": (result) => 1000 / result,
};

export function ofBaseline(result: number, unit: string, baselineMs: number): number | null {
  const ms = timeBehind[unit]?.(result);
  return ms === undefined ? null : ms / baselineMs;
}

/** Milliseconds of processor time for a fixed piece of work, the best of five. */
export function baselineMs(): number {
  const text = JSON.stringify(Array.from({ length: 4000 }, (_, n) => ({ n, name: `item ${n}`, tags: ["a", "b"] })));
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 5; n++) {
    const since = process.cpuUsage();
    for (let k = 0; k < 10; k++)
      createHash("sha256")
        .update(JSON.stringify(JSON.parse(text)))
        .digest("hex");
    least = Math.min(least, process.cpuUsage(since).user / 1000);
  }
  return least;
}

const given = Number(process.env.BENCH_BASELINE_MS);
const baseline = given > 0 ? given : baselineMs();

/** Prints the figure; a missed budget ends the bench with 1. */
export function row({ what, result, unit, budget = null, better = "less" }: Figure): void {
  const within = budget === null ? null : better === "less" ? result <= budget : result >= budget;
  const line: Row = {
    bench,
    what,
    result,
    unit,
    budget,
    better,
    within,
    ofBaseline: ofBaseline(result, unit, baseline),
  };
  const mark = within === null ? "    " : within ? "pass" : "MISS";
  const goal = budget === null ? "" : ` (${better === "less" ? "at most" : "at least"} ${budget} ${unit})`;
  console.log(`${mark}  ${what}: ${short(result)} ${unit}${goal}`);
  if (process.env.BENCH_ROWS) appendFileSync(process.env.BENCH_ROWS, `${JSON.stringify(line)}\n`);
  if (within === false) process.exitCode = 1;
}

export const short = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 2 : 1);

export const quantile = (times: readonly number[], share: number): number => {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};
