/** Worlds in which the page could easily tell something that is not so: greener, redder, or at odds with itself. */
import { describe, expect, it } from "vitest";
import type { PullFact } from "../domain/facts";
import type { Project } from "../domain/project";
import { judge } from "../gates";
import { branch, now, project, repo, sha, trackerBody, World } from "../reconcile/test-facts";

const milestone = "2.12.0";
const all = (world: World, version = milestone) => judge(world.reconciled(now, version), now, null);
const gate = (world: World, id: string, version = milestone) => {
  const found = all(world, version).gates.find((one) => one.id === id);
  if (!found) throw new Error(`There is no gate ${id}.`);
  return found;
};
const said = (...asked: Parameters<typeof gate>) => `${gate(...asked).status}: ${gate(...asked).summary}`;
const asked = (pull: Partial<PullFact> = {}) =>
  new World()
    .landed(100)
    .picked(200, pull)
    .request({ trunk: [100], release: [200] });

describe("a patch release asks what forces a pick", () => {
  const version = "2.12.1";
  const patch = (texts: { trunk?: string; release?: string; comment?: string }) => {
    const world = new World()
      .tracker({ title: "[v2.12.1] Release Tracker", body: trackerBody.replaceAll("2.12.0", version) })
      .landed(100, { body: texts.trunk ?? "" })
      .releasePull(200, { body: texts.release ?? "" })
      .request({ trunk: [100], release: [200], category: `Regression ${texts.comment ?? ""}` });
    return said(world, "policy-kept", version);
  };

  it("an issue that GitHub does not know proves nothing", () => {
    expect(patch({ release: "Fixes #9999" })).toBe("fail: 1 outside the criteria");
  });

  it("an issue that only trunk's pull request names was not read: nobody knows, and linking it tells", () => {
    expect(patch({ trunk: "Fixes #9999" })).toBe("unknown: Not known: the issue that #200 fixes was not read");
  });

  it("a run that passed is no failure", () => {
    const run = (conclusion: "SUCCESS" | "FAILURE") => {
      const url = `https://github.com/${repo}/actions/runs/77`;
      const world = new World()
        .tracker({ title: "[v2.12.1] Release Tracker", body: trackerBody.replaceAll("2.12.0", version) })
        .landed(100)
        .releasePull(200)
        .request({ trunk: [100], release: [200], category: `Regression, see ${url}` });
      return said(world.runs(sha("rc"), "pull", { test: [conclusion] }, { url }), "policy-kept", version);
    };
    expect([run("SUCCESS"), run("FAILURE")]).toEqual([
      "fail: 1 outside the criteria",
      "pass: 1 of 1 within the criteria",
    ]);
  });
});

describe("what a commit's words mean", () => {
  it("a pull request that says in its text what it reverts is a revert, whatever its title", () => {
    const world = asked({ title: "Mend" }).releasePull(260, {
      state: "MERGED",
      title: "Back out the pump change",
      mergeCommit: sha("out"),
      body: `Reverts ${repo}#200`,
    });
    world.commit(branch, "Back out the pump change (#260)", { sha: sha("out") });
    expect(world.pick(200).state).toBe("reverted");
  });

  it("a revert on the branch of which nobody can tell what it takes away may have taken a pick", () => {
    const revert = { state: "MERGED" as const, title: "Revert it", mergeCommit: sha("out") };
    const reverts = (body: string) =>
      asked()
        .releasePull(260, { ...revert, body })
        .commit(branch, 'Revert "something else entirely" (#260)', { sha: sha("out") });
    expect(said(reverts(""), "reverts-followed")).toBe(
      `unknown: Nobody can tell what ${sha("out").slice(0, 7)} reverts`,
    );
    expect(reverts("Reverts #200").pick(200).state).toBe("reverted");
  });

  it("what trunk brought back under a title of its own stands there", () => {
    const world = asked({ head: "cherry-pick-100-by-bot" }).revertedOnTrunk(100);
    expect(gate(world, "reverts-followed").status).toBe("fail");
    const again = "Mend the pump, second try (#150)\n\n";
    expect(
      gate(world.commit("main", `${again}Unlike the reland of #100 in June, it holds.`), "reverts-followed").status,
    ).toBe("fail");
    expect(gate(world.commit("main", `${again}Reland of #100`), "reverts-followed").status).toBe("pass");
  });

  it("a commit that does not fix an issue is no fix of it", () => {
    const message = "Change 100 (#100)\n\nThis does not fix #90";
    const world = new World().issue(90, { milestone }).landed(100, { message });
    expect(said(world, "scope-in-branch")).toBe("pass: 1 of 1 accounted for");
  });

  it("a dispensation that was taken back is none", () => {
    const review = (state: "APPROVED" | "CHANGES_REQUESTED", at: string, body: string) => {
      return { author: "ann", state, at, url: "u", body };
    };
    const reviews = [
      review("APPROVED", "2026-04-19T10:00:00Z", "Special dispensation granted."),
      review("CHANGES_REQUESTED", "2026-04-21T10:00:00Z", "I take the dispensation back."),
    ];
    const world = new World().landed(100).releasePull(200, { reviews });
    world.request({ trunk: [100], release: [200], category: "New feature: knob" });
    expect(world.pick(200).policy.status).toBe("violation");
  });
});

