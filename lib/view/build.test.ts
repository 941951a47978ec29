import { describe, expect, it } from "vitest";
import { candidate, item, judged, pick, release, sources } from "../gates/test-release";
import {
  candidateViews,
  ciView,
  missingView,
  pickViews,
  releaseView,
  revertsView,
  scopeView,
  summaryView,
} from "./build";
import {
  candidatesAnswer,
  ciAnswer,
  missingAnswer,
  picksAnswer,
  releaseAnswer,
  revertsAnswer,
  scopeAnswer,
  summarySchema,
} from "./schemas";

const asOf = "2026-04-30T12:00:00Z";
const full = () =>
  judged({
    picks: [pick(), pick({ id: "2-0", state: "pending" }), pick({ id: "3-0", state: "reverted" })],
    scope: { ...release().scope, open: [item()] },
    missing: {
      complete: true,
      items: [
        {
          item: { repo: "octo/engine", number: 1, url: "https://x" },
          title: "",
          landed: null,
          reason: "not-picked",
          detail: "",
          who: [],
        },
        {
          item: { repo: "octo/engine", number: 2, url: "https://x" },
          title: "",
          landed: null,
          reason: "unknown",
          detail: "",
          who: [],
        },
      ],
      unknown: [{ text: "#2 could not be read", source: "named-pulls" }],
    },
    candidates: [candidate()],
  });

describe("view models say what was judged, in the contract's shapes", () => {
  it("each passes its own strict schema, so that nothing is lost or added unseen", () => {
    const { reconciled } = full();
    expect(() => summarySchema.parse(summaryView(full()))).not.toThrow();
    expect(releaseAnswer.parse(releaseView(full(), asOf))).toEqual(releaseView(full(), asOf));
    expect(picksAnswer.parse({ asOf, picks: pickViews(reconciled) }).picks).toEqual(pickViews(reconciled));
    expect(missingAnswer.parse({ asOf, ...missingView(reconciled) }).unknown).toEqual(["#2 could not be read"]);
    expect(() => revertsAnswer.parse({ asOf, ...revertsView(reconciled) })).not.toThrow();
    expect(candidatesAnswer.parse({ asOf, candidates: candidateViews(reconciled) }).candidates).toEqual(
      candidateViews(reconciled),
    );
    expect(() => ciAnswer.parse(ciView(reconciled, asOf))).not.toThrow();
    expect(() => scopeAnswer.parse(scopeView(reconciled, asOf))).not.toThrow();
  });

  it("counts every pick that is not final as pending, and only what is known to be missing", () => {
    expect(summaryView(full()).counts).toEqual({
      picksPending: 1,
      picksMerged: 1,
      picksReverted: 1,
      scopeOpen: 1,
      missing: 1,
      unfollowedReverts: 0,
    });
  });

  it("the next milestone is the one that is next", () => {
    expect(summaryView(full()).next).toEqual({
      id: "M4",
      label: "Final RC",
      date: "2026-04-27",
      precision: "week",
      daysLeft: 0,
    });
    expect(summaryView(judged({ schedule: [] })).next).toBeNull();
  });

  it("a moment before the first poll says that only GitHub's own timestamps speak", () => {
    const view = releaseView(full(), asOf, "2026-04-01T10:00:00Z");
    expect(view.freshness.beforeFirstPoll).toBe("2026-04-01T10:00:00Z");
    expect(view.problems.map(({ code }) => code)).toContain("before-first-poll");
    expect(releaseView(full(), asOf).problems.map(({ code }) => code)).not.toContain("before-first-poll");
    expect(releaseAnswer.parse(view)).toEqual(view);
  });

  it("complete when every source that the verdict needs has been read whole, whatever the others are", () => {
    const fresh = (over: Parameters<typeof sources>[0]) => summaryView(judged({ sources: sources(over) })).freshness;
    expect(fresh({})).toEqual({ complete: true, oldest: asOf, stale: [] });
    expect(fresh({ tags: { state: "stale" } })).toMatchObject({ complete: false, stale: ["engine/tags"] });
    expect(fresh({ tags: { lastOk: null, complete: false, state: "never" } })).toMatchObject({
      complete: false,
      oldest: null,
    });
    // The notes are asked for on release day, and the verdict is about the final candidate.
    expect(fresh({ published: { state: "failed" } })).toMatchObject({ complete: true, stale: [] });
  });

  it("cells of CI are newest first and as many as were asked for", () => {
    const { ci } = release();
    const [one] = ci.commits;
    const commits = one ? [one, { ...one, sha: "bbbbbbb1" }] : [];
    expect(ciView(release({ ci: { ...ci, commits } }), asOf, 1).commits).toHaveLength(1);
  });
});
