/** What closed an issue: pull requests and commits, by GitHub's word and by trunk's own messages. */
import type { IssueFact } from "../domain/facts";
import { unique } from "./commit-text";
import type { Ground } from "./ground";
import { at } from "./time";
import type { Whereabouts } from "./whereabouts";

export type Fixes = {
  pulls: number[];
  /** Commits without a pull request, with where they are. */
  commits: Whereabouts[];
  /** Another repository in which it was fixed, where one is named. */
  elsewhere: string | null;
};

export function fixesOf(ground: Ground, issue: IssueFact): Fixes {
  const closer = issue.events.findLast((event) => event.kind === "closed")?.closer ?? null;
  const named = [...issue.closedBy, ...(closer?.number ? [{ repo: closer.repo, number: closer.number }] : [])];
  const here = named.filter((ref) => ref.repo === ground.repo).map((ref) => ref.number);
  const elsewhere = named.find((ref) => ref.repo !== ground.repo)?.repo ?? null;
  const mentioned = ground
    .trunkFixes(issue.number)
    .flatMap((index) => ground.trunk.texts[index]?.lands.slice(0, 1) ?? []);
  const pulls = unique([...here, ...ground.closedByPulls(issue.number), ...mentioned]);
  const sha = closer?.number === null ? closer.sha : null;
  const commits = sha && !isOfPulls(ground, sha, pulls) ? [ofCommit(ground, sha, issue)] : [];
  return { pulls, commits, elsewhere };
}

/** Whether the commit is how one of these pull requests landed. */
function isOfPulls({ trunk, branch }: Ground, sha: string, pulls: readonly number[]): boolean {
  const lands = [trunk, branch].flatMap((line) => {
    const index = line.find(sha);
    return index === null ? [] : [...(line.carried[index] ?? []), ...(line.texts[index]?.lands ?? [])];
  });
  return pulls.length > 0 && lands.some((number) => pulls.includes(number));
}

function ofCommit(ground: Ground, sha: string, issue: IssueFact): Whereabouts {
  const { branch, trunk, cut } = ground;
  if (branch.find(sha) !== null) return { state: "on-branch", since: sha };
  const index = trunk.find(sha);
  if (index === null) {
    const before = cut !== null && issue.closedAt !== null && at(issue.closedAt) <= at(cut.at);
    return before
      ? { state: "on-branch", since: "cut" }
      : { state: "unknown", why: `Closed by ${sha.slice(0, 7)}, which was not found`, source: "trunk" };
  }
  if (!trunk.alive[index]) return { state: "not-missing", why: "Its commit was reverted on trunk" };
  const picked = branch.texts.some(
    (text, place) => branch.alive[place] && text.pickedFrom.some((from) => trunk.find(from) === index),
  );
  if (picked) return { state: "on-branch", since: sha };
  const commit = trunk.commits[index];
  const detail = `Commit ${sha.slice(0, 7)} is not on ${ground.found.branch}`;
  return { state: "missing", reason: "not-picked", landed: commit ? { sha: commit.sha, at: commit.at } : null, detail };
}
