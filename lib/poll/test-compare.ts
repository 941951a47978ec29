/** Where two stores differ in what holds now. */
import { type CommitFact, type Fact, factKey, factSchema, type IssueFact, type PullFact } from "../domain/facts";
import { namesIn, namesInIssue, namesInPull } from "./names";
import type { MemoryStore } from "./test-store";

export type Difference = { only: "kept" | "fresh" | "both"; id: string; fields?: string[] };

/**
 * `kept` followed the world, `fresh` read it at once. A commit's index only orders, and starts where reading
 * started; what is named no longer stays known, and trunk from before. None of these is a difference.
 */
export async function differences(kept: MemoryStore, fresh: MemoryStore): Promise<Difference[]> {
  const [before, after] = [await byId(kept), await byId(fresh)];
  const found: Difference[] = [];
  const excused = excuses(await fresh.factsAt("", null));
  for (const [id, fact] of after) {
    const other = before.get(id);
    if (!other) found.push({ only: "fresh", id });
    else if (JSON.stringify(other) !== JSON.stringify(fact))
      found.push({ only: "both", id, fields: fields(other, fact) });
  }
  for (const [id, fact] of before) if (!after.has(id) && !excused(fact)) found.push({ only: "kept", id });
  return found;
}

/** What may be kept though a fresh reading has no reason to read it: threads that nothing names, and older trunk. */
function excuses(fresh: Fact[]): (kept: Fact) => boolean {
  const home = fresh.find((fact) => fact.kind === "milestone" || fact.kind === "comment")?.repo;
  const branches = new Map(fresh.flatMap((fact) => (fact.kind === "branch" ? [[factKey(fact), fact]] : [])));
  const scopes = new Set(fresh.flatMap((fact) => (fact.kind === "milestone" ? fact.title : [])));
  const isListed = (thread: IssueFact | PullFact): boolean =>
    thread.repo === home &&
    (scopes.has(thread.milestone ?? "") ||
      (thread.kind === "pull" && Boolean(branches.get(`${thread.repo}:${thread.base}`)?.cut)));
  const named = new Set(fresh.flatMap((fact) => namesOf(fact, isListed)));
  const oldest = new Map<string, string>();
  for (const fact of fresh) {
    if (fact.kind !== "commit") continue;
    const line = `${fact.repo}:${fact.branch}`;
    if (fact.at < (oldest.get(line) ?? "9")) oldest.set(line, fact.at);
  }
  // A branch that is followed is whole: only trunk reaches further back for one who began earlier.
  const isOlder = (commit: CommitFact): boolean => {
    const line = `${commit.repo}:${commit.branch}`;
    const branch = branches.get(line);
    return !branch || (branch.exists && branch.cut === null && commit.at <= (oldest.get(line) ?? "9"));
  };
  return (kept) => {
    if (kept.kind === "commit") return isOlder(kept);
    return (kept.kind === "pull" || kept.kind === "issue") && !isListed(kept) && !named.has(factKey(kept));
  };
}

/** What a fact gives a reason to read. */
function namesOf(fact: Fact, isListed: (thread: IssueFact | PullFact) => boolean): string[] {
  if (fact.kind === "comment") return fact.minimized ? [] : namesIn(fact.body, fact.repo);
  if (fact.kind === "pull" && isListed(fact) && fact.files !== null) return namesInPull(fact);
  return fact.kind === "issue" && isListed(fact) ? namesInIssue(fact) : [];
}

const fields = (a: object, b: object): string[] =>
  Object.keys({ ...a, ...b }).filter(
    (key) => JSON.stringify(Reflect.get(a, key)) !== JSON.stringify(Reflect.get(b, key)),
  );

async function byId(store: MemoryStore): Promise<Map<string, Fact>> {
  const facts = await store.factsAt("", null);
  return new Map(facts.map((fact) => [`${fact.kind} ${factKey(fact)}`, comparable(fact)]));
}

/** In the schema's order of names, as the stores keep them in different ones. */
function comparable(read: Fact): Fact {
  const fact = factSchema.parse(read);
  return fact.kind === "commit" ? { ...fact, index: 0 } : fact;
}
