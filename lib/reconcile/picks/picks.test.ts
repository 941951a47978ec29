import { describe, expect, it } from "vitest";
import { codes, sha, World } from "../test-facts";

const asked = () => new World().landed(100).request({ trunk: [100], release: [200] });

describe("the state of a pick, in order of precedence", () => {
  it("reverted: its commit was on the branch and a later commit on the branch reverts it", () => {
    const pick = asked().picked(200).revertedOnBranch(200).pick(200);
    expect(pick).toMatchObject({
      state: "reverted",
      stateReason: "Reverted on the branch by #5200",
      waitingOn: { kind: "nobody" },
    });
  });

  it("a revert of the revert brings it back", () => {
    const world = asked().picked(200).revertedOnBranch(200);
    world.commit(
      "release/2.12",
      `Revert "Revert "Pick 200 (#200)" (#5200)" (#5300)\n\nThis reverts commit ${sha("b5200")}.`,
    );
    expect(world.pick(200).state).toBe("merged");
  });

  it("a revert made by hand counts, by its sha alone", () => {
    const world = asked()
      .picked(200)
      .commit("release/2.12", `Go back to the old path\n\nThis reverts commit ${sha("b200").slice(0, 12)}.`);
    expect(world.pick(200).state).toBe("reverted");
  });

  it("merged: every release PR it names is merged and its commit is on the branch", () => {
    expect(asked().picked(200).pick(200)).toMatchObject({ state: "merged", settledAt: "2026-04-20T10:00:00Z" });
  });

  it("some but not all: stays pending, 1 of 2 merged", () => {
    const world = new World()
      .landed(100)
      .request({ trunk: [100], release: [200, 201] })
      .picked(200)
      .releasePull(201);
    expect(world.pick(200)).toMatchObject({ state: "pending", stateReason: "1 of 2 merged" });
  });

  it("merged elsewhere than on the branch is not merged", () => {
    const world = asked().pull(200, { state: "MERGED", base: "main", mergedAt: "2026-04-20T10:00:00Z" });
    expect(world.pick(200).state).toBe("pending");
    expect(codes(world.pick(200))).toContain("wrong-base");
  });

  it("rejected: closed unmerged, where a manager closed it", () => {
    expect(asked().releasePull(200, { state: "CLOSED", closedBy: "max" }).pick(200).state).toBe("rejected");
  });

  it("rejected: closed unmerged, where a manager refused on the tracker", () => {
    const world = new World()
      .request({ release: [200], word: "@ann wrote: will not be merging this one" })
      .releasePull(200, { state: "CLOSED", closedBy: "dev" });
    expect(world.pick(200).state).toBe("rejected");
  });

  it("rejected: a manager refused on the pull request", () => {
    const no = {
      author: "max",
      at: "2026-04-19T12:00:00Z",
      url: "https://github.com/x",
      body: "Rejected: too risky for this release",
    };
    expect(
      asked()
        .releasePull(200, { state: "CLOSED", closedBy: "dev", comments: [no] })
        .pick(200).state,
    ).toBe("rejected");
  });

  it("withdrawn: closed by its author or another", () => {
    expect(asked().releasePull(200, { state: "CLOSED", closedBy: "dev" }).pick(200).state).toBe("withdrawn");
    expect(asked().releasePull(200, { state: "CLOSED", closedBy: "passer-by" }).pick(200).state).toBe("withdrawn");
  });

  it("a manager who closes his own pull request withdraws it", () => {
    expect(asked().releasePull(200, { state: "CLOSED", author: "max", closedBy: "max" }).pick(200).state).toBe(
      "withdrawn",
    );
  });

  it("open: on-hold by the managers' last word", () => {
    const world = new World().request({ release: [200], word: "@ann please hold off on this" }).releasePull(200);
    expect(world.pick(200)).toMatchObject({ state: "on-hold", waitingOn: { kind: "managers" } });
  });

  it("open: needs-info where a manager's question is open, until the requester has answered", () => {
    const ask =
      "> Link to release branch PR: https://github.com/octo/engine/pull/200\n\n@dev which criterion does it meet?";
    const world = asked().releasePull(200).comment(ask, { author: "max", createdAt: "2026-04-19T12:00:00Z" });
    expect(world.pick(200)).toMatchObject({ state: "needs-info", waitingOn: { kind: "requester", logins: ["dev"] } });
    const answer = { author: "dev", at: "2026-04-19T15:00:00Z", url: "https://github.com/x", body: "The first." };
    expect(world.releasePull(200, { comments: [answer] }).pick(200).state).toBe("pending");
  });

  it("open: approved by a manager's approving review", () => {
    const review = {
      author: "max",
      state: "APPROVED" as const,
      at: "2026-04-19T12:00:00Z",
      url: "https://github.com/x",
      body: "",
    };
    expect(
      asked()
        .releasePull(200, { reviews: [review] })
        .pick(200),
    ).toMatchObject({ state: "approved", waitingOn: { kind: "managers", logins: ["max"], what: "merge" } });
    expect(
      asked()
        .releasePull(200, { reviews: [{ ...review, author: "dev2" }] })
        .pick(200).state,
    ).toBe("pending");
  });

  it("a manager's review that requests changes leaves it pending with changes-requested, waiting on the requester", () => {
    const review = {
      author: "max",
      state: "CHANGES_REQUESTED" as const,
      at: "2026-04-19T12:00:00Z",
      url: "https://github.com/x",
      body: "",
    };
    const pick = asked()
      .releasePull(200, { reviews: [review] })
      .pick(200);
    expect(pick).toMatchObject({ state: "pending", waitingOn: { kind: "requester" } });
    expect(codes(pick)).toContain("changes-requested");
  });

  it("the last word wins: an approval after a hold", () => {
    const review = {
      author: "max",
      state: "APPROVED" as const,
      at: "2026-04-23T12:00:00Z",
      url: "https://github.com/x",
      body: "",
    };
    const world = new World()
      .request({ release: [200], word: "@ann please hold off on this" })
      .releasePull(200, { reviews: [review] });
    expect(world.pick(200).state).toBe("approved");
  });

  it("else pending: nothing was written, and GitHub decides", () => {
    expect(asked().releasePull(200).pick(200)).toMatchObject({
      state: "pending",
      stateReason: "No decision yet",
      settledAt: null,
    });
  });

  it("no release PR named or found: pending, with the problem no-release-pr", () => {
    const pick = new World()
      .landed(100)
      .request({ trunk: [100] })
      .pick(100);
    expect(pick).toMatchObject({ state: "pending", waitingOn: { kind: "requester" } });
    expect(codes(pick)).toContain("no-release-pr");
  });

  it("GitHub's facts outrank text: a comment that says merged while the PR is open is a disagreement, not a state", () => {
    const pick = new World()
      .request({ release: [200], word: "@ann merged" })
      .releasePull(200)
      .pick(200);
    expect(pick.state).toBe("pending");
    expect(codes(pick)).toContain("text-disagrees");
  });

  it("a word by someone who is no manager is no state", () => {
    expect(
      new World()
        .request({ release: [200], word: "@dev: approved", editor: "dev" })
        .releasePull(200)
        .pick(200).state,
    ).toBe("pending");
  });
});

