import { describe, expect, it } from "vitest";
import { releases } from "@/e2e/samples/release";
import type { SummaryView } from "@/lib/view/schemas";
import { headline } from "./headline";

const [minor, patch, shipped] = releases as [SummaryView, SummaryView, SummaryView];

describe("the overview's sentence", () => {
  it("answers for the release whose next step is nearest, whatever the order", () => {
    expect(headline([shipped, patch, minor])).toBe("2.12.0 is no-go, with 3 days to its final RC.");
  });
  it("says when a step is overdue or due today", () => {
    const due = (daysLeft: number): SummaryView => ({ ...minor, next: minor.next && { ...minor.next, daysLeft } });
    expect(headline([due(-2)])).toBe("2.12.0 is no-go, 2 days past its final RC.");
    expect(headline([due(0)])).toBe("2.12.0 is no-go, and its final RC is due today.");
  });
  it("says what came last when nothing is being released, and when nothing is known", () => {
    expect(headline([shipped])).toBe("Nothing is being released. 2.11.0 was the last.");
    expect(headline([{ ...minor, state: "planned" }])).toBe("2.12.0 is planned. Its branch is not cut yet.");
    expect(headline([])).toBe("No release is tracked yet.");
  });
});
