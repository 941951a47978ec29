import fc from "fast-check";
import { expect, it } from "vitest";
import { type Fact, type FactKind, factKey } from "../domain/facts";
import { gathered } from "./gathered";
import type { PollOutcome } from "./store-port";
import { MemoryStore } from "./test-store";

const at = "2026-04-01T00:00:00.000Z";
const lease = { key: "p", holder: "test", fence: 1n };
const end: PollOutcome = { project: "p", at, ms: 1, requests: 1, points: 1, changed: 0, outcome: "ok" };
const kinds: FactKind[] = ["branch", "tag"];
const step = fc.record({
  gone: fc.boolean(),
  kind: fc.constantFrom(...kinds),
  name: fc.constantFrom("a", "b", "c"),
  head: fc.constantFrom("1", "2"),
});

it("what is gathered ends as what is written at once, and is read so before it is stored", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step), fc.array(step), async (before, during) => {
      const [direct, under] = [new MemoryStore(), new MemoryStore()];
      const shelf = gathered(under);
      const apply = async (store: Pick<MemoryStore, "writePoll">, { gone, ...told }: (typeof during)[number]) => {
        const fact = { repo: "o/r", ...told } as unknown as Fact;
        const words = gone ? { seen: [], gone: [{ kind: fact.kind, key: factKey(fact) }] } : { seen: [fact], gone: [] };
        await store.writePoll(
          { project: "p", at, ...words, sources: [], memo: { [told.name]: told.head }, poll: null },
          lease,
        );
      };
      for (const one of before) for (const store of [direct, under]) await apply(store, one);
      const stored = await under.factsAt("p", null);
      for (const one of during) for (const store of [direct, shelf]) await apply(store, one);
      expect(await under.factsAt("p", null)).toEqual(stored);
      const asked = [["branch"], ["tag"], kinds, undefined] as (FactKind[] | undefined)[];
      const whole = async (from: Pick<MemoryStore, "factsAt">) => {
        const answers = await Promise.all(asked.map((these) => from.factsAt("p", null, these)));
        return answers.map((facts) => facts.map((fact) => JSON.stringify(fact)).sort());
      };
      expect(await whole(shelf)).toEqual(await whole(direct));
      for (const store of [direct, shelf])
        await store.writePoll({ project: "p", at, seen: [], gone: [], sources: [], memo: {}, poll: end }, lease);
      expect(await whole(under)).toEqual(await whole(direct));
      expect(await under.memo()).toEqual(await direct.memo());
    }),
  );
});
