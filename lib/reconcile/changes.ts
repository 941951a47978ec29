/** What changed between two moments of a release, as sentences, the most important first. */
import type { Change, Judged, Pick, Reconciled } from "../domain/reconciled";
import { isWhole } from "../domain/source";
import { ciChanges } from "./ci-changes";
import { isFinal } from "./picks/waiting";
import { dayName } from "./time";

const callWords = { "no-go": "no-go", unknown: "unknown", "at-risk": "at risk", go: "go", shipped: "shipped" } as const;

const badness = ["shipped", "go", "at-risk", "unknown", "no-go"] as const;

export function changesBetween(before: Judged, after: Judged): Change[] {
  const [from, to] = [before.reconciled, after.reconciled];
  const changes = [
    ...verdictChanges(before, after),
    ...pickChanges(from, to),
    ...goneChanges(from, to),
    ...scopeChanges(from, to),
    ...missingChanges(from, to),
    ...revertChanges(from, to),
    ...ciChanges(from, to),
    ...candidateChanges(from, to),
    ...scheduleChanges(from, to),
    ...decisionChanges(from, to),
  ];
  return changes.sort(
    (a, b) => b.weight - a.weight || (a.at < b.at ? 1 : a.at > b.at ? -1 : 0) || (a.text < b.text ? -1 : 1),
  );
}

function verdictChanges(before: Judged, after: Judged): Change[] {
  if (before.verdict.call === after.verdict.call) return [];
  const { since } = after.verdict;
  const at = since !== null && since > before.reconciled.now ? since : after.reconciled.now;
  const text = `Verdict ${callWords[before.verdict.call]} → ${callWords[after.verdict.call]}`;
  const event = badness.indexOf(after.verdict.call) > badness.indexOf(before.verdict.call) ? "worse" : "better";
  return [{ at, kind: "verdict", event, text, url: after.reconciled.release.tracker.url, who: [], weight: 100 }];
}

function pickChanges(from: Reconciled, to: Reconciled): Change[] {
  const old = new Map(from.picks.map((pick) => [pick.id, pick]));
  return to.picks.flatMap((pick) => {
    const was = old.get(pick.id);
    if (!was) return [asNew(pick, from, to)];
    return was.state === pick.state ? [] : [asMoved(was, pick, from, to)];
  });
}

/** Requests that were taken back: what they name is a pick no more, by this name or another. */
function goneChanges(from: Reconciled, to: Reconciled): Change[] {
  if (!isWhole(to.sources, "tracker")) return [];
  const names = (pick: Pick): string[] => [...pick.release, ...pick.trunk].map(({ url }) => url);
  const left = new Set(to.picks.flatMap(names));
  const ids = new Set(to.picks.map(({ id }) => id));
  const gone = from.picks.filter(
    (pick) => pick.source === "comment" && !ids.has(pick.id) && !names(pick).some((name) => left.has(name)),
  );
  return gone.map((pick) => change(pick, to, to.now, `${label(pick)} is asked for no more`, 45));
}

function asNew(pick: Pick, from: Reconciled, to: Reconciled): Change {
  const by = pick.requestedBy === null ? "" : ` by ${pick.requestedBy}`;
  const verb =
    pick.source === "direct-push" ? "pushed" : pick.source === "untracked" ? "opened without a request" : "requested";
  const text = `${label(pick)} ${verb}${by}${pick.source === "direct-push" ? "" : `, ${outcome(pick)}`}`;
  return change(
    pick,
    to,
    within(pick.requestedAt, from, to),
    text,
    isFinal(pick.state) ? weights[pick.state] : pick.source === "comment" ? 45 : 55,
  );
}

/** When it was seen, where it happened before: what is told of a stretch of time happened in it. */
const within = (at: string | null | undefined, from: Reconciled, to: Reconciled): string =>
  at && at > from.now && at <= to.now ? at : to.now;

function outcome(pick: Pick): string {
  return pick.state === "pending" ? "no decision yet" : pick.state;
}

const weights: Record<Pick["state"], number> = {
  reverted: 80,
  rejected: 58,
  withdrawn: 40,
  "on-hold": 56,
  "needs-info": 54,
  approved: 48,
  merged: 50,
  pending: 44,
};

