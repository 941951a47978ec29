import { describe, expect, it } from "vitest";
import { defineProject } from "../config/projects";
import { Memory } from "./memory";
import { isSeen, knownVersion } from "./seen";
import type { Concern } from "./wake";

const project = defineProject({ slug: "engine", repo: "o/r" });
const [earlier, at, later] = ["2026-04-20T05:59:59Z", "2026-04-20T06:00:00Z", "2026-04-20T06:00:01.000Z"];
const thread = { id: "T", kind: "issue", base: null, checks: null, milestone: null, reviewed: false, names: [] };
const memory = new Memory({
  threads: { "o/r#5": { ...thread, updatedAt: later }, "o/r#6": { ...thread, updatedAt: at } },
  "comments o/r#5": { C1: { key: "o/r#5/77", updatedAt: earlier, names: [] } },
  "suites o/r@abc": { S1: later, S2: earlier },
  "branch o/r:release/1.0": { head: { sha: "abc", at }, cut: null, shas: [] },
  trunk: { head: "def", from: { sha: "000", at }, newest: 1 },
});
const known = { memory, milestones: new Map([["o/r/7", "open"]]) };

const concern = (about: Concern["about"], told: string | null, gone = false): Concern => {
  return { repo: "o/r", subject: "x", told, gone, about };
};
const seen = (one: Concern, before: string | null = null) => isSeen(one, knownVersion(project, one, known), before);
const comment = (thread: string, id: string) => ({ kind: "comment" as const, thread, key: `${thread}/${id}` });
const suite = (id: string | null) => ({ kind: "suite" as const, sha: "abc", id });
const branch = (name: string) => ({ kind: "branch" as const, name });
const milestone = { kind: "milestone" as const, key: "o/r/7", title: "1.0" };

describe("what a webhook spoke of is seen", () => {
  it("at the version that it told or a later one, and not when something else of its thread was read", () => {
    expect(seen(concern(comment("o/r#5", "77"), at))).toBe(false);
    expect(seen(concern(comment("o/r#5", "77"), earlier))).toBe(true);
    expect(seen(concern(comment("o/r#5", "78"), at))).toBe(false);
  });

  it("with its thread, where comments are kept with that", () => {
    expect(seen(concern(comment("o/r#6", "1"), at))).toBe(true);
    expect(seen(concern(comment("o/r#6", "1"), later))).toBe(false);
  });

  it("at its own suite, and not at any of the commit", () => {
    expect(seen(concern(suite("S1"), at))).toBe(true);
    expect(seen(concern(suite("S2"), at))).toBe(false);
    expect(seen(concern(suite("S3"), at))).toBe(false);
  });

  it("at the very head that was pushed", () => {
    expect(seen(concern(branch("release/1.0"), "abc"))).toBe(true);
    expect(seen(concern(branch("release/1.0"), "def"))).toBe(false);
    expect(seen(concern(branch("main"), "def"))).toBe(true);
  });

  it("when it changed, where it told no version", () => {
    expect(seen(concern(milestone, null), "open")).toBe(false);
    expect(seen(concern(milestone, null), "closed")).toBe(true);
  });

  it("when it is known no more, where it is gone", () => {
    expect(seen(concern(branch("release/1.0"), null, true))).toBe(false);
    expect(seen(concern(branch("release/0.9"), null, true))).toBe(true);
  });
});
