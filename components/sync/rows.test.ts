import { describe, expect, it } from "vitest";
import type { ChangeView } from "@/lib/view/schemas";
import type { StandView, SyncView } from "@/lib/view/sync";
import { headlineOf, type Row, rowsOf } from "./rows";

type Stand = {
  call?: "no-go" | "at-risk" | "go";
  scopeOpen?: number;
  merged?: number;
  failing?: string[];
  tags?: string[];
  m41?: string;
};

function stand({
  call = "no-go",
  scopeOpen = 12,
  merged = 8,
  failing = [],
  tags = ["v2.12.0-rc1"],
  m41 = "2026-05-04",
}: Stand): StandView {
  const release = {
    version: "2.12.0",
    verdict: { call, target: "M4", step: "final-candidate", reason: "A reason.", since: null, flips: [] },
    counts: { picksPending: 3, picksMerged: merged, picksReverted: 0, scopeOpen, missing: 0, unfollowedReverts: 0 },
    schedule: [
      { id: "M4", label: "Final RC", date: "2026-04-27", precision: "week", was: [], state: "next" },
      { id: "M4.1", label: "Drafts of tutorials", date: m41, precision: "day", was: [], state: "future" },
    ],
    gates: [],
  };
  const workflows = ["lint", "wheels"].map((name) => ({
    name,
    expected: true,
    failingSince: failing.includes(name) ? "3fa8c21" : null,
  }));
  return {
    release: release as unknown as StandView["release"],
    ci: { workflows } as unknown as StandView["ci"],
    candidates: tags.map((tag) => ({ tag })) as unknown as StandView["candidates"],
  };
}

const change = (
  kind: ChangeView["kind"],
  event: ChangeView["event"],
  text: string,
  who: string[] = [],
): ChangeView => ({
  at: "2026-04-23T10:00:00Z",
  kind,
  event,
  text,
  url: "https://example.org",
  who,
  weight: 50,
});

const both = (before: Stand, after: Stand, changes: ChangeView[] = []): SyncView & { before: StandView } => ({
  ...stand(after),
  from: "2026-04-17T14:30:00Z",
  to: "2026-04-24T14:30:00Z",
  earlier: "2026-04-10T14:30:00Z",
  picks: [],
  before: stand(before),
  changes,
  streams: [],
  forecast: { left: 0, range: null, error: null, goal: null },
  curves: [],
});

const row = (view: ReturnType<typeof both>, name: RegExp): Row | undefined =>
  rowsOf(view).find((one) => name.test(one.name));

describe("what changed between two syncs", () => {
  it("keeps its rows in their places", () => {
    const names = ["Verdict for M4", "Failing CI", "Date of M4", "Milestone items", "Picks merged", "Candidate"];
    expect(rowsOf(both({}, {})).map(({ name }) => name)).toEqual(names);
  });

  it("calls a verdict worse, better or the same by its rank", () => {
    expect(row(both({ call: "at-risk" }, { call: "no-go" }), /Verdict/)?.turn).toBe("worse");
    expect(row(both({ call: "no-go" }, { call: "go" }), /Verdict/)?.turn).toBe("better");
    expect(row(both({}, {}), /Verdict/)?.turn).toEqual({ text: "Same" });
  });

  it("names who is on a workflow that broke", () => {
    const changes = [change("ci", "fails", "wheels fails since 3fa8c21", ["huydhn"])];
    expect(row(both({}, { failing: ["wheels"] }, changes), /Failing/)).toMatchObject({
      before: "0",
      after: "1",
      turn: "worse",
      who: "huydhn",
      why: "wheels",
    });
  });

  it("shows the date that moved, else the next one", () => {
    expect(row(both({}, { m41: "2026-05-06" }), /Date/)).toMatchObject({
      name: "Date of M4.1",
      before: "4 May",
      after: "6 May",
      turn: "later",
    });
    expect(row(both({}, {}), /Date/)).toMatchObject({ name: "Date of M4", before: "27 Apr", after: "27 Apr" });
  });

  it("counts what was closed, moved out and added by the same changes as the API", () => {
    const changes = [
      change("scope", "closed", "#1 closed in the milestone"),
      change("scope", "closed", "#2 closed in the milestone"),
      change("scope", "moved-out", "#3 moved out of the milestone"),
      change("scope", "added", "#4 added to the milestone"),
    ];
    const view = both({ scopeOpen: 14 }, { scopeOpen: 12 }, changes);
    expect(row(view, /Milestone/)).toMatchObject({ turn: "better", why: "2 closed, 1 moved out, 1 added" });
  });

  it("shows candidates by their short names", () => {
    const view = both({}, { tags: ["v2.12.0-rc1", "v2.12.0-rc2", "v2.12.0-rc3"] });
    expect(row(view, /Candidate/)).toMatchObject({ before: "rc1", after: "rc3", turn: { text: "+2" } });
    expect(row(both({ tags: [] }, {}), /Candidate/)).toMatchObject({ before: "None", after: "rc1" });
  });

  it.each([
    [both({ merged: 8 }, { merged: 27, failing: ["wheels"] }), "19 more picks are in, but wheels broke."],
    [both({ merged: 8 }, { merged: 9 }), "1 more pick is in."],
    [both({ scopeOpen: 14 }, { scopeOpen: 12 }), "2 fewer milestone items are open."],
    [both({ call: "no-go" }, { call: "go" }), "The verdict went from no-go to go."],
    [
      both({ merged: 8, call: "go" }, { merged: 9, call: "at-risk" }),
      "1 more pick is in, but the verdict went from go to at risk.",
    ],
    [both({}, { failing: ["wheels"] }), "wheels broke."],
    [both({}, {}, [change("schedule", "moved", "M4.1 moved")]), "1 small change."],
    [both({}, {}), "Nothing changed."],
  ])("has a headline %#", (view, headline) => expect(headlineOf(view)).toBe(headline));
});
