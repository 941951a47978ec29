import { describe, expect, it } from "vitest";
import type { CommitFact, Fact, PullFact } from "../domain/facts";
import { rewindFacts } from "./rewind";
import { World } from "./test-facts";

const cutAt = "2026-04-15T10:00:00Z";

function world(): Fact[] {
  const made = new World();
  made.pull(7, {
    base: "release/2.12",
    state: "MERGED",
    createdAt: "2026-04-20T09:00:00Z",
    mergedAt: "2026-04-22T09:00:00Z",
    mergedBy: "ann",
    mergeCommit: "c".repeat(40),
    closedAt: "2026-04-22T09:00:00Z",
    reviews: [{ author: "ann", state: "APPROVED", at: "2026-04-21T09:00:00Z", url: "", body: "" }],
    reviewDecision: "APPROVED",
  });
  return [...made.facts];
}

const pullAt = (at: string) =>
  rewindFacts(world(), at).find((fact): fact is PullFact => fact.kind === "pull" && fact.number === 7);

describe("facts before the first poll", () => {
  it("what was born later is not there; what was born at that second is", () => {
    expect(pullAt("2026-04-20T08:59:59.000Z")).toBeUndefined();
    expect(pullAt("2026-04-20T09:00:00.000Z")?.state).toBe("OPEN");
  });

  it("a merge that came later has not happened, and its checks are not known", () => {
    expect(pullAt("2026-04-21T12:00:00.000Z")).toMatchObject({
      state: "OPEN",
      mergedAt: null,
      mergedBy: null,
      mergeCommit: null,
      reviewDecision: "APPROVED",
      checks: { state: "unknown" },
    });
    expect(pullAt("2026-04-20T12:00:00.000Z")?.reviewDecision).toBeNull();
    expect(pullAt("2026-04-23T00:00:00.000Z")).toMatchObject({ state: "MERGED", mergedBy: "ann" });
  });

  it("a branch stands at its newest commit of that time, and was not there before its cut", () => {
    const branch: Fact = {
      kind: "branch",
      repo: "octo/engine",
      name: "release/9",
      exists: true,
      head: { sha: "b2", at: "2026-04-20T00:00:00Z" },
      cut: { sha: "a0", at: cutAt },
      count: 2,
    };
    const commit = (index: number, sha: string, at: string): CommitFact => ({
      kind: "commit",
      repo: "octo/engine",
      branch: "release/9",
      index,
      sha,
      message: "",
      at,
      author: null,
      url: "",
      pulls: [],
    });
    const facts = [branch, commit(0, "b1", "2026-04-18T00:00:00Z"), commit(1, "b2", "2026-04-20T00:00:00Z")];
    const headAt = (at: string) => rewindFacts(facts, at).find((fact) => fact.kind === "branch");
    expect(headAt("2026-04-10T00:00:00.000Z")).toMatchObject({ exists: false, head: null });
    expect(headAt("2026-04-16T00:00:00.000Z")).toMatchObject({ exists: true, head: { sha: "a0" }, count: 0 });
    expect(headAt("2026-04-19T00:00:00.000Z")).toMatchObject({ head: { sha: "b1" }, count: 1 });
    expect(headAt("2026-04-21T00:00:00.000Z")).toMatchObject({ head: { sha: "b2" }, count: 2 });
  });
});
