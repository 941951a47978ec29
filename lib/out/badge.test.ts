import { describe, expect, it } from "vitest";
import type { SummaryView } from "../view/schemas";
import { badge, badgeShows, badgeStyles } from "./badge";

const summary: SummaryView = {
  project: "engine",
  version: "2.0.0",
  kind: "minor",
  state: "active",
  branch: "release/2.0",
  phase: 1,
  tracker: { repo: "octo/engine", number: 1, url: "https://github.com/octo/engine/issues/1", title: "Tracker" },
  verdict: { call: "no-go", target: "M4", step: "final-candidate", reason: "", since: null, flips: [] },
  next: { id: "M4", label: "Final candidate", date: "2026-04-27", precision: "week", daysLeft: 3 },
  counts: { picksPending: 2, picksMerged: 0, picksReverted: 0, scopeOpen: 0, missing: 0, unfollowedReverts: 0 },
  freshness: { complete: true, oldest: null, stale: [] },
};
const title = (svg: string) => /<title>(.*?)<\/title>/.exec(svg)?.[1];
const fills = (svg: string) => [...svg.matchAll(/fill="(#[\da-f]{6})"/g)].map((match) => match[1]);

describe("badges", () => {
  it("say the same to eyes and to screen readers", () => {
    expect(title(badge(summary))).toBe("engine 2.0.0: no-go for M4");
    expect(title(badge(summary, "milestone"))).toBe("engine 2.0.0: M4 week of 27 Apr, in 3 days");
    expect(title(badge(summary, "picks"))).toBe("engine 2.0.0: 2 picks pending");
    for (const show of badgeShows)
      for (const style of badgeStyles) expect(badge(summary, show, style)).toMatch(/^<svg[^>]*aria-label="/);
  });

  it("unknown is never green: neither the verdict nor a count that may be too small", () => {
    const green = fills(badge({ ...summary, verdict: { ...summary.verdict, call: "go" } }))[1];
    const unread = { ...summary, freshness: { complete: false, oldest: null, stale: ["engine/tags"] } };
    const none = { ...unread, counts: { ...summary.counts, picksPending: 0 } };
    expect(green).toBe("#04694f");
    expect(fills(badge({ ...summary, verdict: { ...summary.verdict, call: "unknown" } }))).not.toContain(green);
    expect(fills(badge(none, "picks"))).not.toContain(green);
    expect(title(badge(none, "picks"))).toContain("or more");
  });

  it("what stands in a tracker is text in the picture", () => {
    const next = { id: null, label: '<script>"&', date: "2026-04-27", precision: "day" as const, daysLeft: 0 };
    expect(badge({ ...summary, next }, "milestone")).not.toContain("<script");
  });
});
