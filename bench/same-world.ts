/** Whether a store that followed the world holds what the world holds: nothing otherwise, nothing too little or too much. */
import { type Fact, factKey } from "../lib/domain/facts";
import { differences } from "../lib/poll/test-compare";
import { MemoryStore } from "../lib/poll/test-store";
import { ancestry } from "../lib/simulator/world/ancestry";
import type { World } from "../lib/simulator/world/world";

/** `otherwise`: the world's facts that the store lacks or holds otherwise. `lost`: what it holds and the world has not. */
export type Apart = { otherwise: string[]; lost: string[] };

export async function apart(kept: readonly Fact[], fresh: MemoryStore, world: World): Promise<Apart> {
  const followed = new MemoryStore();
  followed.restore([...kept], world.now);
  const found = await differences(followed, fresh);
  const held = new Set((await fresh.factsAt("", null)).map(nameOf));
  // What is named no longer stays known, so that a fresh reading need not see it: then the world itself is asked.
  const gone = kept.filter((fact) => !held.has(nameOf(fact)) && !isThere(world, fact)).map(nameOf);
  return {
    otherwise: found.filter(({ only }) => only !== "kept").map(({ id, fields }) => [id, ...(fields ?? [])].join(" ")),
    lost: [...new Set([...found.filter(({ only }) => only === "kept").map(({ id }) => id), ...gone])],
  };
}

const nameOf = (fact: Fact): string => `${fact.kind} ${factKey(fact)}`;

/** Only of those that may stay; the comparison judges the others. */
function isThere(world: World, fact: Fact): boolean {
  const repo = world.repos.get("repo" in fact ? fact.repo : "");
  if (!repo) return false;
  if (fact.kind === "issue") return repo.threads.get(fact.number)?.__typename === "Issue";
  if (fact.kind === "pull") return repo.threads.get(fact.number)?.__typename === "PullRequest";
  if (fact.kind !== "commit") return true;
  const head = repo.branches.get(fact.branch);
  return head !== undefined && ancestry(world, repo, head).some(({ sha }) => sha === fact.sha);
}
