/** Pages fill while the first read goes on: what they claim meanwhile must be what the whole read bears out. */
import { describe, expect, it } from "vitest";
import { testWorld } from "../poll/test-world";
import { scenarios } from "../simulator/scenarios/index";
import { deriveForTest } from "./test-derive";

const worlds = [
  ["pytorch-2.12", "2.12.0"],
  ["pytorch-2.12", "2.11.1"],
  ["red", "2.12.0"],
  ["all-green", "2.12.0"],
  ["patch-2.12.1", "2.12.1"],
  ["native", "1.4.0"],
] as const;

describe("while the first read goes on", () => {
  it.each(worlds)(
    "%s, %s: no gate passes or fails that does not in the end, and it is never go too early",
    async (...of) => {
      const [name, version] = of;
      const project = scenarios.find((one) => one.name === name)?.projects[0];
      const test = await testWorld({ scenario: name, ...(project ? { project } : {}) });
      const judge = async () => {
        const facts = await test.store.factsAt("", null);
        const given = { project: test.project, facts, sources: await test.store.sourcesAt() };
        return deriveForTest({ ...given, now: test.simulator.clock.now() }, version);
      };
      const claims: { step: number; call: string; gates: [string, string, string][] }[] = [];
      const { writePoll } = test.store;
      test.store.writePoll = async (...given) => {
        const written = await writePoll.apply(test.store, given);
        const judged = await judge();
        const gates = judged?.gates ?? [];
        const said = gates.map(({ id, status, summary }): [string, string, string] => [id, status, summary]);
        if (judged) claims.push({ step: claims.length, call: judged.verdict.call, gates: said });
        return written;
      };
      try {
        await test.poll();
        const end = await judge();
        expect(claims.length).toBeGreaterThan(5);
        for (const { step, call, gates } of claims) {
          for (const [id, status, summary] of gates) {
            if (status !== "pass" && status !== "fail" && status !== "warn") continue;
            const last = end?.gates.find((gate) => gate.id === id);
            expect([id, last?.status], `step ${step}: ${summary}; in the end: ${last?.summary}`).toEqual([id, status]);
          }
          if (call === "go" || call === "shipped") expect(end?.verdict.call).toBe(call);
        }
      } finally {
        await test.simulator.close();
      }
    },
  );
});
