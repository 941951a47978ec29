/** Worlds in which a gate could easily be greener than the truth: each names what would be overlooked. */
import { describe, expect, it } from "vitest";
import { judge } from "../gates";
import { branch, now, repo, sha, trackerBody, World } from "../reconcile/test-facts";

const gate = (world: World, id: string) =>
  judge(world.reconciled(now, "2.12.0"), now, null).gates.find((one) => one.id === id);
const milestone = "2.12.0";

describe("closed milestone items are in the branch", () => {
  const notOnBranch = (world: World) => {
    const { status, summary } = gate(world, "scope-in-branch") ?? {};
    return `${status}: ${summary}`;
  };
  const two = () => new World().landed(100, { milestone }).landed(101, { milestone });

  it("a number that the pick's own text only speaks of is not carried", () => {
    const body = "Cherry-pick of #100\n\nConflicts: #101 is only on main, so I dropped its hunk.";
    const world = two()
      .picked(200, { body, head: "cherry-pick-100-by-bot" })
      .request({ trunk: [100], release: [200] });
    expect(notOnBranch(world)).toBe("fail: 1 of 2; not #101");
  });

  it("of a request for two changes each pull request carries its own", () => {
    const world = two().picked(200, { head: "cherry-pick-100-by-bot" });
    world.releasePull(201, { head: "cherry-pick-101-by-bot" }).request({ trunk: [100, 101], release: [200, 201] });
    expect(notOnBranch(world)).toBe("fail: 1 of 2; not #101");
  });

  it("a pick that repeats the words of its change closes no second fix", () => {
    const closedBy = [100, 101].map((number) => ({ repo, number }));
    const world = new World().landed(100).landed(101).issue(90, { milestone, closedBy });
    const copied = { head: "cherry-pick-100-by-bot", body: "Fixes #90", closes: [{ repo, number: 90 }] };
    world.picked(200, copied).request({ trunk: [100], release: [200] });
    expect(notOnBranch(world)).toBe("fail: 0 of 1; not #90");
  });

  it("an issue that was opened again and closed by a commit is fixed where that commit is", () => {
    const closer = { repo, number: null, sha: sha("fix") };
    const world = new World().landed(100).picked(200, { head: "cherry-pick-100-by-bot" });
    world.request({ trunk: [100], release: [200] }).commit("main", "Really fix the pump", { sha: sha("fix") });
    const events = [{ kind: "closed" as const, at: "2026-04-21T10:00:00Z", by: "dev", what: "", closer }];
    world.issue(90, { milestone, closedBy: [{ repo, number: 100 }], events });
    expect(notOnBranch(world)).toBe("fail: 0 of 1; not #90");
  });

  it("a revert on the branch that names one change by its commit and one by its number takes both", () => {
    const world = two().picked(200, { head: "cherry-pick-100-by-x" }).picked(201, { head: "cherry-pick-101-by-x" });
    world.request({ trunk: [100], release: [200] }).request({ trunk: [101], release: [201] });
    const title = 'Revert "Pick 200 (#200)" and "Pick 201 (#201)" (#260)';
    world.commit(branch, `${title}\n\nThis reverts commit ${sha("b200")}.`);
    expect(notOnBranch(world)).toBe("fail: 0 of 2; not #100 and #101");
  });
});

