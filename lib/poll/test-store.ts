/** The store in memory, for unit tests of polling: the same promises, no database. */
import { type Fact, type FactKind, factKey } from "../domain/facts";
import type { Source } from "../domain/source";
import { LeaseLost } from "../store";
import type { LeaseHeld, PollOutcome, PollWrite, StorePort } from "./store-port";

type Version = { fact: Fact; from: string; until: string | null };

export class MemoryStore implements StorePort {
  readonly versions: Version[] = [];
  readonly polls: PollOutcome[] = [];
  readonly sourceHistory: Source[] = [];
  private readonly current = new Map<string, Version>();
  private readonly sources = new Map<string, Source>();
  private readonly memory = new Map<string, string>();
  private readonly deliveries = new Set<string>();
  private fences = 0n;
  private leased: { holder: string; fence: bigint } | null = null;
  writes = 0;

  async writePoll(write: PollWrite, lease: LeaseHeld): Promise<{ changed: number }> {
    if (this.leased && (this.leased.holder !== lease.holder || this.leased.fence !== lease.fence)) {
      throw new LeaseLost(lease);
    }
    this.writes += 1;
    let changed = 0;
    for (const fact of write.seen) if (this.see(fact, write.at)) changed += 1;
    for (const { kind, key } of write.gone) if (this.end(`${kind} ${key}`, write.at)) changed += 1;
    for (const source of write.sources) {
      this.sources.set(source.id, source);
      this.sourceHistory.push(source);
    }
    for (const [key, value] of Object.entries(write.memo)) {
      if (value === null) this.memory.delete(key);
      else this.memory.set(key, JSON.stringify(value));
    }
    if (write.poll) this.polls.push(write.poll);
    return { changed };
  }

  /** Puts something into the poller's memory. */
  remember(name: string, value: unknown): void {
    this.memory.set(name, JSON.stringify(value));
  }

  /** Holds what another store holds, to be compared. */
  restore(facts: Fact[], at: string): void {
    for (const fact of facts) this.see(fact, at);
  }

  private see(fact: Fact, at: string): boolean {
    const id = `${fact.kind} ${factKey(fact)}`;
    const before = this.current.get(id);
    if (before && JSON.stringify(before.fact) === JSON.stringify(fact)) return false;
    if (before) before.until = at;
    const version = { fact, from: at, until: null };
    this.current.set(id, version);
    this.versions.push(version);
    return true;
  }

  private end(id: string, at: string): boolean {
    const before = this.current.get(id);
    if (!before) return false;
    before.until = at;
    this.current.delete(id);
    return true;
  }

  async factsAt(_project: string, at: string | null, kinds?: FactKind[]): Promise<Fact[]> {
    const holds = (version: Version) =>
      at === null ? version.until === null : version.from <= at && (version.until === null || version.until > at);
    return this.versions.filter(holds).flatMap(({ fact }) => (kinds && !kinds.includes(fact.kind) ? [] : [fact]));
  }

  async sourcesAt(): Promise<Source[]> {
    return [...this.sources.values()];
  }

  async memo(): Promise<Record<string, unknown>> {
    return Object.fromEntries([...this.memory].map(([key, value]) => [key, JSON.parse(value) as unknown]));
  }

  async rateLimit() {
    return this.polls.findLast((poll) => poll.rateLimit)?.rateLimit ?? null;
  }

  async pauses() {
    const { pause } = await this.memo();
    return pause === undefined ? [] : [pause];
  }

  async acquireLease(_key: string, holder: string): Promise<bigint | null> {
    if (this.leased && this.leased.holder !== holder) return null;
    this.fences += this.leased ? 0n : 1n;
    this.leased = { holder, fence: this.fences };
    return this.fences;
  }

  async releaseLease(_key: string, holder: string): Promise<void> {
    if (this.leased?.holder === holder) this.leased = null;
  }

  /** As if the holder had been silent until its lease ran out. */
  expireLease(): void {
    this.leased = null;
  }

  async seenDelivery(id: string): Promise<boolean> {
    const isNew = !this.deliveries.has(id);
    this.deliveries.add(id);
    return isNew;
  }
}
