/** What the gates come to: the worst wins. */
import { type Call, type Flip, type GateStatus, gateTargets, type Pace, type Verdict } from "../domain/gate";
import type { Reconciled } from "../domain/reconciled";
import { flipsOf } from "./flips";
import type { Ruling } from "./rule";
import { stepOf } from "./step";
import { list, sentence, some, targetWords } from "./wording";

export function verdictOf(reconciled: Reconciled, rulings: readonly Ruling[], now: string, pace: Pace): Verdict {
  const { release, finalTag, published } = reconciled;
  if (release.state === "shipped") {
    const since = finalTag?.at ?? published?.at ?? null;
    return { call: "shipped", target: null, step: null, reason: `${release.version} is out.`, since, flips: [] };
  }
  const { step, target } = stepOf(reconciled, rulings);
  const counted = rulings.filter(({ rule }) => gateTargets.indexOf(rule.target) <= gateTargets.indexOf(step));
  const open = counted.filter(({ gate }) => gate.accepted === null);
  const name = target ?? targetWords[step];
  if (release.state === "dropped")
    return {
      call: "no-go",
      target: name,
      step,
      reason: `The tracker of ${release.version} was closed, and nothing was tagged.`,
      since: null,
      flips: [],
    };
  const call = callOf(open, pace);
  const deciding = open.filter(({ gate }) => decides(call, gate.status));
  const flips: Flip[] = call === "go" ? [] : flipsOf(reconciled, open);
  return {
    call,
    target: name,
    step,
    reason: reasonOf(call, deciding, pace, name),
    since: sinceOf(deciding, now, begunAt(reconciled)),
    flips,
  };
}

function callOf(open: readonly Ruling[], pace: Pace): Call {
  const has = (...statuses: GateStatus[]): boolean => open.some(({ gate }) => statuses.includes(gate.status));
  if (has("fail")) return "no-go";
  if (has("unknown")) return "unknown";
  // What still runs has not passed: go would be a promise.
  if (has("warn", "running") || pace?.meets === false) return "at-risk";
  return "go";
}

function decides(call: Call, status: GateStatus): boolean {
  if (call === "no-go") return status === "fail";
  if (call === "unknown") return status === "unknown";
  return call === "at-risk" && (status === "warn" || status === "running");
}

const reasonOrder = [
  "branch-ci-green",
  "picks-settled",
  "scope-empty",
  "scope-in-branch",
  "reverts-followed",
  "candidate-builds-green",
];

/** One sentence: what decides, the most telling first, at most three and then how many more. */
function reasonOf(call: Call, deciding: readonly Ruling[], pace: Pace, name: string): string {
  if (call === "go") return `Every gate for ${name} passes.`;
  const rank = (id: string): number => (reasonOrder.indexOf(id) + reasonOrder.length + 1) % (reasonOrder.length + 1);
  const ranked = [...deciding].sort((a, b) => rank(a.gate.id) - rank(b.gate.id));
  const doubts = [...new Set(ranked.flatMap(({ evaluation }) => evaluation.doubts ?? []))];
  const clauses = [
    ...new Set(
      ranked
        .filter(({ evaluation }) => evaluation.doubts === undefined)
        .map(({ evaluation, gate }) => evaluation.clause ?? gate.summary),
    ),
    ...(doubts.length > 0 ? [`${some(doubts, 3)} could not be read whole`] : []),
    ...(call === "at-risk" && pace?.meets === false ? [pace.text] : []),
  ];
  const more = clauses.length - 3;
  const said = more > 0 ? [...clauses.slice(0, 3), moreGates(more, call)] : clauses;
  return `${sentence(list(said))}.`;
}

function moreGates(more: number, call: Call): string {
  if (more === 1) return `1 more gate ${call === "no-go" ? "fails" : "is open"}`;
  return `${more} more gates ${call === "no-go" ? "fail" : "are open"}`;
}

/** There is a release to judge once its tracker is there and its branch is cut. */
const begunAt = ({ branch, release: { tracker } }: Reconciled): string =>
  branch.cut !== null && branch.cut.at > tracker.createdAt ? branch.cut.at : tracker.createdAt;

/**
 * Since the first of the deciding gates stands so, and not before there was a release to judge: an item may have been
 * open for a year. The store's own record of verdicts is more exact.
 */
function sinceOf(deciding: readonly Ruling[], now: string, begun: string): string | null {
  const times = deciding.flatMap(({ gate }) => (gate.since !== null && gate.since <= now ? [gate.since] : []));
  const first = times.sort()[0];
  if (first === undefined) return null;
  return first < begun && begun <= now ? begun : first;
}
