import { describe, expect, it } from "vitest";
import { compared } from "../world/ancestry";
import { suiteAt } from "../world/checks";
import { headOf, pullOf, threadOf } from "../world/world";
import { worldOf } from "./index";
import { pytorch212 } from "./pytorch-2.12";

const world = worldOf("pytorch-2.12");
world.moveTo(pytorch212.opensAt);
const repo = world.repo("pytorch/pytorch");
const branch = compared(world, repo, headOf(repo, "main"), headOf(repo, "release/2.12")).ahead;

const jobsOf = (sha: string) =>
  (repo.suites.get(sha) ?? []).flatMap((suite) => suiteAt(suite, world.now).jobs.filter((job) => job.latest));
const conclusionsOf = (workflow: string) =>
  branch.slice(-20).map((commit) => {
    const suite = repo.suites.get(commit.sha)?.find((one) => one.workflow === workflow);
    return suite ? (suiteAt(suite, world.now).conclusion ?? "RUNNING") : "ABSENT";
  });

describe("pytorch-2.12 opens as the drawings show it", () => {
  it("27 picks are merged, one of them is reverted today, and one change was pushed without a pull request", () => {
    expect(branch).toHaveLength(29);
    expect(branch.at(-1)?.sha.slice(0, 7)).toBe("7c1e4f2");
    expect(branch.filter((commit) => commit.pull === null)).toHaveLength(1);
  });

  it("the wheels are red for five commits, ROCm is running, and cells are absent and cancelled", () => {
    expect(conclusionsOf("linux-binary-manywheel").slice(-6)).toEqual([
      "SUCCESS",
      "FAILURE",
      "FAILURE",
      "FAILURE",
      "FAILURE",
      "FAILURE",
    ]);
    expect(conclusionsOf("rocm").at(-1)).toBe("RUNNING");
    expect(conclusionsOf("rocm")[13]).toBe("ABSENT");
    expect(conclusionsOf("macos-arm64-binary-wheel")[8]).toBe("CANCELLED");
    expect(new Set(conclusionsOf("lint"))).toEqual(new Set(["SUCCESS"]));
  });

  it("eight requests are open: one with two failures, two still running, one without checks", () => {
    const states = [181755, 181866, 181902, 181990, 182031, 182066, 182079, 182118].map((number) => {
      const jobs = jobsOf(pullOf(repo, number).pushed.at(-1) ?? "");
      const done = jobs.filter((job) => job.status === "COMPLETED");
      return `${done.length} of ${jobs.length}, ${done.filter((job) => job.conclusion === "FAILURE").length} failing`;
    });
    expect(states).toEqual([
      "56 of 56, 0 failing",
      "56 of 56, 2 failing",
      "56 of 56, 0 failing",
      "56 of 56, 0 failing",
      "41 of 56, 0 failing",
      "12 of 56, 0 failing",
      "56 of 56, 0 failing",
      "0 of 0, 0 failing",
    ]);
  });

  it("five of the twelve open items have no assignee, and M4.1 has moved by two days", () => {
    const open = [...repo.threads.values()].filter((one) => one.milestone === 71 && one.state === "OPEN");
    expect([open.length, open.filter((one) => one.assignees.length === 0).length]).toEqual([12, 5]);
    expect(threadOf(repo, 180506).body).toContain("(~~4/5/26~~ 6/5/26)");
  });
});
