/** The receipt of one change in one release. */
import type { Happening, Pick, Receipt, Reconciled, Ref } from "../../domain/reconciled";
import { isIn } from "../candidates";
import type { Ground } from "../ground";
import { isFinal } from "../picks/waiting";
import { pullOf, pullUrl, releaseRef, trunkState } from "../refs";
import { type Whereabouts, whereabouts } from "../whereabouts";
import { nextFor } from "./next";
import { mentionsInNotes } from "./notes";
import { whereIs } from "./where";

type Subject = { kind: "pr" | "issue" | "commit" | "comment"; ref: Ref; title: string };

/** `place` says where it is when it is more than one pull request, as an issue's fixes are. */
export function changeReceipt(
  ground: Ground,
  reconciled: Reconciled,
  number: number,
  subject?: Subject,
  place?: Whereabouts,
): Omit<Receipt, "release"> {
  const pull = pullOf(ground.book, ground.repo, number);
  const picks = picksOf(reconciled, ground.repo, number);
  const pick = mostTelling(picks);
  // A release pull request speaks for the change that it carries.
  const trunk = pick?.release.some((ref) => ref.number === number) ? (pick.trunk[0]?.number ?? number) : number;
  const found = place ?? whereabouts(ground, trunk);
  // Of a pick in several parts, the first with all of them: each part alone may have been in an earlier one.
  const asPicked = pick?.state === "merged" && found.state === "on-branch" && found.since !== "cut";
  const firstCandidate = asPicked ? pick.firstCandidate : (pick?.firstCandidate ?? firstOf(ground, trunk, found));
  const { headline, tone } = say(ground, found, pick, firstCandidate, trunk);
  return {
    kind: subject?.kind ?? "pr",
    subject: subject?.ref ?? refOf(ground, number),
    title: subject?.title ?? pull?.title ?? pick?.title ?? `#${number}`,
    headline,
    tone,
    where: whereIs(ground, trunk, found),
    events: eventsOf(ground, trunk, picks, firstCandidate),
    next: nextFor(ground, trunk, found, pick),
    firstCandidate,
    picks: picks.map((one) => one.id),
    followUps: pick?.followUps ?? [],
    notes: mentionsInNotes(ground, [number, trunk, ...releasePulls(ground, picks)]),
  };
}

/** Notes may name the release PR in place of the change that it carries. */
function releasePulls(ground: Ground, picks: readonly Pick[]): number[] {
  const mine = picks.flatMap((pick) => pick.release).filter((ref) => ref.repo === ground.repo);
  return mine.flatMap((ref) => ref.number ?? []);
}

export function picksOf(reconciled: Reconciled, repo: string, number: number): Pick[] {
  const names = (ref: Ref): boolean => ref.repo === repo && ref.number === number;
  return reconciled.picks.filter((pick) => pick.trunk.some(names) || pick.release.some(names));
}

/** What is on the branch tells most, then what may still get there, then the latest. */
function mostTelling(picks: readonly Pick[]): Pick | null {
  const rank = (pick: Pick): number => (pick.state === "merged" ? 2 : isFinal(pick.state) ? 0 : 1);
  return [...picks].sort((a, b) => rank(b) - rank(a) || (a.requestedAt < b.requestedAt ? 1 : -1))[0] ?? null;
}

function firstOf(ground: Ground, number: number, found: Whereabouts): string | null {
  const tags = ground.candidates;
  if (found.state === "on-branch" && found.since === "cut") return tags[0]?.tag.name ?? null;
  const carriers = ground.branch.carriers(number);
  return (
    tags.find(({ position }) => position !== null && carriers.some((index) => isIn(ground.branch, index, position)))
      ?.tag.name ?? null
  );
}

function say(ground: Ground, found: Whereabouts, pick: Pick | null, candidate: string | null, number: number): Saying {
  const { version, branch } = ground.found;
  const out = (why: string): Saying => ({ headline: `Not in ${version}: ${why}`, tone: "out" });
  if (found.state === "on-branch") {
    if (found.since === "cut")
      return { headline: `In ${version}: on ${ground.project.trunk} before the cut`, tone: "in" };
    return {
      headline: candidate ? `In ${version} since ${candidate}` : `In ${version}: on ${branch}, in the next candidate`,
      tone: "in",
    };
  }
  if (pick && !isFinal(pick.state)) {
    const { logins, what, kind } = pick.waitingOn;
    const whom = logins[0] ?? (kind === "ci" ? "CI" : "someone");
    return { headline: `Not in ${version} yet: waiting on ${whom}, ${what}`, tone: "waiting" };
  }
  if (found.state === "unknown")
    return { headline: `Not known whether it is in ${version}: ${lower(found.why)}`, tone: "unknown" };
  if (found.state === "missing" && found.reason === "reverted-on-branch") return out("reverted on the branch");
  if (pick?.state === "reverted") return out("reverted on the branch");
  if (pick?.state === "rejected" || pick?.state === "withdrawn") return out(lower(pick.stateReason));
  if (found.state === "missing") return out("landed after the cut, and no pick is requested");
  const state = trunkState(ground, pullOf(ground.book, ground.repo, number), number);
  if (state === "open") return { headline: `Not in ${version} yet: not on ${ground.project.trunk}`, tone: "waiting" };
  return out(lower(found.why));
}

type Saying = { headline: string; tone: Receipt["tone"] };

function lower(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function refOf(ground: Ground, number: number): Ref {
  const pull = pullOf(ground.book, ground.repo, number);
  if (pull?.base === ground.found.branch) return releaseRef(ground, { repo: ground.repo, number });
  const state = trunkState(ground, pull, number);
  const base: Ref = { repo: ground.repo, number, url: pull?.url ?? pullUrl(ground, ground.repo, number) };
  return {
    ...base,
    ...(pull ? { title: pull.title, mergedAt: pull.mergedAt, commit: pull.mergeCommit } : {}),
    ...(state ? { state } : {}),
  };
}

function eventsOf(ground: Ground, number: number, picks: readonly Pick[], candidate: string | null): Happening[] {
  const { trunk, project } = ground;
  const pull = pullOf(ground.book, ground.repo, number);
  const events: Happening[] = picks.flatMap((pick) => pick.history);
  if (pull)
    events.push({ at: pull.createdAt, by: pull.author, what: `#${number} opened against ${pull.base}`, url: pull.url });
  for (const index of trunk.carriers(number)) {
    const commit = trunk.commits[index];
    if (!commit) continue;
    events.push({ at: commit.at, by: commit.author, what: `#${number} landed on ${project.trunk}`, url: commit.url });
    const revert = trunk.commits[trunk.revertedBy[index] ?? -1];
    if (revert)
      events.push({
        at: revert.at,
        by: revert.author,
        what: `#${number} reverted on ${project.trunk}`,
        url: revert.url,
      });
  }
  const before = trunk.commits[trunk.before.get(`#${number}`) ?? -1];
  if (before)
    events.push({ at: before.at, by: before.author, what: `#${number} reverted on ${project.trunk}`, url: before.url });
  const tag = ground.candidates.find((one) => one.tag.name === candidate)?.tag;
  if (tag) events.push({ at: tag.at, by: tag.by, what: `In candidate ${tag.name}`, url: tag.url });
  const kept = new Map(events.map((event) => [`${event.at.slice(0, 16)} ${event.what}`, event]));
  return [...kept.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
