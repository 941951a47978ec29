import { describe, expect, it } from "vitest";
import type { SourcesView } from "../view/schemas";
import { freshness, lastRead } from "./freshness";

const poll = (at: string, outcome: string) => ({
  project: "pytorch",
  at,
  ms: 400,
  requests: 1,
  points: 1,
  changed: 0,
  outcome,
});
const source = (lastOk: string): SourcesView["sources"][number] => ({
  id: "pytorch/tags",
  project: "pytorch",
  what: "Tags",
  state: "ok",
  lastOk,
  error: null,
  nextTry: null,
});
const sources = (polls: SourcesView["polls"], list: SourcesView["sources"] = []): SourcesView => ({
  asOf: "2026-04-24T14:32:00Z",
  complete: true,
  demo: false,
  sources: list,
  reading: [],
  polls,
  rateLimit: null,
  poller: { on: true, holder: null, leaseUntil: null },
});
const now = Date.parse("2026-04-24T14:32:08Z");

describe("freshness", () => {
  const polls = [
    poll("2026-04-24T14:30:00Z", "ok"),
    poll("2026-04-24T14:29:00Z", "ok"),
    poll("2026-04-24T14:31:56Z", "partial"),
    poll("2026-04-24T14:32:05Z", "failed"),
  ];
  it("counts from the last poll that read everything, whatever its place in the list", () => {
    expect(lastRead(sources(polls))).toBe("2026-04-24T14:30:00Z");
    expect(lastRead(sources([]))).toBeNull();
  });
  it("counts from a partial poll only if it read something", () => {
    expect(lastRead(sources(polls, [source("2026-04-24T14:31:56Z")]))).toBe("2026-04-24T14:31:56Z");
    expect(lastRead(sources(polls, [source("2026-04-24T14:30:00Z")]))).toBe("2026-04-24T14:30:00Z");
  });
  it("is live up to two minutes, then stale", () => {
    expect(freshness("2026-04-24T14:31:56Z", now, true).state).toBe("live");
    expect(freshness("2026-04-24T14:30:00Z", now, true).state).toBe("stale");
  });
  it("is offline when the server does not answer, however young the page is", () => {
    expect(freshness("2026-04-24T14:32:00Z", now, false).state).toBe("offline");
  });
  it("is never live when nothing was ever read", () => {
    expect(freshness(null, now, true).state).toBe("never");
  });
});
