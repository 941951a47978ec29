/** What became of each thing that a pick asks to have on the branch. */
import type { PullFact } from "../../domain/facts";
import { isWhole } from "../../domain/source";
import type { WrittenRef } from "../../domain/written";
import type { Ground } from "../ground";
import { pullOf } from "../refs";
import type { Draft } from "./drafts";

export type Landing = {
  ref: WrittenRef;
  pull: PullFact | null;
  /** Its commits on the branch. */
  commits: number[];
  /** `later`: after this version's final tag. */
  state: "landed" | "later" | "reverted" | "open" | "closed" | "astray" | "unread";
};

export function landings(ground: Ground, draft: Draft): Landing[] {
  const named = draft.release.map((ref) => landingOf(ground, ref));
  if (named.length > 0 || draft.pushed.length === 0) return named;
  return draft.pushed.map((index) => {
    const sha = ground.branch.commits[index]?.sha ?? "";
    return { ref: { repo: ground.repo, sha }, pull: null, commits: [index], state: standing(ground, [index]) };
  });
}

function landingOf(ground: Ground, ref: WrittenRef): Landing {
  const pull = "number" in ref ? pullOf(ground.book, ref.repo, ref.number) : null;
  const commits = ref.repo === ground.repo ? commitsOf(ground, ref) : [];
  if (commits.length > 0) {
    const state = standing(ground, commits);
    // GitHub joins a commit with every pull request that holds it: while this one is open it has not landed.
    return { ref, pull, commits, state: state === "landed" && pull?.state === "OPEN" ? "open" : state };
  }
  if (ref.repo === ground.repo && ground.afterShip.some((commit) => names(commit.sha, commit.pulls, ref)))
    return { ref, pull, commits, state: "later" };
  if (!pull) return { ref, pull, commits, state: "unread" };
  if (pull.state !== "MERGED") return { ref, pull, commits, state: pull.state === "OPEN" ? "open" : "closed" };
  // Merged, as GitHub says. Its commit must be there too, as far as the branch was read.
  const unread = ref.repo === ground.repo && pull.base === ground.found.branch && !isWhole(ground.sources, "branch");
  const beside = ref.repo !== ground.repo && isReleaseBranch(ground, pull.base);
  return { ref, pull, commits, state: unread || beside ? "landed" : "astray" };
}

/** Another repository calls its branch of the release in its own way, but by this version or by that name. */
function isReleaseBranch({ found }: Ground, base: string): boolean {
  const [major, minor] = found.version.split(".");
  return base === found.branch || base.includes(`${major}.${minor}`) || /^release\b/.test(base);
}

export function commitsOf(ground: Ground, ref: WrittenRef): number[] {
  if ("sha" in ref) {
    const index = ground.branch.find(ref.sha);
    return index === null ? [] : [index];
  }
  return ground.branch.carriers(ref.number).filter((index) => ground.branch.texts[index]?.lands.includes(ref.number));
}

function standing(ground: Ground, commits: readonly number[]): "landed" | "reverted" {
  return commits.some((index) => ground.branch.alive[index]) ? "landed" : "reverted";
}

function names(sha: string, pulls: readonly { repo: string; number: number }[], ref: WrittenRef): boolean {
  if ("sha" in ref) return sha.startsWith(ref.sha);
  return pulls.some((pull) => pull.repo === ref.repo && pull.number === ref.number);
}

/** An issue, a number that GitHub does not have, or a commit that is not on the branch: nothing that anyone could merge. */
export function isNoPull({ book, sources, branch, repo }: Ground, ref: WrittenRef): boolean {
  if ("sha" in ref) return ref.repo === repo && isWhole(sources, "branch") && branch.find(ref.sha) === null;
  const key = `${ref.repo}#${ref.number}`;
  if (book.issues.has(key)) return true;
  return !book.pulls.has(key) && branch.carriers(ref.number).length === 0 && isWhole(sources, "named-pulls");
}
