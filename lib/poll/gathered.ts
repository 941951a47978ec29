/**
 * A poll is kept in one piece: what its tasks write is gathered and stored with its end, so that no page ever shows half
 * of a poll. Only a first read is stored as it goes, since it is long and pages fill from it.
 */
import { type Fact, type FactKind, factKey } from "../domain/facts";
import type { Source } from "../domain/source";
import type { Facts, LeaseHeld, PollWrite } from "./store-port";

/** The last word on each object: a fact, or that it is gone. */
type Word = { kind: FactKind; key: string; fact: Fact | null };

export function gathered(store: Facts): Facts {
  const words = new Map<string, Word>();
  const sources = new Map<string, Source>();
  const memo: Record<string, unknown> = {};

  const say = (word: Word) => void words.set(`${word.kind} ${word.key}`, word);

  function gather(write: PollWrite): void {
    for (const fact of write.seen) say({ kind: fact.kind, key: factKey(fact), fact });
    for (const { kind, key } of write.gone) say({ kind, key, fact: null });
    for (const source of write.sources) sources.set(source.id, source);
    Object.assign(memo, write.memo);
  }

  async function writePoll(write: PollWrite, lease: LeaseHeld): Promise<{ changed: number }> {
    gather(write);
    if (write.poll === null) return { changed: 0 };
    const seen = [...words.values()].flatMap(({ fact }) => fact ?? []);
    const gone = [...words.values()].filter(({ fact }) => fact === null);
    return store.writePoll({ ...write, seen, gone, sources: [...sources.values()], memo }, lease);
  }

  /** What is stored, as it will be when this poll is. */
  async function factsAt(project: string, at: string | null, kinds?: FactKind[]): Promise<Fact[]> {
    const stored = await store.factsAt(project, at, kinds);
    if (at !== null) return stored;
    const kept = stored.filter((fact) => !words.has(`${fact.kind} ${factKey(fact)}`));
    const fresh = [...words.values()].flatMap(({ kind, fact }) =>
      fact === null || (kinds && !kinds.includes(kind)) ? [] : [fact],
    );
    return [...kept, ...fresh];
  }

  return { writePoll, factsAt };
}