describe("candidates", () => {
  const workflows = { ...project.workflows, validation: { repo: "octo/test", workflow: "Validate" } };

  it.each([
    ["release/2.11", "fail"],
    ["v2.11.3-rc1", "fail"],
    ["main", "pass"],
  ])("a validation elsewhere on %s", (line, status) => {
    const config: Project = { ...project, workflows };
    const world = new World(config)
      .picked(200)
      .request({ release: [200] })
      .tag("v2.12.0-rc1", sha("b200"));
    world.runs(sha("b200"), "pull", { test: ["SUCCESS"] });
    world.runs(sha("b200"), "wheels", { build: ["SUCCESS"] }, { branch: "v2.12.0-rc1" });
    const run = { repo: "octo/test", createdAt: "2026-04-23T10:00:00Z", branch: line };
    world.runs(sha("other"), "Validate", { test: ["SUCCESS"] }, run);
    expect(gate(world, "validation-green").status).toBe(status);
  });

  it("that lacked a change between two picks of it are not told to hold it", () => {
    const bot = { head: "cherry-pick-100-by-bot" };
    const world = asked(bot).tag("v2.12.0-rc1", sha("b200")).revertedOnBranch(200).tag("v2.12.0-rc2", sha("b5200"));
    world.picked(210, bot).tag("v2.12.0-rc3", sha("b210")).revertedOnTrunk(100);
    expect(world.reconciled().reverts.items[0]?.inCandidates).toEqual(["v2.12.0-rc1", "v2.12.0-rc3"]);
  });

  it("of a patch release begin where the version before it ended", () => {
    const patch = { title: "[v.2.12.1] Release Tracker", body: trackerBody.replaceAll("2.12.0", "2.12.1") };
    const world = new World().issue(510, { ...patch, state: "OPEN", labels: ["release tracker"], author: "ann" });
    world.picked(200).tag("v2.12.0", sha("b200")).picked(201).tag("v2.12.1-rc1", sha("b201"));
    const [first] = world.reconciled(now, "2.12.1").candidates;
    expect(first?.withoutPick.map((commit) => commit.sha)).toEqual([sha("b201")]);
  });
});

it("a run of which every job was skipped has not passed", () => {
  const world = asked().runs(sha("b200"), "pull", { test: ["SKIPPED"] }, { conclusion: "SUCCESS" });
  expect(gate(world, "branch-ci-green").status).toBe("unknown");
});

it("a bot's pull request that nobody asks for waits for whoever wrote the change", () => {
  const bot = { head: "cherry-pick-100-by-bot", author: "enginebot[bot]", draft: true };
  const pick = new World().landed(100, { author: "eve" }).releasePull(200, bot).pick(200);
  expect([pick.requestedBy, pick.waitingOn.logins]).toEqual(["eve", ["eve"]]);
});

