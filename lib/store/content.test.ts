import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SuiteFact } from "../domain/facts";
import { contentOf, factCache, stableJson } from "./content";

const job = fc.record({
  name: fc.string(),
  status: fc.constantFrom("COMPLETED" as const, "IN_PROGRESS" as const, "QUEUED" as const),
  conclusion: fc.constantFrom("SUCCESS" as const, "FAILURE" as const, null),
  url: fc.oneof(fc.webUrl(), fc.string()),
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

  it("comes back from the rows in which jobs were kept before", () => {
    const { jobs: _, ...rest } = suite([]);
    const rows = [["build", "COMPLETED", null, "/1", null, "2026-04-24T01:00:00Z"]];
    const body = JSON.stringify({ ...rest, jobsAt: "https://x/job", jobs: rows });
    expect(factCache().read(["x"], `[${body}]`)[0]).toMatchObject({
      jobs: [{ name: "build", url: "https://x/job/1", conclusion: null }],
    });
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

  it("is the same text whatever the order of its names", () => {
    expect(stableJson({ b: [{ d: 1, c: 2 }], a: null })).toBe(stableJson({ a: null, b: [{ c: 2, d: 1 }] }));
  });

  it("is refused where a job is no job", () => {
    const { body } = contentOf(suite([{ ...base, name: "build" }]));
    for (const row of [
      "7",
      '[7,0,"",null,null]',
      '["a",1,"",null,null]',
      '["a",0,"",7,null]',
      '["a",0,null,null,null]',
    ])
      expect(() => factCache().read(["x"], `[${body.replace(/"rows":\[.*?\]\]/, `"rows":[${row}]`)}]`), row).toThrow();
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
