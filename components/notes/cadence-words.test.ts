import { describe, expect, it } from "vitest";
import type { PlannedDate } from "@/lib/domain/cadence";
import { nextWords, openLength, patchWords, plannedWords, slipWords } from "./cadence-words";

const plan = (over: Partial<PlannedDate> = {}): PlannedDate => ({
  text: "May 2026",
  from: "2026-05-01",
  to: "2026-05-31",
  precision: "month",
  tentative: false,
  source: "document",
  ...over,
});
const slip = (days: number, actual = true) => slipWords({ slip: { days, actual }, planned: plan(), open: null });

describe("the cadence in words", () => {
  it("a slip says how late, how early, or that it is by the plan alone", () => {
    expect([slip(0), slip(1), slip(-3)]).toEqual(["On plan", "1 day late", "3 days early"]);
    expect([slip(2, false), slip(0, false)]).toEqual(["moved, 2 days later", "As planned first"]);
  });

  it("what is not known is not told as not yet", () => {
    const words = (open: string) => slipWords({ slip: null, planned: plan(), open });
    expect([words("Not out yet"), words("Not known: the branch was not read")]).toEqual(["Not yet", "Not known"]);
  });

  it("a length that ends at a release to come is not told as not known", () => {
    const [coming, out] = [{ open: "Not out yet" }, { open: null }];
    expect(openLength("Cut to last candidate", coming)).toBe("Not yet");
    expect([openLength("Cut to release", out), openLength("Development", coming)]).toEqual(["Not known", "Not known"]);
  });

  it("a plan keeps the precision in which it was written", () => {
    expect(plannedWords(plan())).toBe("May 2026");
    expect(plannedWords(plan({ precision: "week", from: "2026-05-04" }))).toBe("week of 4 May 2026");
    expect(nextWords("release", plan({ precision: "day", from: "2026-05-13", tentative: true }))).toBe(
      "release day Wed 13 May, tentative",
    );
  });

  it("patches that nobody plans are told once", () => {
    const none = { text: "Not planned", tentative: false };
    expect(patchWords([none, none])).toBe("None planned");
    expect(patchWords([{ text: "Jun 2026", tentative: true }, none])).toBe("Planned: Jun 2026 (tentative)");
    expect(patchWords([])).toBe("No plan was found");
  });
});
