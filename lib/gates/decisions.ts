/** Decisions that managers recorded, and whether what they rested on still holds. */
import { type Gate, type GateStatus, gateTargets } from "../domain/gate";
import type { Decision, Reconciled } from "../domain/reconciled";

/** Gates as they stood at each decision, by its link; a decision from before anything was kept has none. */
export type GatesThen = ReadonlyMap<string, readonly Gate[]>;

/**
 * A go is void once a gate of its milestone, or of a step before it, has got worse.
 * Rejected: voiding on unknown, since a read that fails has made nothing worse.
 */
export function settleDecisions(
  { decisions, schedule, now }: Reconciled,
  gates: readonly Gate[],
  then: GatesThen,
): Decision[] {
  return decisions.map((decision) => {
    const before = then.get(decision.url);
    if (decision.call !== "go" || !before) return decision;
    const step = stepNamed(schedule, decision.milestone);
    const concerned = gates.filter(
      (gate) => step === null || gateTargets.indexOf(gate.target) <= gateTargets.indexOf(step),
    );
    const worse = concerned.flatMap((gate) => {
      const was = before.find((one) => one.id === gate.id);
      return was && isWorse(was, gate) ? [{ gate, was }] : [];
    });
    if (worse.length === 0) return decision;
    const times = worse.map(({ gate }) =>
      gate.since !== null && gate.since > decision.at && gate.since <= now ? gate.since : now,
    );
    const what = worse
      .map(({ gate, was }) => `${gate.id}: ${was.status} → ${gate.status} (${gate.summary})`)
      .join("; ");
    return { ...decision, void: { at: times.sort()[0] ?? now, what } };
  });
}

const rank: Partial<Record<GateStatus, number>> = { warn: 1, fail: 2 };

function isWorse(was: Gate, gate: Gate): boolean {
  const weigh = (one: Gate): number => (one.accepted ? 0 : (rank[one.status] ?? 0));
  return weigh(gate) > weigh(was);
}

function stepNamed(schedule: Reconciled["schedule"], name: string): Gate["target"] | null {
  const plain = name.trim().toLowerCase();
  const named = schedule.findIndex(({ id, label }) => id?.toLowerCase() === plain || label.toLowerCase() === plain);
  if (named >= 0) {
    // A milestone between two steps concerns the step that it leads to.
    return schedule.slice(named).find((milestone) => milestone.step !== null)?.step ?? null;
  }
  return gateTargets.find((target) => target === plain.replaceAll(" ", "-")) ?? null;
}
