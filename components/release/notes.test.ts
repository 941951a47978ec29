import { describe, expect, it } from "vitest";
import { candidates } from "@/e2e/samples/rest";
import { newestOf } from "./notes";

describe("the newest candidate", () => {
  it("is the one that was tagged last, in whatever order they are listed", () => {
    const last = candidates
      .map(({ at }) => at)
      .sort()
      .at(-1);
    expect(candidates.length).toBeGreaterThan(1);
    expect(newestOf(candidates)?.at).toBe(last);
    expect(newestOf(candidates.toReversed())?.at).toBe(last);
  });
});
