/** Where two stores differ in what holds now. */
import { type Fact, factKey, factSchema } from "../domain/facts";
import type { MemoryStore } from "./test-store";

export type Difference = { only: "kept" | "fresh" | "both"; id: string; fields?: string[] };

/**
 * `kept` followed the world, `fresh` read it at once. A commit's index only orders, and starts where reading
 * started; what is named no longer stays known. Both are no difference.
 */
export async function differences(kept: MemoryStore, fresh: MemoryStore): Promise<Difference[]> {
  const [before, after] = [await byId(kept), await byId(fresh)];
  const found: Difference[] = [];
  for (const [id, fact] of after) {
    const other = before.get(id);
    if (!other) found.push({ only: "fresh", id });
    else if (JSON.stringify(other) !== JSON.stringify(fact))
      found.push({ only: "both", id, fields: fields(other, fact) });
  }
  for (const [id, fact] of before) if (!after.has(id) && !mayStay(fact)) found.push({ only: "kept", id });
  return found;
}

const mayStay = (fact: object): boolean =>
  "kind" in fact && (fact.kind === "pull" || fact.kind === "issue" || fact.kind === "commit");

const fields = (a: object, b: object): string[] =>
  Object.keys({ ...a, ...b }).filter(
    (key) => JSON.stringify(Reflect.get(a, key)) !== JSON.stringify(Reflect.get(b, key)),
  );

async function byId(store: MemoryStore): Promise<Map<string, object>> {
  const facts = await store.factsAt("", null);
  return new Map(facts.map((fact) => [`${fact.kind} ${factKey(fact)}`, comparable(fact)]));
}

/** In the schema's order of names, as the stores keep them in different ones. */
function comparable(read: Fact): object {
  const fact = factSchema.parse(read);
  if (fact.kind !== "commit") return fact;
  const { index: _, ...rest } = fact;
  return rest;
}
