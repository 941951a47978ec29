import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Call } from "../domain/gate";
import type { Reconciled } from "../domain/reconciled";
import { type SourceKind, sourceKinds } from "../domain/source";
import { judge } from "./judge";
import { gatesFor } from "./registry";
import { candidate, item, pick, release, sources, workflow } from "./test-release";

const rank: Record<Call, number> = { shipped: 0, go: 0, "at-risk": 1, unknown: 2, "no-go": 3 };

/** What can go wrong, by the gate that tells of it. Mending is leaving it out. */
const faults: Record<string, (good: Reconciled) => Reconciled> = {
  "origin-branch-exists": (good) => ({
    ...good,
    branch: { ...good.branch, origin: { name: "orig/x", exists: false } },
  }),
  "nightlies-green": (good) => ({ ...good, nightlies: good.nightlies.map((one) => ({ ...one, state: "fail" })) }),
  "scope-empty": (good) => ({ ...good, scope: { ...good.scope, open: [item(), item({ assignees: [] })] } }),
  "picks-settled": (good) => ({
    ...good,
    picks: [...good.picks, pick({ id: "9-0", state: "pending", settledAt: null })],
  }),
  "policy-kept": (good) => ({
    ...good,
    picks: [...good.picks, pick({ id: "8-0", policy: { status: "violation", rule: "" } })],
  }),
  "scope-in-branch": (good) => ({
    ...good,
    missing: {
      ...good.missing,
      items: [
        {
          item: { repo: "octo/engine", number: 7, url: "https://x" },
          title: "",
          landed: null,
          reason: "not-picked",
          detail: "",
          who: ["eve"],
        },
      ],
    },
  }),
  "reverts-followed": (good) => ({
    ...good,
    reverts: {
      ...good.reverts,
      items: [
        {
          change: { repo: "octo/engine", number: 6, url: "https://x" },
          revert: { sha: "f", url: "https://y", at: good.now },
          onBranchSince: "cut",
          inCandidates: [],
          who: ["eve"],
        },
      ],
    },
  }),
  "branch-ci-green": (good) => ({
    ...good,
    ci: { ...good.ci, state: "fail", workflows: [workflow({ state: "fail" })] },
  }),
  "candidate-has-head": (good) => ({ ...good, candidates: [candidate({ isHead: false })], sinceCandidate: 2 }),
  "candidate-builds-green": (good) => ({
    ...good,
    candidates: good.candidates.map((one) => ({
      ...one,
      builds: [{ workflow: "wheels", state: "fail", url: "https://x" }],
    })),
  }),
};

const spoilt = (ids: readonly string[]) => ids.reduce((good, id) => faults[id]?.(good) ?? good, release());
const someFaults = fc.subarray(Object.keys(faults));
const callOf = (reconciled: Reconciled) => judge(reconciled, reconciled.now, null).verdict.call;

describe("what must always hold", () => {
  it("unknown input never makes a verdict better", () => {
    const worse = fc.constantFrom({ state: "failed" as const }, { state: "stale" as const });
    fc.assert(
      fc.property(someFaults, fc.subarray([...sourceKinds]), worse, (ids, kinds, over) => {
        const before = spoilt(ids);
        const after = { ...before, sources: sources(Object.fromEntries(kinds.map((kind) => [kind, over]))) };
        expect(rank[callOf(after)]).toBeGreaterThanOrEqual(rank[callOf(before)]);
      }),
    );
  });

  it("what was never read is never go", () => {
    const needed = new Set(
      gatesFor("minor")
        .filter(({ target }) => target === "branch-cut" || target === "final-candidate")
        .flatMap(({ needs }) => needs),
    );
    fc.assert(
      fc.property(someFaults, fc.subarray([...needed], { minLength: 1 }), (ids, kinds) => {
        const never = { state: "never" as const, complete: false, lastOk: null };
        const after = { ...spoilt(ids), sources: sources(Object.fromEntries(kinds.map((kind) => [kind, never]))) };
        expect(rank[callOf(after)]).toBeGreaterThanOrEqual(rank.unknown);
      }),
    );
  });

  it("adding a failing fact never makes it better", () => {
    fc.assert(
      fc.property(someFaults, fc.constantFrom(...Object.keys(faults)), (ids, more) => {
        const before = spoilt(ids);
        expect(rank[callOf(faults[more]?.(before) ?? before)]).toBeGreaterThanOrEqual(rank[callOf(before)]);
      }),
    );
  });

  it("removing a source makes what depends on it unknown and nothing else", () => {
    // Of these the rules say that they wait for others, so they may wait where others are unknown.
    const waiting = new Set(["candidate-has-head", "validation-green", "checklist-complete", "scope-validated"]);
    fc.assert(
      fc.property(fc.constantFrom<SourceKind>(...sourceKinds), (kind) => {
        const before = judge(release(), release().now, null).gates;
        const gone = release({ sources: sources({ [kind]: { state: "never", complete: false, lastOk: null } }) });
        const after = judge(gone, gone.now, null).gates;
        for (const [index, gate] of after.entries()) {
          const was = before[index];
          const depends = gate.needs.includes(kind);
          if (depends && was?.status !== "not-yet" && gate.status !== "not-yet")
            expect(gate.status, `${gate.id} without ${kind}`).toBe("unknown");
          if (!depends && !waiting.has(gate.id)) expect(gate.status, `${gate.id} without ${kind}`).toBe(was?.status);
        }
      }),
    );
  });

  it("every flip list, once done, makes the verdict go", () => {
    fc.assert(
      fc.property(someFaults, (ids) => {
        const before = spoilt(ids);
        const { verdict } = judge(before, before.now, null);
        const done = new Set(verdict.flips.map(({ gate }) => gate));
        // A new candidate holds the head and is built anew.
        if (done.has("candidate-has-head")) done.add("candidate-builds-green");
        expect(callOf(spoilt(ids.filter((id) => !done.has(id))))).toBe("go");
      }),
    );
  });

  it("every flip is needed: what is left undone keeps it from go", () => {
    fc.assert(
      fc.property(someFaults, (ids) => {
        const before = spoilt(ids);
        const { verdict } = judge(before, before.now, null);
        for (const { gate, who } of verdict.flips) {
          expect(who.length, gate).toBe(1);
          // Besides what was wrong itself, only the candidate that the rest makes necessary.
          if (!ids.includes(gate)) expect(gate).toBe("candidate-has-head");
          else expect(callOf(spoilt([gate]))).not.toBe("go");
        }
      }),
    );
  });
});
