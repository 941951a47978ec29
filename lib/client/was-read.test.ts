import { expect, it } from "vitest";
import type { SourceView } from "../view/schemas";
import { isFresh, isUnread, wasRead } from "./was-read";

const source = (id: string, over: Partial<SourceView> = {}): SourceView => ({
  id,
  project: "pytorch",
  what: id,
  state: "ok",
  lastOk: "2026-04-24T14:32:00Z",
  error: null,
  nextTry: null,
  ...over,
});

it("none is told only of what was read whole", () => {
  const sources = [
    source("pytorch/2.12.0/tracker"),
    source("pytorch/2.12.0/scope", { state: "partial" }),
    source("pytorch/2.12.0/ci", { state: "never", lastOk: null }),
  ];
  expect(wasRead(sources, "tracker")).toBe(true);
  for (const name of ["scope", "ci", "branch"]) expect(wasRead(sources, "tracker", name)).toBe(false);
});

it("a source that failed since was read, and is not fresh", () => {
  const sources = [source("pytorch/2.12.0/ci", { state: "failed" }), source("pytorch/2.12.0/scope")];
  expect([wasRead(sources, "ci"), isFresh(sources, "ci"), isFresh(sources, "scope")]).toEqual([true, false, true]);
});

it("a project without a source of that kind waits for none", () => {
  expect(isUnread([source("pytorch/validation", { state: "never", lastOk: null })], "validation")).toBe(true);
  expect(isUnread([source("pytorch/tags")], "validation")).toBe(false);
});
