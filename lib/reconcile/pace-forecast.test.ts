import { describe, expect, it } from "vitest";
import type { Reconciled } from "../domain/reconciled";
import { paceOf } from "./pace";
import { project } from "./test-histories";

const now = "2026-04-24T14:00:00Z";

/** So many closed in the last two weeks, so many open, and a date to meet. */
function release(closed: number, open: number, date: string): Reconciled {
  const at = (n: number): string => `2026-04-${String(13 + (n % 10)).padStart(2, "0")}T10:00:00Z`;
  const value = {
    now,
    release: { version: "2.12.0", state: "active", tracker: { createdAt: "2026-04-10T00:00:00Z" } },
    branch: { cut: null },
    finalTag: null,
    published: null,
    schedule: [{ id: "M4", label: "Final RC", step: "final-candidate", state: "next", date, precision: "day" }],
    picks: [],
    scope: {
      open: Array.from({ length: open }, () => ({ since: "2026-04-01T00:00:00Z" })),
      closedItems: Array.from({ length: closed }, (_, n) => ({ since: "2026-04-01T00:00:00Z", at: at(n) })),
    },
  };
  return value as unknown as Reconciled;
}

describe("the pace, with earlier releases", () => {
  it("meets or misses the date at what was settled in the last two weeks", () => {
    expect(paceOf(release(20, 10, "2026-05-01"))).toMatchObject({ meets: true, doneBy: "2026-05-01" });
    expect(paceOf(release(20, 11, "2026-05-01"))).toMatchObject({ meets: false });
  });

  it("says nothing where hardly anything was settled, and meets where nothing is open", () => {
    expect(paceOf(release(2, 10, "2026-05-01"))).toBeNull();
    expect(paceOf(release(0, 0, "2026-05-01"))).toMatchObject({ meets: true });
  });

  it("is corrected by earlier releases where their history allows, and tells the range", () => {
    const alone = paceOf(release(20, 30, "2026-05-30"));
    const learned = paceOf(release(20, 30, "2026-05-30"), () => project(5, 3));
    expect(alone?.text).toBe("30 open at 2 a working day meets M4");
    expect(learned?.text).toMatch(/^30 open at 2 a working day, done \d+ \w{3} to \d+ \w{3}, (meets|misses) M4$/);
    expect(learned?.doneBy).not.toBeNull();
  });
});
