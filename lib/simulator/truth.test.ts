import { describe, expect, it } from "vitest";
import { scenarios, worldOf } from "./scenarios/index";
import type { Moment, PickTruth } from "./truth";
import { ancestry, resolveCommit } from "./world/ancestry";
import type { Pull, Repo } from "./world/model";
import type { World } from "./world/world";

/** The truth is written by hand; these checks hold it against the state that its script left. */
const moments = scenarios.flatMap((scenario) =>
  scenario.truth.releases.flatMap((release) =>
    release.moments.map((moment) => ({
      scenario: scenario.name,
      repo: release.repo,
      version: release.version,
      moment,
    })),
  ),
);
const named = moments.map((one) => [`${one.scenario}, ${one.version} at ${one.moment.at}`, one] as const);

const worlds = new Map<string, World>();

function stand(one: (typeof moments)[number]): { world: World; repo: Repo } {
  const world = worlds.get(one.scenario) ?? worldOf(one.scenario);
  worlds.set(one.scenario, world);
  world.moveTo(one.moment.at);
  return { world, repo: world.repo(one.repo) };
}

function pullsOf(world: World, repo: Repo, pick: PickTruth): Pull[] {
  return pick.release.map((number) => {
    const found =
      repo.threads.get(number) ?? [...world.repos.values()].map((one) => one.threads.get(number)).find((one) => one);
    if (found?.__typename !== "PullRequest") throw new Error(`no pull request ${number}`);
    return found;
  });
}

describe("the truth fits its world", () => {
  it.each(named)("%s: the state of every pick agrees with its pull requests", (_, one) => {
    const { world, repo } = stand(one);
    for (const pick of one.moment.picks) {
      const states = pullsOf(world, repo, pick).map((pull) => pull.state);
      if (pick.state === "merged" || pick.state === "reverted")
        expect(states.every((state) => state === "MERGED")).toBe(true);
      else if (pick.state === "rejected" || pick.state === "withdrawn")
        expect(states, String(pick.release)).toEqual(["CLOSED"]);
      else expect(states, String(pick.release)).toContain("OPEN");
      if (pick.release.length === 0) expect(resolveCommit(repo, pick.key ?? "")).not.toBeNull();
    }
  });

  it.each(named.filter(([, one]) => one.scenario !== "high-load"))(
    "%s: no pull request against the branch is forgotten",
    (_, one) => {
      if (one.moment.picksNamed) return;
      const { repo } = stand(one);
      const known = new Set(one.moment.picks.flatMap((pick) => pick.release));
      const first = Math.min(...known);
      const base = [...repo.threads.values()].find((thread) => thread.number === first);
      const branch = base?.__typename === "PullRequest" ? base.base : "";
      const others = [...repo.threads.values()].filter(
        (thread) => thread.__typename === "PullRequest" && thread.base === branch && !known.has(thread.number),
      );
      // A pull request that undoes a pick and is named after "Reverted" in the request is none of its own.
      const tracked = new Set(one.version === "2.12.0" ? [182184] : []);
      const shared = one.scenario === "patch-2.12.1";
      expect(shared ? [] : others.map((pull) => pull.number).filter((number) => !tracked.has(number))).toEqual([]);
    },
  );

  it.each(named)("%s: missing items are closed items of the scope, and the open ones are counted right", (_, one) => {
    const { repo } = stand(one);
    const milestone = [...repo.milestones.values()].find((made) => made.title === one.version);
    const scope = [...repo.threads.values()].filter((thread) => milestone && thread.milestone === milestone.number);
    const closed = scope.filter((thread) => thread.state !== "OPEN").map((thread) => thread.number);
    expect(closed).toEqual(expect.arrayContaining([...one.moment.missing]));
    if (one.moment.scopeOpen !== undefined) expect(scope.length - closed.length).toBe(one.moment.scopeOpen);
  });

  it.each(named)("%s: candidates hold what they are said to hold", (_, one) => {
    const { world, repo } = stand(one);
    const before = new Set<string>();
    for (const candidate of one.moment.candidates ?? []) {
      const commit = resolveCommit(repo, `refs/tags/${candidate.tag}`);
      const held = new Set(ancestry(world, repo, commit?.sha ?? "").map((made) => made.sha));
      for (const number of candidate.entered ?? []) {
        const merged = (repo.threads.get(number) as Pull).mergeCommit ?? "";
        expect([candidate.tag, number, held.has(merged), before.has(merged)]).toEqual([
          candidate.tag,
          number,
          true,
          false,
        ]);
      }
      for (const sha of held) before.add(sha);
    }
    checkFirst(world, repo, one.moment);
  });

  it.each(named.filter(([, one]) => one.moment.unfollowed.length > 0))(
    "%s: an unfollowed revert is trunk's last word",
    (_, one) => {
      const { world, repo } = stand(one);
      const trunk = ancestry(world, repo, repo.branches.get(repo.trunk) ?? "");
      for (const number of one.moment.unfollowed) {
        const pull = repo.threads.get(number) as Pull;
        const landed = trunk.find(
          (commit) =>
            commit.sha === pull.mergeCommit ||
            commit.message.includes(`resolved: https://github.com/${repo.name}/pull/${number}\n`),
        );
        expect([number, trunk.some((commit) => commit.message.includes(`reverts commit ${landed?.sha}`))]).toEqual([
          number,
          true,
        ]);
      }
    },
  );
});

function checkFirst(world: World, repo: Repo, moment: Moment): void {
  const tags = moment.candidates ?? [];
  for (const pick of moment.picks.filter((one) => one.firstCandidate)) {
    const commit = resolveCommit(repo, `refs/tags/${pick.firstCandidate}`);
    const held = new Set(ancestry(world, repo, commit?.sha ?? "").map((made) => made.sha));
    for (const pull of pullsOf(world, repo, pick)) expect(held.has(pull.mergeCommit ?? "")).toBe(true);
  }
  expect(tags.map((one) => repo.tags.has(one.tag))).not.toContain(false);
}
