import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { openDatabase } from "./database";
import { lockDirectory } from "./directory-lock";
import { migrate } from "./migrate";
import { PatientPool, patienceWithServer } from "./pool";
import { databaseKinds, type TestDatabase } from "./test-databases";

describe.each(databaseKinds)("opening ($name)", ({ create }) => {
  let place: TestDatabase | null = null;
  afterEach(async () => {
    await place?.remove();
    place = null;
  });

  it("keeps what was written over a close and an opening", async () => {
    place = await create();
    const first = await place.open();
    await first.prisma.delivery.create({ data: { id: "kept" } });
    await first.close();
    const second = await place.open();
    expect(await second.prisma.delivery.count()).toBe(1);
    await second.close();
  });
});

const server = databaseKinds.find((kind) => kind.name === "postgres");

describe.skipIf(!server)("migrations on a real Postgres (skipped where none can be started)", () => {
  async function withPools(count: number, work: (pools: pg.Pool[]) => Promise<void>) {
    const place = await server?.create();
    if (!place || !("url" in place.where)) throw new Error("no server");
    const { url } = place.where;
    const pools = Array.from({ length: count }, () => new PatientPool(url, patienceWithServer));
    try {
      await work(pools);
    } finally {
      await Promise.all(pools.map((pool) => pool.end()));
      await place.remove();
    }
  }

  it("are applied once by several starters at once", async () => {
    await withPools(5, async (pools) => {
      const applied = await Promise.all(pools.map((pool) => migrate(pool)));
      expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    });
  });

  it("a migration changed after it was applied stops the start with its name", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "hud-migrations-"));
    cpSync("prisma/migrations", folder, { recursive: true });
    const name = "20990101000000_later";
    mkdirSync(path.join(folder, name));
    const file = path.join(folder, name, "migration.sql");
    writeFileSync(file, "SELECT 1;");
    await withPools(1, async ([pool]) => {
      if (!pool) return;
      await migrate(pool, folder);
      writeFileSync(file, "SELECT 2;");
      await expect(migrate(pool, folder)).rejects.toThrow(`The migration ${name} was changed after it was applied`);
    });
    rmSync(folder, { recursive: true, force: true });
  });

  it("a server that ends the connection meanwhile is told in its own words, and the starter lives on", async () => {
    await withPools(2, async ([pool, other]) => {
      if (!pool || !other) return;
      const holder = await other.connect();
      await holder.query("BEGIN; SELECT pg_advisory_xact_lock(72707369)");
      const refused = expect(migrate(pool)).rejects.toThrow("terminating connection");
      const waiting = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
      await expect.poll(async () => (await holder.query(waiting)).rows.length).toBe(1);
      await holder.query(`SELECT pg_terminate_backend(pid) FROM (${waiting}) one`);
      await refused;
      await holder.query("ROLLBACK");
      holder.release();
      expect((await migrate(pool)).length).toBeGreaterThan(0);
    });
  });

  it("one that fails leaves nothing behind", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "hud-migrations-"));
    mkdirSync(path.join(folder, "1_broken"));
    writeFileSync(path.join(folder, "1_broken", "migration.sql"), "CREATE TABLE half (id INT); SELECT nonsense;");
    await withPools(1, async ([pool]) => {
      if (!pool) return;
      await expect(migrate(pool, folder)).rejects.toThrow("nonsense");
      const { rows } = await pool.query("SELECT to_regclass('half') AS half");
      expect(rows[0].half).toBeNull();
    });
    rmSync(folder, { recursive: true, force: true });
  });
});

describe("a server that cannot be opened", () => {
  it("is named with its setting and without its password, and what to do is said", async () => {
    const free = createServer();
    await new Promise<void>((done) => free.listen(0, "127.0.0.1", done));
    const { port } = free.address() as AddressInfo;
    await new Promise((done) => free.close(done));
    const url = `postgresql://hud:hush@127.0.0.1:${port}/none`;
    const refused = await openDatabase({ url }).catch((error: Error) => error.message);
    expect(refused).toBe(
      `The database at 127.0.0.1:${port}/none cannot be opened: connect ECONNREFUSED 127.0.0.1:${port}. ` +
        "Start it, correct DATABASE_URL, or leave that out to use the embedded database.",
    );
  });

  it("because its pooler takes no transactions: its setting is named", async () => {
    const message = (kind: string, body: Buffer) => {
      const size = Buffer.alloc(4);
      size.writeInt32BE(body.length + 4);
      return Buffer.concat([Buffer.from(kind), size, body]);
    };
    const ready = message("Z", Buffer.from("I"));
    const said = "SFATAL\0C08P01\0Mtransaction blocks not allowed in statement pooling mode\0\0";
    const pooler = createServer((socket) => {
      socket.once("data", () => {
        socket.write(Buffer.concat([message("R", Buffer.alloc(4)), ready]));
        socket.on("data", (asked) => {
          if (asked.toString("latin1").startsWith("Q"))
            socket.write(Buffer.concat([message("E", Buffer.from(said)), ready]));
        });
      });
    });
    await new Promise<void>((done) => pooler.listen(0, "127.0.0.1", done));
    const { port } = pooler.address() as AddressInfo;
    const refused = openDatabase({ url: `postgresql://hud:hush@127.0.0.1:${port}/hud` });
    await expect(refused).rejects.toThrow(
      `The pooler at 127.0.0.1:${port}/hud takes no transactions. Set its pool_mode to transaction or session,`,
    );
    await new Promise((done) => pooler.close(done));
  });

  it.skipIf(!server)("because it is a replica: the other setting is named", async () => {
    const place = await server?.create();
    if (!place || !("url" in place.where)) throw new Error("no server");
    const url = `${place.where.url}?options=-c%20default_transaction_read_only%3Don`;
    await expect(openDatabase({ url })).rejects.toThrow("can only be read. Let DATABASE_URL name the primary");
    await place.remove();
  });
});

describe("the embedded database", () => {
  it("a second opener is told the owner's process and what to do", async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "hud-lock-"));
    const unlock = await lockDirectory(dataDir);
    const refused = await openDatabase({ dataDir }).catch((error: Error) => error.message);
    await unlock();
    rmSync(dataDir, { recursive: true, force: true });
    expect(refused).toContain(`is in use by process ${process.pid}`);
    expect(refused).toContain("HUD_DATA_DIR");
    expect(refused).toContain("DATABASE_URL");
  });
});