function asMoved(was: Pick, pick: Pick, from: Reconciled, to: Reconciled): Change {
  const at = within(pick.settledAt ?? pick.history.findLast((one) => one.at <= to.now)?.at, from, to);
  const reason = `${pick.stateReason.charAt(0).toLowerCase()}${pick.stateReason.slice(1)}`;
  const back = isFinal(was.state) && !isFinal(pick.state) ? 60 : weights[pick.state];
  return change(pick, to, at, `${label(pick)} ${pick.state === "pending" ? "pending again: " : ""}${reason}`, back);
}

function change(pick: Pick, to: Reconciled, at: string, text: string, weight: number): Change {
  const url = pick.release[0]?.url ?? pick.comment?.url ?? to.release.tracker.url;
  const who =
    pick.waitingOn.logins.length > 0 ? pick.waitingOn.logins : pick.requestedBy === null ? [] : [pick.requestedBy];
  return { at, kind: "pick", event: pick.state, text, url, who, weight };
}

function label(pick: Pick): string {
  const ref = pick.release[0] ?? pick.trunk[0];
  if (!ref) return "A request";
  return ref.number === undefined ? (ref.sha ?? "").slice(0, 7) : `#${ref.number}`;
}

function scopeChanges(from: Reconciled, to: Reconciled): Change[] {
  const key = (ref: { number?: number }): number => ref.number ?? 0;
  const wasOpen = new Map(from.scope.open.map((item) => [key(item.ref), item]));
  const wasClosed = new Set(from.scope.closedItems.map((item) => key(item.ref)));
  const isOpen = new Set(to.scope.open.map((item) => key(item.ref)));
  const isClosed = new Map(to.scope.closedItems.map((item) => [key(item.ref), item]));
  const changes: Change[] = [];
  for (const [number, item] of wasOpen) {
    const closed = isClosed.get(number);
    const base = { kind: "scope" as const, url: item.ref.url, who: item.assignees };
    if (closed)
      changes.push({
        ...base,
        event: "closed",
        at: closed.at ?? to.now,
        text: `#${number} closed in the milestone`,
        weight: 30,
      });
    else if (!isOpen.has(number) && to.scope.complete)
      changes.push({
        ...base,
        event: "moved-out",
        at: to.now,
        text: `#${number} moved out of the milestone`,
        weight: 32,
      });
  }
  for (const item of to.scope.open) {
    const number = key(item.ref);
    if (wasOpen.has(number)) continue;
    const text = wasClosed.has(number)
      ? `#${number} opened again in the milestone`
      : `#${number} added to the milestone`;
    changes.push({
      at: within(item.since, from, to),
      kind: "scope",
      event: "added",
      text,
      url: item.ref.url,
      who: item.assignees,
      weight: 46,
    });
  }
  return changes;
}

function missingChanges(from: Reconciled, to: Reconciled): Change[] {
  const known = (one: Reconciled): Map<string, Reconciled["missing"]["items"][number]> =>
    new Map(one.missing.items.filter((item) => item.reason !== "unknown").map((item) => [item.item.url, item]));
  const [old, now] = [known(from), known(to)];
  const { branch } = to.release;
  const lost = [...now.values()].filter((item) => !old.has(item.item.url));
  // What nobody can tell at the moment has not been found.
  const found = to.missing.complete
    ? [...old.values()].filter(({ item }) => !now.has(item.url) && !isUnsure(to, item.url))
    : [];
  return [
    ...lost.map((item) => ({
      at: within(item.landed?.at, from, to),
      kind: "scope" as const,
      event: "missing" as const,
      text: `#${item.item.number ?? ""} is missing on ${branch}`,
      url: item.item.url,
      who: item.who,
      weight: 66,
    })),
    ...found.map((item) => ({
      at: to.now,
      kind: "scope" as const,
      event: "found" as const,
      text: `#${item.item.number ?? ""} is no longer missing on ${branch}`,
      url: item.item.url,
      who: item.who,
      weight: 42,
    })),
  ];
}

const isUnsure = ({ missing }: Reconciled, url: string): boolean => missing.items.some(({ item }) => item.url === url);

