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

/** Two generations of this many: what was used since the last change of generations stays. */
const mostOfGeneration = 30_000;

/**
 * Facts by content hash: parsed once, shared by every moment at which they held. A map that loses its oldest entry with
 * each new one grows slow by what it has lost, so that whole generations go instead.
 */
export function factCache(most = mostOfGeneration) {
  let young = new Map<string, Fact>();
  let old = new Map<string, Fact>();

  function keep(hash: string, fact: Fact): Fact {
    if (young.size >= most) [old, young] = [young, new Map()];
    young.set(hash, fact);
    return fact;
  }

  return {
    get(hash: string): Fact | undefined {
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
