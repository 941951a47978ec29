/** Looking: at what is watched, and again where more is to be watched than was known. */
import { GitHubError } from "../github/errors";
import type { Watch } from "../github/queries/probe";
import { type Desk, noteTrouble } from "./desk";
import { type Memory, memo } from "./memory";
import { somethingVanished } from "./plan";
import { branchKey } from "./read/branches";
import { look, type RepoSight, type Sight } from "./sight";
import { watches } from "./watch";

/** Null when the look failed: then every source is in doubt. */
export async function lookOnce(desk: Desk): Promise<Sight | null> {
  try {
    const asked = watches(desk.project, desk.memory, desk.followed);
    const sight = await look(desk.github, asked);
    return vanished(desk, sight) ? await look(desk.github, asked) : sight;
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    noteTrouble(desk, desk.sources.unsettled(desk.followed), error);
    return null;
  }
}

/** True where something that was there seems to be gone, in whichever repository. */
function vanished(desk: Desk, sight: Sight): boolean {
  const own = ownOf(desk, sight);
  if (somethingVanished(desk.project, own, desk.memory, desk.followed)) return true;
  const unseen = desk.memory.get(memo.unseen) ?? [];
  return [...sight.values()].some(
    (seen) => seen !== own && (seen.exists || !unseen.includes(seen.watch.repo)) && vanishedBeside(seen, desk.memory),
  );
}

/** Their tags are never forgotten; a repository that is hidden shows none of its branches. */
function vanishedBeside(seen: RepoSight, memory: Memory): boolean {
  const { repo, branches } = seen.watch;
  return branches.some((name) => memory.get(memo.branch, branchKey(repo, name))?.head && !seen.head(name));
}

/** The same sight where it shows all that is watched by now, else a new one. */
export async function lookAgain(desk: Desk, before: Sight): Promise<Sight | null> {
  if (desk.trouble?.ended) {
    const trouble = { text: desk.trouble.text, partial: false, nextTry: desk.nextPoll };
    desk.sources.bad(desk.sources.unsettled(desk.followed), desk.now, trouble);
    return null;
  }
  const wanted = watches(desk.project, desk.memory, desk.followed);
  const same = wanted.every((watch) => {
    const seen = before.get(watch.repo);
    return seen !== undefined && shape(seen.watch) === shape(watch);
  });
  return same ? before : lookOnce(desk);
}

/** Commits and single threads that are new to the watch are looked at where they are read. */
const shape = (watch: Watch): string => JSON.stringify({ ...watch, commits: [], threads: [] });

export function ownOf(desk: Desk, sight: Sight): RepoSight {
  const own = sight.get(desk.project.repo);
  if (!own) throw new GitHubError("not-found", `GitHub shows no repository ${desk.project.repo} to this token.`);
  return own;
}