function revertChanges(from: Reconciled, to: Reconciled): Change[] {
  const { trunk, branch } = to.release;
  const old = new Set(from.reverts.items.map((item) => item.change.url));
  const now = new Set(to.reverts.items.map((item) => item.change.url));
  const name = (ref: { number?: number; sha?: string }): string =>
    ref.number === undefined ? (ref.sha ?? "").slice(0, 7) : `#${ref.number}`;
  const fresh = to.reverts.items.filter((item) => !old.has(item.change.url));
  const gone = to.reverts.complete ? from.reverts.items.filter((item) => !now.has(item.change.url)) : [];
  return [
    ...fresh.map((item) => ({
      at: within(item.revert.at, from, to),
      kind: "revert" as const,
      event: "unfollowed" as const,
      text: `${name(item.change)} reverted on ${trunk}, still on ${branch}`,
      url: item.revert.url,
      who: item.who,
      weight: 85,
    })),
    ...gone.map((item) => ({
      at: to.now,
      kind: "revert" as const,
      event: "followed" as const,
      text: `The revert of ${name(item.change)} no longer waits for ${branch}`,
      url: item.revert.url,
      who: item.who,
      weight: 52,
    })),
  ];
}

function candidateChanges(from: Reconciled, to: Reconciled): Change[] {
  const old = new Map(from.candidates.map((candidate) => [candidate.tag, candidate.sha]));
  const fresh = to.candidates.filter((candidate) => !old.has(candidate.tag));
  const changes = fresh.map(
    ({ at, tag, by, url }): Change => ({
      at,
      kind: "candidate",
      event: "tagged",
      text: by === null ? `${tag} tagged` : `${tag} tagged by ${by}`,
      url,
      who: by === null ? [] : [by],
      weight: 70,
    }),
  );
  const base = { at: to.now, kind: "candidate" as const, event: "moved" as const, who: [], weight: 72 };
  for (const { tag, sha, url } of to.candidates)
    if ((old.get(tag) ?? sha) !== sha) changes.push({ ...base, text: `${tag} moved to ${sha.slice(0, 7)}`, url });
  const left = new Set(to.candidates.map(({ tag }) => tag));
  if (isWhole(to.sources, "tags"))
    for (const { tag, url } of from.candidates)
      if (!left.has(tag)) changes.push({ ...base, text: `${tag} was deleted`, url });
  const { finalTag } = to;
  if (finalTag && !from.finalTag)
    changes.push({
      at: finalTag.at,
      kind: "candidate",
      event: "tagged",
      text: `${finalTag.name} tagged`,
      url: finalTag.url,
      who: [],
      weight: 98,
    });
  return changes;
}

/** Steps are told apart by their id, and those without one by their label. */
function scheduleChanges(from: Reconciled, to: Reconciled): Change[] {
  const old = new Map(from.schedule.map((milestone) => [milestone.id ?? milestone.label, milestone.date]));
  return to.schedule.flatMap((milestone): Change[] => {
    const name = milestone.id ?? milestone.label;
    const was = old.get(name);
    if (was === undefined || was === milestone.date) return [];
    const text = `${name} moved from ${was === null ? "no date" : dayName(was)} to ${milestone.date === null ? "no date" : dayName(milestone.date)}`;
    const { url, editedAt } = to.release.tracker;
    return [{ at: editedAt ?? to.now, kind: "schedule", event: "moved", text, url, who: [], weight: 75 }];
  });
}

function decisionChanges(from: Reconciled, to: Reconciled): Change[] {
  const seen = new Set([...from.decisions, ...from.acceptances].map((one) => `${one.url} ${one.reason}`));
  const fresh = <T extends { url: string; reason: string }>(list: readonly T[]): T[] =>
    list.filter((one) => !seen.has(`${one.url} ${one.reason}`));
  return [
    ...fresh(to.decisions).map(({ at, by, call, milestone, reason, url }) => ({
      at,
      kind: "decision" as const,
      event: "decided" as const,
      text: `${by} decided ${call} for ${milestone}: ${reason}`,
      url,
      who: [by],
      weight: 96,
    })),
    ...fresh(to.acceptances).map(({ at, by, gate, until, reason, url }) => ({
      at,
      kind: "decision" as const,
      event: "accepted" as const,
      text: `${by} accepted ${gate} until ${dayName(until)}: ${reason}`,
      url,
      who: [by],
      weight: 88,
    })),
  ];
}
