/** References with what GitHub says of them. */
import type { FactBook } from "../domain/fact-book";
import type { PullFact } from "../domain/facts";
import type { Ref } from "../domain/reconciled";
import type { WrittenRef } from "../domain/written";
import type { Ground } from "./ground";
import { type Line, stands } from "./line";

export function pullOf(book: FactBook, repo: string, number: number): PullFact | null {
  return book.pulls.get(`${repo}#${number}`) ?? null;
}

/** Whether a pull request has landed: natively, by a bot that labels it, or because trunk carries it. */
export function hasLanded(ground: Ground, pull: PullFact): boolean {
  if (pull.state === "MERGED") return true;
  const { landedLabel } = ground.project;
  if (pull.state === "CLOSED" && landedLabel !== null && pull.labels.includes(landedLabel)) return true;
  return pull.repo === ground.repo && stands(ground.trunk, pull.number);
}

/** What became of a change on trunk. The commits decide where they were read; labels speak for the rest. */
export function trunkState(ground: Ground, pull: PullFact | null, number: number): Ref["state"] {
  const { trunk, project } = ground;
  const carriers = trunk.carriers(number);
  const wasReverted = carriers.some((index) => !trunk.alive[index]) || trunk.before.has(`#${number}`);
  const labelled = project.revertedLabel !== null && (pull?.labels.includes(project.revertedLabel) ?? false);
  if (stands(trunk, number)) return wasReverted || labelled ? "relanded" : "landed";
  if (wasReverted) return "reverted";
  if (!pull) return undefined;
  if (hasLanded(ground, pull)) return labelled ? "relanded" : "landed";
  if (labelled && pull.state === "OPEN") return "reverted";
  return pull.state === "OPEN" ? "open" : "closed";
}

export function trunkRef(ground: Ground, ref: WrittenRef): Ref {
  if ("sha" in ref) return shaRef(ground, ref.repo, ref.sha, ground.trunk);
  const pull = pullOf(ground.book, ref.repo, ref.number);
  const state = ref.repo === ground.repo ? trunkState(ground, pull, ref.number) : foreignState(pull);
  const landing = ground.trunk
    .carriers(ref.number)
    .filter((index) => ground.trunk.alive[index])
    .at(-1);
  const commit = landing === undefined ? (pull?.mergeCommit ?? null) : (ground.trunk.commits[landing]?.sha ?? null);
  return pullRef(ground, ref, pull, state, commit);
}

export function releaseRef(ground: Ground, ref: WrittenRef): Ref {
  if ("sha" in ref) return shaRef(ground, ref.repo, ref.sha, ground.branch);
  const pull = pullOf(ground.book, ref.repo, ref.number);
  const landings = ground.branch
    .carriers(ref.number)
    .filter((index) => ground.branch.texts[index]?.lands.includes(ref.number));
  const dead = landings.length > 0 && landings.every((index) => !ground.branch.alive[index]);
  const state = dead ? "reverted" : landings.length > 0 ? "landed" : foreignState(pull);
  const commit = ground.branch.commits[landings.at(-1) ?? -1]?.sha ?? pull?.mergeCommit ?? null;
  return pullRef(ground, ref, pull, state, commit);
}

function foreignState(pull: PullFact | null): Ref["state"] {
  if (!pull) return undefined;
  return pull.state === "MERGED" ? "landed" : pull.state === "OPEN" ? "open" : "closed";
}

function pullRef(
  ground: Ground,
  ref: { repo: string; number: number },
  pull: PullFact | null,
  state: Ref["state"],
  commit: string | null,
): Ref {
  const base: Ref = { repo: ref.repo, number: ref.number, url: pull?.url ?? pullUrl(ground, ref.repo, ref.number) };
  if (!pull && state === undefined) return base;
  const index = commit === null ? null : ground.trunk.find(commit);
  const landedAt = index === null ? null : (ground.trunk.commits[index]?.at ?? null);
  return {
    ...base,
    ...(pull ? { title: pull.title } : {}),
    ...(state ? { state } : {}),
    mergedAt: pull?.mergedAt ?? landedAt,
    commit,
  };
}

function shaRef(ground: Ground, repo: string, sha: string, line: Line): Ref {
  const index = repo === ground.repo ? line.find(sha) : null;
  const commit = index === null ? undefined : line.commits[index];
  const base: Ref = { repo, sha: commit?.sha ?? sha, url: commit?.url ?? `${host(ground)}/${repo}/commit/${sha}` };
  if (index === null || !commit) return base;
  return {
    ...base,
    title: line.texts[index]?.title ?? "",
    state: line.alive[index] ? "landed" : "reverted",
    mergedAt: commit.at,
  };
}

export function shaRefOf(ground: Ground, index: number): Ref {
  const commit = ground.branch.commits[index];
  return shaRef(ground, ground.repo, commit?.sha ?? "", ground.branch);
}

export function pullUrl(ground: Ground, repo: string, number: number): string {
  return `${host(ground)}/${repo}/pull/${number}`;
}

/** The web address of the GitHub that was read, so that an Enterprise server's links stay there. */
export function host(ground: Ground): string {
  return /^https?:\/\/[^/]+/.exec(ground.found.issue.url)?.[0] ?? "https://github.com";
}
