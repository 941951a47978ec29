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

const mostKept = 40_000;

/** Facts by content hash: parsed once, shared by every moment at which they held. Bounded, oldest use out first. */
export function factCache() {
  const kept = new Map<string, Fact>();
  return {
    get(hash: string): Fact | undefined {
      const fact = kept.get(hash);
      if (!fact) return undefined;
      kept.delete(hash);
      kept.set(hash, fact);
      return fact;
    },
    /** Reads a list of bodies, whose hashes come in the same order. */
    read(hashes: readonly string[], bodies: string): Fact[] {
      const list: unknown = JSON.parse(bodies);
      if (!Array.isArray(list) || list.length !== hashes.length) throw new Error("Contents and their hashes differ.");
      return list.map((stored, nth) => {
        const fact = unpack(stored);
        kept.set(hashes[nth] ?? "", fact);
        const oldest = kept.size > mostKept ? kept.keys().next().value : undefined;
        if (oldest !== undefined) kept.delete(oldest);
        return fact;
      });
    },
  };
}

export type FactCache = ReturnType<typeof factCache>;
