/** A server that ends connections, has few of them, or is away for a moment. */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "./database";
import { createStore } from "./store";
import { databaseKinds, type TestDatabase } from "./test-databases";
import { wayTo } from "./test-way";

const postgres = databaseKinds.find(({ name }) => name === "postgres");

describe.skipIf(!postgres)("connections to a server (skipped: no Postgres here)", () => {
  let place: TestDatabase;
  let admin: pg.Client;
  const open: Database[] = [];
  const url = (change: (url: URL) => void = () => {}): string => {
    const given = new URL("url" in place.where ? place.where.url : "");
    change(given);
    return given.href;
  };
  const opened = async (address: string, readUrl?: string): Promise<Database> => {
    const db = await openDatabase({ url: address, ...(readUrl ? { readUrl } : {}) });
    open.push(db);
    return db;
  };

  beforeEach(async () => {
    if (!postgres) return;
    place = await postgres.create();
    admin = new pg.Client({ connectionString: url() });
    await admin.connect();
  });
  afterEach(async () => {
    for (const db of open.splice(0)) await db.close();
    await admin.end();
    await place.remove();
  });

  const endAll = () =>
    admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`);
  const busy = async (): Promise<number> =>
    (
      await admin.query(`SELECT 1 FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active'`)
    ).rows.length;

  it("a read whose connection is ended is asked again", async () => {
    const { prisma } = await opened(url());
    const reads = Promise.all(
      Array.from({ length: 5 }, (_, n) => prisma.$queryRaw`SELECT ${n}::int AS n, pg_sleep(0.3)::text`),
    );
    await expect.poll(busy).toBe(5);
    await endAll();
    expect((await reads).flat()).toMatchObject([0, 1, 2, 3, 4].map((n) => ({ n })));
  });

  it("a write whose connection is ended is not made twice, and fails", async () => {
    const { prisma } = await opened(url());
    await admin.query("CREATE TABLE made (n int)");
    const write = prisma.$executeRaw`INSERT INTO made SELECT 1 FROM pg_sleep(0.3)`;
    const refused = expect(write).rejects.toThrow("terminating connection");
    await expect.poll(busy).toBe(1);
    await endAll();
    await refused;
    expect((await admin.query("SELECT * FROM made")).rows).toEqual([]);
  });

  it("a server that allows few connections is asked with those", async () => {
    const role = `hud_few_${randomUUID().slice(0, 8)}`;
    await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'few' CONNECTION LIMIT 3`);
    await admin.query(`GRANT ALL ON SCHEMA public TO ${role}`);
    const db = await opened(
      url((given) => {
        [given.username, given.password] = [role, "few"];
      }),
    );
    const reads = Array.from(
      { length: 20 },
      (_, n) => db.prisma.$queryRaw`SELECT ${n}::int AS n, pg_sleep(0.02)::text`,
    );
    expect(await Promise.all(reads)).toHaveLength(20);
    await db.close();
    await admin.query(`DROP OWNED BY ${role} CASCADE`);
    await admin.query(`DROP ROLE ${role}`);
  });

  it("a server that is away for a moment is waited for", async () => {
    const way = await wayTo(url());
    const { prisma } = await opened(way.url);
    way.state.shut = true;
    way.cut();
    const read = prisma.$queryRaw`SELECT 1 AS n`.then((rows) => rows); // nothing is asked before somebody waits
    await wait(700);
    way.state.shut = false;
    expect(await read).toEqual([{ n: 1 }]);
    await open.pop()?.close();
    await way.close();
  });

  it("a replica that has fallen silent is not waited for at each read", { timeout: 20_000 }, async () => {
    const way = await wayTo(url());
    const store = createStore(await opened(url(), way.url));
    await store.factsAt("engine", null);
    way.state.still = true;
    const took = async (): Promise<number> => {
      const since = performance.now();
      expect(await store.factsAt("engine", null)).toEqual([]);
      return performance.now() - since;
    };
    expect(await took()).toBeLessThan(6_000);
    expect(await took()).toBeLessThan(1_000);
    way.cut();
    await open.pop()?.close();
    await way.close();
  });
});
