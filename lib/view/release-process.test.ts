import { describe, expect, it } from "vitest";
import { judge } from "../gates/judge";
import { now, release, sources } from "../gates/test-release";
import { processStages } from "./release-process";

const stages = (over: Parameters<typeof release>[0] = {}) => {
  const reconciled = release(over);
  const judged = judge(reconciled, now, null);
  return { judged: { reconciled, ...judged }, made: processStages({ reconciled, ...judged }) };
};

describe("the release process by stage", () => {
  it("has every gate at its stage, once, with the gate's own status", () => {
    const { judged, made } = stages();
    const steps = made.flatMap(({ target, steps: list }) => list.map(({ id, status }) => [target, id, status]));
    for (const gate of judged.gates)
      expect(steps.filter(([, id]) => id === gate.id)).toEqual([[gate.target, gate.id, gate.status]]);
  });

  it("a candidate proves that candidates are tagged; where tags were not read, nobody can tell", () => {
    const step = (over: Parameters<typeof release>[0]) =>
      stages(over)
        .made.flatMap(({ steps }) => steps)
        .find(({ id }) => id === "candidate");
    expect(step({})).toMatchObject({ status: "pass" });
    expect(step({ candidates: [] })).toMatchObject({ status: "not-yet", proof: null });
    expect(step({ candidates: [], sources: sources({ tags: { complete: false } }) })).toMatchObject({
      status: "unknown",
    });
  });
});
