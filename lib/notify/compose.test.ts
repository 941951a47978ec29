import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NotifyTarget, notifyEvents } from "../config/notify";
import type { ReleaseStep } from "../read";
import type { ChangeView } from "../view/schemas";
import { changesMessage, mergeVerdicts, verdictDue, verdictMessage } from "./compose";

const target = (change: Partial<NotifyTarget> = {}): NotifyTarget => ({
  name: "room",
  as: "slack",
  to: "https://hooks.example.org/x",
  secret: null,
  projects: null,
  events: [...notifyEvents],
  audience: "everyone",
  quietMinutes: 5,
  ...change,
});

const change = (kind: ChangeView["kind"], who: string[] = []): ChangeView => ({
  at: "2026-04-24T12:00:00Z",
  kind,
  event: "moved",
  text: `a ${kind}`,
  url: `https://github.com/octo/engine/pull/${kind.length}`,
  who,
  weight: 50,
});

const flip = {
  gate: "scope-empty",
  what: "#12",
  detail: "",
  verb: "close or move",
  who: ["ada"],
  url: "https://x.example",
};

const step = (
  change_: Partial<ReleaseStep> = {},
  call: ReleaseStep["summary"]["verdict"]["call"] = "no-go",
): ReleaseStep => ({
  summary: {
    project: "engine",
    version: "2.0.0",
    kind: "minor",
    state: "active",
    branch: "release/2.0",
    phase: 1,
    tracker: { repo: "octo/engine", number: 1, url: "https://github.com/octo/engine/issues/1", title: "Tracker" },
    verdict: { call, target: "M4", step: "final-candidate", reason: "One item is open.", since: null, flips: [flip] },
    next: null,
    counts: { picksPending: 0, picksMerged: 0, picksReverted: 0, scopeOpen: 1, missing: 0, unfollowedReverts: 0 },
    freshness: { complete: true, oldest: null, stale: [] },
  },
  managers: ["Grace"],
  gates: {},
  before: "go",
  changes: [],
  picks: [],
  ...change_,
});

const place = { project: "engine", address: "https://hud.example/" };
const at = "2026-04-24T12:00:00Z";
const texts = (changes: ChangeView[], to: Partial<NotifyTarget>) =>
  changesMessage(step({ changes }), target(to), place, at)?.changes.map(({ text }) => text) ?? [];

describe("who is told of what", () => {
  it("only the events that the target asked for, and the verdict in a message of its own", () => {
    const all = [change("pick"), change("ci"), change("verdict")];
    expect(texts(all, {})).toEqual(["a pick", "a ci"]);
    expect(texts(all, { events: ["ci", "verdict"] })).toEqual(["a ci"]);
    expect(texts(all, { events: ["schedule"] })).toEqual([]);
  });

  it("managers hear what waits on them, people what concerns them, whatever the case of a login", () => {
    const all = [change("pick", ["grace"]), change("revert", ["ada"]), change("ci")];
    expect(texts(all, { audience: "managers" })).toEqual(["a pick"]);
    expect(texts(all, { audience: ["ADA"] })).toEqual(["a revert"]);
  });

  it("a message has a link to the release's page, or to its tracker where no address is configured", () => {
    expect(changesMessage(step({ changes: [change("ci")] }), target(), place, at)?.url).toBe(
      "https://hud.example/engine/2.0.0",
    );
    expect(verdictMessage(step(), target(), { ...place, address: null }, at)?.url).toContain("/issues/1");
  });

  it("a verdict comes with its reason and who acts next; one that stands is not told", () => {
    expect(verdictMessage(step(), target(), place, at)).toMatchObject({
      title: "engine 2.0.0: verdict go → no-go",
      text: "One item is open.",
      next: [{ who: ["ada"], what: "#12: close or move" }],
    });
    expect(verdictMessage(step({ before: "no-go" }), target(), place, at)).toBeNull();
    expect(verdictMessage(step({ before: null }), target(), place, at)).toBeNull();
    expect(verdictMessage(step(), target({ audience: ["alan"] }), place, at)).toBeNull();
  });
});

describe("the quiet period", () => {
  it("a flapping verdict is one message, from where it began to where it is", () => {
    const calls = ["no-go", "go", "no-go"] as const;
    const messages = calls.map((call, nth) => {
      const message = verdictMessage(step({ before: calls[nth - 1] ?? "go" }, call), target(), place, at);
      if (!message) throw new Error("no message");
      return message;
    });
    expect(messages.reduce(mergeVerdicts)).toMatchObject({
      title: "engine 2.0.0: verdict go → no-go, after 3 changes",
      verdict: { from: "go", to: "no-go", times: 3 },
    });
    expect(messages.slice(0, 2).reduce(mergeVerdicts).title).toBe("engine 2.0.0: verdict go again, after 2 changes");
  });

  it("a verdict that never rests is told all the same", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 60 }), (minutes, quiet) => {
        const now = new Date(Date.parse(at) + minutes * 60_000).toISOString();
        const due = Date.parse(verdictDue(now, at, quiet));
        expect(due).toBeLessThanOrEqual(Date.parse(at) + 6 * quiet * 60_000);
        expect(due).toBeLessThanOrEqual(Date.parse(now) + quiet * 60_000);
      }),
    );
  });
});
