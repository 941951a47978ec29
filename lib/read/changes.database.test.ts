import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Served, served } from "../run/test-served";
import { readChanges } from "./changes";
import { readSync } from "./sync";

describe("what changed since a moment", () => {
  let world: Served;
  beforeAll(async () => {
    world = await served("pytorch-2.12", "2026-04-20T16:00:00Z");
  });
  afterAll(() => world.close());

  const release = { project: "pytorch", version: "2.12.0" };
  /** The tracker was opened two days later. */
  const since = "2026-04-13T16:00:00Z";

  it("of a release that came later is all that happened to it, and not nothing", async () => {
    const read = await readChanges({ ...release, at: null, since });
    if (!read.ok) throw new Error(read.text);
    expect(read.value.changes.filter(({ kind }) => kind === "pick").length).toBeGreaterThan(5);
    expect(read.value.changes.some(({ kind }) => kind === "candidate")).toBe(true);
  });

  it("is the same at the sync and from the API", async () => {
    const at = world.simulator.clock.now();
    const [api, sync] = [await readChanges({ ...release, at, since }), await readSync({ ...release, at, since })];
    if (!api.ok || !sync.ok) throw new Error("not read");
    expect(sync.value.changes).toEqual(api.value.changes);
  });
});
