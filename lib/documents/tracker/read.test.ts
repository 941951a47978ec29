import { describe, expect, it } from "vitest";
import { readTracker, type TrackerInput } from "./read";

const repo = "acme/engine";
const cut = "We cut a [release branch](https://github.com/acme/engine/tree/release/2.12) for the 2.12.0 release.\n\n";
const read = (body: string, more: Partial<TrackerInput> = {}) =>
  readTracker({ title: "[v2.12.0] Release Tracker", body, createdAt: "2026-04-15T10:00:00Z", repo, ...more });
const steps = (body: string) => read(cut + body).milestones.map((one) => [one.id, one.label, one.date, one.precision]);
const phases = (body: string, more: Partial<TrackerInput> = {}) =>
  read(cut + body, more).phases.map((phase) => [phase.n, phase.until]);
const codes = (body: string, more: Partial<TrackerInput> = {}) => read(body, more).problems.map((one) => one.code);

describe("what is a tracker", () => {
  it.each([
    "[v2.12.0] Release Tracker",
    "[v.2.12.0] Release Tracker",
    "[Release Tracker] 2.12.0",
    "Engine 2.12.0 release tracking issue",
    "v2.12.0 Release Schedule and Tracker",
    "[v0.14] Release tracker",
  ])("%s", (title) => expect(read("", { title }).isTracker).toBe(true));

  it.each([
    "Release 2.12.0 validations checklist and cherry-picks",
    "[engine 2.12] umbrella tracking issue for release failures",
    "Release tracker",
    "engine 2.12",
    "[v2.12.0] Release notes tracker",
  ])("not: %s", (title) => expect(read(cut, { title }).isTracker).toBe(false));

  it("needs the label or an author of standing, where these are known", () => {
    expect(read("", { labels: [], authorAssociation: "NONE" }).isTracker).toBe(false);
    expect(read("", { labels: ["Release Tracker"], authorAssociation: "NONE" }).isTracker).toBe(true);
    expect(read("", { labels: [], authorAssociation: "MEMBER" }).isTracker).toBe(true);
    expect(
      read("", { labels: ["rel"], trackerLabel: "rel", title: "2.12.0", authorAssociation: "NONE" }).isTracker,
    ).toBe(true);
    expect(read("", { labels: ["release tracker"], title: "2.12.0 checklist" }).isTracker).toBe(false);
  });

  it("tells a patch release from a minor one", () => {
    expect(read("", { title: "[v2.12.1] Release Tracker" }).kind).toBe("patch");
    expect(read("").kind).toBe("minor");
  });
});

describe("the branch", () => {
  it.each([
    [cut, "release/2.12"],
    ["The branch v2.12.0 has been cut.", "v2.12.0"],
    ["Branch: `release/2.12`", "release/2.12"],
    ["https://github.com/acme/engine/tree/release/2.12.x", "release/2.12.x"],
    ["See [orig](https://github.com/acme/engine/tree/orig/release/2.12) and release/2.12.", "release/2.12"],
    ["[tag](https://github.com/acme/engine/tree/v2.12.0-rc4), branch release/2.12", "release/2.12"],
  ])("is read from %s", (body, branch) => expect(read(body).branch).toBe(branch));

  it("is not read from code, nor from a stale number", () => {
    expect(read("```\ngit checkout release/2.12\n```").branch).toBeNull();
    expect(read("We cut release/2.11.").branch).toBeNull();
    expect(codes("We cut release/2.11.")).toContain("branch-unreadable");
  });
});

