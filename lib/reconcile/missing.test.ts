import { describe, expect, it } from "vitest";
import { branch, sha, World } from "./test-facts";

const scope = { milestone: "2.12.0" };
const missing = (world: World) => world.reconciled().missing.items.map(({ item, reason }) => [item.number, reason]);
const whyNot = (world: World) => world.reconciled().scope.notMissing.map(({ item, why }) => [item.number, why]);

describe("missing in the branch: closed scope items that landed after the cut and are not on the branch", () => {
  it("landed after the cut and never picked is missing, with what landed", () => {
    const { items } = new World().landed(100, scope).reconciled().missing;
    expect(items).toMatchObject([
      { item: { number: 100 }, reason: "not-picked", landed: { sha: sha("t100") }, who: ["dev"] },
    ]);
  });

  it("picked is not missing", () => {
    expect(
      missing(
        new World()
          .landed(100, scope)
          .request({ trunk: [100], release: [200] })
          .picked(200),
      ),
    ).toEqual([]);
  });

  it("an issue of which not all is read that closed it is not known to be there, nor to need nothing", () => {
    const closed = { ...scope, state: "CLOSED" as const, closedAt: "2026-04-16T00:00:00Z" };
    const unread = { ...closed, closersComplete: false };
    const found = (over: object, fixed: boolean) => {
      const world = new World().issue(90, over);
      return fixed
        ? world
            .landed(100)
            .request({ trunk: [100], release: [200] })
            .picked(200)
        : world;
    };
    const by = { closedBy: [{ repo: "pytorch/pytorch", number: 100 }] };
    expect(missing(found(closed, false))).toEqual([]);
    expect(missing(found(unread, false))).toEqual([[90, "unknown"]]);
    expect(missing(found({ ...closed, ...by }, true))).toEqual([]);
    expect(missing(found({ ...unread, ...by }, true))).toEqual([[90, "unknown"]]);
  });

  it("picked, then reverted on the branch is missing", () => {
    const world = new World()
      .landed(100, scope)
      .request({ trunk: [100], release: [200] })
      .picked(200)
      .revertedOnBranch(200);
    expect(missing(world)).toEqual([[100, "reverted-on-branch"]]);
  });

  it("landed, then reverted on trunk is not missing", () => {
    const world = new World().landed(100, scope).revertedOnTrunk(100);
    expect(missing(world)).toEqual([]);
    expect(whyNot(world)).toEqual([[100, "Landed after the cut and reverted on trunk"]]);
  });

  it("landed, reverted and landed again is missing", () => {
    const world = new World()
      .landed(100, scope)
      .revertedOnTrunk(100)
      .commit("main", "Change 100 (#100)\n\nPull Request resolved: https://github.com/octo/engine/pull/100");
    expect(missing(world)).toEqual([[100, "not-picked"]]);
  });

  it("from before the cut, reverted and landed again on trunk, is on the branch all the while", () => {
    const again = (world: World) =>
      world.commit("main", "Change 90 (#90)\n\nPull Request resolved: https://github.com/octo/engine/pull/90");
    const old = () => new World().pull(90, { state: "CLOSED", labels: ["Merged", "Reverted"], ...scope });
    expect(missing(again(old().revertedOnTrunk(90)))).toEqual([]);
    const followed = old().revertedOnTrunk(90).commit(branch, 'Revert "Change 90 (#90)" (#290)');
    expect(missing(again(followed))).toEqual([[90, "not-picked"]]);
  });

  it("a revert of the revert lands it again", () => {
    const world = new World()
      .landed(100, scope)
      .revertedOnTrunk(100)
      .commit("main", 'Revert "Revert "Change 100 (#100)"" (#103)');
    expect(missing(world)).toEqual([[100, "not-picked"]]);
  });

  it("picked by a squash commit that names only the release PR is not missing", () => {
    const world = new World()
      .landed(100, scope)
      .picked(200, { head: "cherry-pick-100-by-enginebot", message: "Mend it (#200)" });
    expect(missing(world)).toEqual([]);
  });

  it("picked with its number in a squash title and no trunk URL is not missing", () => {
    expect(missing(new World().landed(100, scope).picked(200, { message: "Change 100 (#100) (#200)" }))).toEqual([]);
  });

  it("a number that only begins alike does not count", () => {
    expect(
      missing(new World().landed(123, scope).picked(200, { message: "Change (#1234) (#200)", title: "Other" })),
    ).toEqual([[123, "not-picked"]]);
  });

  it("landed before the cut is not missing", () => {
    const world = new World().pull(100, {
      ...scope,
      state: "CLOSED",
      labels: ["Merged"],
      closedAt: "2026-04-12T10:00:00Z",
    });
    expect(missing(world)).toEqual([]);
  });

  it("closed without a code change is not missing, and said so", () => {
    expect(whyNot(new World().issue(90, scope))).toEqual([[90, "Closed without a code change"]]);
    expect(whyNot(new World().issue(90, { ...scope, stateReason: "NOT_PLANNED" }))).toEqual([
      [90, "Closed as not planned"],
    ]);
    expect(whyNot(new World().pull(100, { ...scope, state: "CLOSED" }))).toEqual([[100, "Closed without a merge"]]);
  });

  it("cannot tell: listed as unknown", () => {
    const world = new World().pull(100, {
      ...scope,
      state: "CLOSED",
      labels: ["Merged"],
      closedAt: "2026-04-20T10:00:00Z",
    });
    expect(missing(world)).toEqual([[100, "unknown"]]);
  });

  it("an incomplete read says so, and claims nothing that it cannot prove", () => {
    const { missing: found } = new World().landed(100, scope).unread("release-pulls").reconciled();
    expect(found.complete).toBe(false);
    expect(found.items).toMatchObject([{ reason: "unknown" }]);
    expect(found.unknown.map((one) => one.source)).toContain("release-pulls");
  });

  it("a scope item is the issue, not the PR that fixed it: it is where its fix is", () => {
    const closedBy = [{ repo: "octo/engine", number: 100 }];
    const world = new World().landed(100).issue(90, { ...scope, closedBy });
    expect(missing(world)).toEqual([[90, "not-picked"]]);
    expect(missing(world.request({ trunk: [100], release: [200] }).picked(200))).toEqual([]);
  });

  it("an issue that only trunk's message names is found too, and not by a longer number", () => {
    expect(missing(new World().landed(100, { message: "Mend (#100)\n\nFixes #90" }).issue(90, scope))).toEqual([
      [90, "not-picked"],
    ]);
    expect(missing(new World().landed(100, { message: "Mend (#100)\n\nFixes #901" }).issue(90, scope))).toEqual([]);
  });

  it("an issue fixed by a PR against the branch alone is not missing", () => {
    const world = new World().picked(200, { closes: [{ repo: "octo/engine", number: 90 }] }).issue(90, scope);
    expect(missing(world)).toEqual([]);
  });

  it("feature plans are plans, not changes: never missing", () => {
    expect(whyNot(new World().landed(100, { ...scope, labels: ["Merged", "release-feature-request"] }))).toEqual([
      [100, "A feature plan, not a change"],
    ]);
  });

  it("several commits of one PR: picked only in part is missing", () => {
    const both = (world: World) =>
      world
        .pull(100, { ...scope, state: "MERGED", mergedAt: "2026-04-18T10:00:00Z" })
        .commit("main", "First half (#100)", { sha: sha("one") })
        .commit("main", "Second half (#100)", { sha: sha("two") });
    const half = both(new World()).picked(200, {
      title: "Halves",
      message: `Halves (#200)\n\n(cherry picked from commit ${sha("one")})`,
    });
    expect(missing(half)).toEqual([[100, "not-picked"]]);
    const whole = both(new World()).picked(200, {
      title: "Halves",
      message: `Halves (#200)\n\n(cherry picked from commit ${sha("one")})\n(cherry picked from commit ${sha("two")})`,
    });
    expect(missing(whole)).toEqual([]);
  });

  it("before there is a branch nothing is missing in it", () => {
    const world = new World().landed(100, scope);
    for (const fact of world.facts)
      if (fact.kind === "branch") Object.assign(fact, { exists: false, head: null, cut: null });
    expect(missing(world)).toEqual([]);
  });
});

