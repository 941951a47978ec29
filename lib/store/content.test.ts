import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SuiteFact } from "../domain/facts";
import { contentOf, factCache, stableJson } from "./content";

/** With the signs that part the texts of a suite from one another. */
const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom("|", "~", "\\", "b", "f", "t", "0", "a", "é", "𝕏") }),
);

const job = fc.record({
  name: anyText,
  status: fc.constantFrom("COMPLETED" as const, "IN_PROGRESS" as const, "QUEUED" as const),
  conclusion: fc.constantFrom("SUCCESS" as const, "FAILURE" as const, null),
  url: fc.oneof(fc.webUrl(), anyText),
  startedAt: fc.option(fc.constantFrom("2026-04-24T00:00:00Z", "2026-04-23T23:59:59.5Z", "2026-04-24T00:00:00.000Z")),
  completedAt: fc.option(fc.constantFrom("2026-04-24T01:00:00Z", "+020026-04-24T01:00:00Z", "no time")),
});

const base: SuiteFact["jobs"][number] = {
  name: "",
  status: "COMPLETED",
  conclusion: "SUCCESS",
  url: "https://x/job/1",
  startedAt: null,
  completedAt: null,
};

const suite = (jobs: SuiteFact["jobs"]): SuiteFact => ({
  kind: "suite",
  repo: "octo/engine",
  sha: "a1",
  branch: null,
  id: "S1",
  app: "github-actions",
  workflow: "pull",
  event: "push",
  attempt: 1,
  status: "COMPLETED",
  conclusion: "SUCCESS",
  url: "https://github.com/octo/engine/actions/runs/1",
  createdAt: "2026-04-24T00:00:00Z",
  updatedAt: "2026-04-24T01:00:00Z",
  jobs,
  jobsComplete: true,
});

describe("the content of facts", () => {
  it("comes back as it went in, whatever the jobs are called", () => {
    fc.assert(
      fc.property(fc.array(job), (jobs) => {
        const { hash, body } = contentOf(suite(jobs));
        expect(factCache().read([hash], `[${body}]`)).toEqual([suite(jobs)]);
      }),
    );
  });

  it("comes back from both kinds of rows in which jobs were kept before", () => {
    const { jobs: _, ...rest } = suite([]);
    const first = { jobsAt: "https://x/job", jobs: [["build", "COMPLETED", null, "/1", null, "2026-04-24T01:00:00Z"]] };
    const outcomes = [["COMPLETED", null]];
    const starts = { nameAt: "bu", urlAt: "https://x/job/", timeAt: "2026-04-24T0", outcomes };
    const second = { packed: { ...starts, rows: [["ild", 0, "1", null, "1:00:00Z"]] } };
    const job = { name: "build", status: "COMPLETED", conclusion: null, url: "https://x/job/1", startedAt: null };
    for (const kept of [first, second])
      expect(factCache().read(["x"], `[${JSON.stringify({ ...rest, ...kept })}]`)).toEqual([
        suite([{ ...base, ...job, status: "COMPLETED", completedAt: "2026-04-24T01:00:00Z" }]),
      ]);
    const noOutcome = { packed: { ...second.packed, outcomes: [] } };
    expect(() => factCache().read(["x"], `[${JSON.stringify({ ...rest, ...noOutcome })}]`)).toThrow();
  });

  it("is kept while it is used, and what nobody asks for goes", () => {
    const cache = factCache(2);
    const { body } = contentOf(suite([]));
    const read = (hash: string) => void cache.read([hash], `[${body}]`);
    read("used");
    for (const other of ["a", "b", "c", "d", "e"]) {
      read(other);
      expect(cache.get("used")).toBeDefined();
    }
    expect(cache.get("a")).toBeUndefined();
  });

  it("goes once it was not asked for in a whole generation, and a quiet night alone loses nothing", () => {
    let ms = 0;
    const cache = factCache(1000, () => ms);
    const { body } = contentOf(suite([]));
    for (const hash of ["used", "left"]) cache.read([hash], `[${body}]`);
    ms += 12 * 3600_000;
    expect(cache.get("used")).toBeDefined();
    ms += 6 * 60_000;
    expect(cache.get("used")).toBeDefined();
    expect(cache.get("left")).toBeUndefined();
  });

  it("weighs by its jobs: few suites of many fill a generation", () => {
    const kept = (jobs: number) => {
      const cache = factCache(40);
      const { body } = contentOf(suite(Array.from({ length: jobs }, () => base)));
      for (const hash of ["a", "b", "c", "d", "e"]) cache.read([hash], `[${body}]`);
      return cache.get("a") !== undefined;
    };
    expect([kept(1), kept(100)]).toEqual([true, false]);
  });

  it("is the same text whatever the order of its names", () => {
    expect(stableJson({ b: [{ d: 1, c: 2 }], a: null })).toBe(stableJson({ a: null, b: [{ c: 2, d: 1 }] }));
  });

  it("is refused where a job is no job", () => {
    const { body } = contentOf(suite([{ ...base, name: "build" }]));
    const told = "COMPLETED/SUCCESS|0|build||~|https://x/job/1||~|||\\\\0~|||\\\\0~";
    expect(body).toContain(told);
    const wrong = {
      "no column of ends": told.slice(0, told.lastIndexOf("|||")),
      "an outcome nobody knows": told.replace("SUCCESS", "FINE"),
      "a letter without an outcome": told.replace("|0|", "|1|"),
      "more letters than jobs": told.replace("|0|", "|00|"),
      "no name": told.replace("build||~", "build||\\\\0~"),
      "no address": told.replace("https://x/job/1||~", "||\\\\0~"),
      nothing: "",
    };
    for (const [what, jobs] of Object.entries(wrong))
      expect(() => factCache().read(["x"], `[${body.replace(told, jobs)}]`), what).toThrow();
    expect(factCache().read(["x"], `[${body}]`)).toHaveLength(1);
  });

  it("is refused when what is stored has another shape", () => {
    for (const body of [
      '{"kind":"suite","jobsAt":"","jobs":[[1]]}',
      '{"kind":"suite","packed":{"rows":[]}}',
      "[]",
      '{"kind":"new"}',
    ])
      expect(() => factCache().read(["x"], `[${body}]`)).toThrow();
  });
});
