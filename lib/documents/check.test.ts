import { describe, expect, it } from "vitest";
import { checkRequest, phaseAt } from "./check";
import { readTracker } from "./tracker/read";

const repo = "acme/engine";
const tracker = readTracker({
  title: "[v2.12.0] Release Tracker",
  createdAt: "2026-04-15",
  repo,
  body: `Branch release/2.12.

**Phase 1 (until 27/4/26):**

1. Fixes to regressions
2. Critical fixes for crashes
3. Documentation improvements

**Phase 2 (until 11/5/26):**

Only **release-blocking** critical fixes. Talk to us first.`,
});
const body = (trunk: string, release: string, category: string) =>
  `Link to landed trunk PR (if applicable):\n* ${trunk}\n\nLink to release branch PR:\n* ${release}\n\nCriteria Category:\n* ${category}\n`;
const site = "https://github.com";
const check = (text: string, createdAt = "2026-04-20T10:00:00Z", at = site) =>
  checkRequest({ body: text, createdAt, author: "jo", repo, tracker, managers: [], site: at });
const codes = (text: string, createdAt?: string) => check(text, createdAt).missing.map((one) => one.code);

describe("a request before it is posted", () => {
  it("meets the criterion of the phase in which it is written", () => {
    const checked = check(body("#1", "#2", "Regression - slow since 2.11"));
    expect(checked).toMatchObject({ phase: 1, criterion: { n: 1, text: "Fixes to regressions" }, missing: [] });
    expect(checked.command).toBe("@pytorchbot cherry-pick --onto release/2.12 -c regression");
  });

  it("is judged by a later phase's prose", () => {
    const late = "2026-04-28T00:00:00Z";
    expect(check(body("#1", "#2", "Critical - crash"), late).criterion).toEqual({
      n: null,
      text: "Only release-blocking critical fixes.",
    });
    expect(codes(body("#1", "#2", "Docs"), late)).toEqual(["outside-criteria"]);
  });

  it("is late after the last phase that takes requests", () => {
    expect(check(body("#1", "#2", "Critical"), "2026-05-12").phase).toBeNull();
    expect(codes(body("#1", "#2", "Critical"), "2026-05-12")).toContain("late");
  });

  it("is told what it lacks", () => {
    expect(codes(body("#1", "", "Docs"))).toEqual(["no-release-pr"]);
    expect(codes(body("", "#2", "Docs"))).toEqual(["no-trunk-pr"]);
    expect(codes(body("N/A", "#2", "Release only"))).toEqual(["outside-criteria"]);
    expect(codes(body("#1", "#2", "a fix"))).toEqual(["needs-category"]);
    expect(codes(body("#1", "#2", "Special Dispensation - please"))).toEqual(["needs-dispensation"]);
    expect(codes("hello")).toEqual(["not-a-request"]);
  });

  it("is written anew so that it is understood", () => {
    const sloppy = check("trunk PR #1\nrelease PR #2\nCategory: (2)");
    expect(sloppy.corrected).toBe(
      body("https://github.com/acme/engine/pull/1", "https://github.com/acme/engine/pull/2", "Critical - <why>"),
    );
    expect(check(sloppy.corrected).understood).toMatchObject({ kind: "request", category: { name: "critical" } });
    expect(check("hello").corrected).toContain("your pull request against release/2.12");
    expect(check(body("#1", "#2", "a fix")).corrected).toContain("one of 1, 2, 3> - a fix");
  });

  it("is corrected with links of the GitHub where its tracker is", () => {
    const { corrected } = check(body("#1", "#2", "Critical - x"), undefined, "https://git.example");
    expect(corrected).toContain("* https://git.example/acme/engine/pull/2");
  });

  it("names no command where the bot has no such category, or no branch is known", () => {
    expect(check(body("#1", "#2", "Test/CI fixes")).command).toBeNull();
    const unnamed = { ...tracker, branch: null };
    expect(
      checkRequest({
        body: body("#1", "#2", "Docs"),
        createdAt: "2026-04-20",
        author: null,
        repo,
        tracker: unnamed,
        managers: [],
        site,
      }).command,
    ).toBeNull();
  });
});

describe("the phase of a moment", () => {
  const phases = [
    { n: 1, until: "2026-04-27", untilAt: null, criteria: [], prose: "" },
    { n: 2, until: "2026-05-11", untilAt: "2026-05-12T01:00:00Z", criteria: [], prose: "" },
    { n: 3, until: null, untilAt: null, criteria: [], prose: "" },
  ];
  it.each([
    ["2026-04-27T23:59:59Z", 1],
    ["2026-04-28T00:00:00Z", 2],
    ["2026-05-12T00:59:00Z", 2],
    ["2026-05-12T01:00:01Z", 3],
  ])("at %s is %i", (at, n) => expect(phaseAt(phases, at)?.n).toBe(n));
  it("is unknown for no moment", () => expect(phaseAt(phases, "soon")).toBeNull());
});
