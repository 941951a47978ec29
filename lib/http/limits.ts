/** How much one address may ask. A bucket fills steadily and may be emptied at once, so that an office can work. */
export type Limited = "search" | "understand" | "sign-in" | "past" | "events";

/** What each kind takes of the setting; none for what is not limited. */
const shares: Record<Exclude<Limited, "events">, number> = {
  search: 1,
  understand: 1,
  "sign-in": 0.1,
  past: 0.5, // each moment is worked out anew
};
const mostAddresses = 20_000;

const kinds: readonly [RegExp, Limited][] = [
  [/^\/(?:search|api\/v1\/lookup|(?:api\/v1\/projects\/)?[^/]+\/notes)\/?$/, "search"],
  [/^\/(?:check|api\/v1\/understand\/[^/]+)\/?$/, "understand"],
  [/^\/(?:sign-in(?:\/.*)?|sign-out|keys)\/?$/, "sign-in"],
  [/^\/api\/v1\/events\/?$/, "events"],
];

/** A moment of the past that nobody has asked for costs as much as a new snapshot. */
const asksThePast = (address: string): boolean => new URLSearchParams(address.split("?")[1] ?? "").has("at");

export function limitOf(path: string, address = path): Limited | null {
  return kinds.find(([shape]) => shape.test(path))?.[1] ?? (asksThePast(address) ? "past" : null);
}

type Bucket = { left: number; at: number };

export class Limits {
  readonly #buckets = new Map<string, Bucket>();
  readonly #streams = new Map<string, number>();

  /** `perMinute` 0 limits nothing. */
  constructor(private readonly perMinute: number) {}

  /** Takes one. Null when it was there; else how many seconds to wait. */
  take(kind: Exclude<Limited, "events">, address: string, nowMs: number): number | null {
    if (this.perMinute === 0) return null;
    const perMs = (this.perMinute * shares[kind]) / 60_000;
    const most = Math.max(1, (this.perMinute * shares[kind]) / 2);
    const name = `${kind} ${address}`;
    const { left, at } = this.#buckets.get(name) ?? { left: most, at: nowMs };
    const now = Math.min(most, left + Math.max(0, nowMs - at) * perMs);
    this.#buckets.delete(name); // the oldest stand first
    this.#buckets.set(name, { left: now >= 1 ? now - 1 : now, at: nowMs });
    if (this.#buckets.size > mostAddresses) this.#forgetOldest();
    return now >= 1 ? null : Math.max(1, Math.ceil((1 - now) / perMs / 1000));
  }

  /** Opens a stream; null when the address has too many. The answer closes it. */
  open(address: string): (() => void) | null {
    const open = this.#streams.get(address) ?? 0;
    if (this.perMinute > 0 && open >= this.perMinute) return null;
    this.#streams.set(address, open + 1);
    let closed = false;
    return () => {
      if (closed) return;
      closed = true;
      const left = (this.#streams.get(address) ?? 1) - 1;
      if (left > 0) this.#streams.set(address, left);
      else this.#streams.delete(address);
    };
  }

  #forgetOldest(): void {
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
