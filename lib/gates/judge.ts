/** Judges every gate of a release, in order, and what they come to. */
import type { Gate, GateStatus, Pace } from "../domain/gate";
import type { Judged, Reconciled } from "../domain/reconciled";
import { isFresh, isWhole, type SourceKind } from "../domain/source";
import { gatesFor } from "./registry";
import type { Context, Evaluation, GateRule, Ruling } from "./rule";
import { verdictOf } from "./verdict";
import { inside, some, sourceWords, unread } from "./wording";

/** `seen` is what the facts at hand say, before it is asked whether they can be trusted. */

export function judge(reconciled: Reconciled, now: string, pace: Pace): Omit<Judged, "reconciled"> {
  const context: Context = { now, blocked: false, finalCandidate: false };
  const rulings: Ruling[] = [];
  for (const rule of gatesFor(reconciled.release.kind)) {
    if (rule.target === "release-day") context.finalCandidate = hasFinalCandidate(rulings);
    const raw = rule.evaluate(reconciled, context);
    const evaluation = trusted(rule, raw, reconciled);
    const gate = gateOf(rule, evaluation, reconciled, now);
    const ruling = { rule, seen: raw.status, evaluation, gate };
    rulings.push(ruling);
    if (rule.target === "final-candidate" && rule.id !== "candidate-has-head" && !seemsMet(ruling))
      context.blocked = true;
  }
  return { gates: rulings.map(({ gate }) => gate), verdict: verdictOf(reconciled, rulings, now, pace) };
}

/** One that contains the branch's head while nothing blocks the final-candidate gates. */
function hasFinalCandidate(rulings: readonly Ruling[]): boolean {
  return rulings.filter(({ rule }) => rule.target === "final-candidate").every(seemsMet);
}

/**
 * What one gate means for the next is told by the facts, not by their freshness.
 * Rejected: an unknown gate blocks as well, by which a read that fails would turn a known no-go into unknown.
 */
function seemsMet({ seen, gate }: Ruling): boolean {
  return gate.accepted !== null || met.has(seen);
}

const met = new Set<GateStatus>(["pass", "warn", "not-applicable"]);

export function isMet(gate: Gate): boolean {
  return gate.accepted !== null || met.has(gate.status);
}

/**
 * Unknown is never green: a pass or a run that rests on a source which is not fresh becomes unknown and names it.
 * A known blocker stays, and so does what waits, unless it rests on what was not found by a read that was never whole.
 */
function trusted(rule: GateRule, evaluation: Evaluation, { sources }: Reconciled): Evaluation {
  const { status } = evaluation;
  const doubted = rule.needs.filter((kind) => !isFresh(sources, kind));
  const isIdle = status === "not-applicable" || status === "not-yet";
  if (doubted.length === 0 || (isIdle && !mayBeThere(evaluation, doubted, sources))) return evaluation;
  const provable = evaluation.absence !== true || doubted.every((kind) => isWhole(sources, kind));
  if (status === "fail" && provable) return evaluation;
  const doubts = doubted.map((kind) => nameOf(sources, kind));
  const names = some(doubts, 2);
  const source = sources.find((one) => one.kind === doubted[0]);
  return {
    ...evaluation,
    status: "unknown",
    summary: source?.error ? `Not known: ${names} could not be read` : unread(names),
    doubts,
    since: source?.error?.at ?? null,
    flips: doubted.map((kind) => ({
      what: `Read ${nameOf(sources, kind)}`,
      detail: sources.find((one) => one.kind === kind)?.error?.text ?? "Not read whole yet",
      verb: "wait for the next read",
      who: [],
      url: evaluation.evidence?.[0]?.url ?? "",
    })),
  };
}

/** "There is none" is told of what was looked for; of what is read and was not read whole, nobody can tell. */
function mayBeThere({ absence }: Evaluation, doubted: readonly SourceKind[], sources: Reconciled["sources"]): boolean {
  const unwhole = (kind: SourceKind) => sources.some((source) => source.kind === kind) && !isWhole(sources, kind);
  return absence === true && doubted.some(unwhole);
}

function nameOf(sources: Reconciled["sources"], kind: SourceKind): string {
  return inside(sources.find((source) => source.kind === kind)?.what ?? sourceWords[kind]);
}

function gateOf(rule: GateRule, evaluation: Evaluation, { acceptances }: Reconciled, now: string): Gate {
  const { status, summary, evidence = [], since = null, who = [] } = evaluation;
  const taken = acceptances.find((one) => one.gate === rule.id && now <= `${one.until.slice(0, 10)}T23:59:59.999Z`);
  const canBeTaken = status !== "pass" && status !== "not-applicable" && status !== "not-yet";
  return {
    id: rule.id,
    target: rule.target,
    status,
    accepted: taken && canBeTaken ? { by: taken.by, until: taken.until, reason: taken.reason, url: taken.url } : null,
    title: rule.title,
    group: rule.group,
    summary,
    evidence,
    since,
    who,
    needs: status === "not-applicable" ? [] : rule.needs,
  };
}
