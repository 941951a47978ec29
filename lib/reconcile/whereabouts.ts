/** Where one change is: on the branch, missing there, gone from trunk, or nobody can tell. */
import type { PullFact } from "../domain/facts";
import { isWhole, type SourceKind } from "../domain/source";
import type { Ground } from "./ground";
import { type Line, stands } from "./line";
import { hasLanded, pullOf } from "./refs";
import { at } from "./time";

export type Whereabouts =
  | { state: "on-branch"; since: "cut" | string }
  | {
      state: "missing";
      reason: "not-picked" | "reverted-on-branch";
      landed: { sha: string; at: string } | null;
      detail: string;
    }
  | { state: "not-missing"; why: string }
  | { state: "unknown"; why: string; source: SourceKind | null };

/** A bot closes the pull request shortly after its commit, so one that closed this soon after the cut is from before it. */
const slackMs = 10 * 60_000;

export function whereabouts(ground: Ground, number: number): Whereabouts {
  const pull = pullOf(ground.book, ground.repo, number);
  if (pull && pull.base === ground.found.branch) return ofReleasePull(ground, pull);
  const { branch, trunk } = ground;
  const carriers = branch.carriers(number);
  const standing = carriers.find((index) => branch.alive[index]);
  const landings = trunk.carriers(number).filter((index) => trunk.alive[index]);
  if (standing !== undefined)
    return (
      partly(ground, carriers, landings) ??
      inParts(ground, number) ?? { state: "on-branch", since: branch.commits[standing]?.sha ?? "" }
    );
  const first = trunk.commits[landings[0] ?? -1];
  const landed = first ? { sha: first.sha, at: first.at } : null;
  const said = landed && onlySaid(ground, number);
  if (said) return said;
  if (carriers.length > 0 && landed) return revertedHere(ground, carriers, landed);
  // Trunk took it out and in again since the cut: the branch has had it all the while.
  const isOlder = trunk.before.has(`#${number}`) || landings.every((index) => isUnrevert(trunk, index));
  if (landed && isOlder && !branch.before.has(`#${number}`)) return { state: "on-branch", since: "cut" };
  if (landed) return notPicked(ground, landed);
  if (trunk.carriers(number).length > 0)
    return { state: "not-missing", why: "Landed after the cut and reverted on trunk" };
  if (trunk.before.has(`#${number}`)) return { state: "not-missing", why: "From before the cut and reverted on trunk" };
  return pull
    ? outsideTheLine(ground, pull)
    : { state: "unknown", why: `#${number} could not be read`, source: "named-pulls" };
}

function ofReleasePull(ground: Ground, pull: PullFact): Whereabouts {
  const { branch } = ground;
  const landings = branch.carriers(pull.number).filter((index) => branch.texts[index]?.lands.includes(pull.number));
  const standing = landings.find((index) => branch.alive[index]);
  if (standing !== undefined) return { state: "on-branch", since: branch.commits[standing]?.sha ?? "" };
  const first = branch.commits[landings[0] ?? -1];
  if (first) return revertedHere(ground, landings, { sha: first.sha, at: first.at });
  if (pull.state === "MERGED")
    return {
      state: "unknown",
      why: `#${pull.number} is merged, but its commit was not found on ${pull.base}`,
      source: "branch",
    };
  return {
    state: "not-missing",
    why: pull.state === "OPEN" ? "Still open: nothing has landed" : "Closed without a merge",
  };
}

/** Several commits landed it, and the branch's trailers name only some of them. */
function partly(ground: Ground, carriers: readonly number[], all: readonly number[]): Whereabouts | null {
  const { branch, trunk } = ground;
  const landings = all.filter((index) => !isUnrevert(trunk, index));
  const standing = carriers.filter((index) => branch.alive[index]);
  const picked = standing.map((index) => branch.texts[index]?.pickedFrom ?? []);
  if (landings.length < 2 || picked.some((shas) => shas.length === 0)) return null;
  const covered = new Set(picked.flat().map(trunk.find));
  if (!landings.some((index) => covered.has(index))) return null;
  const left = landings.filter((index) => !covered.has(index));
  const first = trunk.commits[left[0] ?? -1];
  if (!first) return null;
  const detail = `${landings.length - left.length} of its ${landings.length} commits are on ${ground.found.branch}`;
  return { state: "missing", reason: "not-picked", landed: { sha: first.sha, at: first.at }, detail };
}