describe("phases", () => {
  it.each([
    [
      "* Phase 1 (until 27/4/26): a\n* Phase 2 (after 27/4/26): b",
      [
        [1, "2026-04-27"],
        [2, null],
      ],
    ],
    [
      "Phase 1 (until Apr 27th): a\nPhase 2 (after Apr 27th): b",
      [
        [1, "2026-04-27"],
        [2, null],
      ],
    ],
    [
      "**Phase 1 (until TBD):**\n**Phase 2 (after TBD):**",
      [
        [1, null],
        [2, null],
      ],
    ],
    [
      "Phase One - until April 27\nPhase Two - from April 27 to May 13",
      [
        [1, "2026-04-27"],
        [2, "2026-05-13"],
      ],
    ],
    [
      "* Phase 1 (until M4): a\n* Phase 2 (after M4): b\n* M4: Final (27/4/26)",
      [
        [1, "2026-04-27"],
        [2, null],
      ],
    ],
    [
      "| Phase | Until |\n|---|---|\n| 1 | 2026-04-27 |\n| 2 | 2026-05-13 |",
      [
        [1, "2026-04-27"],
        [2, "2026-05-13"],
      ],
    ],
    [
      "Until 27/4/26 we take fixes; after 27/4/26 only blockers.",
      [
        [1, "2026-04-27"],
        [2, null],
      ],
    ],
    [
      "Until April 27 we take fixes. After that only blockers.",
      [
        [1, "2026-04-27"],
        [2, null],
      ],
    ],
    ["* Phase 1 (until ~~20/4/26~~ 27/4/26): a", [[1, "2026-04-27"]]],
    ["1. Changes of the branch (see Phase 1 criteria)", []],
  ])("of %s", (body, expected) => expect(phases(body)).toEqual(expected));

  it("end at the hour and zone that the tracker names", () => {
    const [first] = read(`${cut}* Phase 1 (until 27/4/26): deadline (End of day 5PM PST)`).phases;
    expect(first?.untilAt).toBe("2026-04-28T01:00:00Z");
  });

  it("carry their criteria with numbers and the labels that they link to", () => {
    const query = "https://github.com/acme/engine/issues?q=is%3Aissue+label%3A%22module%3A+regression%22";
    const [first, second] = read(
      `${cut}* Phase 1 (until 27/4/26): plan\n\n**Phase 1 (until 27/4/26):**\n\n1. Regressions ([list](${query}))\n2. Docs\n\nElse ask.\n\n**Phase 2 (after 27/4/26):**\n\nOnly blockers.`,
    ).phases;
    expect(first?.criteria).toEqual([
      { n: 1, text: "Regressions (list)", labels: ["module: regression"] },
      { n: 2, text: "Docs", labels: [] },
    ]);
    expect(first?.prose).toBe("Else ask.");
    expect(second).toMatchObject({ criteria: [], prose: "Only blockers." });
  });

  it("may be missing: the criteria are read all the same", () => {
    const tracker = read(`${cut}## Cherry-Pick Criteria\n\n* Regressions\n* Docs`);
    expect(tracker.criteria?.map((one) => one.text)).toEqual(["Regressions", "Docs"]);
    expect(tracker.problems.map((one) => one.code)).toContain("no-phases");
  });

  it("that are given two dates are a problem", () => {
    const body = `${cut}* Phase 1 (until 27/4/26): a\n\n## Criteria\n\n**Phase 1 (until 28/4/26):**`;
    expect(codes(body)).toContain("phase-dates-differ");
  });
});

