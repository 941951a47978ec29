import { describe, expect, it } from "vitest";
import type { SuiteFact } from "../domain/facts";
import { repo, sha, World } from "./test-facts";

const milestone = "2.12.0";
const head = sha("b200");
const published = (prerelease: boolean): World => {
  const world = new World();
  const [at, url] = ["2026-04-20T00:00:00Z", "https://x"];
  const [name, tag] = ["2.12.0", "v2.12.0"];
  world.facts.push({
    ...{ kind: "published", repo, tag, name, url, draft: false, prerelease },
    ...{ createdAt: at, publishedAt: at, body: "" },
  });
  return world;
};

it("a prerelease is not the release", () => {
  expect(published(true).reconciled().published).toBeNull();
  expect(published(false).reconciled().published).toMatchObject({ url: "https://x" });
});

describe("the validation run of a candidate", () => {
  const { config } = new World();
  const ran = (commit: string, over: Partial<SuiteFact>, where = repo) =>
    new World({ ...config, workflows: { ...config.workflows, validation: { repo: where, workflow: "Validate" } } })
      .picked(200)
      .tag("v2.12.0-rc1", head)
      .runs(commit, "Validate", { v: ["SUCCESS"] }, { createdAt: "2026-04-23T10:00:00Z", repo: where, ...over })
      .reconciled().validation;

  it("in the project's own repository stands on its tag or its commit", () => {
    expect(ran(sha("m1"), { branch: "main" })).toBeNull();
    expect(ran(sha("m1"), { branch: "v2.12.0-rc1" })).toMatchObject({ state: "pass" });
    expect(ran(head, { branch: "release/2.12" })).toMatchObject({ state: "pass" });
    expect(ran(head, { branch: null })).toMatchObject({ state: "pass" });
  });

  it("says nothing of it where it ran on another commit of its branch", () => {
    expect(ran(sha("m1"), { branch: "release/2.12" })).toBeNull();
  });

  it("in another repository may stand on any branch", () => {
    expect(ran(sha("m1"), { branch: "main" }, "octo/validation")).toMatchObject({ state: "pass" });
  });
});

describe("the checklist", () => {
  const open = { state: "OPEN", body: "- [ ] wheels" } as const;
  const found = (world: World) => Number(/\d+$/.exec(world.reconciled().checklist?.url ?? "")?.[0] ?? 0);
  const real = () => new World().issue(600, { ...open, title: "Validations for the 2.12.0 release" });

  it("is not a newer issue whose title speaks of some validation, whoever opened it", () => {
    const title = "[2.12.0] input validation crashes";
    const crash = { title, body: "- [x] I searched", createdAt: "2026-04-20T00:00:00Z" };
    expect(found(real().issue(700, { ...crash, authorAssociation: "NONE" }))).toBe(600);
    expect(found(real().issue(700, crash))).toBe(600);
    expect(found(new World().issue(700, crash))).toBe(0);
  });

  it("is opened by one of the project or linked from the tracker", () => {
    const stranger = { ...open, title: "2.12.0 validation checklist", authorAssociation: "NONE" } as const;
    expect(found(new World().issue(600, stranger))).toBe(0);
    expect(found(new World().issue(600, stranger).tracker({ body: "2.12.0. Checklist: #600" }))).toBe(600);
    expect(found(new World().issue(600, stranger).tracker({ body: "2.12.0. See octo/vision#600" }))).toBe(0);
  });

  it("is the project's own", () => {
    expect(found(new World().issue(600, { ...open, title: "2.12.0 validation checklist", repo: "octo/vision" }))).toBe(
      0,
    );
  });

  it("of the validation comes before a newer one of something else", () => {
    const notes = { ...open, title: "2.12.0 blog checklist", createdAt: "2026-04-21T00:00:00Z" };
    expect(found(real().issue(700, notes))).toBe(600);
  });

  it.each([
    "Release 2.12.0 validation checklist",
    "[v2.12.0] Release validation",
    "Validation of the v2.12.0 release",
    "2.12.0 validation",
    "Validate 2.12.0",
  ])("may be called %s", (title) => {
    expect(found(new World().issue(600, { ...open, title }))).toBe(600);
  });
});

describe("an issue is validated", () => {
  const done = (world: World) => world.reconciled().validated.done;
  const ticked = (line: string) =>
    done(new World().issue(90, { milestone }).issue(600, { title: "2.12.0 validation checklist", body: line }));

  it("by a ticked line that names it, not another repository's of that number", () => {
    expect(ticked("- [x] octo/vision#90 on windows")).toBe(0);
    expect(ticked("- [x] https://github.com/octo/vision/issues/90")).toBe(0);
    expect(ticked("- [x] [#90](https://github.com/octo/vision/issues/90)")).toBe(0);
    expect(ticked("- [ ] #90\n- [x] #91")).toBe(0);
    expect(ticked("- [x] #90 on windows")).toBe(1);
    expect(ticked("- [x] on windows,\n  see Octo/engine#90")).toBe(1);
    expect(ticked("- [x] https://github.com/octo/engine/issues/90")).toBe(1);
  });

  it("by a comment after it was closed, or with which it was", () => {
    const said = (at: string, closedAt: string | null) =>
      done(
        new World().issue(90, {
          milestone,
          closedAt,
          comments: [{ author: "eve", at, url: "https://x", body: "Confirmed, works for me" }],
        }),
      );
    expect(said("2026-04-12T00:00:00Z", "2026-04-19T10:00:00Z")).toBe(0);
    expect(said("2026-04-20T00:00:00Z", "2026-04-19T10:00:00Z")).toBe(1);
    expect(said("2026-04-19T09:59:58Z", "2026-04-19T10:00:00Z")).toBe(1);
    expect(said("2026-04-12T00:00:00Z", null)).toBe(1);
  });
});
