import { createHash } from "node:crypto";
import type { Fact } from "../domain/facts";
import { pack, unpack } from "./packed-suite";

/** JSON with its keys in order, so that equal facts have equal text whoever made them. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

export function contentOf(fact: Fact): { hash: string; body: string } {
  const body = stableJson(pack(fact));
  return { hash: createHash("sha256").update(body).digest("hex").slice(0, 32), body };
}

/** Two generations of this weight, about a kilobyte each unit: what was used since the last change of generations stays. */
const mostOfGeneration = 75_000;
const weigh = (fact: Fact): number => 1 + (fact.kind === "suite" ? fact.jobs.length / 5 : 0);
/** However much room there is: what nobody asked for in a generation of this length is of the past. */
const generationMs = 5 * 60_000;

/**
 * Facts by content hash: parsed once, shared by every moment at which they held. A map that loses its oldest entry with
 * each new one grows slow by what it has lost, so that whole generations go instead.
 */
export function factCache(most = mostOfGeneration, clockMs = () => performance.now()) {
  let young = new Map<string, Fact>();
  let old = new Map<string, Fact>();
  let weight = 0;
  let since = clockMs();

  /** Only when it is asked: a quiet night loses nothing. */
  function turn(): void {
    if (weight < most && clockMs() - since < generationMs) return;
    [old, young] = [young, new Map()];
    [weight, since] = [0, clockMs()];
  }

  function keep(hash: string, fact: Fact): Fact {
    turn();
    young.set(hash, fact);
    weight += weigh(fact);
    return fact;
  }

  return {
    get(hash: string): Fact | undefined {
      turn();
      const fact = young.get(hash);
      if (fact) return fact;
      const older = old.get(hash);
      return older && keep(hash, older);
    },
    /** Reads a list of bodies, whose hashes come in the same order. */
    read(hashes: readonly string[], bodies: string): Fact[] {
      const list: unknown = JSON.parse(bodies);
      if (!Array.isArray(list) || list.length !== hashes.length) throw new Error("Contents and their hashes differ.");
      return list.map((stored, nth) => keep(hashes[nth] ?? "", unpack(stored)));
    },
  };
}

export type FactCache = ReturnType<typeof factCache>;
