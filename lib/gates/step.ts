/** Which step the verdict is about: the next dated one; without dated steps, the first that is not reached. */
import { type GateTarget, gateTargets } from "../domain/gate";
import type { Reconciled } from "../domain/reconciled";
import type { Ruling } from "./rule";

export function stepOf(
  reconciled: Reconciled,
  rulings: readonly Ruling[],
): { step: GateTarget; target: string | null } {
  const dated = reconciled.schedule.filter((milestone) => milestone.step !== null && milestone.date !== null);
  const coming = gateTargets
    .map((target) => dated.find((milestone) => milestone.step === target))
    .find((milestone) => milestone?.state === "next" || milestone?.state === "future");
  if (coming?.step) return { step: coming.step, target: coming.id ?? coming.label };
  const steps = new Set(dated.map((milestone) => milestone.step));
  const past = gateTargets.filter((target) => steps.has(target)).at(-1);
  const left = past === undefined ? gateTargets : gateTargets.slice(gateTargets.indexOf(past) + 1);
  const step = left.find((target) => past !== undefined || !isReached(target, rulings)) ?? "shipped";
  return { step, target: null };
}

function isReached(target: GateTarget, rulings: readonly Ruling[]): boolean {
  const own = rulings.filter(({ rule }) => rule.target === target);
  if (target === "branch-cut") return own.some(({ gate }) => gate.id === "branch-exists" && gate.status === "pass");
  return own.every(({ gate }) => gate.accepted !== null || ["pass", "warn", "not-applicable"].includes(gate.status));
}