describe("reverts that did not follow", () => {
  const unfollowed = (world: World) =>
    world.reconciled().reverts.items.map(({ change, onBranchSince }) => [change.number ?? change.sha, onBranchSince]);
  const picked = () =>
    new World()
      .landed(100)
      .request({ trunk: [100], release: [200] })
      .picked(200);

  it("a picked change that was reverted on trunk must be reverted on the branch too", () => {
    expect(unfollowed(picked().revertedOnTrunk(100))).toEqual([[100, sha("b200")]]);
  });

  it("unless it landed on trunk again", () => {
    expect(unfollowed(picked().revertedOnTrunk(100).commit("main", "Change 100 (#100)"))).toEqual([]);
    expect(unfollowed(picked().revertedOnTrunk(100).commit("main", 'Reland "Change 100 (#100)" (#104)'))).toEqual([]);
    expect(unfollowed(picked().revertedOnTrunk(100).commit("main", "[reland] Change 100 (#104)"))).toEqual([]);
  });

  it("a reland that is reverted again must be followed again", () => {
    const world = picked()
      .revertedOnTrunk(100)
      .commit("main", "Change 100 (#100)", { sha: sha("again") })
      .commit("main", `Revert "Change 100 (#100)"\n\nThis reverts commit ${sha("again")}.`);
    expect(unfollowed(world)).toEqual([[100, sha("b200")]]);
  });

  it("a pick that was reverted on the branch does not also need trunk's revert to follow", () => {
    expect(unfollowed(picked().revertedOnTrunk(100).revertedOnBranch(200))).toEqual([]);
  });

  it("a change from before the cut is on the branch as well", () => {
    const world = new World().pull(50, { state: "OPEN", labels: ["Reverted"], closedAt: null }).revertedOnTrunk(50);
    expect(unfollowed(world)).toEqual([[50, "cut"]]);
  });

  it("and is followed by a revert on the branch, by -x or by name", () => {
    const revert = (world: World) =>
      world.commit("main", 'Revert "Change 50 (#50)"\n\nReverted https://github.com/octo/engine/pull/50', {
        sha: sha("r50"),
      });
    const byName = revert(new World()).picked(201, {
      title: 'Revert "Change 50"',
      message: 'Revert "Change 50 (#50)" (#201)',
    });
    expect(unfollowed(byName)).toEqual([]);
    const byTrailer = revert(new World()).picked(201, {
      title: "Carry it over",
      message: `Carry it over (#201)\n\nThis reverts commit 1234567890.\n(cherry picked from commit ${sha("r50")})`,
    });
    expect(unfollowed(byTrailer)).toEqual([]);
  });

  it("landed after the cut and never picked: nothing to follow", () => {
    expect(unfollowed(new World().landed(100).revertedOnTrunk(100))).toEqual([]);
  });

  it("a revert by hand counts, whoever wrote it", () => {
    const world = picked().commit("main", `Return to the old allocator (#105)\n\nThis reverts commit ${sha("t100")}.`);
    expect(unfollowed(world)).toEqual([[100, sha("b200")]]);
  });

  it("a commit of which nobody can tell what it reverts is listed as unknown", () => {
    const { reverts } = new World().commit("main", 'Revert "Something of long ago"').reconciled();
    expect(reverts.items).toEqual([]);
    expect(reverts.unknown).toHaveLength(1);
  });

  it("words that only speak of a revert revert nothing", () => {
    expect(
      unfollowed(picked().commit("main", "Revert to the default stream (#106)\n\nUnlike #100, which was reverted")),
    ).toEqual([]);
  });

  it("names the candidates that hold it", () => {
    const [item] = picked().tag("v2.12.0-rc1", sha("b200")).revertedOnTrunk(100).reconciled().reverts.items;
    expect(item?.inCandidates).toEqual(["v2.12.0-rc1"]);
  });
});
