import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { productTime, startClock } from "../config/clock";
import { type Served, served } from "../run/test-served";
import { listen, listeners } from "./live";
import type { Standing } from "./standing";

let world: Served;
beforeAll(async () => {
  world = await served("all-green");
});
afterAll(() => world.close());

/** A listener, and how to wait for what it is told next. */
function listener() {
  const told: Standing[] = [];
  let wake = () => {};
  const leave = listen((standing) => {
    told.push(standing);
    wake();
  });
  const next = async (): Promise<Standing> => {
    if (told.length === 0) await new Promise<void>((done) => (wake = done));
    return told.shift() as Standing;
  };
  return { next, told, leave };
}

const after = (minutes: number) => new Date(productTime() + minutes * 60_000).toISOString();

async function failFirstSource(): Promise<void> {
  const { slug } = world.project;
  const [first, ...others] = await world.store.sourcesAt(slug, null);
  if (!first) throw new Error("Nothing was read.");
  const sources = [{ ...first, state: "failed" as const }, ...others];
  const fence = (await world.store.acquireLease(slug, "test", 60_000)) ?? 0n;
  const write = { project: slug, at: after(1), seen: [], gone: [], sources, memo: {}, poll: null };
  await world.store.writePoll(write, { key: slug, holder: "test", fence });
}

describe("the stream of events", () => {
  it("says to who comes how things stand, though nothing has changed since", async () => {
    const first = listener();
    const { project, snapshot } = await first.next();
    expect(project).toBe(world.project.slug);
    const second = listener();
    expect((await second.next()).snapshot).toBe(snapshot);
    expect(first.told).toEqual([]); // and nobody else hears of it
    first.leave();
    second.leave();
    expect(listeners()).toBe(0);
  });

  it("says a change once to each", async () => {
    const [one, other] = [listener(), listener()];
    const before = await one.next();
    await other.next();
    await failFirstSource();
    const [heard, heardToo] = await Promise.all([one.next(), other.next()]);
    expect(heard.snapshot).toBeGreaterThan(before.snapshot);
    expect(heardToo).toEqual(heard);
    expect([one.told, other.told]).toEqual([[], []]);
    one.leave();
    other.leave();
  });

  it("says when a source can be relied on no longer, though nobody wrote anything", async () => {
    const here = listener();
    const before = await here.next();
    startClock(after(60), 0);
    const later = await here.next();
    expect(later.snapshot).toBe(before.snapshot);
    expect(later.state).not.toBe(before.state);
    here.leave();
  });
});
