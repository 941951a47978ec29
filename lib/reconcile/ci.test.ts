import { describe, expect, it } from "vitest";
import { sha, World } from "./test-facts";
import { cut } from "./test-project";

const at = (index: number) => sha(`b${200 + index}`);
const commits = (n: number) => {
  const world = new World();
  for (let index = 0; index < n; index++) world.picked(200 + index);
  return world;
};
const workflow = (world: World, name = "pull") => world.reconciled().ci.workflows.find((one) => one.name === name);

describe("CI of the branch", () => {
  it("the latest attempt of each job decides: failed and then passed on the same commit is flaky, not failing", () => {
    const found = workflow(commits(1).runs(at(0), "pull", { test: ["FAILURE", "SUCCESS"], lint: ["SUCCESS"] }));
    expect(found).toMatchObject({ state: "flaky", cells: [{ flakyJobs: ["test"], failedJobs: [] }] });
  });

  it("passed and then failed is failing", () => {
    expect(workflow(commits(1).runs(at(0), "pull", { test: ["SUCCESS", "FAILURE"] }))?.state).toBe("fail");
  });

  it("a run that was started anew is an attempt like any other", () => {
    const world = commits(1)
      .runs(at(0), "pull", { test: ["FAILURE"] })
      .runs(at(0), "pull", { test: ["SUCCESS"] }, { createdAt: "2026-04-20T12:00:00Z" });
    expect(workflow(world)?.state).toBe("flaky");
  });

  it.each([
    ["CANCELLED", "cancelled"],
    ["SKIPPED", "skipped"],
    ["NEUTRAL", "skipped"],
    [null, "running"],
  ] as const)("%s is itself, never pass nor fail", (conclusion, state) => {
    const over = conclusion === null ? {} : { conclusion };
    expect(workflow(commits(1).runs(at(0), "pull", { test: [conclusion] }, over))?.state).toBe(state);
  });

  it("a workflow that has not run on the commit is absent, never green", () => {
    const { ci } = commits(2)
      .runs(at(0), "pull", { test: ["SUCCESS"] })
      .reconciled();
    expect(ci.workflows[0]?.state).toBe("absent");
    expect(ci.state).toBe("absent");
  });

  it.each(["SUCCESS", "FAILURE"] as const)("a branch that has just been cut is at its cut, where CI ran: %s", (end) => {
    const world = new World().runs(cut.sha, "pull", { test: [end] });
    const { ci } = world.reconciled();
    expect(ci).toMatchObject({ state: end === "SUCCESS" ? "pass" : "fail", head: cut, commits: [{ sha: cut.sha }] });
    expect(ci.commits[0]?.url).toContain(cut.sha);
  });

  it("a job that may fail does not count: its run concluded success, or its name says unstable", () => {
    expect(
      workflow(commits(1).runs(at(0), "pull", { test: ["SUCCESS"], extra: ["FAILURE"] }, { conclusion: "SUCCESS" }))
        ?.state,
    ).toBe("pass");
    expect(
      workflow(commits(1).runs(at(0), "pull", { test: ["SUCCESS"], "extra (unstable)": ["FAILURE"] }))?.state,
    ).toBe("pass");
  });

  it("a run that failed without a job is a failure", () => {
    expect(workflow(commits(1).runs(at(0), "pull", {}, { conclusion: "STARTUP_FAILURE" }))?.state).toBe("fail");
  });

  it("a run that failed in a job that was not read is a failure", () => {
    expect(
      workflow(commits(1).runs(at(0), "pull", { test: ["SUCCESS"] }, { conclusion: "FAILURE", jobsComplete: false }))
        ?.state,
    ).toBe("fail");
  });

  it("suites of apps that ran nothing are ignored", () => {
    const world = commits(1)
      .runs(at(0), "pull", { test: ["SUCCESS"] })
      .runs(at(0), "ghost", {}, { workflow: null, app: "ghost", status: "QUEUED", conclusion: null });
    expect(world.reconciled().ci.workflows.map(({ name }) => name)).toEqual(["pull"]);
  });

  it("failing since which commit is part of the answer, with the commits among which the fault entered", () => {
    const world = commits(4)
      .runs(at(0), "pull", { test: ["SUCCESS"] })
      .runs(at(2), "pull", { test: ["FAILURE"] })
      .runs(at(3), "pull", { test: ["FAILURE"] });
    expect(workflow(world)).toMatchObject({ state: "fail", failingSince: at(2), suspects: [at(2), at(1)] });
  });

  it("the pass rate counts first tries", () => {
    const world = commits(4)
      .runs(at(0), "pull", { test: ["SUCCESS"] })
      .runs(at(1), "pull", { test: ["FAILURE", "SUCCESS"] })
      .runs(at(2), "pull", { test: ["FAILURE"] })
      .runs(at(3), "pull", { test: ["SUCCESS"] });
    expect(workflow(world)?.passRate).toBe(0.5);
  });

  it("a branch is failing if any expected workflow failed or was cancelled, else running, else passing", () => {
    const state = (...conclusions: ("SUCCESS" | "FAILURE" | "CANCELLED" | null)[]) => {
      const config = new World().config;
      const world = new World({ ...config, workflows: { ...config.workflows, required: ["a", "b"] } }).picked(200);
      conclusions.forEach((conclusion, index) => {
        world.runs(at(0), "ab"[index] ?? "c", { test: [conclusion] }, conclusion === null ? {} : { conclusion });
      });
      return world.reconciled().ci.state;
    };
    expect(state("SUCCESS", "FAILURE")).toBe("fail");
    expect(state("CANCELLED", null)).toBe("fail");
    expect(state("SUCCESS", null)).toBe("running");
    expect(state("SUCCESS", "SUCCESS")).toBe("pass");
    // What nobody expects does not decide.
    expect(state("SUCCESS", "SUCCESS", "FAILURE")).toBe("pass");
  });

  it("a workflow that ran on most of the last commits is expected, where the configuration names none", () => {
    const config = new World().config;
    const world = new World({ ...config, workflows: { ...config.workflows, required: null, binaries: null } });
    for (let index = 0; index < 3; index++) world.picked(200 + index).runs(at(index), "pull", { test: ["SUCCESS"] });
    world.runs(at(0), "weekly", { test: ["FAILURE"] });
    expect(world.reconciled().ci.workflows.map(({ name, expected }) => [name, expected])).toEqual([
      ["pull", true],
      ["weekly", false],
    ]);
  });

  it("workflow names compare without case", () => {
    expect(workflow(commits(1).runs(at(0), "Pull", { test: ["SUCCESS"] }), "Pull")).toMatchObject({
      expected: true,
      state: "pass",
    });
  });

  it("what was not read lately is unknown, but a known failure stays", () => {
    const stale = { state: "failed" as const };
    expect(
      commits(1)
        .runs(at(0), "pull", { test: ["SUCCESS"] })
        .unread("ci", stale)
        .reconciled().ci.state,
    ).toBe("unknown");
    expect(
      commits(1)
        .runs(at(0), "pull", { test: ["FAILURE"] })
        .unread("ci", stale)
        .reconciled().ci.state,
    ).toBe("fail");
  });

  it("cells and commits are newest first, and each commit knows its pick", () => {
    const { ci } = commits(2).reconciled();
    expect(ci.commits.map((commit) => [commit.sha, commit.pick])).toEqual([
      [at(1), "untracked-201"],
      [at(0), "untracked-200"],
    ]);
  });
});
