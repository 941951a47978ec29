import { describe, expect, it } from "vitest";
import { gatesFor } from "./registry";
import { candidate, gate, item, now, pick, release, sources, workflow } from "./test-release";

const status = (id: string, over: Parameters<typeof gate>[1] = {}) => gate(id, over).status;
const open = pick({
  state: "pending",
  waitingOn: { kind: "managers", logins: ["max"], what: "approve or deny" },
  settledAt: null,
});
const passedDay = release().schedule.map((milestone) =>
  milestone.step === "release-day" ? { ...milestone, state: "late" as const } : milestone,
);

describe("every gate", () => {
  it("has one of the contract's ids, in their order", () => {
    expect(gatesFor("minor").map(({ id, target }) => `${target} ${id}`)).toEqual([
      "branch-cut branch-exists",
      "branch-cut origin-branch-exists",
      "branch-cut companions-cut",
      "branch-cut scope-triaged",
      "branch-cut nightlies-green",
      "final-candidate scope-empty",
      "final-candidate scope-in-branch",
      "final-candidate picks-settled",
      "final-candidate reverts-followed",
      "final-candidate policy-kept",
      "final-candidate branch-ci-green",
      "final-candidate candidate-has-head",
      "final-candidate candidate-builds-green",
      "release-day validation-green",
      "release-day checklist-complete",
      "release-day scope-validated",
      "release-day docs-built",
      "release-day notes-cover-picks",
      "release-day tutorials-in",
      "shipped final-tag",
      "shipped release-published",
      "shipped matrix-updated",
    ]);
    expect(gatesFor("patch").map(({ id }) => id)).toEqual(gatesFor("minor").map(({ id }) => id));
  });

  it("speaks one plain sentence", () => {
    for (const rule of gatesFor("minor")) {
      const { summary, title } = gate(rule.id);
      expect(summary, rule.id).toMatch(/\S/);
      expect(`${summary} ${title}`, rule.id).not.toMatch(/undefined|null|NaN|N\/A|!/);
    }
  });
});

describe("branch cut", () => {
  it("branch exists", () => {
    expect(status("branch-exists")).toBe("pass");
    const uncut = { ...release().branch, exists: false };
    expect(gate("branch-exists", { branch: uncut })).toMatchObject({
      status: "fail",
      summary: "release/2.12 is not cut",
      who: ["ann", "max"],
    });
  });

  it("its orig/ twin, where the project has one", () => {
    const { branch } = release();
    expect(status("origin-branch-exists")).toBe("pass");
    expect(
      status("origin-branch-exists", { branch: { ...branch, origin: { name: "orig/release/2.12", exists: false } } }),
    ).toBe("fail");
    expect(status("origin-branch-exists", { branch: { ...branch, origin: null } })).toBe("not-applicable");
  });

  it("companions cut: a missing one is late from the first candidate on", () => {
    const [one] = release().companions;
    const without = one ? [{ ...one, branch: null, exists: false }] : [];
    expect(status("companions-cut")).toBe("pass");
    expect(status("companions-cut", { companions: without })).toBe("fail");
    expect(status("companions-cut", { companions: without, candidates: [] })).toBe("not-yet");
    expect(status("companions-cut", { companions: one ? [{ ...one, exists: null }] : [] })).toBe("unknown");
    expect(status("companions-cut", { companions: [] })).toBe("not-applicable");
  });

  it("scope triaged: a milestone, and a holder for each open item", () => {
    const { scope } = release();
    expect(status("scope-triaged")).toBe("pass");
    expect(status("scope-triaged", { scope: { ...scope, milestone: null } })).toBe("fail");
    expect(gate("scope-triaged", { scope: { ...scope, open: [item({ assignees: [] })] } })).toMatchObject({
      status: "warn",
      summary: "1 of 1 open without a holder",
    });
    expect(status("scope-triaged", { scope: { ...scope, open: [item({ kind: "pr", assignees: [] })] } })).toBe("pass");
  });

  it("nightlies green", () => {
    const [one] = release().nightlies;
    const nightlies = (state: "fail" | "running" | "absent") => (one ? [{ ...one, state }] : []);
    expect(status("nightlies-green")).toBe("pass");
    expect(status("nightlies-green", { nightlies: nightlies("fail") })).toBe("fail");
    expect(status("nightlies-green", { nightlies: nightlies("running") })).toBe("running");
    expect(status("nightlies-green", { nightlies: nightlies("absent") })).toBe("unknown");
    expect(status("nightlies-green", { nightlies: [] })).toBe("unknown");
    expect(status("nightlies-green", { nightlies: [], wants: { ...release().wants, nightly: null } })).toBe(
      "not-applicable",
    );
  });

  it("that there is no nightly is not told before nightlies were read", () => {
    const none = { nightlies: [], wants: { ...release().wants, nightly: null } };
    const unread = sources({ nightlies: { state: "never", complete: false, lastOk: null } });
    expect(status("nightlies-green", { ...none, sources: unread })).toBe("unknown");
  });
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
});

