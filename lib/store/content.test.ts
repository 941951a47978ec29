import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SuiteFact } from "../domain/facts";
import { contentOf, factCache, stableJson } from "./content";

const job = fc.record({
  name: fc.string(),
  status: fc.constantFrom("COMPLETED" as const, "IN_PROGRESS" as const, "QUEUED" as const),
  conclusion: fc.constantFrom("SUCCESS" as const, "FAILURE" as const, null),
  url: fc.oneof(fc.webUrl(), fc.string()),
  startedAt: fc.option(fc.constant("2026-04-24T00:00:00Z")),
  completedAt: fc.option(fc.constant("2026-04-24T01:00:00Z")),
});

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
        expect(factCache().read(hash, body)).toEqual(suite(jobs));
      }),
    );
  });

  it("is the same text whatever the order of its names", () => {
    expect(stableJson({ b: [{ d: 1, c: 2 }], a: null })).toBe(stableJson({ a: null, b: [{ c: 2, d: 1 }] }));
  });

  it("is refused when what is stored has another shape", () => {
    expect(() => factCache().read("x", '{"kind":"suite","jobsAt":"","jobs":[[1]]}')).toThrow();
  });
});
