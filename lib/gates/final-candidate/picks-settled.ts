import type { Flip } from "../../domain/gate";
import type { Pick, Reconciled } from "../../domain/reconciled";
import type { GateRule } from "../rule";
import { age, count, nameOf, some } from "../wording";

const final = new Set<Pick["state"]>(["merged", "reverted", "rejected", "withdrawn"]);

/**
 * An approved pick that is not merged is outstanding too: the candidate would lack it.
 * Rejected: counting only those without a decision, after which go would still leave work undone.
 */
export const picksSettled: GateRule = {
  id: "picks-settled",
  target: "final-candidate",
  title: "Every pick request is settled",
  group: "Scope",
  needs: ["tracker", "release-pulls", "named-pulls", "branch"],
  evaluate: (release, { now }) => {
    const { picks } = release;
    const open = picks.filter((pick) => !final.has(pick.state));
    const total = picks.length;
    const doubtful = picks.filter(isDoubtful);
    if (open.length === 0 && doubtful.length > 0) {
      const doubts = [`the older comments of ${some(doubtful.map(label), 4)}`];
      return { status: "unknown", summary: `Not known: ${doubts[0]} were not read`, doubts };
    }
    if (open.length === 0)
      return { status: "pass", summary: total === 0 ? "No pick was requested" : `${total} of ${total} settled` };
    const undecided = open.filter((pick) => pick.state !== "approved");
    const oldest = open.map((pick) => pick.requestedAt).sort()[0] ?? now;
    const approved = open.length - undecided.length;
    return {
      status: "fail",
      summary: `${open.length} of ${total} open, oldest ${age(oldest, now)}${approved > 0 ? `; ${approved} approved` : ""}`,
      clause:
        undecided.length > 0
          ? `${count(undecided.length, "pick request")} ${undecided.length === 1 ? "has" : "have"} no decision`
          : `${count(approved, "approved pick")} ${approved === 1 ? "is" : "are"} not merged`,
      evidence: open.slice(0, 30).map((pick) => ({ text: `${label(pick)} ${pick.title}`, url: linkOf(pick, release) })),
      since: oldest,
      who: [...new Set(open.flatMap((pick) => pick.waitingOn.logins))],
      flips: flips(release, open, now),
    };
  },
};

/** Refused, as far as the words were read that came after. */
const isDoubtful = ({ state, problems }: Pick): boolean =>
  state === "rejected" && problems.some((problem) => problem.code === "unread-comments");

/** One line per person and verb: what a manager decides, then what else someone must do before it can merge. */
function flips(release: Reconciled, open: readonly Pick[], now: string): Omit<Flip, "gate">[] {
  const groups = new Map<string, { who: string; verb: string; picks: Pick[] }>();
  for (const pick of open) {
    const decided = pick.state === "approved";
    const who = decided ? (pick.waitingOn.logins[0] ?? release.release.managers[0] ?? "") : deciderOf(pick, release);
    const verb = decided ? verbOf(pick) : "approve or deny";
    const group = groups.get(`${who}\n${verb}`) ?? { who, verb, picks: [] };
    group.picks.push(pick);
    groups.set(`${who}\n${verb}`, group);
  }
  const order = (verb: string): number => (verb === "approve or deny" ? 0 : verb === "merge" ? 2 : 1);
  return [...groups.values()]
    .sort((a, b) => order(a.verb) - order(b.verb))
    .map(({ who, verb, picks }) => {
      const oldest = [...picks].sort((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1))[0];
      const one = picks.length === 1 && oldest;
      return {
        what:
          verb === "approve or deny"
            ? one
              ? `Decide ${label(oldest)}`
              : `Decide ${count(picks.length, "pick request")}`
            : `${sentenceOf(verb)}: ${some(picks.map(label), 4)}`,
        detail: oldest
          ? `${one ? "It" : `The oldest, ${label(oldest)},`} has waited ${age(oldest.requestedAt, now)}`
          : "",
        verb,
        who: who === "" ? [] : [who],
        url: oldest ? linkOf(oldest, release) : release.release.tracker.url,
      };
    });
}

function deciderOf(pick: Pick, release: Reconciled): string {
  const asked = pick.waitingOn.kind === "managers" ? pick.waitingOn.logins[0] : undefined;
  return asked ?? release.release.managers[0] ?? "";
}

function verbOf(pick: Pick): string {
  return pick.waitingOn.kind === "ci" ? "merge" : pick.waitingOn.what;
}

function sentenceOf(verb: string): string {
  return `${verb.charAt(0).toUpperCase()}${verb.slice(1)}`;
}

function label(pick: Pick): string {
  const ref = pick.release[0] ?? pick.trunk[0];
  return ref ? nameOf(ref) : "a request";
}

function linkOf(pick: Pick, release: Reconciled): string {
  return pick.comment?.url ?? pick.release[0]?.url ?? release.release.tracker.url;
}
