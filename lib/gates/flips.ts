/** What would flip the verdict: the shortest list that, once done, makes it go, in the order in which it can be done. */
import type { Flip, GateStatus } from "../domain/gate";
import type { Reconciled } from "../domain/reconciled";
import { tagFlip } from "./final-candidate/candidate-has-head";
import type { Ruling } from "./rule";

const order = [
  "branch-exists",
  "origin-branch-exists",
  "companions-cut",
  "nightlies-green",
  "branch-ci-green",
  "docs-built",
  "picks-settled",
  "scope-in-branch",
  "reverts-followed",
  "policy-kept",
  "scope-triaged",
  "scope-empty",
  "candidate-has-head",
  "candidate-builds-green",
];

/** Gates whose mending puts a commit on the branch, after which a candidate must be tagged anew. */
const movesHead = new Set(["branch-ci-green", "picks-settled", "scope-in-branch", "reverts-followed"]);

const open = new Set<GateStatus>(["fail", "unknown", "warn", "running", "not-yet"]);

export function flipsOf(reconciled: Reconciled, rulings: readonly Ruling[]): Flip[] {
  const todo = rulings.filter(({ gate }) => open.has(gate.status) && !isCovered(gate.id, gate.status, rulings));
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  const flips = todo
    .toSorted((a, b) => place(a.gate.id) - place(b.gate.id))
    .flatMap(({ gate, evaluation }) => (evaluation.flips ?? []).map((flip) => ({ gate: gate.id, ...flip })));
  const candidate = rulings.find(({ gate }) => gate.id === "candidate-has-head");
  const moved = todo.some(({ gate }) => movesHead.has(gate.id) && gate.status === "fail");
  if (candidate?.gate.status !== "pass" || !moved) return dedupe(flips);
  const at = flips.findLastIndex((flip) => place(flip.gate) < place("candidate-has-head"));
  return dedupe([
    ...flips.slice(0, at + 1),
    { gate: "candidate-has-head", ...tagFlip(reconciled) },
    ...flips.slice(at + 1),
  ]);
}

/** Emptying the milestone makes triage needless, and a new candidate is built anew. */
function isCovered(id: string, status: GateStatus, rulings: readonly Ruling[]): boolean {
  const stands = (other: string): boolean => rulings.some(({ gate }) => gate.id === other && open.has(gate.status));
  if (id === "scope-triaged" && status === "warn") return stands("scope-empty");
  return id === "candidate-builds-green" && stands("candidate-has-head");
}

/** The same source keeps many gates unknown; it is read once. */
function dedupe(flips: readonly Flip[]): Flip[] {
  return [...new Map(flips.map((flip) => [`${flip.what}\n${flip.who.join()}`, flip])).values()];
}
