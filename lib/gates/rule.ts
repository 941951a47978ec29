/** What a gate is made of. */
import type { Evidence, Flip, Gate, GateStatus, GateTarget } from "../domain/gate";
import type { Reconciled } from "../domain/reconciled";
import type { SourceKind } from "../domain/source";

/** What the gates before it have come to. */
export type Context = {
  now: string;
  /** A gate that must pass before a final candidate can be tagged does not. */
  blocked: boolean;
  /** A candidate contains the branch's head while nothing blocks. */
  finalCandidate: boolean;
};

export type Evaluation = {
  status: GateStatus;
  summary: string;
  /** The part of the verdict's sentence that this gate gives. */
  clause?: string;
  evidence?: Evidence[];
  since?: string | null;
  who?: string[];
  flips?: Omit<Flip, "gate">[];
  /** What could not be read whole, where that makes it unknown. */
  doubts?: string[];
  /** It fails, waits or does not apply because something was not found: only a whole read can tell. */
  absence?: boolean;
};

export type GateRule = {
  id: string;
  target: GateTarget;
  title: string;
  group: "Scope" | "Branch" | "CI" | "Candidate" | "Comms";
  needs: SourceKind[];
  evaluate(release: Reconciled, context: Context): Evaluation;
};

/** A rule, what it found, and the gate that came of it. */
export type Ruling = { rule: GateRule; seen: GateStatus; evaluation: Evaluation; gate: Gate };
