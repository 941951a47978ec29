import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Fact } from "../domain/facts";
import { contentOf } from "./content";
import type { Database } from "./database";
import { writeSeen } from "./facts";
import { createStore, type Store } from "./store";
import { databaseKinds, type TestDatabase } from "./test-databases";
import { comment, minute, source, writer } from "./test-facts";

describe.each(databaseKinds)("facts by time ($name)", ({ create }) => {
  let place: TestDatabase;
  let db: Database;
  let store: Store;
  let spaces = 0;

  beforeAll(async () => {
    place = await create();
    db = await place.open();
  });
  beforeEach(() => {
    store = createStore(db, `space${spaces++}/`); // each test in a space of its own
  });
  afterAll(async () => {
    await db.close();
    await place.remove();
  });

  const waiting = async () => {
    const rows = await db.prisma.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    return rows.length;
  };

  const bodies = async (at: string | null) =>
    (await store.factsAt("engine", at)).map((fact) => (fact.kind === "comment" ? fact.body : "")).sort();

  it("the state at T is the facts valid at T", async () => {
    const write = await writer(store);
    await write(minute(1), [comment("1", "first"), comment("2", "second")]);
    await write(minute(2), [comment("1", "first, edited")]);
    await write(minute(3), [], { gone: [{ kind: "comment", key: "octo/engine#1/2" }] });
    expect(await bodies(minute(0))).toEqual([]);
    expect(await bodies(minute(1))).toEqual(["first", "second"]);
    expect(await bodies(minute(2))).toEqual(["first, edited", "second"]);
    expect(await bodies(null)).toEqual(["first, edited"]);
  });

  it("a content that is lost is an error, and never a fact that is gone", async () => {
    const facts = [comment("1", "kept"), comment("2", "lost")];
    await (await writer(createStore(db, "lost/")))(minute(1), facts);
    const reader = createStore(db, "lost/"); // with nothing in memory
    await db.prisma.content.delete({ where: { hash: contentOf(comment("2", "lost")).hash } });
    await expect(reader.factsAt("engine", null)).rejects.toThrow("lacks the content");
  });

  it("holds every history: any order of writes reads back as it was at each moment", async () => {
    const step = fc.array(fc.record({ id: fc.constantFrom("1", "2", "3"), body: fc.constantFrom("a", "b", "gone") }));
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        store = createStore(db, `property${run++}/`);
        const write = await writer(store);
        const world = new Map<string, string>();
        const expected: string[][] = [];
        for (const [at, changes] of steps.entries()) {
          const last = [...new Map(changes.map((change) => [change.id, change])).values()];
          const gone = last.filter((change) => change.body === "gone");
          for (const { id, body } of last) body === "gone" ? world.delete(id) : world.set(id, body);
          await write(
            minute(at),
            last.filter((change) => change.body !== "gone").map((change) => comment(change.id, change.body)),
            { gone: gone.map(({ id }) => ({ kind: "comment", key: `octo/engine#1/${id}` })) },
          );
          expected.push([...world.values()].sort());
        }
        for (const [at, texts] of expected.entries()) expect(await bodies(minute(at))).toEqual(texts);
      }),
      { numRuns: 15 },
    );
  });

  it("a fact that changes twice in one moment keeps the last reading, without a version of no length", async () => {
    const write = await writer(store);
    await write(minute(1), [comment("1", "one")]);
    await write(minute(1), [comment("1", "two")]);
    await write(minute(1), [comment("1", "three")]);
    expect(await bodies(minute(1))).toEqual(["three"]);
    expect(await bodies(null)).toEqual(["three"]);
  });

  it("a clock that was set back never ends a validity before it began", async () => {
    const write = await writer(store);
    await write(minute(10), [comment("1", "later")]);
    await write(minute(5), [comment("1", "from a clock set back")]);
    expect(await bodies(minute(4))).toEqual([]);
    expect(await bodies(null)).toEqual(["from a clock set back"]);
  });

  it("polls that find nothing share one record and make no snapshot", async () => {
    const write = await writer(store);
    await write(minute(0), [comment("1", "a")]);
    for (let n = 1; n <= 5; n++) await write(minute(n), [comment("1", "a")]);
    expect((await store.polls("engine", null)).map((poll) => [poll.count, poll.changed])).toEqual([
      [5, 0],
      [1, 1],
    ]);
    expect((await store.snapshotAt("engine", null))?.at).toBe(minute(0));
  });

  it("a source's state is kept by time, and a later good read does not count for an earlier moment", async () => {
    const write = await writer(store);
    await write(minute(0), [], { sources: [source("engine/tags", { lastOk: minute(0) })] });
    await write(minute(5), [], { sources: [source("engine/tags", { lastOk: minute(5) })] });
    const error = { at: minute(6), text: "GitHub refused the request: rate limit." };
    await write(minute(6), [], { sources: [source("engine/tags", { state: "failed", lastOk: minute(5), error })] });
    expect((await store.sourcesAt("engine", minute(2)))[0]).toMatchObject({ state: "ok", lastOk: minute(2) });
    expect((await store.sourcesAt("engine", null))[0]).toMatchObject({ state: "failed", lastOk: minute(5), error });
  });

  it("the fence is checked inside the write: a poller that lost its lease writes nothing", async () => {
    const write = await writer(store, "slow");
    await store.releaseLease("engine", "slow");
    await writer(store, "quick");
    await expect(write(minute(1), [comment("1", "late")])).rejects.toThrow("Another poller has taken over");
    expect(await bodies(null)).toEqual([]);
  });

  it("only one poller holds a project's lease, and its fence grows at each change of hands", async () => {
    const first = await store.acquireLease("engine", "one", 60_000);
    expect(await store.acquireLease("engine", "two", 60_000)).toBeNull();
    expect(await store.acquireLease("engine", "one", 60_000)).toBe(first);
    await store.releaseLease("engine", "one");
    const second = await store.acquireLease("engine", "two", 60_000);
    expect(second).toBeGreaterThan(first ?? 0n);
  });

  it("retention removes what was superseded and never the latest", async () => {
    const write = await writer(store);
    await write(minute(0), [comment("1", "old"), comment("2", "as it was")]);
    await write(minute(1), [comment("1", "new")]);
    await store.forgetBefore("engine", minute(500_000));
    expect(await bodies(null)).toEqual(["as it was", "new"]);
    expect(await bodies(minute(0))).toEqual(["as it was"]);
  });

  it("retention keeps the state that stood at its bound, and the newest poll however old", async () => {
    const write = await writer(store);
    const day = (n: number) => minute(n * 1440);
    await write(day(0), [comment("1", "first")]);
    await write(day(1), [comment("1", "second")]);
    await write(day(40), [comment("1", "third")]);
    await store.forgetBefore("engine", day(20));
    expect(await store.snapshotAt("engine", day(0))).toBeNull();
    expect((await store.snapshotAt("engine", day(30)))?.at).toBe(day(1));
    expect(await bodies(day(30))).toEqual(["second"]);
    expect((await store.firstWhole("engine"))?.at).toBe(day(40));
    await store.forgetBefore("engine", day(90));
    expect(await store.polls("engine", null)).toHaveLength(1);
    expect((await store.firstWhole("engine"))?.at).toBe(day(40));
  });

  it("the first poll that read everything is the one that the poller named, also where something stays hidden", async () => {
    const write = await writer(store);
    const partly = (n: number) => ({
      poll: {
        project: "engine",
        at: minute(n),
        ms: 1,
        requests: 1,
        points: 1,
        changed: 0,
        outcome: "partial" as const,
      },
    });
    await write(minute(1), [comment("1", "first")], partly(1));
    expect(await store.firstWhole("engine")).toBeNull();
    await write(minute(2), [comment("1", "second")], { ...partly(2), memo: { firstWhole: minute(2) } });
    await write(minute(3), [comment("1", "third")], partly(3));
    expect((await store.firstWhole("engine"))?.at).toBe(minute(2));
  });

  it("what nothing uses is dropped, but never what a poll that is being written uses again", async () => {
    const write = await writer(store);
    await write(minute(0), [comment("1", "comes back"), comment("2", "goes")]);
    await write(minute(1), [comment("1", "in between"), comment("2", "stays")]);
    const project = `space${spaces - 1}/engine`;
    const keeping: Promise<unknown>[] = [];
    await db.prisma.$transaction(async (tx) => {
      await writeSeen(tx, project, new Date(minute(2)), [comment("1", "comes back")]);
      keeping.push(store.forgetBefore("engine", minute(10)));
      // A server lets the other go on until it must wait; the embedded database lets it begin when this has ended.
      if (db.kind === "postgres") await Promise.race([...keeping, expect.poll(waiting).toBe(1)]);
    });
    await Promise.all(keeping);
    await store.forgetBefore("engine", minute(10));
    store = createStore(db, `space${spaces - 1}/`); // with nothing in memory
    expect(await bodies(null)).toEqual(["comes back", "stays"]);
    const kept = (id: string, text: string) =>
      db.prisma.content.count({ where: { hash: contentOf(comment(id, text)).hash } });
    expect([await kept("1", "comes back"), await kept("2", "stays")]).toEqual([1, 1]);
    expect([await kept("1", "in between"), await kept("2", "goes")]).toEqual([0, 0]);
  });

  it("a webhook's delivery is taken once", async () => {
    expect(await store.seenDelivery(`d-${spaces}`)).toBe(true);
    expect(await store.seenDelivery(`d-${spaces}`)).toBe(false);
  });

  it("a webhook that any process took waits for the one that polls the project, and is given out once", async () => {
    const [mine, other] = [`d-mine-${spaces}`, `d-other-${spaces}`];
    await store.seenDelivery(mine);
    await store.seenDelivery(other);
    await store.leaveWake(mine, "engine", { subject: "pull octo/engine#1" });
    await store.leaveWake(other, "body", { subject: "pull octo/body#1" });
    expect(await store.takeWakes(`one-${spaces}`)).toEqual([]);
    await store.acquireLease("engine", `one-${spaces}`, 60_000);
    const taken = await Promise.all([store.takeWakes(`one-${spaces}`), store.takeWakes(`one-${spaces}`)]);
    expect(taken.flat()).toEqual([{ project: "engine", concern: { subject: "pull octo/engine#1" } }]);
    expect(await store.seenDelivery(mine)).toBe(false);
  });

  it("verdicts are appended when they change, with the rules' version", async () => {
    const record = { version: "1.0.0", call: "no-go", reason: "a", gates: { "scope-empty": "fail" }, rules: "1" };
    expect(await store.noteVerdict("engine", { ...record, at: minute(1) })).toBe(true);
    expect(await store.noteVerdict("engine", { ...record, at: minute(2) })).toBe(false);
    expect(await store.noteVerdict("engine", { ...record, at: minute(3), call: "go" })).toBe(true);
    expect((await store.verdicts("engine", "1.0.0", minute(2))).map((one) => one.call)).toEqual(["no-go"]);
  });

  it("text of every kind comes back as it went in", async () => {
    const write = await writer(store);
    const texts = ["zero\u200bwidth", "‮right to left", "emoji 🧪", "quote ' \" \\ back", "line\r\nbreak", "nul-free"];
    const facts: Fact[] = texts.map((text, n) => comment(String(n), text));
    await write(minute(1), facts);
    expect(await bodies(null)).toEqual([...texts].sort());
  });
});