describe("every pick request is settled", () => {
  const status = (world: World) => gate(world, "picks-settled")?.status;

  it("a request for more than an earlier one is no repetition of it", () => {
    const world = new World()
      .landed(100)
      .landed(300)
      .picked(200)
      .request({ trunk: [100], release: [200] });
    world.request({ trunk: [100, 300], at: "2026-04-20T10:00:00Z" });
    expect(status(world)).toBe("fail");
  });

  it("a request for two changes is not merged by a pull request that carries one", () => {
    const world = new World().landed(100).landed(300).picked(200, { head: "cherry-pick-100-by-bot" });
    expect(status(world.request({ trunk: [100, 300] }))).toBe("fail");
  });

  it("an open pull request has not landed, whatever GitHub joins it with", () => {
    const world = new World()
      .picked(200)
      .request({ release: [200] })
      .releasePull(201);
    const pulls = [200, 201].map((number) => ({ repo, number }));
    world.commit(branch, "Part of it (#200)", { sha: sha("part"), pulls }).request({ release: [201] });
    expect(status(world)).toBe("fail");
  });

  it("a pull request elsewhere has landed on its branch of the release, and not on its main", () => {
    const merged = (base: string) => {
      const world = new World().picked(200).request({ release: [200] });
      world.request({ release: ["https://github.com/octo/vision/pull/55"] });
      const pull = world.facts.find((fact) => fact.kind === "pull");
      if (pull?.kind !== "pull") throw new Error("The world has no pull request.");
      return world.put({ ...pull, repo: "octo/vision", number: 55, base, state: "MERGED" });
    };
    expect([status(merged("main")), status(merged("release/0.27"))]).toEqual(["fail", "pass"]);
  });

  it("an open pull request that brings back what was reverted waits for a decision", () => {
    const world = new World().landed(100).picked(200).revertedOnBranch(200).releasePull(210);
    expect(status(world.request({ trunk: [100], release: [200, 210] }))).toBe("fail");
  });
});

describe("what was left open when its version came out", () => {
  it("waits in the next version of its branch", () => {
    const patch = { title: "[v.2.12.1] Release Tracker", body: trackerBody.replaceAll("2.12.0", "2.12.1") };
    const labels = ["release tracker"];
    const world = new World().issue(510, { ...patch, labels, author: "ann", createdAt: "2026-04-17T12:00:00Z" });
    world.picked(200).tag("v2.12.0", sha("b200")).releasePull(250, { createdAt: "2026-04-22T00:00:00Z" });
    const picks = world.request({ release: [250] }).reconciled(now, "2.12.1").picks;
    expect(picks.map(({ id, state }) => [id, state])).toEqual([["untracked-250", "pending"]]);
  });
});

describe("a risk that was accepted", () => {
  const words = "/hud accept scope-empty until 2026-05-30: it can wait";
  const edited = (...by: string[]) => {
    const edits = by.map((login, nth) => ({ at: `2026-04-1${9 + nth - 1}T10:00:00Z`, by: login, text: words }));
    const world = new World().issue(90, { state: "OPEN", milestone });
    world.comment(words, { author: "ann", editor: by.at(-1) ?? null, editedAt: "2026-04-20T00:00:00Z", edits });
    return world.reconciled(now, "2.12.0").acceptances.length;
  };

  it("was accepted by a manager in words that nobody else can have put there", () => {
    expect([edited("ann", "ann"), edited("ann", "dev", "ann"), edited("ann", "dev")]).toEqual([1, 0, 0]);
  });
});

describe("picks keep the criteria", () => {
  const asked = (pull: object, word?: string) =>
    new World()
      .landed(100)
      .picked(200, pull)
      .request({ trunk: [100], release: [200], category: "New feature: shiny knob", ...(word ? { word } : {}) });
  const review = (state: "APPROVED" | "CHANGES_REQUESTED", body: string) => {
    return { mergedBy: "max", reviews: [{ author: "ann", state, at: "2026-04-19T10:00:00Z", url: "u", body }] };
  };

  it.each([
    [["APPROVED"], "dispensation"],
    [["APPROVED", "CHANGES_REQUESTED"], "violation"],
    [["APPROVED", "DISMISSED"], "violation"],
    [["DISMISSED", "APPROVED"], "dispensation"],
  ] as const)("reviews that end so for a request that needs a dispensation: %j", (states, status) => {
    const reviews = states.map((state, nth) => {
      return { author: "ann", state, at: `2026-04-19T1${nth}:00:00Z`, url: "u", body: "" };
    });
    const world = new World().landed(100).picked(200, { mergedBy: "dev", reviews });
    world.request({ trunk: [100], release: [200], category: "Special dispensation" });
    expect(world.pick(200).policy.status).toBe(status);
  });

  it.each([
    [
      "a refusal for want of one",
      asked(review("CHANGES_REQUESTED", "This would need a special dispensation.")),
      "fail",
    ],
    ["an approval that says there is none", asked(review("APPROVED", "Fine, but no special dispensation.")), "fail"],
    ["a hold until there is one", asked({ mergedBy: "max" }, "@ann on hold: needs special dispensation"), "fail"],
    ["a manager's grant", asked(review("APPROVED", "Special dispensation granted.")), "pass"],
  ])("%s: %#", (_, world, status) => {
    expect(gate(world, "policy-kept")?.status).toBe(status);
  });
});

