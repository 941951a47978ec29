import fc from "fast-check";
import { expect, it } from "vitest";
import { type BranchFact, factKey } from "../domain/facts";
import { gathered } from "./gathered";
import type { PollOutcome } from "./store-port";
import { MemoryStore } from "./test-store";

const at = "2026-04-01T00:00:00.000Z";
const lease = { key: "p", holder: "test", fence: 1n };
const end: PollOutcome = { project: "p", at, ms: 1, requests: 1, points: 1, changed: 0, outcome: "ok" };
const branch = (name: string, head: string) => ({ kind: "branch", repo: "o/r", name, head }) as unknown as BranchFact;

const step = fc.record({ gone: fc.boolean(), name: fc.constantFrom("a", "b", "c"), head: fc.constantFrom("1", "2") });

it("what is gathered ends as what is written at once, and is read so before it is stored", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step), fc.array(step), async (before, during) => {
      const [direct, under] = [new MemoryStore(), new MemoryStore()];
      const shelf = gathered(under);
      const apply = async (store: Pick<MemoryStore, "writePoll">, { gone, name, head }: (typeof during)[number]) => {
        const fact = branch(name, head);
        const words = gone ? { seen: [], gone: [{ kind: fact.kind, key: factKey(fact) }] } : { seen: [fact], gone: [] };
        await store.writePoll({ project: "p", at, ...words, sources: [], memo: { [name]: head }, poll: null }, lease);
      };
      for (const one of before) for (const store of [direct, under]) await apply(store, one);
      const stored = await under.factsAt("p", null);
      for (const one of during) for (const store of [direct, shelf]) await apply(store, one);
      expect(await under.factsAt("p", null)).toEqual(stored);
      const whole = async (from: Pick<MemoryStore, "factsAt">) =>
        (await from.factsAt("p", null, ["branch"])).map((fact) => JSON.stringify(fact)).sort();
      expect(await whole(shelf)).toEqual(await whole(direct));
      for (const store of [direct, shelf])
        await store.writePoll({ project: "p", at, seen: [], gone: [], sources: [], memo: {}, poll: end }, lease);
      expect(await whole(under)).toEqual(await whole(direct));
      expect(await under.memo()).toEqual(await direct.memo());
    }),
  );
});
