/** What a request says of a pull request, and what the pull request itself proves. */
import { describe, expect, it } from "vitest";
import { judge } from "../gates";
import { branch, now, repo, sha, World } from "../reconcile/test-facts";

const milestone = "2.12.0";
const bot = { head: "cherry-pick-100-by-bot" };
const gate = (world: World, id: string) => {
  const found = judge(world.reconciled(now, milestone), now, null).gates.find((one) => one.id === id);
  return `${found?.status}: ${found?.summary}`;
};
const onBranch = (world: World) => gate(world, "scope-in-branch");
const two = () => new World().landed(100, { milestone }).landed(101, { milestone });
const both = { trunk: [100, 101], release: [200] };

describe("a request for two changes with one pull request", () => {
  it.each([
    ["says nothing of either", two().picked(200), "Cannot tell for #100 and #101"],
    ["proves one", two().picked(200, bot), "Cannot tell for #101"],
    ["leaves one out", two().picked(200, { ...bot, body: "I left out #101, it conflicts." }), "Cannot tell for #101"],
    [
      "names one commit",
      two().picked(200, { message: `Pick (#200)\n\n(cherry picked from commit ${sha("t100")})` }),
      "Cannot tell for #101",
    ],
  ])("that %s: the other is not known to be there", (_, world, words) => {
    expect(onBranch(world.request(both))).toBe(`unknown: ${words}`);
  });

  it.each([
    ["its text", { body: "Brings #100 and #101 to the branch" }],
    ["its commit's list", { message: "Fixes (#200)\n\n* Change 100\n\n* Change 101" }],
    ["its commit's trailers", { message: `Both (#200)\n\n${trailers("t100", "t101")}` }],
    ["its own trailers", { body: trailers("t100", "t101") }],
  ])("is proven by %s", (_, pull) => {
    expect(onBranch(two().picked(200, pull).request(both))).toMatch(/^pass/);
  });

  it("says what to look at, on the gate and on the pick", () => {
    const world = two().picked(200, bot).request(both);
    const { missing } = world.reconciled(now, milestone);
    expect(missing.unknown.map(({ text }) => text)).toEqual([
      "#101: Asked for with #200, which does not name it: say in #200 whether it holds it",
    ]);
    const { verdict } = judge(world.reconciled(now, milestone), now, null);
    expect(verdict.flips.map(({ what }) => what)).toContain(`Tell whether #101 is on ${branch}`);
    expect(world.pick(200).problems.map(({ text }) => text)).toContain("#200 does not say that it holds #101");
  });

  it("is not certain either where a second one was struck out", () => {
    const world = two().picked(200, bot);
    world.releasePull(201, { head: "cherry-pick-101-by-bot", state: "CLOSED" });
    const struck = `~~https://github.com/${repo}/pull/201~~`;
    expect(onBranch(world.request({ trunk: [100, 101], release: [struck, 200] }))).toBe(
      "unknown: Cannot tell for #101",
    );
  });

  it("has not even begun while it is open", () => {
    expect(onBranch(two().releasePull(200).request(both))).toBe("fail: 0 of 2; not #100 and #101");
  });

  it("mends no issue by words that it repeats", () => {
    const world = new World().landed(100).landed(101);
    world.issue(90, { milestone, closedBy: [{ repo, number: 101 }] });
    world.picked(200, { body: "Fixes #90", closes: [{ repo, number: 90 }] }).request(both);
    expect(onBranch(world)).toBe("unknown: Cannot tell for #90");
  });

  it("may hold what trunk has reverted since", () => {
    const world = new World().landed(100).landed(101).revertedOnTrunk(101).picked(200, bot).request(both);
    expect(gate(world, "reverts-followed")).toBe(
      "unknown: #101 was reverted on main, and #200 does not say whether it holds it",
    );
  });
});

it("two requests with the same pull request are no proof that it carries the changes of both", () => {
  const world = two()
    .picked(200, bot)
    .request({ trunk: [100], release: [200] });
  world.request({ trunk: [101], release: [200], at: "2026-04-19T10:00:00Z" });
  expect(onBranch(world)).toBe("unknown: Cannot tell for #101");
});

describe("one change in two pull requests", () => {
  const one = () => new World().landed(100, { milestone }).picked(200);
  const parts = { trunk: [100], release: [200, 201] };

  it.each([
    ["one is open", one().releasePull(201)],
    ["one was reverted", one().picked(201).revertedOnBranch(201)],
  ])("is not on the branch while %s", (_, world) => {
    expect(onBranch(world.request(parts))).toBe("unknown: Cannot tell for #100");
  });

  it.each([
    ["is open", () => new World().landed(100, { milestone }).releasePull(200, bot).picked(201)],
    ["was reverted", () => new World().landed(100, { milestone }).picked(200, bot).picked(201).revertedOnBranch(200)],
  ])("is not on the branch while the one that says that it is it %s", (_, world) => {
    expect(onBranch(world().request(parts))).toBe("unknown: Cannot tell for #100");
    expect(
      onBranch(
        world()
          .picked(202, bot)
          .request({ trunk: [100], release: [200, 201, 202] }),
      ),
    ).toMatch(/^pass/);
  });

  it("is there with both, or with the one that says that it is it", () => {
    expect(onBranch(one().picked(201).request(parts))).toMatch(/^pass/);
    const whole = new World().landed(100, { milestone }).picked(200, bot).releasePull(201);
    expect(onBranch(whole.request(parts))).toMatch(/^pass/);
  });
});

describe("what a pull request's own text names", () => {
  const carries = (body: string) => onBranch(two().picked(200, { body }));

  it.each([
    ["Cherry-pick of #100\nDo not cherry-pick #101, #102 yet", "fail: 1 of 2; not #101"],
    ["Original PR: #100\nNeeds #101, which landed on main already", "fail: 1 of 2; not #101"],
    ["Cherry-pick of #100 (could not be picked cleanly) and #101", "pass: 2 of 2 accounted for"],
    ["Picks #100, #101; conflicts resolved", "pass: 2 of 2 accounted for"],
    ["Picks #100. #101 is only on main.", "fail: 1 of 2; not #101"],
  ])("%s", (body, words) => {
    expect(carries(body)).toBe(words);
  });
});

describe("what a request names", () => {
  const carries = (trunk: (number | string)[], release: (number | string)[]) =>
    onBranch(new World().landed(100, { milestone }).issue(90).picked(200).request({ trunk, release }));

  it("is one change where an issue stands beside it, where its commit is named, and in the wrong line", () => {
    const link = `https://github.com/${repo}`;
    expect(carries([100, `${link}/issues/90`], [200])).toMatch(/^pass/);
    expect(carries([`${link}/commit/${sha("t100")}`], [200])).toMatch(/^pass/);
    expect(carries([200], [100])).toMatch(/^pass/);
  });
});

function trailers(...commits: string[]): string {
  return commits.map((one) => `(cherry picked from commit ${sha(one)})`).join("\n");
}
