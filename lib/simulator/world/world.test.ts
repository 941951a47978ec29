import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digest } from "../random";
import { scenarios, worldOf } from "../scenarios/index";
import { dump } from "./dump";
import { threadOf } from "./world";

const at = (name: string, time: string, seed?: number) => {
  const world = worldOf(name, seed);
  world.moveTo(time);
  return world;
};

describe("a world is a function of its script, its seed and its time", () => {
  it.each(scenarios.map((one) => [one.name, one.opensAt]))(
    "%s is byte-identical for the same seed",
    (name, opensAt) => {
      expect(digest(dump(at(name, opensAt)))).toBe(digest(dump(at(name, opensAt))));
    },
  );

  it("differs for another seed where chance has a say", () => {
    const opensAt = "2026-04-24T14:32:00Z";
    expect(digest(dump(at("pytorch-2.12", opensAt, 1)))).not.toBe(digest(dump(at("pytorch-2.12", opensAt, 2))));
  });

  it("is the same at a time whether it went there in steps, at once, or back", () => {
    const first = Date.parse("2026-04-10T00:00:00Z");
    const minutes = fc.integer({ min: 0, max: 50 * 24 * 60 });
    const target = "2026-05-20T00:00:00Z";
    const expected = digest(dump(at("pytorch-2.12", target)));
    fc.assert(
      fc.property(fc.array(minutes, { maxLength: 12 }), (stops) => {
        const world = worldOf("pytorch-2.12");
        for (const stop of stops) world.moveTo(new Date(first + stop * 60_000).toISOString().replace(".000", ""));
        world.moveTo(target);
        return digest(dump(world)) === expected;
      }),
      { numRuns: 8 },
    );
  });
});

describe("updatedAt moves as on GitHub", () => {
  it("moves when a comment is edited, and its thread's with it", () => {
    const world = at("pytorch-2.12", "2026-04-24T11:55:00Z");
    const tracker = threadOf(world.repo("pytorch/pytorch"), 180506);
    const edited = tracker.comments.find((one) => one.body.includes("182184"));
    expect(edited?.updatedAt).toBe("2026-04-24T11:55:00Z");
    expect(edited?.editor).toBe("atalman");
    expect(tracker.updatedAt).toBe("2026-04-24T11:55:00Z");
  });

  it("does not tell of a deleted comment; only the total does", () => {
    const before = threadOf(at("pytorch-2.12", "2026-04-25T14:59:59Z").repo("pytorch/pytorch"), 180506);
    const after = threadOf(at("pytorch-2.12", "2026-04-25T15:00:00Z").repo("pytorch/pytorch"), 180506);
    expect(after.comments.length).toBe(before.comments.length - 1);
    expect(after.updatedAt).toBe(before.updatedAt);
  });

  it("reopens the trunk pull request when trunk takes its change back, with the label", () => {
    const landed = threadOf(at("pytorch-2.12", "2026-04-25T11:19:00Z").repo("pytorch/pytorch"), 180930);
    expect([landed.state, landed.labels]).toEqual(["CLOSED", ["open source", "Merged"]]);
    const reverted = threadOf(at("pytorch-2.12", "2026-04-25T11:20:00Z").repo("pytorch/pytorch"), 180930);
    expect([reverted.state, reverted.labels]).toEqual(["OPEN", ["open source", "Reverted"]]);
    expect(reverted.updatedAt).toBe("2026-04-25T11:20:00Z");
  });
});
