/** Gates and the verdict: one condition each, and what they come to. */

import type { SourceKind } from "./source";

export const gateTargets = ["branch-cut", "final-candidate", "release-day", "shipped"] as const;
export type GateTarget = (typeof gateTargets)[number];

/** In their order. A manager names one where he takes a risk. */
export const gateIds: readonly string[] = [
  "branch-exists",
  "origin-branch-exists",
  "companions-cut",
  "scope-triaged",
  "nightlies-green",
  "scope-empty",
  "scope-in-branch",
  "picks-settled",
  "reverts-followed",
  "policy-kept",
  "branch-ci-green",
  "candidate-has-head",
  "candidate-builds-green",
  "validation-green",
  "checklist-complete",
  "scope-validated",
  "docs-built",
  "notes-cover-picks",
  "tutorials-in",
  "final-tag",
  "release-published",
  "matrix-updated",
];

export type GateStatus = "pass" | "fail" | "warn" | "unknown" | "running" | "not-yet" | "not-applicable";

export type Evidence = { text: string; url: string };

export type Gate = {
  id: string;
  target: GateTarget;
  status: GateStatus;
  /** A manager took the risk by a tracker comment: counts as pass, never looks like one. */
  accepted: { by: string; until: string; reason: string; url: string } | null;
  /** The passing condition, in words: "Milestone is empty". */
  title: string;
  group: string; // "Scope", "Branch", "CI", "Candidate", "Comms"
  summary: string;
  evidence: Evidence[];
  since: string | null;
  /** When the oldest source that it rests on was last read whole: the age of the evidence. */
  readAt?: string | null;
  who: string[];
  /** The sources without which it cannot be green. */
  needs: SourceKind[];
};

export type Call = "no-go" | "unknown" | "at-risk" | "go" | "shipped";

/** One thing to do that is needed for go, with one person and one verb. */
export type Flip = { gate: string; what: string; detail: string; verb: string; who: string[]; url: string };

export type Verdict = {
  call: Call;
  /** The next milestone's id, or the target's name where no dated step stands. */
  target: string | null;
  step: GateTarget | null;
  reason: string;
  since: string | null;
  flips: Flip[];
};

/** Whether the pace of the pending work meets the date. Null: too little history to say. */
export type Pace = { meets: boolean; text: string; doneBy: string | null } | null;
