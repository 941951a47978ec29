import { describe, expect, it } from "vitest";
import type { Reconciled } from "../domain/reconciled";
import { curveOf } from "./overlay";

function release(over: object = {}): Reconciled {
  const value = {
    now: "2026-04-22T12:00:00Z",
    release: { version: "2.12.0", state: "active", tracker: { createdAt: "2026-04-19T08:00:00Z" } },
    branch: { cut: { sha: "a", at: "2026-04-20T08:00:00Z" } },
    finalTag: null,
    published: null,
    schedule: [{ step: "release-day", date: "2026-05-01" }],
    picks: [
      { state: "merged", requestedAt: "2026-04-20T09:00:00Z", settledAt: "2026-04-21T09:00:00Z" },
      { state: "pending", requestedAt: "2026-04-21T10:00:00Z", settledAt: null },
    ],
    scope: {
      open: [{ since: "2026-04-21T11:00:00Z" }],
      closedItems: [{ since: "2026-04-01T00:00:00Z", at: "2026-04-22T08:00:00Z" }],
    },
    ci: {
      commits: [{ at: "2026-04-21T09:00:00Z" }, { at: "2026-04-20T09:00:00Z" }],
      workflows: [{ expected: true, cells: [{ state: "fail" }, { state: "pass" }] }],
    },
    ...over,
  };
  return value as unknown as Reconciled;
}

describe("a release over the days before its release day", () => {
  it("counts down from the cut to now, by GitHub's own times", () =>
    expect(curveOf(release())?.points).toEqual([
      { left: 11, scopeOpen: 1, picksPending: 1, passRate: 1 },
      { left: 10, scopeOpen: 2, picksPending: 1, passRate: 0.5 },
      { left: 9, scopeOpen: 1, picksPending: 1, passRate: 0.5 },
    ]));

  it("ends with the day on which it was out, which need not be the planned one", () => {
    const shipped = {
      now: "2026-06-01T00:00:00Z",
      release: { version: "2.11.0", state: "shipped", tracker: { createdAt: "2026-04-19T08:00:00Z" } },
      finalTag: { name: "v2.11.0", url: "", at: "2026-04-21T15:00:00Z" },
    };
    const curve = curveOf(release(shipped));
    expect(curve?.releaseDay).toBe("2026-04-21");
    expect(curve?.points.at(-1)?.left).toBe(0);
  });

  it("is not drawn where the release day is not known", () => expect(curveOf(release({ schedule: [] }))).toBeNull());

  it("does not take what was never read for zero", () => {
    const curve = curveOf(release({ scope: { open: [], closedItems: [] }, ci: { commits: [], workflows: [] } }));
    expect(curve?.points[0]).toMatchObject({ scopeOpen: null, passRate: null });
  });
});
