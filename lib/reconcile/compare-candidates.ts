/** What entered and left between any two candidates, and what the next one would hold if it were cut now. */
import type { Candidate, Reconciled } from "../domain/reconciled";

export type Comparison = { entered: string[]; left: string[]; withoutPick: Candidate["withoutPick"] };

/** Either order of the tags is understood as from the earlier to the later. Null: there is no such candidate. */
export function compareCandidates(candidates: readonly Candidate[], one: string, other: string): Comparison | null {
  const places = [one, other].map((tag) => candidates.findIndex((candidate) => candidate.tag === tag));
  const [from, to] = [Math.min(...places), Math.max(...places)];
  if (from < 0) return null;
  const before = contentsAt(candidates, from);
  const after = contentsAt(candidates, to);
  return {
    entered: [...after].filter((id) => !before.has(id)),
    left: [...before].filter((id) => !after.has(id)),
    withoutPick: candidates.slice(from + 1, to + 1).flatMap((candidate) => candidate.withoutPick),
  };
}

/** Merged picks that no candidate holds would enter; those that were reverted since would leave. */
export function nextCandidate({ candidates, picks }: Reconciled): Omit<Comparison, "withoutPick"> {
  const held = contentsAt(candidates, candidates.length - 1);
  return {
    entered: picks.filter((pick) => pick.state === "merged" && !held.has(pick.id)).map((pick) => pick.id),
    left: picks.filter((pick) => pick.state === "reverted" && held.has(pick.id)).map((pick) => pick.id),
  };
}

function contentsAt(candidates: readonly Candidate[], last: number): Set<string> {
  const held = new Set<string>();
  for (const { entered, left } of candidates.slice(0, last + 1)) {
    for (const id of entered) held.add(id);
    for (const id of left) held.delete(id);
  }
  return held;
}
