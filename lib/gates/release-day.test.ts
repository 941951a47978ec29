import { describe, expect, it } from "vitest";
import { gate, item, now, pick, release, sources, workflow } from "./test-release";

const status = (id: string, over: Parameters<typeof gate>[1] = {}) => gate(id, over).status;
const open = pick({
  state: "pending",
  waitingOn: { kind: "managers", logins: ["max"], what: "approve or deny" },
  settledAt: null,
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
