/** What happened to a release, one entry each, with names that stay the same from reading to reading. */
import type { Acceptance, Candidate, Decision, Pick, Reconciled, UnfollowedRevert } from "../domain/reconciled";
import { day } from "../format/dates";
import { plural } from "../format/numbers";
import { verdictWords } from "../format/words";
import { oneLine, slug } from "./text";

export type EventKind = "verdict" | "pick" | "revert" | "candidate" | "schedule" | "decision";

export type OutEvent = {
  /** Within its release. */
  id: string;
  at: string;
  kind: EventKind;
  title: string;
  text: string;
  /** On GitHub; null where the release's own page at that moment says it best. */
  url: string | null;
  by: string | null;
  /** Who should know, in small letters. */
  concerns: string[];
  pick: string | null;
};

export type Told = {
  at: string;
  call: string;
  reason: string;
};

export type Moved = { milestone: string; from: string | null; to: string | null; at: string; by: string | null };

export type HappenedOf = {
  reconciled: Reconciled;
  /** Every verdict that was noted, oldest first. */
  verdicts: readonly Told[];
  slips: readonly Moved[];
};

/** Newest first. */
export function eventsOf({ reconciled, verdicts, slips }: HappenedOf): OutEvent[] {
  const { release, picks, reverts, candidates, decisions, acceptances } = reconciled;
  const events = [
    ...verdictEvents(verdicts),
    ...picks.flatMap(pickEvents),
    ...reverts.items.map((item) => revertEvent(item, reconciled)),
    ...candidates.map(candidateEvent),
    ...shippingEvents(reconciled),
    ...slips.map((slip) => slipEvent(slip, release.tracker.url)),
    ...decisions.flatMap(decisionEvents),
    ...acceptances.map(acceptanceEvent),
  ].filter((event) => event.at <= reconciled.now);
  const once = new Map(events.map((event) => [event.id, event]));
  return [...once.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1));
}

const plain = { by: null, concerns: [], pick: null };
const said = (call: string): string =>
  (verdictWords as Record<string, { said: string }>)[call]?.said.toLowerCase() ?? call;

function verdictEvents(verdicts: readonly Told[]): OutEvent[] {
  return verdicts.flatMap(({ at, call, reason }, nth): OutEvent[] => {
    const before = verdicts[nth - 1]?.call;
    if (before === call) return [];
    const title = before === undefined ? `Verdict ${said(call)}` : `Verdict ${said(before)} → ${said(call)}`;
    return [{ ...plain, id: `verdict/${at}`, at, kind: "verdict", title, text: reason, url: null }];
  });
}

function pickEvents(pick: Pick): OutEvent[] {
  const ref = pick.release[0] ?? pick.trunk[0];
  const name = ref ? (ref.number === undefined ? (ref.sha ?? "").slice(0, 7) : `#${ref.number}`) : "A request";
  const concerns = [pick.requestedBy, pick.comment?.author ?? null, ...pick.waitingOn.logins]
    .filter((login) => login !== null)
    .map((login) => login.toLowerCase());
  return pick.history.map(({ at, by, what, url }) => ({
    id: `picks/${pick.id}/${at}/${slug(what)}`,
    at,
    kind: "pick",
    title: oneLine(`${what.startsWith("#") ? "" : `${name}: `}${what}${by === null ? "" : ` (${by})`}`),
    text: pick.title,
    url,
    by,
    concerns,
    pick: pick.id,
  }));
}

function revertEvent({ change, revert, who }: UnfollowedRevert, { release }: Reconciled): OutEvent {
  const name = change.number === undefined ? (change.sha ?? "").slice(0, 7) : `#${change.number}`;
  return {
    ...plain,
    id: `reverts/${revert.sha}/${slug(name)}`,
    at: revert.at,
    kind: "revert",
    title: `${name} reverted on ${release.trunk}, still on ${release.branch}`,
    text: change.title ?? "",
    url: revert.url,
    concerns: who.map((login) => login.toLowerCase()),
  };
}

function candidateEvent({ tag, at, by, url, entered, left, withoutPick }: Candidate): OutEvent {
  const counts = [
    `${plural(entered.length, "pick")} entered`,
    `${plural(left.length, "pick")} left`,
    `${plural(withoutPick.length, "commit")} without a pick`,
  ];
  const title = by === null ? `${tag} tagged` : `${tag} tagged (${by})`;
  return { ...plain, id: `candidates/${tag}`, at, kind: "candidate", title, text: `${counts.join(", ")}.`, url, by };
}

function shippingEvents({ finalTag, published, release }: Reconciled): OutEvent[] {
  const event = (id: string, at: string, title: string, url: string): OutEvent => {
    return { ...plain, id, at, kind: "candidate", title, text: `${release.version} is out.`, url };
  };
  return [
    ...(finalTag ? [event(`final/${finalTag.name}`, finalTag.at, `${finalTag.name} tagged`, finalTag.url)] : []),
    ...(published?.at ? [event("published", published.at, `${release.version} published`, published.url)] : []),
  ];
}

function slipEvent({ milestone, from, to, at, by }: Moved, url: string): OutEvent {
  const date = (given: string | null): string => (given === null ? "no date" : day(given));
  const title = oneLine(`${milestone} moved from ${date(from)} to ${date(to)}${by === null ? "" : ` (${by})`}`);
  return {
    ...plain,
    id: `schedule/${slug(milestone)}/${at}`,
    at,
    kind: "schedule",
    title,
    text: "The tracker was edited.",
    url,
    by,
  };
}

function decisionEvents({ at, by, call, milestone, reason, url, void: voided }: Decision): OutEvent[] {
  const id = `decisions/${slug(milestone)}/${at}`;
  const title = oneLine(`${by} decided ${call} for ${milestone}`);
  const made: OutEvent = { ...plain, id, at, kind: "decision", title, text: reason, url, by };
  if (!voided) return [made];
  const end = oneLine(`The ${call} for ${milestone} is void: ${voided.what}`);
  return [made, { ...plain, id: `${id}/void`, at: voided.at, kind: "decision", title: end, text: reason, url }];
}

function acceptanceEvent({ gate, by, at, until, reason, url }: Acceptance): OutEvent {
  const title = oneLine(`${by} accepted ${gate} until ${day(until)}`);
  return { ...plain, id: `acceptances/${slug(gate)}/${at}`, at, kind: "decision", title, text: reason, url, by };
}
