import { describe, expect, it } from "vitest";
import { compared } from "../world/ancestry";
import { suiteAt } from "../world/checks";
import { headOf, threadOf } from "../world/world";
import { burstAt, highLoad } from "./high-load";
import { worldOf } from "./index";

const world = worldOf("high-load");
const moveTo = (time: string) => {
  world.moveTo(time);
  return world.repo("pytorch/pytorch");
};

describe("high-load is as busy as the budgets say", () => {
  it("400 comments, 300 release pull requests, 2,000 trunk commits since the cut, 60 on the branch", () => {
    const repo = moveTo(highLoad.opensAt);
    const sides = compared(world, repo, headOf(repo, "main"), headOf(repo, "release/2.12"));
    const pulls = [...repo.threads.values()].filter(
      (one) => one.__typename === "PullRequest" && one.base === "release/2.12",
    );
    expect(threadOf(repo, 180506).comments).toHaveLength(400);
    expect(pulls).toHaveLength(300);
    expect(sides.ahead).toHaveLength(60);
    // The version was raised once besides.
    expect(sides.behind).toHaveLength(2_001);
  });

  it("120 suites with 1,800 jobs on each of the newest twenty commits", () => {
    const repo = moveTo(highLoad.opensAt);
    const newest = compared(world, repo, headOf(repo, "main"), headOf(repo, "release/2.12")).ahead.slice(-20);
    for (const commit of newest) {
      const suites = repo.suites.get(commit.sha) ?? [];
      const jobs = suites.flatMap((suite) => suiteAt(suite, world.now).jobs.filter((job) => job.latest));
      expect([suites.length, jobs.length]).toEqual([120, 1_800]);
    }
  });

  it("a burst of 5 edits, 2 merges and 10 suites comes after ten minutes, and nothing before it", () => {
    const seen = () => {
      const repo = world.repo("pytorch/pytorch");
      const suites = [...repo.suiteById.values()].map((suite) => suiteAt(suite, world.now).jobs.length);
      const edited = threadOf(repo, 180506).comments.map((one) => one.updatedAt);
      return { suites, edited, merged: [...repo.threads.values()].filter((one) => one.state === "MERGED").length };
    };
    const changed = (before: ReturnType<typeof seen>, after: ReturnType<typeof seen>) => ({
      suites: after.suites.filter((count, index) => count !== before.suites[index]).length,
      edited: after.edited.filter((time, index) => time !== before.edited[index]).length,
      merged: after.merged - before.merged,
    });
    moveTo(highLoad.opensAt);
    const opening = seen();
    moveTo(burstAt.replace("10:00Z", "09:59Z"));
    expect(changed(opening, seen())).toEqual({ suites: 0, edited: 0, merged: 0 });
    moveTo(burstAt);
    expect(changed(opening, seen())).toEqual({ suites: 10, edited: 5, merged: 2 });
  });
});
