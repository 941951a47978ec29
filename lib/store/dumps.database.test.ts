import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "./database";
import { dumpDaily } from "./dumps";
import type { Put } from "./outbox";
import { restoreDump } from "./restore";
import { createStore, type Store } from "./store";
import { databaseKinds } from "./test-databases";
import { comment, minute, source, writer } from "./test-facts";

/** A history with every kind of row in it. */
async function fill(db: Database): Promise<void> {
  const store = createStore(db);
  const write = await writer(store);
  for (let n = 0; n < 20; n++)
    await write(minute(n), [comment(`${n % 7}`, `text ${n}, with 'quotes', \\ and 文字`)], {
      sources: [source("engine/tags", { lastOk: minute(n), state: n % 3 === 0 ? "stale" : "ok" })],
      memo: { watermark: { at: minute(n) } },
    });
  await write(minute(30), [], { gone: [{ kind: "comment", key: "octo/engine#1/3" }] });
  await store.noteVerdict("engine", {
    version: "1.0.0",
    at: minute(1),
    call: "go",
    reason: "r",
    gates: {},
    rules: "1",
  });
  await store.seenDelivery("d-1");
  await fillMessages(store);
  await fillReaders(store);
  await fillNotes(store);
}

/** One is delivered, and one waits. */
async function fillMessages(store: Store): Promise<void> {
  const put = (topic: string, dueAt: string): Put => ({ target: "room", topic, make: () => ({ body: "{}", dueAt }) });
  const stretch = { from: null, to: minute(30) };
  await store.putMessages("engine", stretch, [put("verdict", minute(31)), put("pick", minute(60))], minute(30));
  const [due] = await store.takeDue(["engine"], minute(40), 60_000);
  await store.settleMessage(due?.id ?? "", { delivered: true }, minute(41));
}

async function fillReaders({ readers }: Store): Promise<void> {
  await readers.beginSession("a".repeat(64), { login: "ada", named: true, createdAt: minute(0), now: minute(2) });
  await readers.addKey("b".repeat(64), { login: "ada", named: false, label: "calendar 'mine'", now: minute(3) });
  await readers.keyUsed("b".repeat(64), minute(4));
}

async function fillNotes(store: Store): Promise<void> {
  const url = "https://github.com/octo/engine/releases/v1.0.0";
  const document = { tag: "v1.0.0", version: "1.0.0", url, draft: false, publishedAt: minute(5), hash: "c".repeat(32) };
  const search = { place: "improvements autograd", words: "faster backward 文字" };
  const line = {
    section: "Improvements",
    module: "autograd",
    text: "Faster `backward`",
    prs: [12, 13],
    line: 7,
    search,
  };
  await store.writeNotes("engine", document, [line, { ...line, prs: [], line: 8 }]);
}

/** Every row of every table, as text. */
async function everything(db: Database): Promise<Record<string, string[]>> {
  const tables = await db.prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`;
  const rows: Record<string, string[]> = {};
  for (const { name } of tables) {
    const all = await db.prisma.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`);
    rows[name] = all.map(({ row }) => row);
  }
  return rows;
}

/** Every row of every table that a dump must bring back; what held nothing would show nothing. */
async function filledEverywhere(db: Database): Promise<Record<string, string[]>> {
  await fill(db);
  const rows = await everything(db);
  expect(Object.keys(rows).filter((name) => rows[name]?.length === 0)).toEqual([]);
  return rows;
}

/** As the planner knows them: below zero for as long as nobody has looked through the table. */
async function countedRows(db: Database): Promise<number | undefined> {
  const rows = await db.prisma.$queryRaw<{ reltuples: number }[]>`
    SELECT reltuples FROM pg_class WHERE relname = 'FactVersion'`;
  return rows[0]?.reltuples;
}

