/** From what changed to what is told. Pure. */
import type { NotifyTarget } from "../config/notify";
import { verdictWords } from "../format/words";
import type { ReleaseStep } from "../read";
import type { ChangeView, PickView } from "../view/schemas";
import type { Action, Message } from "./message";

const mostChanges = 20;
const mostActions = 3;

export type Place = { project: string; address: string | null };

const said = (call: string): string =>
  (verdictWords as Record<string, { said: string }>)[call]?.said.toLowerCase() ?? call;

const pageOf = ({ project, address }: Place, { version, tracker }: ReleaseStep["summary"]): string =>
  address === null ? tracker.url : `${address.replace(/\/+$/, "")}/${project}/${version}`;

/** The changes that a target asked for, other than the verdict's, in one message; null when there are none. */
export function changesMessage(step: ReleaseStep, target: NotifyTarget, place: Place, at: string): Message | null {
  const { summary } = step;
  const wanted = step.changes.filter(
    (change) => change.kind !== "verdict" && target.events.includes(change.kind) && concerns(change.who, step, target),
  );
  if (wanted.length === 0) return null;
  const [first] = wanted;
  const more = wanted.length - mostChanges;
  return {
    event: "changes",
    project: place.project,
    version: summary.version,
    at,
    title: `${place.project} ${summary.version}: ${wanted.length === 1 ? first?.text : `${wanted.length} changes`}`,
    text: more > 0 ? `The page has ${more} more.` : "",
    url: pageOf(place, summary),
    next: [],
    changes: wanted.slice(0, mostChanges).map((change) => ({
      kind: change.kind,
      at: change.at,
      text: change.text,
      url: change.url,
      who: change.who,
      next: nextOf(change, step.picks),
    })),
    verdict: null,
  };
}

/** Null where the verdict stands, or nobody of the target's audience is concerned. */
export function verdictMessage(step: ReleaseStep, target: NotifyTarget, place: Place, at: string): Message | null {
  const { summary, before } = step;
  const { verdict, version } = summary;
  if (before === null || before === verdict.call || !target.events.includes("verdict")) return null;
  const hands = verdict.flips.flatMap(({ who }) => who);
  if (Array.isArray(target.audience) && !concerns(hands, step, target)) return null;
  const next = verdict.flips
    .slice(0, mostActions)
    .map(({ who, what, verb, url }) => ({ who, what: `${what}: ${verb}`, url }));
  return {
    event: "verdict",
    project: place.project,
    version,
    at,
    title: verdictTitle(place.project, version, { from: before, to: verdict.call, times: 1 }),
    text: verdict.reason,
    url: pageOf(place, summary),
    next,
    changes: [],
    verdict: { from: before, to: verdict.call, times: 1 },
  };
}

/** A verdict that changed again before anybody was told: one message from where it began to where it is. */
export function mergeVerdicts(waiting: Message, message: Message): Message {
  if (waiting.verdict === null || message.verdict === null) return message;
  const verdict = { from: waiting.verdict.from, to: message.verdict.to, times: waiting.verdict.times + 1 };
  return { ...message, verdict, title: verdictTitle(message.project, message.version, verdict) };
}

function verdictTitle(project: string, version: string, { from, to, times }: NonNullable<Message["verdict"]>): string {
  const often = times > 1 ? `, after ${times} changes` : "";
  const moved = from === to ? `${said(to)} again` : `${said(from)} → ${said(to)}`;
  return `${project} ${version}: verdict ${moved}${often}`;
}

/**
 * When a verdict is told: once it has held for the quiet period, and at the latest after six of them, so that one
 * that never rests is told all the same.
 */
export function verdictDue(now: string, since: string, quietMinutes: number): string {
  const quiet = quietMinutes * 60_000;
  return new Date(Math.min(Date.parse(now) + quiet, Date.parse(since) + 6 * quiet)).toISOString();
}

function concerns(who: readonly string[], { managers }: ReleaseStep, { audience }: NotifyTarget): boolean {
  if (audience === "everyone") return true;
  const wanted = new Set((audience === "managers" ? managers : audience).map((login) => login.toLowerCase()));
  return who.some((login) => wanted.has(login.toLowerCase()));
}

/** Who acts next on the pick that a change speaks of. */
function nextOf(change: ChangeView, picks: readonly PickView[]): Action | null {
  const pick = picks.find(({ release, comment }) => (release[0]?.url ?? comment?.url) === change.url);
  if (change.kind !== "pick" || !pick || pick.waitingOn.kind === "nobody") return null;
  const { logins, what } = pick.waitingOn;
  return { who: logins, what, url: change.url };
}

export function testMessage(place: Place, at: string): Message {
  return {
    event: "test",
    project: place.project,
    version: "",
    at,
    title: "Release HUD can reach you",
    text: "This is a test. Messages about releases will look like this one.",
    url: place.address ?? "https://github.com",
    next: [],
    changes: [],
    verdict: null,
  };
}
