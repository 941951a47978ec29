import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeSharedStore, sharedOpen } from "../store";
import { databaseKinds, type TestDatabase } from "../store/test-databases";
import { comment, minute, source, writer } from "../store/test-facts";
import { writeMetrics } from "./metrics";

let folder = "";
const before = { ...process.env };
let place: TestDatabase | null = null;

/** The process's own store, on a database of the test's, with one poll in it. */
async function open(kind: (typeof databaseKinds)[number]) {
  place = await kind.create();
  const where = "url" in place.where ? { DATABASE_URL: place.where.url } : { HUD_DATA_DIR: place.where.dataDir };
  const file = path.join(folder, "hud.yaml");
  writeFileSync(file, "projects: [{ slug: engine, repo: octo/engine }]\n");
  Object.assign(process.env, { GITHUB_TOKEN: "test", HUD_CONFIG: file, ...where });
  const { db, store } = await sharedOpen();
  const write = await writer(store);
  await write(minute(1), [comment("1", "read")], { sources: [source("engine/tags", { lastOk: minute(1) })] });
  return { db, url: "url" in place.where ? place.where.url : "" };
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "hud-metrics-"));
  for (const name of ["DATABASE_URL", "HUD_DEMO", "HUD_NOW", "HUD_DATA_DIR"]) delete process.env[name];
  Reflect.deleteProperty(globalThis, "__hudConfig");
});
afterEach(async () => {
  await closeSharedStore();
  await place?.remove();
  place = null;
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  rmSync(folder, { recursive: true, force: true });
});

/** The value of the first series of that name; null where there is none. */
function figure(text: string, name: string): number | null {
  const line = text.split("\n").find((one) => one.startsWith(`${name} `) || one.startsWith(`${name}{`));
  return line === undefined ? null : Number(line.split(" ").at(-1));
}

/** These never depend on the database. */
function expectProcess(text: string): void {
  expect(figure(text, "process_resident_memory_bytes")).toBeGreaterThan(0);
  expect(figure(text, "hud_event_listeners")).toBe(0);
}

describe.each(databaseKinds)("what is measured ($name)", (kind) => {
  it("holds sources, polls and messages while the database answers", async () => {
    await open(kind);
    const text = await writeMetrics();
    expect(figure(text, "hud_database_up")).toBe(1);
    expect(figure(text, "hud_source_age_seconds")).toBeGreaterThan(0);
    expect(figure(text, "hud_poll_timestamp_seconds")).toBe(Date.parse(minute(1)) / 1000);
    expect(figure(text, "hud_messages")).toBe(0);
    expectProcess(text);
  });
});

const postgres = databaseKinds.find(({ name }) => name === "postgres");

describe.skipIf(!postgres)("while a database server fails", () => {
  it.each([
    ["Outgoing", "hud_messages", "hud_poll_seconds"],
    ["Poll", "hud_poll_seconds", "hud_messages"],
  ])("holds the rest when %s fails", async (table, lost, held) => {
    const { db } = await open(postgres as NonNullable<typeof postgres>);
    await db.prisma.$executeRawUnsafe(`DROP TABLE "${table}" CASCADE`);
    const text = await writeMetrics();
    expect(figure(text, "hud_database_up")).toBe(0);
    expect(figure(text, lost)).toBeNull();
    expect(figure(text, held)).not.toBeNull();
    expectProcess(text);
  });

  it("that it is away is said, and the process is measured all the same", async () => {
    await open(postgres as NonNullable<typeof postgres>);
    await place?.remove(); // ends every connection, and takes no new one
    place = null;
    const text = await writeMetrics();
    expect(figure(text, "hud_database_up")).toBe(0);
    for (const name of ["hud_source_ok", "hud_poll_seconds", "hud_messages"]) expect(figure(text, name)).toBeNull();
    expectProcess(text);
  });

  it("a question that it leaves open is not waited for", async () => {
    const { url } = await open(postgres as NonNullable<typeof postgres>);
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE "Outgoing" IN ACCESS EXCLUSIVE MODE');
    const text = await writeMetrics(1000);
    await holder.end();
    expect(figure(text, "hud_database_up")).toBe(0);
    expect(figure(text, "hud_messages")).toBeNull();
    expect(figure(text, "hud_poll_seconds")).not.toBeNull();
    expectProcess(text);
  });
});
