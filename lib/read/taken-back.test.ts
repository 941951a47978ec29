/** Reverts that were reverted in turn: where the change is in the end. */
import { expect, it } from "vitest";
import { judge } from "../gates";
import { branch, now, sha, World } from "../reconcile/test-facts";

const milestone = "2.12.0";
const early = () =>
  new World().pull(100, { state: "CLOSED", labels: ["Merged"], closedAt: "2026-04-11T00:00:00Z", milestone });
const said = (world: World, id: string) => {
  const found = judge(world.reconciled(now, milestone), now, null).gates.find((one) => one.id === id);
  return `${found?.status}: ${found?.summary}`;
};
const takesBack = (commit: string) => `Revert "Revert "Change (#100)""\n\nThis reverts commit ${sha(commit)}.`;
const reverts = (commit: string) => `Revert "Change (#100)"\n\nThis reverts commit ${sha(commit)}.`;
const again = (commit: string) => `Revert "Revert "Revert "Change (#100)"""\n\nThis reverts commit ${sha(commit)}.`;
const trailer = (commit: string) => `Pick (#200)\n\n(cherry picked from commit ${sha(commit)})`;

/** Landed, reverted, and the revert reverted: trunk holds it again. */
const there = () =>
  new World()
    .landed(100, { milestone })
    .commit("main", reverts("t100"), { sha: sha("r1") })
    .commit("main", takesBack("r1"), { sha: sha("r2") });

it.each(["t100", "r2"])("is one change, whichever commit of it was picked: %s", (commit) => {
  const world = there().picked(200, { message: trailer(commit) });
  expect(said(world, "scope-in-branch")).toBe("pass: 1 of 1 accounted for");
  expect(said(world, "reverts-followed")).toMatch(/^pass/);
  expect(said(world.commit("main", again("r2")), "reverts-followed")).toBe("fail: 1 not carried over: #100");
});

it("is missing where it was not picked", () => {
  expect(said(there(), "scope-in-branch")).toBe("fail: 0 of 1; not #100");
});

it("from before the cut, the branch has had it all the while", () => {
  const world = early().commit("main", reverts("old"), { sha: sha("r1") });
  world.commit("main", takesBack("r1"), { sha: sha("r2") });
  expect(said(world, "scope-in-branch")).toBe("pass: 1 of 1 accounted for");
  expect(said(world, "reverts-followed")).toMatch(/^pass/);
  expect(said(world.commit("main", again("r2")), "reverts-followed")).toBe("fail: 1 not carried over: #100");
});

it("from before the cut, the branch may have taken it out for good", () => {
  const world = early().commit(branch, reverts("old"), { sha: sha("r1") });
  expect(said(world, "scope-in-branch")).toBe("fail: 0 of 1; not #100");
  expect(said(world.commit(branch, takesBack("r1"), { sha: sha("r2") }), "scope-in-branch")).toMatch(/^pass/);
  expect(said(world.commit(branch, again("r2")), "scope-in-branch")).toBe("fail: 0 of 1; not #100");
});

it("landed anew under another number, it is reverted once", () => {
  const world = new World()
    .landed(100)
    .commit("main", reverts("t100"))
    .landed(700, { title: 'Reland "Change (#100)"' });
  world.picked(200, { head: "cherry-pick-700-by-bot" }).request({ release: [200] });
  expect(said(world, "reverts-followed")).toMatch(/^pass/);
  expect(said(world.revertedOnTrunk(700, 'Reland "Change (#100)"'), "reverts-followed")).toBe(
    "fail: 1 not carried over: #700",
  );
});