describe("release day", () => {
  it("the validation gates are not yet until a final candidate exists", () => {
    for (const id of ["validation-green", "checklist-complete", "scope-validated"])
      expect(status(id, { picks: [open], checklist: null, validation: null }), id).toBe("not-yet");
  });

  it("validation workflow green for the final candidate", () => {
    const ran = (state: "fail" | "running") =>
      status("validation-green", { validation: { workflow: "Validate", state, url: "https://x", at: now } });
    expect(status("validation-green")).toBe("pass");
    expect(ran("fail")).toBe("fail");
    expect(ran("running")).toBe("running");
    expect(status("validation-green", { validation: null })).toBe("fail");
    expect(status("validation-green", { wants: { ...release().wants, validation: null } })).toBe("not-applicable");
  });

  it("validation checklist issue complete", () => {
    const half = {
      url: "https://x",
      items: [],
      done: 2,
      total: 4,
      open: [{ text: "Wheels install", owners: ["eve"] }],
    };
    expect(status("checklist-complete")).toBe("pass");
    expect(gate("checklist-complete", { checklist: half })).toMatchObject({
      status: "fail",
      summary: "2 of 4 done",
      who: ["eve"],
    });
    expect(status("checklist-complete", { checklist: null })).toBe("fail");
  });

  it("closed scope items validated", () => {
    const open = [{ repo: "octo/engine", number: 90, url: "https://x" }];
    expect(status("scope-validated")).toBe("pass");
    expect(gate("scope-validated", { validated: { known: true, done: 2, open, unread: [] } })).toMatchObject({
      status: "fail",
      summary: "2 of 3 validated",
    });
  });

  it("closed scope items of which older comments were not read are neither validated nor not", () => {
    const one = { repo: "octo/engine", number: 90, url: "https://x" };
    const other = { ...one, number: 91 };
    expect(gate("scope-validated", { validated: { known: true, done: 2, open: [], unread: [one] } })).toMatchObject({
      status: "unknown",
      summary: "Not known: the older comments of #90 were not read",
    });
    expect(status("scope-validated", { validated: { known: true, done: 2, open: [other], unread: [one] } })).toBe(
      "fail",
    );
  });

  it("docs built", () => {
    const { ci } = release();
    const docs = (state: "fail" | "running" | "absent") =>
      status("docs-built", { ci: { ...ci, workflows: [workflow(), workflow({ name: "docs", state })] } });
    expect(gate("docs-built")).toMatchObject({ status: "pass", summary: "release/2.12 docs built from aaaaaaa" });
    expect(docs("fail")).toBe("fail");
    expect(docs("running")).toBe("running");
    expect(docs("absent")).toBe("unknown");
    expect(
      status("docs-built", { ci: { ...ci, workflows: [workflow()] }, wants: { ...release().wants, docs: null } }),
    ).toBe("not-applicable");
  });

  it("release notes drafted and covering the picks", () => {
    const { notes } = release();
    const picksMissing = [{ pick: "1-0", ref: { repo: "octo/engine", number: 100, url: "https://x" } }];
    expect(status("notes-cover-picks")).toBe("pass");
    expect(status("notes-cover-picks", { notes: null })).toBe("fail");
    expect(gate("notes-cover-picks", { notes: notes && { ...notes, told: 3, picksMissing } })).toMatchObject({
      status: "fail",
      summary: "2 of 3 picks named; not #100",
    });
  });

  it("tutorials are not called in before the checklist was read", () => {
    const over = release().schedule.map((one) => (one.id === "M4.1" ? { ...one, state: "done" as const } : one));
    const unread = { validation: { state: "never", complete: false, lastOk: null } } as const;
    expect(status("tutorials-in", { schedule: over, checklist: null })).toBe("pass");
    expect(status("tutorials-in", { schedule: over, checklist: null, sources: sources(unread) })).toBe("unknown");
  });

  it("tutorials deadline kept", () => {
    const over = release().schedule.map((one) => (one.id === "M4.1" ? { ...one, state: "done" as const } : one));
    const { scope } = release();
    expect(gate("tutorials-in")).toMatchObject({ status: "not-yet", summary: "Due 6 May" });
    expect(status("tutorials-in", { schedule: over })).toBe("pass");
    expect(
      status("tutorials-in", { schedule: over, scope: { ...scope, open: [item({ title: "Tutorial on pumps" })] } }),
    ).toBe("fail");
    expect(status("tutorials-in", { schedule: [] })).toBe("not-applicable");
  });
});

