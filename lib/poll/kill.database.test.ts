import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { factKey } from "../domain/facts";
import { createGitHub } from "../github/client";
import { createStore } from "../store";
import { databaseKinds, type TestDatabase } from "../store/test-databases";
import { pollOnce } from "./poll";
import { differences } from "./test-compare";
import type { PollerOrder } from "./test-poller";
import { MemoryStore } from "./test-store";
import { quiet, type TestWorld, testWorld } from "./test-world";

type Line = { open?: boolean; holder?: string; outcome?: string; at?: number };
type Child = {
  process: ChildProcess;
  lines: Line[];
  begin(order: PollerOrder): void;
  line(wanted: (line: Line) => boolean): Promise<Line>;
};

function startChild(): Child {
  const arguments_ = ["--import", "tsx", "lib/poll/test-poller.ts"];
  const child = spawn(process.execPath, arguments_, { stdio: ["pipe", "pipe", "inherit"] });
  const lines: Line[] = [];
  const watchers = new Set<() => void>();
  createInterface({ input: child.stdout }).on("line", (text) => {
    lines.push(JSON.parse(text) as Line);
    for (const watcher of watchers) watcher();
  });
  return {
    process: child,
    lines,
    begin: (order) => void child.stdin.write(`${JSON.stringify(order)}\n`),
    line: (wanted) =>
      new Promise((found) => {
        const watcher = (): void => {
          const line = lines.find(wanted);
          if (!line) return;
          watchers.delete(watcher);
          found(line);
        };
        watchers.add(watcher);
        watcher();
      }),
  };
}

async function kill(child: Child): Promise<void> {
  if (child.process.exitCode !== null || child.process.signalCode !== null) return;
  const gone = once(child.process, "exit");
  child.process.kill("SIGKILL");
  await gone;
}

const start = Date.parse("2026-04-22T08:00:00Z");
const later = (steps: number): string => new Date(start + steps * 20 * 60_000).toISOString();

describe.each(databaseKinds)("pollers that are killed ($name)", ({ name, create }) => {
  let place: TestDatabase;
  let world: TestWorld;
  let children: Child[] = [];
  beforeEach(async () => {
    place = await create();
    world = await testWorld({ now: later(0), github: { timeoutMs: 30_000 } });
  });
  afterEach(async () => {
    for (const child of children) await kill(child);
    children = [];
    await world.simulator.close();
    await place.remove();
  });

  /** A process takes a second to be ready: it waits for its order. */
  const ready = (): Child => {
    const child = startChild();
    children.push(child);
    return child;
  };
  const begin = (child: Child, holder: string, now: string, leaseMs: number): Child => {
    child.begin({ where: place.where, url: world.simulator.url, holder, now, leaseMs });
    return child;
  };

  it("at 20 random moments of first read and polls lose and double no fact", { timeout: 300_000 }, async () => {
    const moments = fc.sample(fc.integer({ min: 0, max: 2_500 }), { numRuns: 20, seed: 7 });
    let next = ready();
    for (const [n, moment] of moments.entries()) {
      world.simulator.control({ now: later(n) });
      const child = begin(next, `killed-${n}`, later(n), 600);
      next = ready();
      await child.line((line) => line.open === true);
      await wait(moment);
      await kill(child);
    }
    world.simulator.control({ now: later(20) });
    const kept = await readToTheEnd();
    expect(await differences(kept, await world.fresh())).toEqual([]);
  });

  /** The last poll of all, and what the database holds after it, as a store that can be compared. */
  async function readToTheEnd(): Promise<MemoryStore> {
    const db = await place.open();
    const store = createStore(db);
    let fence: bigint | null = null;
    while (fence === null) {
      fence = await store.acquireLease("pytorch", "last", 60_000);
      if (fence === null) await wait(200);
    }
    const lease = { key: "pytorch", holder: "last", fence };
    const github = createGitHub({ access: { kind: "token", token: "t" }, apiUrl: world.simulator.url });
    const { project } = world;
    const result = await pollOnce({ project, github, store, lease, log: quiet, now: () => later(20), pollSeconds: 60 });
    expect(result.outcome).toBe("ok");
    const facts = await store.factsAt("pytorch", null);
    expect(new Set(facts.map((fact) => `${fact.kind} ${factKey(fact)}`)).size).toBe(facts.length);
    const kept = new MemoryStore();
    kept.restore(facts, later(20));
    await db.close();
    return kept;
  }

  it.runIf(name === "postgres")("are replaced within 15 s, and no two poll at once", { timeout: 120_000 }, async () => {
    const holders = ["one", "two", "three"].map((holder) => begin(ready(), holder, later(0), 12_000));
    const polled = (line: Line): boolean => line.outcome !== undefined;
    const first = await Promise.race(holders.map(async (child) => ({ child, line: await child.line(polled) })));
    await wait(4_000);
    expect(holders.filter((child) => child.lines.some(polled))).toEqual([first.child]);
    await kill(first.child);
    const killedAt = Date.now();
    const others = holders.filter((child) => child !== first.child);
    await Promise.race(others.map((child) => child.line(polled)));
    expect(Date.now() - killedAt).toBeLessThan(15_000);
    await wait(3_000);
    expect(others.filter((child) => child.lines.some(polled))).toHaveLength(1);
  });
});
