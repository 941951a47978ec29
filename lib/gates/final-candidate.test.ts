import { describe, expect, it } from "vitest";
import { candidate, gate, item, judged, now, pick, release, sources, workflow } from "./test-release";

const status = (id: string, over: Parameters<typeof gate>[1] = {}) => gate(id, over).status;
const open = pick({
  state: "pending",
  waitingOn: { kind: "managers", logins: ["max"], what: "approve or deny" },
  settledAt: null,
});

describe("final candidate", () => {
  it("scope empty of open items", () => {
    const { scope } = release();
    const eight = Array.from({ length: 8 }, () => item());
    const four = Array.from({ length: 4 }, () => item({ kind: "pr", assignees: [] }));
    expect(status("scope-empty")).toBe("pass");
    expect(gate("scope-empty", { scope: { ...scope, open: [...eight, ...four] } })).toMatchObject({
      status: "fail",
      summary: "12 open: 8 issues, 4 PRs",
      since: "2026-04-10T10:00:00Z",
    });
  });

  it("scope is not empty where nothing tells what stands in it", () => {
    const { scope } = release();
    expect(gate("scope-empty", { scope: { ...scope, milestone: null } })).toMatchObject({
      status: "unknown",
      summary: "Not known: there is no milestone 2.12.0",
    });
    const unseen = { ...scope, unseen: 3 };
    expect(gate("scope-empty", { scope: unseen })).toMatchObject({
      status: "unknown",
      summary: "Not known: 3 open items of the milestone were not read",
    });
    expect(status("scope-empty", { scope: { ...unseen, open: [item()] } })).toBe("fail");
  });

  it("every closed scope item in the branch", () => {
    const lost = {
      item: { repo: "octo/engine", number: 100, url: "https://x" },
      title: "",
      landed: null,
      reason: "not-picked" as const,
      detail: "Landed",
      who: ["eve"],
    };
    const missing = (reason: "not-picked" | "unknown") => ({
      missing: { complete: true, items: [{ ...lost, reason }], unknown: [] },
    });
    expect(status("scope-in-branch")).toBe("pass");
    expect(gate("scope-in-branch", missing("not-picked"))).toMatchObject({
      status: "fail",
      summary: "2 of 3; not #100",
      who: ["eve"],
    });
    expect(status("scope-in-branch", missing("unknown"))).toBe("unknown");
  });

  it("no pick outstanding: an approved one that is not merged is outstanding too", () => {
    expect(status("picks-settled")).toBe("pass");
    expect(gate("picks-settled", { picks: [pick(), open] })).toMatchObject({
      status: "fail",
      summary: "1 of 2 open, oldest 3 d",
      who: ["max"],
    });
    expect(gate("picks-settled", { picks: [{ ...open, state: "approved" }] }).status).toBe("fail");
    for (const state of ["merged", "reverted", "rejected", "withdrawn"] as const)
      expect(status("picks-settled", { picks: [pick({ state })] })).toBe("pass");
    const unread = [{ code: "unread-comments", text: "" }];
    const refused = gate("picks-settled", { picks: [pick({ state: "rejected", problems: unread })] });
    expect(refused).toMatchObject({ status: "unknown", summary: expect.stringMatching(/older comments of #\d+/) });
  });

  it("no unfollowed revert", () => {
    const revert = {
      change: { repo: "octo/engine", number: 100, url: "https://x" },
      revert: { sha: "fffffff", url: "https://y", at: "2026-04-20T10:00:00Z" },
      onBranchSince: "cut",
      inCandidates: [],
      who: ["eve"],
    };
    expect(status("reverts-followed")).toBe("pass");
    expect(gate("reverts-followed", { reverts: { complete: true, items: [revert], unknown: [] } })).toMatchObject({
      status: "fail",
      summary: "1 not carried over: #100",
      since: "2026-04-20T10:00:00Z",
    });
    expect(
      status("reverts-followed", { reverts: { complete: true, items: [], unknown: [{ text: "?", source: null }] } }),
    ).toBe("unknown");
  });

  it("policy kept: judged for picks that are not rejected, withdrawn or reverted", () => {
    const outside = pick({ policy: { status: "violation", rule: "" } });
    expect(status("policy-kept")).toBe("pass");
    expect(status("policy-kept", { picks: [outside] })).toBe("fail");
    expect(status("policy-kept", { picks: [{ ...outside, state: "rejected" }] })).toBe("pass");
    const unread = { ...outside, problems: [{ code: "unread-comments", text: "" }] };
    expect(gate("policy-kept", { picks: [unread] })).toMatchObject({
      status: "unknown",
      summary: expect.stringMatching(/^Not known: the older comments of #\d+ were not read$/),
    });
    expect(status("policy-kept", { picks: [unread, outside] })).toBe("fail");
    expect(status("policy-kept", { picks: [pick({ policy: { status: "dispensation", rule: "" } })] })).toBe("pass");
    expect(status("policy-kept", { picks: [pick({ policy: { status: "needs-category", rule: "" } })] })).toBe("warn");
    expect(status("policy-kept", { picks: [pick({ problems: [{ code: "self-landed", text: "" }] })] })).toBe("warn");
  });

  it("policy is not called kept before the branch was read: who pushed to it is a pick as well", () => {
    const unread = { branch: { state: "never", complete: false, lastOk: null } } as const;
    expect(status("policy-kept", { sources: sources(unread) })).toBe("unknown");
  });

  it("branch CI green on its head", () => {
    const { ci } = release();
    const ran = (state: "fail" | "cancelled" | "running" | "absent" | "flaky", branch: typeof ci.state) =>
      gate("branch-ci-green", { ci: { ...ci, state: branch, workflows: [workflow({ state })] } });
    expect(status("branch-ci-green")).toBe("pass");
    expect(ran("fail", "fail")).toMatchObject({
      status: "fail",
      summary: "pull red for 1 commit",
      since: "2026-04-29T10:00:00Z",
      who: ["eve"],
    });
    expect(ran("cancelled", "fail")).toMatchObject({ status: "fail", summary: "pull was cancelled on HEAD" });
    expect(ran("running", "running").status).toBe("running");
    expect(ran("absent", "absent")).toMatchObject({ status: "unknown", summary: "pull has not run on HEAD" });
  });

  it("a workflow that is green only because of flaky reruns passes, and the sentence says how many", () => {
    const { ci } = release();
    expect(gate("branch-ci-green", { ci: { ...ci, workflows: [workflow({ state: "flaky" })] } })).toMatchObject({
      status: "pass",
      summary: "1 of 1, 1 after a flaky rerun",
    });
  });

  it("newest candidate contains the head: not yet while another gate blocks, a failure once none does", () => {
    const behind = { candidates: [candidate({ isHead: false })], sinceCandidate: 7 };
    expect(status("candidate-has-head")).toBe("pass");
    expect(gate("candidate-has-head", behind)).toMatchObject({
      status: "fail",
      summary: "v2.12.0-rc2 not tagged; 7 commits since v2.12.0-rc1",
    });
    const out = { ...behind, release: { ...release().release, state: "shipped" as const } };
    expect(gate("candidate-has-head", out)).toMatchObject({ summary: "In no candidate: 7 commits since v2.12.0-rc1" });
    expect(status("candidate-has-head", { ...behind, picks: [open] })).toBe("not-yet");
    expect(status("candidate-has-head", { candidates: [], sinceCandidate: null })).toBe("fail");
    expect(status("candidate-has-head", { candidates: [candidate({ isHead: false })], sinceCandidate: null })).toBe(
      "unknown",
    );
  });

  it("candidate's binary builds green", () => {
    const built = (state: "fail" | "running" | "absent" | "flaky") =>
      status("candidate-builds-green", {
        candidates: [candidate({ builds: [{ workflow: "wheels", state, url: "https://x" }] })],
      });
    expect(status("candidate-builds-green")).toBe("pass");
    expect(built("fail")).toBe("fail");
    expect(built("running")).toBe("running");
    expect(built("absent")).toBe("unknown");
    expect(built("flaky")).toBe("pass");
    expect(status("candidate-builds-green", { candidates: [] })).toBe("not-yet");
  });

  it("that no candidate is tagged is only known once the tags were read whole", () => {
    const tags = { state: "partial", complete: false } as const;
    const unseen = { candidates: [], sinceCandidate: null, sources: sources({ tags }) };
    expect(status("candidate-builds-green", unseen)).toBe("unknown");
    const acceptances = ["candidate-has-head", "branch-ci-green"].map((gate) => {
      return { gate, by: "ann", at: now, until: "2026-05-30", reason: "", url: "https://x" };
    });
    expect(judged({ ...unseen, acceptances }).verdict.call).toBe("unknown");
    const running = { ...release().ci, state: "running" as const, workflows: [workflow({ state: "running" })] };
    expect(judged({ ...unseen, ci: running }).verdict.call).toBe("unknown");
  });
});
