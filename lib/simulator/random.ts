import { createHash } from "node:crypto";

/** A small seeded generator (mulberry32): the same seed gives the same world on every machine. */
export type Random = {
  next(): number;
  int(below: number): number;
  pick<T>(list: readonly T[]): T;
};

export function random(seed: number | string): Random {
  let state = typeof seed === "number" ? seed >>> 0 : Number.parseInt(digest(seed).slice(0, 8), 16);
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (below: number) => Math.floor(next() * below);
  const pick = <T>(list: readonly T[]): T => {
    const value = list[int(list.length)];
    if (value === undefined) throw new Error("random.pick: the list is empty");
    return value;
  };
  return { next, int, pick };
}

/** 40 hexadecimal digits from a text. A script may fix the first digits, so that a commit is known by them. */
export function shaOf(text: string, prefix = ""): string {
  return prefix + digest(text).slice(prefix.length);
}

export function digest(text: string): string {
  return createHash("sha1").update(text).digest("hex");
}
