import { describe, expect, it } from "vitest";
import { gateIds } from "../domain/gate";
import { gatesFor } from "./registry";
import { gate, item, now, release, sources } from "./test-release";

const status = (id: string, over: Parameters<typeof gate>[1] = {}) => gate(id, over).status;
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
    expect(gateIds).toEqual(gatesFor("minor").map(({ id }) => id));
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