/** It took a revert away and brought nothing of its own: what had been reverted stands again. */
const isUnrevert = ({ texts, revertedBy }: Line, index: number): boolean =>
  texts[index]?.revert != null && revertedBy.includes(index);

/** Asked for in several pull requests: the one that says that it holds the change is it, else all of them together are. */
function inParts(ground: Ground, number: number): Whereabouts | null {
  const { branch, joins } = ground;
  const { all, sayIt } = joins.partsOf(number);
  // What was closed gave way to another.
  if (sayIt.some((release) => isHere(ground, release) || ground.releasePulls.get(release)?.state === "CLOSED"))
    return null;
  const left = all.filter((release) => !isHere(ground, release));
  const others = branch
    .carriers(number)
    .some((index) => branch.alive[index] && !branch.texts[index]?.lands.some((landed) => all.includes(landed)));
  if (left.length === 0 || others) return null;
  const names = left.map((release) => `#${release}`).join(", ");
  const why = `Asked for in ${all.length} parts, and ${names} is not on ${ground.found.branch}`;
  return { state: "unknown", why, source: null };
}

/** A request names it among others, and the pull request on the branch does not bear that out. */
function onlySaid(ground: Ground, number: number): Whereabouts | null {
  const [release] = saidOn(ground, number);
  if (release === undefined) return null;
  const why = `Asked for with #${release}, which does not name it: say in #${release} whether it holds it`;
  return { state: "unknown", why, source: null };
}

/** Release pull requests on the branch that may hold a change, as far as requests tell. */
export const saidOn = (ground: Ground, number: number): number[] =>
  ground.joins.saidOf(number).filter((release) => isHere(ground, release));

function isHere({ branch }: Ground, release: number): boolean {
  return branch.carriers(release).some((index) => branch.alive[index] && branch.texts[index]?.lands.includes(release));
}

function revertedHere(ground: Ground, carriers: readonly number[], landed: { sha: string; at: string }): Whereabouts {
  const by = ground.branch.revertedBy[carriers.at(-1) ?? -1] ?? -1;
  const revert = ground.branch.commits[by];
  const number = ground.branch.texts[by]?.lands[0];
  const name = number === undefined ? (revert?.sha.slice(0, 7) ?? "a later commit") : `#${number}`;
  return {
    state: "missing",
    reason: "reverted-on-branch",
    landed,
    detail: `Reverted on ${ground.found.branch} by ${name}`,
  };
}

/** That nothing carries it is only known once everything that could was read. */
function notPicked(ground: Ground, landed: { sha: string; at: string }): Whereabouts {
  const unread = (["branch", "release-pulls", "tracker"] as const).find((kind) => !isWhole(ground.sources, kind));
  if (unread)
    return {
      state: "unknown",
      why: "Landed after the cut; what is on the branch has not been read whole",
      source: unread,
    };
  const detail = `Landed on ${ground.project.trunk} after the cut, not on ${ground.found.branch}`;
  return { state: "missing", reason: "not-picked", landed, detail };
}

function outsideTheLine(ground: Ground, pull: PullFact): Whereabouts {
  if (!hasLanded(ground, pull)) {
    const why = pull.state === "OPEN" ? "Still open: nothing has landed" : "Closed without a merge";
    return { state: "not-missing", why };
  }
  const bot = pull.state === "CLOSED";
  if (!bot && pull.base !== ground.project.trunk)
    return { state: "not-missing", why: `Merged to ${pull.base}, not to ${ground.project.trunk}` };
  const landedAt = pull.mergedAt ?? pull.closedAt;
  if (!ground.cut || landedAt === null)
    return { state: "unknown", why: "The cut of the branch is not known", source: "branch" };
  const whole = isWhole(ground.sources, "trunk");
  if (at(landedAt) > at(ground.cut.at) + (whole ? slackMs : 0)) {
    const why = `#${pull.number} landed after the cut, but no commit on ${ground.project.trunk} names it`;
    return { state: "unknown", why, source: whole ? null : "trunk" };
  }
  const revert = ground.branch.commits[ground.branch.before.get(`#${pull.number}`) ?? -1];
  if (!revert) return { state: "on-branch", since: "cut" };
  const detail = `From before the cut, reverted on ${ground.found.branch} by ${revert.sha.slice(0, 7)}`;
  return {
    state: "missing",
    reason: "reverted-on-branch",
    landed: { sha: pull.mergeCommit ?? "", at: landedAt },
    detail,
  };
}

export function isOnBranch(ground: Ground, number: number): boolean {
  return stands(ground.branch, number) || whereabouts(ground, number).state === "on-branch";
}
