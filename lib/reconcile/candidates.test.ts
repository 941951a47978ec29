import { describe, expect, it } from "vitest";
import { compareCandidates, nextCandidate } from "./compare-candidates";
import { sha, World } from "./test-facts";

const three = () =>
  new World()
    .request({ release: [200], id: 1 })
    .request({ release: [201], id: 2 })
    .request({ release: [202], id: 3 })
    .picked(200)
    .tag("v2.12.0-rc1", sha("b200"))
    .picked(201)
    .revertedOnBranch(200)
    .tag("v2.12.0-rc2", sha("b5200"));

describe("candidates", () => {
  it("come in version order, rc10 after rc9", () => {
    const world = new World()
      .picked(200)
      .tag("v2.12.0-rc10", sha("b200"))
      .tag("v2.12.0-rc9", sha("b200"))
      .tag("v2.11.0-rc1", sha("b200"));
    expect(world.reconciled().candidates.map(({ tag }) => tag)).toEqual(["v2.12.0-rc9", "v2.12.0-rc10"]);
  });

  it("what each contains is decided by ancestry, never by time", () => {
    // Tagged on the 22nd, by the clock after everything; by ancestry before the second pick.
    const { picks } = new World()
      .request({ release: [200] })
      .request({ release: [201] })
      .picked(200)
      .tag("v2.12.0-rc1", sha("b200"))
      .picked(201, { mergedAt: "2026-04-16T10:00:00Z" })
      .reconciled();
    expect(picks.map((pick) => [pick.release[0]?.number, pick.firstCandidate])).toEqual([
      [200, "v2.12.0-rc1"],
      [201, null],
    ]);
  });

  it("a tag on a commit of its own counts where it leaves the branch", () => {
    const world = new World()
      .request({ release: [200] })
      .picked(200)
      .tag("v2.12.0-rc1", sha("own"), sha("b200"));
    expect(world.pick(200).firstCandidate).toBe("v2.12.0-rc1");
  });

  it("between two: the picks that entered, left by a revert, and the commits without a pick", () => {
    const [first, second] = three().reconciled().candidates;
    expect(first).toMatchObject({ entered: ["1-0"], left: [], contains: { picks: 1, commits: 1 } });
    expect(second).toMatchObject({ entered: ["2-0"], left: ["1-0"], contains: { picks: 1, commits: 3 }, isHead: true });
    expect(second?.withoutPick).toMatchObject([{ sha: sha("b5200") }]);
  });

  it("any two can be compared, whichever is named first", () => {
    const { candidates } = three().reconciled();
    expect(compareCandidates(candidates, "v2.12.0-rc2", "v2.12.0-rc1")).toMatchObject({
      entered: ["2-0"],
      left: ["1-0"],
    });
    expect(compareCandidates(candidates, "v2.12.0-rc1", "v2.12.0-rc7")).toBeNull();
  });

  it("the next one would hold what was merged since", () => {
    const reconciled = three().picked(202).revertedOnBranch(201).reconciled();
    expect(nextCandidate(reconciled)).toEqual({ entered: ["3-0"], left: ["2-0"] });
    expect(reconciled.sinceCandidate).toBe(2);
  });

  it("where a tag stands is not guessed", () => {
    const reconciled = new World().picked(200).tag("v2.12.0-rc1", sha("elsewhere"), null).reconciled();
    expect(reconciled.sinceCandidate).toBeNull();
    expect(reconciled.candidates[0]?.isHead).toBe(false);
  });

  it("builds: the runs of the tag, where it ran any", () => {
    const world = new World().picked(200).tag("v2.12.0-rc1", sha("b200"));
    world
      .runs(sha("b200"), "wheels", { build: ["FAILURE"] })
      .runs(sha("b200"), "wheels", { build: ["SUCCESS"] }, { branch: "v2.12.0-rc1" });
    expect(world.reconciled().candidates[0]?.builds).toMatchObject([{ workflow: "wheels", state: "pass" }]);
  });

  it("builds: another workflow of the tag does not stand for binaries that failed on its commit", () => {
    const { config } = new World();
    for (const binaries of [null, ["linux-binary-wheel"]]) {
      const world = new World({ ...config, workflows: { ...config.workflows, binaries } })
        .picked(200)
        .tag("v2.12.0-rc1", sha("b200"))
        .runs(sha("b200"), "linux-binary-wheel", { build: ["FAILURE"] })
        .runs(sha("b200"), "Create Release", { upload: ["SUCCESS"] }, { branch: "v2.12.0-rc1" });
      const built = world.reconciled().candidates[0]?.builds.map(({ workflow, state }) => [workflow, state]);
      expect(built).toEqual([["linux-binary-wheel", "fail"]]);
    }
  });

  it("builds: what the tag built counts beside those that the configuration names", () => {
    const { config } = new World();
    const world = new World({ ...config, workflows: { ...config.workflows, binaries: ["linux-binary-wheel"] } })
      .picked(200)
      .tag("v2.12.0-rc1", sha("b200"))
      .runs(sha("b200"), "linux-binary-wheel", { build: ["SUCCESS"] })
      .runs(sha("b200"), "macos-binary-wheel", { build: ["FAILURE"] })
      .runs(sha("b200"), "windows-binary-wheel", { build: ["FAILURE"] }, { branch: "v2.12.0-rc1" });
    const built = world.reconciled().candidates[0]?.builds.map(({ workflow, state }) => `${workflow} ${state}`);
    expect(built).toEqual(["linux-binary-wheel pass", "windows-binary-wheel fail"]);
  });

  it("a build that the configuration names and that did not run is absent, never green", () => {
    const config = new World().config;
    const world = new World({ ...config, workflows: { ...config.workflows, binaries: ["wheels"] } })
      .picked(200)
      .tag("v2.12.0-rc1", sha("b200"));
    expect(world.reconciled().candidates[0]?.builds).toMatchObject([{ workflow: "wheels", state: "absent" }]);
  });
});

describe("a patch release that shares the minor one's branch", () => {
  const shared = () =>
    new World()
      .picked(200)
      .tag("v2.12.0", sha("b200"))
      .picked(201)
      .issue(600, {
        title: "[v2.12.1] Release Tracker",
        body: "The [release branch](https://github.com/octo/engine/tree/release/2.12) for 2.12.1. Release managers: @ann, @max",
        labels: ["release tracker"],
        state: "OPEN",
      });

  it("their commits are told apart by the tags between them", () => {
    expect(
      shared()
        .reconciled(undefined, "2.12.0")
        .picks.map((pick) => pick.id),
    ).toEqual(["untracked-200"]);
    expect(
      shared()
        .reconciled(undefined, "2.12.1")
        .picks.map((pick) => pick.id),
    ).toEqual(["untracked-201"]);
  });

  it("contains counts from the cut", () => {
    const { candidates } = shared().tag("v2.12.1-rc1", sha("b201")).reconciled(undefined, "2.12.1");
    expect(candidates[0]?.contains.commits).toBe(2);
  });

  it("an open PR that nobody names belongs to the lowest version that is not out", () => {
    const world = shared().releasePull(202);
    expect(world.reconciled(undefined, "2.12.0").picks.map((pick) => pick.id)).not.toContain("untracked-202");
    expect(world.reconciled(undefined, "2.12.1").picks.map((pick) => pick.id)).toContain("untracked-202");
  });
});
