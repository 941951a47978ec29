/** How many things are asked for at once, per query: halved when GitHub chokes, grown back while it does not. */
export class PageSizes {
  private readonly shrunk = new Map<string, { size: number; good: number }>();
  private readonly most = new Map<string, number>();
  /** What was learnt in this process: it is newer than any memory. */
  private readonly learnt = new Set<string>();

  /** States the size with which a query begins and to which it grows back. */
  begin(key: string, most: number): void {
    this.most.set(key, most);
  }

  of(key: string): number {
    return Math.min(this.shrunk.get(key)?.size ?? Number.POSITIVE_INFINITY, this.most.get(key) ?? 100);
  }

  /** `from` is how much was asked for, which may be less than was allowed. */
  shrink(key: string, from: number): void {
    this.learnt.add(key);
    this.shrunk.set(key, { size: Math.max(1, Math.floor(from / 2)), good: 0 });
  }

  /** Three good answers in a row double the size again. */
  grow(key: string): void {
    this.learnt.add(key);
    const now = this.shrunk.get(key);
    if (!now) return;
    if (now.good < 2) {
      now.good += 1;
      return;
    }
    const size = now.size * 2;
    if (size >= (this.most.get(key) ?? 100)) this.shrunk.delete(key);
    else this.shrunk.set(key, { size, good: 0 });
  }

  /** For the poller's memory; null when every query has its full size. */
  toJSON(): Record<string, number> | null {
    if (this.shrunk.size === 0) return null;
    return Object.fromEntries([...this.shrunk].map(([key, { size }]) => [key, size]));
  }

  /** From the poller's memory. Every poll restores, and growing back takes several polls: what is learnt stays. */
  restore(sizes: Record<string, number> | null): void {
    for (const [key, size] of Object.entries(sizes ?? {})) {
      if (this.learnt.has(key)) continue;
      this.learnt.add(key);
      this.shrunk.set(key, { size, good: 0 });
    }
  }
}