describe("dated dumps of the embedded database", () => {
  let dataDir = "";
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), "hud-dumps-"));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it("a restore brings back the dump's day, and keeps what stood there before", async () => {
    const db = await openDatabase({ dataDir });
    await db.prisma.delivery.create({ data: { id: "monday" } });
    if (!db.embedded) throw new Error("not embedded");
    const file = await dumpDaily(db.embedded, dataDir, "2026-04-20");
    await db.prisma.delivery.create({ data: { id: "tuesday" } });
    await db.close();
    const { keptAt } = await restoreDump(file ?? "", dataDir);
    expect(keptAt).toContain("before-restore");
    const restored = await openDatabase({ dataDir });
    expect((await restored.prisma.delivery.findMany()).map((row) => row.id)).toEqual(["monday"]);
    await restored.close();
  });

  it("nothing is lost: every row of every table comes back", async () => {
    const db = await openDatabase({ dataDir });
    const before = await filledEverywhere(db);
    if (!db.embedded) throw new Error("not embedded");
    const file = await dumpDaily(db.embedded, dataDir, "2026-04-20");
    await db.close();
    await restoreDump(file ?? "", dataDir);
    const restored = await openDatabase({ dataDir });
    expect(before.FactVersion).toHaveLength(20);
    expect(await everything(restored)).toEqual(before);
    await restored.close();
  });

  it("one dump a day, the newest seven are kept, and what was replaced is cleared away as a server does it", async () => {
    const db = await openDatabase({ dataDir });
    if (!db.embedded) throw new Error("not embedded");
    await fill(db);
    expect(await countedRows(db)).toBe(-1);
    const days = Array.from({ length: 9 }, (_, n) => `2026-04-${String(n + 10)}`);
    // The older ones are there already: only their names matter.
    mkdirSync(path.join(dataDir, "dumps"));
    for (const day of days.slice(0, -1)) writeFileSync(path.join(dataDir, "dumps", `${day}.tar.gz`), "");
    expect(await dumpDaily(db.embedded, dataDir, "2026-04-18")).toContain("2026-04-18");
    expect(await countedRows(db)).toBe(await db.prisma.factVersion.count());
    expect(await dumpDaily(db.embedded, dataDir, "2026-04-18")).toBeNull();
    await db.close();
    expect(readdirSync(path.join(dataDir, "dumps")).sort()).toEqual(days.slice(2).map((day) => `${day}.tar.gz`));
  });
});

const folders = [
  ...(process.env.PATH ?? "").split(path.delimiter),
  ...(existsSync("/usr/lib/postgresql") ? readdirSync("/usr/lib/postgresql") : []).map(
    (version) => `/usr/lib/postgresql/${version}/bin`,
  ),
];
const tools = folders.find((folder) => existsSync(path.join(folder, "pg_dump")));
const postgres = databaseKinds.find(({ name }) => name === "postgres");

describe.skipIf(!tools || !postgres)("a dump of a server (skipped: no Postgres or no pg_dump here)", () => {
  it("nothing is lost: every row of every table comes back by pg_dump and pg_restore", async (test) => {
    if (!tools || !postgres) return;
    const told = spawnSync(path.join(tools, "pg_dump"), ["--version"], { encoding: "utf8" }).stdout;
    const [from, to] = [await postgres.create(), await postgres.create()];
    const urlOf = ({ where }: typeof from) => ("url" in where ? where.url : "");
    const folder = mkdtempSync(path.join(tmpdir(), "hud-pg-dump-"));
    const file = path.join(folder, "hud.dump");
    const run = (tool: string, ...args: string[]) => {
      const { status, stderr } = spawnSync(path.join(tools, tool), args, { encoding: "utf8" });
      expect(status, stderr).toBe(0);
    };
    const db = await from.open();
    const [server] = await db.prisma.$queryRaw<{ major: number }[]>`
      SELECT current_setting('server_version_num')::int / 10000 AS major`;
    if (Number(/\d+/.exec(told)?.[0]) < Number(server?.major)) {
      await db.close();
      test.skip(`${told.trim()} cannot dump the server of version ${server?.major}`);
    }
    const before = await filledEverywhere(db);
    run("pg_dump", "--format=custom", `--file=${file}`, urlOf(from));
    await db.close();
    run("pg_restore", "--no-owner", `--dbname=${urlOf(to)}`, file);
    const restored = await to.open(); // finds its migrations applied
    expect(await everything(restored)).toEqual(before);
    expect(await createStore(restored).factsAt("engine", minute(5))).toHaveLength(6);
    await restored.close();
    for (const place of [from, to]) await place.remove();
    rmSync(folder, { recursive: true, force: true });
  });
});