describe("shipped", () => {
  it.each(["final-tag", "release-published"])("%s: not yet before release day, a failure after it", (id) => {
    expect(status(id)).toBe("not-yet");
    expect(status(id, { schedule: passedDay })).toBe("fail");
    const done = { finalTag: { name: "v2.12.0", url: "https://x", at: now }, published: { url: "https://x", at: now } };
    expect(status(id, done)).toBe("pass");
  });

  it("compatibility matrix and cadence name the version", () => {
    const process = { url: "https://x", matrix: true, cadence: false };
    expect(status("matrix-updated")).toBe("pass");
    expect(gate("matrix-updated", { process })).toMatchObject({ status: "not-yet", summary: "Not in the cadence" });
    expect(status("matrix-updated", { process, schedule: passedDay })).toBe("fail");
    expect(status("matrix-updated", { wants: { ...release().wants, process: false } })).toBe("not-applicable");
  });
});

describe("patch releases", () => {
  const patch = { release: { ...release().release, version: "2.12.1", kind: "patch" as const } };

  it("have their own gates: what only concerns minor releases says so", () => {
    for (const id of ["companions-cut", "nightlies-green", "tutorials-in"])
      expect(status(id, patch), id).toBe("not-applicable");
    expect(gate("policy-kept", patch).title).toBe("Every pick names what forces it");
  });
});

describe("unknown is never green", () => {
  it("a pass that rests on a source which failed, is stale, truncated or not yet read becomes unknown and names it", () => {
    for (const over of [
      { state: "failed" as const },
      { state: "stale" as const },
      { state: "partial" as const, complete: false },
      { state: "never" as const, complete: false, lastOk: null },
    ])
      expect(gate("scope-empty", { sources: sources({ scope: over }) })).toMatchObject({
        status: "unknown",
        summary: expect.stringContaining("scope"),
      });
  });

  it("it never hides a blocker that is already known", () => {
    const scope = { ...release().scope, open: [item()] };
    expect(status("scope-empty", { scope, sources: sources({ scope: { state: "failed" } }) })).toBe("fail");
  });

  it("but what was not found by a read that was never whole is no blocker", () => {
    const never = { state: "never" as const, complete: false, lastOk: null };
    expect(status("notes-cover-picks", { notes: null, sources: sources({ published: never }) })).toBe("unknown");
    expect(status("notes-cover-picks", { notes: null, sources: sources({ published: { state: "failed" } }) })).toBe(
      "fail",
    );
  });

  it("a source that is read again right now is as good as its last read", () => {
    expect(status("scope-empty", { sources: sources({ scope: { state: "reading" } }) })).toBe("pass");
  });
});

describe("accepted risks", () => {
  const scope = { ...release().scope, open: [item()] };
  const taken = {
    gate: "scope-empty",
    by: "ann",
    at: now,
    until: "2026-04-30",
    reason: "waits for a vendor",
    url: "https://x",
  };

  it("show accepted with the comment's link, and never look like a pass", () => {
    expect(gate("scope-empty", { scope, acceptances: [taken] })).toMatchObject({
      status: "fail",
      accepted: { by: "ann", until: "2026-04-30", url: "https://x" },
    });
  });

  it("count until the date, and no longer", () => {
    expect(gate("scope-empty", { scope, acceptances: [{ ...taken, until: "2026-04-29" }] }).accepted).toBeNull();
  });

  it("a gate that passes has nothing to accept", () => {
    expect(gate("scope-empty", { acceptances: [taken] }).accepted).toBeNull();
  });
});