describe("trunk's reverts are carried over", () => {
  const status = (world: World) => gate(world, "reverts-followed")?.status;
  const early = () => new World().pull(50, { state: "CLOSED", labels: ["Merged"], closedAt: "2026-04-11T00:00:00Z" });

  it("a revert of two changes reverts both", () => {
    const both = `Revert "Change 100 (#100)" and "Change 50 (#50)" (#102)\n\nThis reverts commit ${sha("t100")}.`;
    expect(status(early().landed(100).commit("main", both))).toBe("fail");
  });

  it("a revert that names a commit which was reverted before means what stands of its change", () => {
    const world = new World().landed(100).revertedOnTrunk(100);
    const again = "Change 100 (#100)\n\nPull Request resolved: https://github.com/octo/engine/pull/100";
    world
      .commit("main", again, { sha: sha("again") })
      .picked(200)
      .request({ trunk: [100], release: [200] });
    world.commit("main", `Revert "Change 100 (#100)"\n\nThis reverts commit ${sha("t100")}.`);
    expect(status(world)).toBe("fail");
  });

  it("what the branch reverted and took back again stands there", () => {
    const world = early().commit("main", 'Revert "Change 50 (#50)" (#102)');
    world.commit(branch, 'Revert "Change 50 (#50)" (#251)');
    expect(status(world)).toBe("pass");
    expect(status(world.picked(260, { title: "Reland Change 50 (#50)" }))).toBe("fail");
  });
});

describe("the branch's CI is green", () => {
  const status = (...runs: Parameters<World["runs"]>[]) => {
    const world = new World().picked(200).request({ release: [200] });
    for (const run of runs) world.runs(...run);
    return gate(world, "branch-ci-green")?.status;
  };
  const head = sha("b200");
  const later = { event: "workflow_dispatch", createdAt: "2026-04-20T10:30:00Z" };

  it("a run that GitHub calls failed has failed, though no job of it tells why", () => {
    expect(status([head, "pull", { build: ["FAILURE", "SUCCESS"] }, { conclusion: "FAILURE", attempt: 1 }])).toBe(
      "fail",
    );
    expect(status([head, "pull", { build: ["SUCCESS"] }, { conclusion: "ACTION_REQUIRED" }])).toBe("fail");
  });

  it("a run of a job that may fail is excused by it", () => {
    const jobs = { build: ["SUCCESS" as const], "test (unstable)": ["FAILURE" as const] };
    expect(status([head, "pull", jobs, { conclusion: "FAILURE" }])).toBe("pass");
  });

  it("an older run that still goes on, or that never had a job, is not covered by one of another event", () => {
    const newer: Parameters<World["runs"]> = [head, "pull", { lint: ["SUCCESS"] }, later];
    expect(status([head, "pull", { build: ["SUCCESS"] }, { status: "IN_PROGRESS", conclusion: null }], newer)).toBe(
      "running",
    );
    expect(status([head, "pull", {}, { conclusion: "STARTUP_FAILURE", event: "push" }], newer)).toBe("fail");
    const anew: Parameters<World["runs"]> = [head, "pull", { lint: ["SUCCESS"] }, { ...later, event: "push" }];
    expect(status([head, "pull", {}, { conclusion: "STARTUP_FAILURE", event: "push" }], anew)).toBe("pass");
  });
});
