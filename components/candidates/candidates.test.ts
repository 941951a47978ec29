import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ci } from "@/e2e/samples/ci";
import { pendingPicks, picks, revertedPick } from "@/e2e/samples/picks";
import { candidates } from "@/e2e/samples/rest";
import type { CandidateView } from "@/lib/view/schemas";
import { compare, ifCutNow } from "./compare";

const [rc3] = candidates as [CandidateView];
const step = (tag: string, entered: string[], left: string[]): CandidateView => ({
  ...rc3,
  tag,
  entered,
  left,
  withoutPick: [],
});

describe("two candidates", () => {
  it("differ by what entered and left between them, step by step", () => {
    const list = [step("rc3", ["c"], ["a"]), step("rc2", ["b"], []), step("rc1", ["a"], [])];
    expect(compare(list, "rc3", "rc1")).toMatchObject({ entered: ["b", "c"], left: ["a"] });
  });
  it("tell neither of what came and went again in between", () => {
    const list = [step("rc3", [], ["b"]), step("rc2", ["b"], []), step("rc1", [], [])];
    expect(compare(list, "rc3", "rc1")).toMatchObject({ entered: [], left: [] });
  });
  it("cannot be compared backwards or with one that is not there", () => {
    expect(compare(candidates, "v2.12.0-rc1", "v2.12.0-rc3")).toBeNull();
    expect(compare(candidates, "v2.12.0-rc3", "v9")).toBeNull();
  });
  it("never name a pick as both entered and left", () => {
    const ids = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"));
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, ids), { minLength: 2, maxLength: 6 }), (steps) => {
        const list = steps.map(([entered, left], at) => step(`rc${at}`, entered, left));
        const told = compare(list, "rc0", `rc${list.length - 1}`);
        for (const id of told?.entered ?? []) expect(told?.left).not.toContain(id);
      }),
    );
  });
});

describe("the next candidate", () => {
  const next = ifCutNow(candidates, picks, ci);
  it("would hold what merged since the newest one, and leave out what is pending", () => {
    expect(next.gains.length).toBeGreaterThan(0);
    expect(next.gains.every((pick) => pick.state === "merged")).toBe(true);
    expect(next.omits).toHaveLength(pendingPicks.length);
  });
  it("would ship unverified what fails or has not run", () => {
    expect(next.unverified.map(({ name }) => name)).toEqual(["linux-binary-manywheel", "rocm"]);
  });
  it("would lose what was reverted since", () => {
    const held = [{ ...rc3, entered: [revertedPick.id], left: [] }];
    expect(ifCutNow(held, picks, ci).loses.map(({ id }) => id)).toEqual([revertedPick.id]);
  });
});
