import { describe, expect, it } from "vitest";
import { pendingPicks } from "@/e2e/samples/picks";
import type { PickView } from "@/lib/view/schemas";
import { dwell } from "./dwell";

const [sample] = pendingPicks as [PickView];
const hour = 3_600_000;
const event = (at: string, what: string) => ({ at, by: "malfet", what, url: "" });
const pick = (decided: string | null, merged: string | null): PickView => ({
  ...sample,
  requestedAt: "2026-04-20T00:00:00Z",
  settledAt: merged,
  state: merged ? "merged" : "pending",
  history: [...(decided ? [event(decided, "approved")] : []), ...(merged ? [event(merged, "merged as 9d27c3a")] : [])],
});

describe("dwell time", () => {
  const now = "2026-04-21T00:00:00Z";
  it("counts only the stretches that have ended", () => {
    const [asked, decided, whole, pending] = dwell(
      [pick("2026-04-20T04:00:00Z", "2026-04-20T06:00:00Z"), pick(null, null)],
      now,
    );
    expect(asked).toMatchObject({ picks: 1, median: 4 * hour });
    expect(decided).toMatchObject({ picks: 1, median: 2 * hour });
    expect(whole).toMatchObject({ picks: 1, median: 6 * hour });
    expect(pending).toMatchObject({ picks: 1, median: 24 * hour });
  });
  it("tells the slow end apart from the middle", () => {
    const picks = Array.from({ length: 10 }, (_, at) =>
      pick(null, `2026-04-20T${String(at + 1).padStart(2, "0")}:00:00Z`),
    );
    expect(dwell(picks, now)[2]).toMatchObject({ picks: 10, median: 6 * hour, slow: 10 * hour });
  });
  it("knows nothing where nothing has happened", () => {
    expect(dwell([], now).every(({ median }) => median === null)).toBe(true);
  });
});
