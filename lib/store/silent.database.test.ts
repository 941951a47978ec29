/** A server that keeps its connections open and says nothing any more. */
import { PrismaPg } from "@prisma/adapter-pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isDatabaseAway } from "../domain/away";
import { openDatabase } from "./database";
import { PrismaClient } from "./generated/client";
import { checkFence } from "./lease";
import { PatientPool, patienceWithServer } from "./pool";
import { databaseKinds, type TestDatabase } from "./test-databases";
import { wayTo } from "./test-way";

const postgres = databaseKinds.find(({ name }) => name === "postgres");

describe.skipIf(!postgres)("a server that has fallen silent (skipped: no Postgres here)", () => {
  let place: TestDatabase;
  let way: Awaited<ReturnType<typeof wayTo>>;
  let pool: PatientPool;
  let prisma: PrismaClient;

  beforeEach(async () => {
    if (!postgres) return;
    place = await postgres.create();
    way = await wayTo("url" in place.where ? place.where.url : "");
    pool = new PatientPool(way.url, { ...patienceWithServer, connectMs: 900, againMs: 400, readMs: 400, writeMs: 500 });
    prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
    await prisma.$executeRaw`CREATE TABLE made (n int)`;
  });
  afterEach(async () => {
    await prisma.$disconnect();
    way.cut();
    await pool.end();
    await way.close();
    await place.remove();
  });

  const made = () => prisma.$queryRaw`SELECT n FROM made ORDER BY n`;

  it("a read is told so, also where all connections are taken, and the next one is answered", async () => {
    way.state.still = true;
    const told = await Promise.allSettled(Array.from({ length: 12 }, made));
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set(["rejected"]));
    expect(told[0]).toMatchObject({ reason: { message: expect.stringContaining("The database has not answered") } });
    expect(told.every((one) => one.status === "rejected" && isDatabaseAway(one.reason))).toBe(true);
    way.state.still = false;
    expect(await made()).toEqual([]);
  });

  it("who asks while it is known to be silent is told sooner", async () => {
    const patient = new PatientPool(way.url, { ...patienceWithServer, connectMs: 60_000, againMs: 400, readMs: 400 });
    await patient.query("SELECT 1");
    way.state.still = true;
    await expect(patient.query("SELECT 1")).rejects.toThrow("has not answered");
    const since = performance.now();
    await expect(patient.query("SELECT 1")).rejects.toThrow("timeout");
    expect(performance.now() - since).toBeLessThan(2_000);
    way.state.still = false;
    await patient.query("SELECT 1");
    expect(patient.options.connectionTimeoutMillis).toBe(60_000);
    await patient.end();
  });

  it("a write that is cut short half way is not finished by the one after it", async () => {
    const half = prisma.$transaction(async (tx) => {
      await tx.$executeRaw`INSERT INTO made VALUES (1)`;
      way.state.still = true;
      await tx.$executeRaw`INSERT INTO made VALUES (2)`;
    });
    await expect(half).rejects.toThrow("The database has not answered");
    way.state.still = false;
    await prisma.$transaction([prisma.$executeRaw`INSERT INTO made VALUES (3)`]);
    expect(await made()).toEqual([{ n: 3 }]);
  });

  it("a server that may only be read is asked over new connections, until the name leads to another", async () => {
    await prisma.$executeRaw`SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY`;
    const write = () => prisma.$transaction((tx) => tx.$executeRaw`INSERT INTO made VALUES (1)`);
    await expect(write()).rejects.toThrow("read-only");
    await write();
    expect(await made()).toEqual([{ n: 1 }]);
  });

  it("a poller that is lost in the middle of a write does not hold its lease for ever", async () => {
    const db = await openDatabase({ url: "url" in place.where ? place.where.url : "" });
    await db.prisma.lease.create({
      data: { key: "engine", holder: "one", fence: 1n, expiresAt: new Date(Date.now() + 60_000) },
    });
    const patience = await db.prisma.$transaction(async (tx) => {
      await checkFence(tx, { key: "engine", holder: "one", fence: 1n });
      return tx.$queryRaw`SHOW idle_in_transaction_session_timeout`;
    });
    const after = await db.prisma.$queryRaw`SHOW idle_in_transaction_session_timeout`;
    await db.close();
    expect([patience, after]).toEqual([
      [{ idle_in_transaction_session_timeout: "30s" }],
      [{ idle_in_transaction_session_timeout: "0" }],
    ]);
  });
});
