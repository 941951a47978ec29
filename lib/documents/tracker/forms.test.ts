import { describe, expect, it } from "vitest";
import { readTracker, type TrackerInput } from "./read";

const cut = "We cut a [release branch](https://github.com/acme/engine/tree/release/2.12) for the 2.12.0 release.\n\n";
const read = (body: string, more: Partial<TrackerInput> = {}) =>
  readTracker({
    title: "[v2.12.0] Release Tracker",
    body,
    createdAt: "2026-09-05T10:00:00Z",
    repo: "acme/engine",
    ...more,
  });

describe("titles", () => {
  it.each([
    ["[RFC] Release tracker of 2.12", false],
    ["Tracking issue for CUDA 13 in release 2.12", false],
    ["Tracker of regressions in the 2.12.0 release", false],
    ["Tracker for release 2.12.0", true],
    ["[release/2.12] Release Tracker", true],
    ["[v2.12.0] Release Trakcer", true],
    ["[v2.12.0] ReleaseTracker", true],
    ["[v2.12.0] Release tractor", false],
    ["Engine release v2.12.0 tracker", true],
  ])("%s", (title, isTracker) => expect(read("", { title }).isTracker).toBe(isTracker));

  it("count less than the label", () => {
    const more = { title: "Picks in release 2.12.0", labels: ["release tracker"] };
    expect(read("", more).isTracker).toBe(true);
  });
});

describe("steps", () => {
  it.each([
    ["* M3: Branch cut (Septmber 8, 2026)", ["M3 Branch cut 2026-09-08"]],
    ["* M3: Branch cut (Mon, 8 Ocotber)", ["M3 Branch cut 2026-10-08"]],
    ["* M3: Branch cut (Sepetmber 8)", ["M3 Branch cut 2026-09-08"]],
    ["* M3: Branch cut (Marhc 8, 2027)", ["M3 Branch cut 2027-03-08"]],
    ["* M3: Build in batch 8", ["M3 Build in batch 8 null"]],
    ["* M3: See match 8", ["M3 See match 8 null"]],
    ["* M3: Branch cut (week of Tue, Sep 8)", ["M3 Branch cut 2026-09-08 week"]],
    ["- Sep 8: M3 Branch cut", ["M3 Branch cut 2026-09-08"]],
    ["- Tue, Sep 8: Branch cut", [" Branch cut 2026-09-08"]],
    ["* M2: All features in (9/8/26)", ["M2 All features in 2026-09-08"]],
    ["* M6: Release Day (24/7)\n* M3: a (30/6)", ["M6 Release Day 2026-07-24", "M3 a 2026-06-30"]],
    ["* M6: Support on call 24/7", ["M6 Support on call 24/7 null"]],
    ["- Branch cut -> 9/8/26", [" Branch cut 2026-09-08"]],
    ["* M3 (9/8/26): Branch cut", ["M3 Branch cut 2026-09-08"]],
    ["* M3 (9/8/26) - Branch cut", ["M3 Branch cut 2026-09-08"]],
    [
      "| Date | Milestone |\n|---|---|\n| ~~2026-09-07~~ 2026-09-08 | M3: Branch cut |",
      ["M3 Branch cut 2026-09-08 was 2026-09-07"],
    ],
    ["- [x] M3: Branch cut (9/8/26)", ["M3 Branch cut 2026-09-08"]],
    ["* M3: Branch cut (9/8, Tuesday)", ["M3 Branch cut 2026-09-08"]],
    ["M3 | Branch cut | 9/18/26", ["M3 Branch cut 2026-09-18"]],
    ["m3: Branch cut (9/18/26)", ["M3 Branch cut 2026-09-18"]],
    ["M 3: Branch cut (9/18/26)", ["M3 Branch cut 2026-09-18"]],
    ["m1 wheels are built since 9/18/26", []],
    ["* M4: Branch finalized (Sep 21-25)", ["M4 Branch finalized 2026-09-25"]],
    ["* M4: Branch finalized (21 – 25 September 2026)", ["M4 Branch finalized 2026-09-25"]],
    ["Release day is scheduled for 9/18.", [" release 2026-09-18"]],
    [
      "The branch will be cut on 9/18 and the release is planned for 10/2.",
      [" branch cut 2026-09-18", " release 2026-10-02"],
    ],
    ["We plan to cut the branch on 9/18 and release on 10/2.", [" branch cut 2026-09-18", " release 2026-10-02"]],
    ["ETA: September 18", [" ETA 2026-09-18"]],
    ["Here is the list of fixes (updated 9/18/26)", []],
    ["Release managers: @ann, @bob (away until 9/18/26)", []],
    ["* M3: Branch cut (2026-09-18T17:00Z)", ["M3 Branch cut 2026-09-18"]],
  ])("%s", (body, expected) => {
    const steps = read(cut + body).milestones.map(({ id, label, date, precision, was }) =>
      [id, label, date ?? "null", ...(precision === "week" ? ["week"] : []), ...was.map((day) => `was ${day}`)].join(
        " ",
      ),
    );
    expect(steps).toEqual(expected);
  });
});

