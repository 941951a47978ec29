import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Coverage } from "../domain/reconciled";
import { notesCoverPicks } from "../gates/release-day/notes-cover-picks";
import { now, repo, World } from "./test-facts";

const scope = { milestone: "2.12.0" };
const context = { now, blocked: false, finalCandidate: true };

const notes = (world: World, body: string, draft = true): World =>
  world.put({
    kind: "published",
    repo,
    tag: "v2.12.0",
    name: "2.12.0",
    url: "https://github.com/octo/engine/releases/1",
    draft,
    prerelease: false,
    createdAt: now,
    publishedAt: draft ? null : now,
    body,
  });
const coverage = (world: World): Coverage => {
  const { notes: read } = world.reconciled();
  if (!read) throw new Error("There are no notes.");
  return read;
};
const place = (world: World, number: number) => {
  const found = coverage(world).noted.find(({ ref }) => ref.number === number);
  return [found?.place, found?.why];
};
const missing = (world: World) => coverage(world).picksMissing.map(({ ref }) => ref.number);

describe("what the notes do not mention", () => {
  const picked = () =>
    new World()
      .landed(100)
      .request({ trunk: [100], release: [200] })
      .picked(200);

  it("a merged pick is named by its trunk PR or by its release PR", () => {
    expect(missing(notes(picked(), "# New\n- x (#7)"))).toEqual([100]);
    expect(missing(notes(picked(), "# New\n- x (#100)"))).toEqual([]);
    expect(missing(notes(picked(), "# New\n- x (#200)"))).toEqual([]);
    expect(missing(notes(picked(), "# New\n- x (#1000)"))).toEqual([100]);
  });

  it("changes to tests, documents and the branch itself need no line", () => {
    const world = new World()
      .landed(100)
      .request({ trunk: [100], release: [200], category: "Test/CI fixes" })
      .picked(200);
    expect(coverage(notes(world, "# New\n- x (#7)"))).toMatchObject({ told: 0, picksMissing: [] });
  });

  it("a closed scope item on the branch is named by itself, or by what closed it", () => {
    const before = { ...scope, state: "CLOSED" as const, labels: ["Merged"], closedAt: "2026-04-10T10:00:00Z" };
    const world = () =>
      new World()
        .pull(90, before)
        .pull(91, { ...before, milestone: null, closes: [{ repo, number: 92 }] })
        .issue(92, scope);
    const left = (body: string) => coverage(notes(world(), body)).scopeMissing.map(({ number }) => number);
    expect(left("# New\n- x (#7)")).toEqual([90, 92]);
    expect(left("# New\n- x (#90)\n- y (#91)")).toEqual([]);
    expect(left("# New\n- x (#90)\n- y, issue #92")).toEqual([]);
  });
});

describe("what the notes mention", () => {
  it("is in the branch by ancestry: from before the cut, or picked", () => {
    const world = new World()
      .pull(90, { state: "CLOSED", labels: ["Merged"], closedAt: "2026-04-10T10:00:00Z" })
      .landed(100)
      .request({ trunk: [100], release: [200] })
      .picked(200);
    notes(world, "# New\n- x (#90, #100, #200)");
    expect([90, 100, 200].map((number) => place(world, number))).toEqual([
      ["in", "From before the cut"],
      ["in", "On release/2.12"],
      ["in", "On release/2.12"],
    ]);
  });

  it("is not there: landed later, still open, reverted on the branch", () => {
    const world = new World()
      .landed(100)
      .pull(101)
      .landed(102)
      .request({ trunk: [102], release: [202] })
      .picked(202)
      .revertedOnBranch(202);
    notes(world, "# New\n- x (#100, #101, #102)");
    expect([100, 101, 102].map((number) => place(world, number)[0])).toEqual(["out", "out", "out"]);
  });

  it("a change from before the cut that trunk reverted since is still on the branch", () => {
    const world = new World()
      .pull(90, { state: "OPEN", labels: ["Reverted"], closedAt: null })
      .commit("main", 'Revert "Change 90 (#90)"\n\nReverted https://github.com/octo/engine/pull/90 on behalf of ann');
    expect(place(notes(world, "# New\n- x (#90)"), 90)).toEqual(["in", "From before the cut; reverted on trunk since"]);
  });

  it("a number that exists nowhere is told only of a draft, whose numbers were all asked for", () => {
    const exists = (world: World) => coverage(world).noted.map((one) => one.exists);
    expect(exists(notes(new World(), "# New\n- x (#7)"))).toEqual([false]);
    expect(exists(notes(new World(), "# New\n- x (#7)", false))).toEqual([null]);
    expect(exists(notes(new World().unread("named-pulls"), "# New\n- x (#7)"))).toEqual([null]);
  });

  it("what was not read whole is unknown, never absent", () => {
    const world = () => notes(new World().landed(100).pull(101), "# New\n- x (#100, #101)");
    for (const kind of ["branch", "release-pulls", "tracker"] as const)
      expect([100, 101].map((number) => place(world().unread(kind), number)[0])).toEqual(["unknown", "unknown"]);
  });

  it("is complete only where everything that it rests on was read whole and lately", () => {
    expect(coverage(notes(new World(), "- x (#7)")).complete).toBe(true);
    for (const kind of ["published", "tracker", "release-pulls", "named-pulls", "branch", "scope"] as const) {
      expect(coverage(notes(new World().unread(kind), "- x (#7)")).complete, kind).toBe(false);
      expect(coverage(notes(new World().unread(kind, { state: "stale" }), "- x (#7)")).complete, kind).toBe(false);
    }
  });

  it("merged to a branch of its own is unknown: its change may be here under another number", () => {
    const world = new World().pull(300, { state: "MERGED", base: "release/2.11", mergedAt: now });
    expect(place(notes(world, "# New\n- x (#300)"), 300)[0]).toBe("unknown");
  });

  it("entries without a PR are counted", () => {
    expect(coverage(notes(new World(), "# New\n- x (#7)\n- y\n- z, issue #8")).noPr).toBe(2);
  });
});

describe("the gate of release day", () => {
  it("passes where no pick is missing, and only there", () => {
    fc.assert(
      fc.property(fc.subarray([100, 101, 102, 200, 201, 202]), (named) => {
        const world = new World();
        for (const n of [0, 1, 2])
          world
            .landed(100 + n)
            .request({ trunk: [100 + n], release: [200 + n] })
            .picked(200 + n);
        notes(world, `# New\n- x (${named.map((number) => `#${number}`).join(", ")})`);
        const reconciled = world.reconciled();
        const { status } = notesCoverPicks.evaluate(reconciled, context);
        const left = [0, 1, 2].filter((n) => !named.includes(100 + n) && !named.includes(200 + n));
        expect(reconciled.notes?.picksMissing.map(({ ref }) => ref.number)).toEqual(left.map((n) => 100 + n));
        expect(status).toBe(left.length === 0 ? "pass" : "fail");
      }),
      { numRuns: 30 },
    );
  });
});
