import { describe, expect, it } from "vitest";
import { settleDecisions } from "./decisions";
import { candidate, item, judged, now, pick, release, sources, workflow } from "./test-release";

const open = (n: number, over: Parameters<typeof pick>[0] = {}) =>
  pick({
    id: `${n}-0`,
    state: "pending",
    settledAt: null,
    release: [{ repo: "octo/engine", number: n, url: `https://github.com/octo/engine/pull/${n}` }],
    waitingOn: { kind: "managers", logins: ["max"], what: "approve or deny" },
    ...over,
  });
const scope = (items: number) => ({ ...release().scope, open: Array.from({ length: items }, () => item()) });
const red = {
  ...release().ci,
  state: "fail" as const,
  workflows: [workflow({ name: "linux-wheels", state: "fail" }), workflow({ name: "docs", expected: false })],
};
const verdict = (...args: Parameters<typeof judged>) => judged(...args).verdict;

describe("the verdict for the next milestone: worst wins", () => {
  it("any fail is no-go", () => {
    expect(verdict({ scope: scope(1), sources: sources({ tags: { state: "failed" } }) }).call).toBe("no-go");
  });

  it("holds since its first reason stands, and never since before there was a release to judge", () => {
    const sinceOf = (since: string, cutAt: string) => {
      const { branch, scope } = release();
      const cut = { sha: "ccccccc1", at: cutAt };
      return verdict({ scope: { ...scope, open: [item({ since })] }, branch: { ...branch, cut } }).since;
    };
    const tracked = release().release.tracker.createdAt;
    expect(sinceOf("2026-04-20T08:00:00Z", "2026-04-16T00:00:00Z")).toBe("2026-04-20T08:00:00Z");
    expect(sinceOf("2026-04-02T08:00:00Z", "2026-04-16T00:00:00Z")).toBe("2026-04-16T00:00:00Z");
    expect(sinceOf("2026-04-02T08:00:00Z", "2026-03-01T00:00:00Z")).toBe(tracked);
  });

  it("else any unknown is unknown, and names the source", () => {
    const found = verdict({
      sources: sources({ tags: { state: "failed", what: "Tags", error: { at: now, text: "502" } } }),
    });
    expect(found).toMatchObject({ call: "unknown", reason: "Tags could not be read whole." });
  });

  it("names each source once, whatever number of gates waits for it", () => {
    const unread = { state: "never", complete: false, lastOk: null } as const;
    const { reason } = verdict({
      sources: sources({
        ci: { ...unread, what: "CI" },
        scope: { ...unread, what: "The milestone" },
        tracker: { ...unread, what: "The tracker" },
      }),
    });
    expect(reason).toBe("CI, the tracker and the milestone could not be read whole.");
  });

  it("else any warning is at risk", () => {
    expect(verdict({ picks: [pick({ problems: [{ code: "self-landed", text: "" }] })] })).toMatchObject({
      call: "at-risk",
      reason: "1 pick needs a manager's word on policy.",
    });
  });

  it("what still runs is at risk, not go", () => {
    expect(
      verdict({ candidates: [candidate({ builds: [{ workflow: "wheels", state: "running", url: "https://x" }] })] })
        .call,
    ).toBe("at-risk");
  });

  it("at risk when the pace misses the date", () => {
    expect(verdict({}, { meets: false, text: "16 open at 2 a working day misses M4", doneBy: null })).toMatchObject({
      call: "at-risk",
      reason: "16 open at 2 a working day misses M4.",
    });
    expect(verdict({}, { meets: true, text: "", doneBy: null }).call).toBe("go");
  });

  it("else go", () => {
    expect(verdict()).toMatchObject({
      call: "go",
      target: "M4",
      step: "final-candidate",
      reason: "Every gate for M4 passes.",
      flips: [],
    });
  });

  it("once out, shipped", () => {
    const shipped = { ...release().release, state: "shipped" as const };
    expect(verdict({ release: shipped, scope: scope(3) })).toMatchObject({
      call: "shipped",
      reason: "2.12.0 is out.",
      flips: [],
    });
  });

  it("says why in one sentence, the most telling first", () => {
    const found = verdict({ ci: red, picks: [open(1), open(2), open(3), open(4), open(5)], scope: scope(12) });
    expect(found.reason).toBe(
      "linux-wheels fails on HEAD, 5 pick requests have no decision and 12 milestone items are still open.",
    );
  });

  it("an accepted risk counts as a pass", () => {
    const acceptances = [
      { gate: "scope-empty", by: "ann", at: now, until: "2026-05-01", reason: "", url: "https://x" },
    ];
    expect(verdict({ scope: scope(1), acceptances }).call).toBe("go");
  });
});