describe("waiting on", () => {
  const open = (over: Parameters<World["releasePull"]>[1]) => asked().releasePull(200, over).pick(200).waitingOn;

  it("the requester: CI red, conflict, draft", () => {
    expect(open({ checks: { state: "fail", failing: [{ name: "test", url: "https://github.com/x" }] } })).toMatchObject(
      { kind: "requester", what: "fix CI" },
    );
    expect(open({ mergeable: "CONFLICTING" })).toMatchObject({ kind: "requester", what: "resolve the conflict" });
    expect(open({ draft: true }).kind).toBe("requester");
  });

  it("the requester: trunk not landed, or reverted there", () => {
    const world = new World()
      .pull(100)
      .request({ trunk: [100], release: [200] })
      .releasePull(200);
    expect(world.pick(200).waitingOn).toMatchObject({ kind: "requester", what: "land the change on trunk" });
    const reverted = asked().revertedOnTrunk(100).releasePull(200).pick(200);
    expect(codes(reverted)).toContain("trunk-reverted");
    expect(reverted.waitingOn.kind).toBe("requester");
  });

  it("CI: still running", () => {
    expect(open({ checks: { state: "running", failing: [] } }).kind).toBe("ci");
  });

  it("managers: review or merge", () => {
    expect(open({})).toMatchObject({ kind: "managers", logins: ["ann", "max"], what: "approve or deny" });
    expect(open({ reviewRequests: ["max"] }).logins).toEqual(["max"]);
  });
});