describe("phases", () => {
  it.each([
    ["* Phase 1 (until Fri, Sep 25)\n* Phase 2 (after Fri, Sep 25)", ["1 2026-09-25", "2 null"]],
    ["* Phase 1 (now - 9/25/26)\n* Phase 2 (9/26/26 - )", ["1 2026-09-25", "2 null"]],
    ["* First phase (until 9/25/26)\n* Second phase (after 9/25/26)", ["1 2026-09-25", "2 null"]],
    ["Until Friday, Sep 25 we take fixes. After Friday, Sep 25 only blockers.", ["1 2026-09-25", "2 null"]],
  ])("%s", (body, expected) => {
    expect(read(cut + body).phases.map((one) => `${one.n} ${one.until}`)).toEqual(expected);
  });
});

describe("managers", () => {
  it.each([
    ["release managers (currently [@ann](https://github.com/ann), [bob](https://github.com/bob)).", ["ann", "bob"]],
    ["Release lead: @ann, co-lead: @bob", ["ann", "bob"]],
    ["@ann is the release manager, @zed helps with the wheels.", ["ann"]],
    ["@ann and @bob are the release managers for 2.12.", ["ann", "bob"]],
    ["Ask @ann (release manager) or @zed", ["ann"]],
    ["Questions go to @ann, the release manager.", ["ann"]],
    ["Thanks to @zed. The release is managed by @ann and @bob.", ["ann", "bob"]],
    ["POCs: @ann/@bob", ["ann", "bob"]],
    ["Release managers: @acme/releng", []],
    ["RMs: @ann, @bob", ["ann", "bob"]],
    ["Managers: @ann, @bob", ["ann", "bob"]],
    ["release managers (formerly @zed, now @ann).", ["ann"]],
    ["Release manager: @ann (was @zed)", ["ann"]],
    ["dispensation from the release team (@ann, @bob).", ["ann", "bob"]],
    ["Somebody of the release team will answer. Thanks @zed", []],
    ["Release managers are:\n1. @ann\n2. @bob\n\nThanks @zed", ["ann", "bob"]],
    ["Release managers: @ann (lead), @bob", ["ann", "bob"]],
    ["Please ping the release managers @ann or @bob first.", ["ann", "bob"]],
    ["The release managers for 2.12 are @ann and @bob. Thanks to @zed.", ["ann", "bob"]],
    ["Release manager: Ann Lee (@ann), docs: @zed", ["ann"]],
    ["Release managers: Ann Lee (@ann), Bob van Roe (@bob) and Cy O'Hara (@cy)", ["ann", "bob", "cy"]],
    ["Release manager: Ann Lee (@ann), Docs (@zed)", ["ann"]],
    ["Release manager: [the process](https://github.com/acme/engine)", []],
  ])("%s", (body, expected) => expect(read(cut + body).managers).toEqual(expected));
});

describe("branches", () => {
  const branch = (body: string, version: string) => read(body, { title: `[v${version}] Release Tracker` }).branch;
  it.each([
    ["The branch **release/18.x** has been cut.", "18.1.0", "release/18.x"],
    ["Backports go to the `v22.x-staging` branch.", "22.5.0", "v22.x-staging"],
    ["PRs go to the `stable-2.12` branch.", "2.12.0", "stable-2.12"],
    ["The 2.12 branch is cut.", "2.12.0", "2.12"],
    ["https://github.com/acme/engine/commits/release/2.12", "2.12.0", "release/2.12"],
    ["[Open](https://github.com/acme/engine/pulls?q=is%3Apr+base%3Arelease%2F2.12)", "2.12.0", "release/2.12"],
    ["CI: https://hud.example.org/hud/acme/engine/release%2F2.12", "2.12.0", "release/2.12"],
    ["The branch release/17.x is closed.", "18.1.0", null],
    ["release/2.11 is closed, send PRs to release/2.12 from now on.", "2.12.0", "release/2.12"],
    ["CI of the release-2.12 branch with Python-3.9", "2.12.0", "release-2.12"],
  ])("%s", (body, version, expected) => expect(branch(body, version)).toBe(expected));
});