describe("sentences and what stands beside them agree", () => {
  it("what nobody can tell is not counted as being there", () => {
    const closer = { repo, number: null, sha: sha("gone") };
    const events = [{ kind: "closed" as const, at: "2026-04-21T10:00:00Z", by: "dev", what: "", closer }];
    const world = new World().landed(100, { milestone }).issue(90, { milestone }).issue(91, { milestone, events });
    expect(said(world, "scope-in-branch")).toBe("fail: 1 of 3; not #100; cannot tell for #91");
  });

  const finished = (config: Project = project) => {
    const world = new World(config)
      .picked(200)
      .request({ release: [200] })
      .tag("v2.12.0-rc1", sha("b200"));
    world.runs(sha("b200"), "pull", { test: ["SUCCESS"] });
    return world.runs(sha("b200"), "wheels", { build: ["SUCCESS"] }, { branch: "v2.12.0-rc1" });
  };
  const reason = (world: World, at = now) => judge(world.reconciled(at, milestone), at, null).verdict.reason;

  it("one build of two that did not run is not all of them", () => {
    const binaries = ["wheels", "libtorch"];
    const world = finished({ ...project, workflows: { ...project.workflows, binaries } });
    world.runs(sha("b200"), "libtorch", { build: ["SKIPPED"] }, { conclusion: "SKIPPED", branch: "v2.12.0-rc1" });
    expect(reason(world)).toContain("1 build of v2.12.0-rc1 did not run");
  });

  it("what was not done is not called validated", () => {
    const world = finished().issue(90, { milestone, stateReason: "NOT_PLANNED" });
    expect(said(world, "scope-validated")).toBe("pass: No issue was fixed");
  });

  it("a checklist that lists nothing has no open items", () => {
    const world = finished().issue(600, { title: "2.12.0 validation checklist", state: "OPEN", body: "soon" });
    expect(reason(world, "2026-05-05T00:00:00Z")).toContain("he validation checklist lists nothing");
  });

  it("the final candidate's step is not done while an item is missing", () => {
    const step = (world: World) =>
      world.reconciled("2026-05-05T12:00:00Z").schedule.find(({ id }) => id === "M4")?.state;
    expect([step(finished()), step(finished().landed(100, { milestone }))]).toEqual(["done", "late"]);
  });

  it("what was opened again is open since then, and a revert waits since what it reverts was picked", () => {
    const event = (kind: "milestoned" | "reopened", at: string) => ({ kind, at, by: "dev", what: milestone });
    const events = [event("milestoned", "2026-04-16T00:00:00Z"), event("reopened", "2026-04-22T00:00:00Z")];
    const open = new World().issue(90, { state: "OPEN", milestone, events });
    expect(gate(open, "scope-empty").since).toBe("2026-04-22T00:00:00Z");
    const world = new World().landed(100).revertedOnTrunk(100);
    const at = "2026-04-23T09:00:00Z";
    world.releasePull(200, { state: "MERGED", mergeCommit: sha("b200"), head: "cherry-pick-100-by-bot" });
    expect(gate(world.commit(branch, "Pick (#200)", { sha: sha("b200"), at }), "reverts-followed").since).toBe(at);
  });

  it("a failure's link leads to the run that failed", () => {
    const [failed, later] = ["https://x/failed", "https://x/later"];
    const world = asked().runs(sha("b200"), "pull", { test: ["FAILURE"] }, { url: failed });
    const event = { event: "schedule", createdAt: "2026-04-20T12:00:00Z" };
    world.runs(sha("b200"), "pull", { lint: ["SUCCESS"] }, { url: later, ...event });
    expect(gate(world, "branch-ci-green").evidence.map(({ url }) => url)).toEqual([failed]);
  });

  it("several workflows have not run", () => {
    const config: Project = { ...project, workflows: { ...project.workflows, required: ["pull", "trunk"] } };
    const world = new World(config).picked(200).request({ release: [200] });
    expect(said(world, "branch-ci-green")).toBe("unknown: pull and trunk have not run on HEAD");
  });

  it("what was cancelled on HEAD stands so since HEAD", () => {
    const world = asked().runs(sha("b200"), "pull", { test: ["CANCELLED"] }, { conclusion: "CANCELLED" });
    expect(gate(world, "branch-ci-green").since).toBe(world.reconciled().ci.head?.at);
  });

  it("the evidence for who merged a pick says who", () => {
    const { status, evidence } = gate(asked({ mergedBy: "bob" }), "policy-kept");
    expect([status, evidence.map(({ text }) => text)]).toEqual([
      "warn",
      ["#200 was merged by bob, who is no release manager"],
    ]);
  });

  it("a risk of a gate that there is not is not taken, and said so", () => {
    const world = new World().comment("/hud accept scope-emtpy until 2026-05-30: later", { author: "ann" });
    const { acceptances, problems } = world.reconciled();
    expect(acceptances).toEqual([]);
    expect(problems.map(({ text }) => text)).toEqual(["/hud accept scope-emtpy: there is no such gate"]);
  });
});