describe("which step it is about", () => {
  const states = (...list: ("done" | "late" | "next" | "future")[]) =>
    release().schedule.map((milestone, index) => ({ ...milestone, state: list[index] ?? "future" }));

  it("the next dated step and those before it", () => {
    expect(verdict({ checklist: null }).call).toBe("go");
    expect(verdict({ checklist: null, schedule: states("done", "done", "next", "future") })).toMatchObject({
      call: "no-go",
      target: "M6",
      step: "release-day",
    });
    expect(verdict({ scope: scope(1), schedule: states("done", "late", "next", "future") })).toMatchObject({
      call: "no-go",
      target: "M6",
    });
  });

  it("past its day, what is left is to ship", () => {
    expect(verdict({ schedule: states("done", "done", "done", "late") })).toMatchObject({
      call: "no-go",
      step: "shipped",
      target: "Shipped",
    });
  });

  it("without dated steps, at the first not reached", () => {
    expect(verdict({ schedule: [] }).step).toBe("shipped");
    expect(verdict({ schedule: [], scope: scope(1) })).toMatchObject({ step: "final-candidate", call: "no-go" });
    expect(verdict({ schedule: [], branch: { ...release().branch, exists: false } }).step).toBe("branch-cut");
  });
});

describe("what would flip it", () => {
  it("is in the order in which it can be done, each with one person and one verb", () => {
    const { flips } = verdict({
      scope: scope(2),
      picks: [open(1), open(2)],
      ci: red,
      candidates: [candidate({ isHead: false })],
      sinceCandidate: 3,
    });
    expect(flips.map(({ gate, verb, who }) => [gate, who, verb])).toEqual([
      ["branch-ci-green", ["eve"], "land the fix"],
      ["picks-settled", ["max"], "approve or deny"],
      ["scope-empty", ["ann"], "close or move out"],
      ["candidate-has-head", ["tess"], "tag v2.12.0-rc2"],
    ]);
    expect(flips[1]).toMatchObject({ what: "Decide 2 pick requests", detail: "The oldest, #1, has waited 3 d" });
    expect(flips[2]).toMatchObject({ what: "Empty the milestone: 2 items open", detail: "2 issues" });
  });

  it("asks for a new candidate where the rest moves the head", () => {
    expect(verdict({ picks: [open(1)] }).flips.map(({ gate }) => gate)).toEqual([
      "picks-settled",
      "candidate-has-head",
    ]);
    expect(verdict({ scope: scope(1) }).flips.map(({ gate }) => gate)).toEqual(["scope-empty"]);
  });

  it("lists nothing twice: emptying the milestone makes triage needless", () => {
    const unheld = { ...release().scope, open: [item({ assignees: [] })] };
    expect(verdict({ scope: unheld }).flips.map(({ gate }) => gate)).toEqual(["scope-empty"]);
  });

  it("a source that keeps several gates unknown is read once", () => {
    expect(verdict({ sources: sources({ tracker: { state: "failed" } }) }).flips).toHaveLength(1);
  });

  it("an approved pick waits for whoever holds it", () => {
    const approved = open(1, { state: "approved", waitingOn: { kind: "requester", logins: ["dev"], what: "fix CI" } });
    expect(verdict({ picks: [approved] }).flips[0]).toMatchObject({ what: "Fix CI: #1", who: ["dev"], verb: "fix CI" });
  });
});

describe("decisions", () => {
  const decision = {
    call: "go" as const,
    milestone: "M4",
    by: "ann",
    at: "2026-04-28T10:00:00Z",
    reason: "",
    url: "https://x",
    void: null,
  };
  const settle = (over: Parameters<typeof judged>[0], milestone = "M4") => {
    const after = judged({ ...over, decisions: [{ ...decision, milestone }] });
    return settleDecisions(after.reconciled, after.gates, new Map([[decision.url, judged().gates]]))[0]?.void;
  };

  it("stand while no gate of their milestone got worse", () => {
    expect(settle({})).toBeNull();
  });

  it("are void when one gets worse afterwards, with what changed since", () => {
    expect(settle({ scope: { ...release().scope, open: [item({ since: "2026-04-29T08:00:00Z" })] } })).toEqual({
      at: "2026-04-29T08:00:00Z",
      what: "scope-empty: pass → fail (1 open: 1 issue)",
    });
  });

  it("a later milestone's gates do not void an earlier decision", () => {
    expect(settle({ notes: null })).toBeNull();
    expect(settle({ notes: null }, "M6")).not.toBeNull();
  });

  it("a read that fails makes nothing worse", () => {
    expect(settle({ sources: sources({ scope: { state: "failed" } }) })).toBeNull();
  });
});