describe("milestones", () => {
  it.each([
    ["* M3: Branch cut (15/4/26)", [["M3", "Branch cut", "2026-04-15", "day"]]],
    ["* M4: Final, dates set (week of 27/4/26) - Final RC.", [["M4", "Final, dates set", "2026-04-27", "week"]]],
    ["- **M4.1** - Drafts - **6/5/26**, 13/5/26", [["M4.1", "Drafts", "2026-05-13", "day"]]],
    [
      "Branch Cut Date: 20/4/2026\nWheels Release Date 21/5/26",
      [
        [null, "Branch Cut Date", "2026-04-20", "day"],
        [null, "Wheels Release Date", "2026-05-21", "day"],
      ],
    ],
    ["## ETA Release Day for 2.12 - Week of May 4, 2026", [[null, "ETA Release Day for 2.12", "2026-05-04", "week"]]],
    [
      "It will be cut on 4/20, and released 5/24.",
      [
        [null, "branch cut", "2026-04-20", "day"],
        [null, "release", "2026-05-24", "day"],
      ],
    ],
    [
      "* 2026-04-20: Branch cut\n* 2026-04-27 - M4 Final RC",
      [
        [null, "Branch cut", "2026-04-20", "day"],
        ["M4", "Final RC", "2026-04-27", "day"],
      ],
    ],
    [
      "| Id | Step | Date |\n|---|---|---|\n| M6 | Release day | May 13, 2026 |",
      [["M6", "Release day", "2026-05-13", "day"]],
    ],
    ["* M5: Content (TBD)", [["M5", "Content", null, "day"]]],
    ["The old API gets hard to use after 04/25.", []],
    ["```\nRelease date: 4/25/26\n```", []],
    ["## Cherry-Pick Criteria\n\nCritical fixes: the library, out since: 4/2/2026", []],
  ])("of %s", (body, expected) => expect(steps(body)).toEqual(expected));

  it("keep the dates that were struck out, or stand before an arrow", () => {
    const { milestones } = read(
      `${cut}Branch Cut: ~~4/20/2026~~ ~~4/22/2026 at 6pm PT~~ 4/24/2026\nRelease: 5/13/26 → 5/20/26`,
    );
    expect(milestones.map((one) => [one.date, one.was])).toEqual([
      ["2026-04-24", ["2026-04-20", "2026-04-22"]],
      ["2026-05-20", ["2026-05-13"]],
    ]);
  });

  it("tell what cannot be read, with its line and its words", () => {
    const { problems } = read(`${cut}* M5: Content (31/4/26)\n* M6: Release (99/99)`);
    const unread = problems.filter((one) => one.code === "date-unreadable");
    expect(unread.map((one) => one.line)).toEqual([3, 4]);
    expect(unread[0]?.text).toContain("31/4/26");
  });

  it("must ascend, and a year that cannot be meant is corrected", () => {
    expect(codes(`${cut}* M3: Cut (20/4/26)\n* M4: Final (18/4/26)`)).toContain("milestones-not-ascending");
    const tracker = read("Branch Cut Date: 01/16/2025\nRelease Date: 1/26/2026", { createdAt: "2025-12-22" });
    expect(tracker.milestones[0]?.date).toBe("2026-01-16");
    expect(tracker.problems.map((one) => one.code)).toContain("year-typo");
  });
});

describe("people, deadline and dashboard", () => {
  it.each([
    ["special dispensation from the release managers (currently @ann, @bob-2 ).", ["ann", "bob-2"]],
    ["ask the release manager (currently  @ann).", ["ann"]],
    ["The POCs for the team are @ann and @bob", ["ann", "bob"]],
    ["Release Managers:\n- @ann\n- @bob\n\ncc @zed", ["ann", "bob"]],
    ["## Release managers\n@ann @bob\n## Other\n@zed", ["ann", "bob"]],
    ["cc @ann @acme/release-managers", []],
    ["release managers (@Ann), later the release manager @ann", ["Ann"]],
  ])("managers of %s", (body, expected) => expect(read(body).managers).toEqual(expected));

  it("reads the last day for requests that stands apart from phases", () => {
    expect(read("## Cherry-pick (until 06/13/26)").pickDeadline).toBe("2026-06-13");
    expect(read("Cherry-pick deadline: 27/4/26").pickDeadline).toBe("2026-04-27");
    expect(read("* Phase 1 (until 27/4/26): Cherry-pick post deadline").pickDeadline).toBeNull();
  });

  it("reads the dashboard's address, and never a script", () => {
    expect(read("[HUD](https://hud.example.org/hud/acme/engine/release%2F2.12)").hud).toBe(
      "https://hud.example.org/hud/acme/engine/release%2F2.12",
    );
    expect(read("[HUD](javascript:alert(1))").hud).toBeNull();
  });

  it("says what is missing", () => {
    expect(codes("")).toEqual(["no-phases", "no-managers", "branch-unreadable"]);
  });

  it("reads the same with Windows line ends and unseen characters", () => {
    const body = `${cut}* Phase 1 (until 27/4/26): a\n* M6: Release (13/5/26)`;
    const odd = body.replaceAll("\n", "\r\n").replaceAll("Phase", "\u200bPhase").replaceAll(" (", "\u00a0(");
    expect(read(odd).phases).toEqual(read(body).phases);
    expect(read(odd).milestones).toEqual(read(body).milestones);
  });
});