describe("which picks there are", () => {
  it("a PR against the release branch that no comment names is untracked", () => {
    const world = new World().releasePull(200);
    expect(world.pick(200)).toMatchObject({ id: "untracked-200", source: "untracked", state: "pending" });
    expect(codes(world.pick(200))).toContain("untracked");
    expect(codes(new World().picked(200).pick(200))).toContain("merged-without-request");
  });

  it("nobody can say untracked while the tracker has not been read whole", () => {
    expect(codes(new World().releasePull(200).unread("tracker").pick(200))).not.toContain("untracked");
  });

  it("a commit on the branch that came through no PR is a direct push", () => {
    const { picks } = new World().commit("release/2.12", "Bump the version").reconciled();
    expect(picks).toMatchObject([{ source: "direct-push", state: "merged" }]);
    expect(codes(picks[0] ?? new World().pick(0))).toContain("direct-push");
  });

  it("a request without a PR whose change was pushed straight on is merged by that commit", () => {
    const world = new World()
      .landed(100)
      .request({ trunk: [100] })
      .commit("release/2.12", `Change 100\n\n(cherry picked from commit ${sha("t100")})`);
    const { picks } = world.reconciled();
    expect(picks).toHaveLength(1);
    expect(picks[0]).toMatchObject({ state: "merged", source: "comment" });
  });

  it("a comment that holds the filled form twice is two picks", () => {
    const form = (number: number) =>
      `Link to landed trunk PR (if applicable):\n* N/A\n\nLink to release branch PR:\n* https://github.com/octo/engine/pull/${number}\n\nCriteria Category:\n* Release only`;
    const { picks } = new World()
      .releasePull(200)
      .releasePull(201)
      .comment(`${form(200)}\n\n${form(201)}`, { id: "77" })
      .reconciled();
    expect(picks.map((pick) => pick.id)).toEqual(["77-0", "77-1"]);
  });

  it("two visible comments with the same release PR are one pick, the later; the earlier is listed on it", () => {
    const world = new World()
      .releasePull(200)
      .request({ release: [200], id: 1 })
      .request({ release: [200], id: 2, at: "2026-04-19T09:00:00Z" });
    const { picks } = world.reconciled();
    expect(picks.map((pick) => pick.id)).toEqual(["2-0"]);
    expect(picks[0]?.problems).toMatchObject([{ code: "duplicate", url: expect.stringContaining("issuecomment-1") }]);
  });

  it("a minimized comment is no request: its PR becomes untracked", () => {
    const world = new World().releasePull(200).request({ release: [200], id: 1 });
    for (const fact of world.facts) if (fact.kind === "comment") fact.minimized = true;
    expect(world.pick(200).source).toBe("untracked");
  });

  it("when a bot posted the request, it was requested by the trunk PR's author", () => {
    const world = new World()
      .landed(100, { author: "eve" })
      .request({ trunk: [100], release: [200], by: "enginebot" })
      .releasePull(200);
    expect(world.pick(200).requestedBy).toBe("eve");
  });

  it("a PR landed by someone who is not a manager is flagged", () => {
    expect(codes(asked().picked(200, { mergedBy: "dev" }).pick(200))).toContain("self-landed");
    expect(codes(asked().picked(200).pick(200))).not.toContain("self-landed");
  });

  it("a revert on the branch is no pick of its own", () => {
    expect(asked().picked(200).revertedOnBranch(200).reconciled().picks).toHaveLength(1);
  });

  it("a PR in another repository counts by GitHub's word", () => {
    const url = "https://github.com/octo/builder/pull/9";
    const world = new World()
      .request({ release: [url] })
      .pull(9, { repo: "octo/builder", state: "MERGED", base: "release/2.12", mergedAt: "2026-04-20T10:00:00Z" });
    expect(world.reconciled().picks[0]?.state).toBe("merged");
  });
});

describe("release PR and trunk PR are joined by", () => {
  const trunkOf = (world: World) => world.pick(200).trunk.map((ref) => ref.number);

  it("the tracker comment", () => {
    expect(trunkOf(asked().releasePull(200))).toEqual([100]);
  });

  it("the head branch of the bot", () => {
    expect(trunkOf(new World().landed(100).releasePull(200, { head: "cherry-pick-100-by-enginebot_bot_" }))).toEqual([
      100,
    ]);
  });

  it("the -x trailer", () => {
    const message = `Fix it (#200)\n\n(cherry picked from commit ${sha("t100")})`;
    expect(trunkOf(new World().landed(100).picked(200, { message }))).toEqual([100]);
  });

  it("the PR's own text, and never a number that only begins alike", () => {
    expect(trunkOf(new World().landed(100).landed(1001).releasePull(200, { body: "Cherry-pick of #1001" }))).toEqual([
      1001,
    ]);
    expect(trunkOf(new World().landed(100).releasePull(200, { body: "See also #100, which broke it" }))).toEqual([]);
  });

  it("its identical title", () => {
    expect(
      trunkOf(
        new World().landed(100, { title: "Mend the pump" }).releasePull(200, { title: "[release/2.12] Mend the pump" }),
      ),
    ).toEqual([100]);
  });
});

describe("possible follow-ups", () => {
  it("a trunk change that landed after a picked one and names it is listed at the pick", () => {
    const world = asked().picked(200).landed(101, { message: "Mend it once more (#101)\n\nFollow-up to #100" });
    expect(world.pick(200).followUps).toMatchObject([{ number: 101, state: "landed" }]);
  });

  it("one that the branch has as well is none", () => {
    const world = asked()
      .picked(200)
      .landed(101, { message: "Mend it once more (#101)\n\nFixes #100" })
      .request({ trunk: [101], release: [201] })
      .picked(201);
    expect(world.pick(200).followUps).toEqual([]);
  });
});
