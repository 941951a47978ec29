import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "./database";
import { dumpDaily } from "./dumps";
import { restoreDump } from "./restore";

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

  it("one dump a day, the newest seven are kept", async () => {
    const db = await openDatabase({ dataDir });
    if (!db.embedded) throw new Error("not embedded");
    const days = Array.from({ length: 9 }, (_, n) => `2026-04-${String(n + 10)}`);
    for (const day of days) await dumpDaily(db.embedded, dataDir, day);
    expect(await dumpDaily(db.embedded, dataDir, "2026-04-18")).toBeNull();
    await db.close();
    expect(readdirSync(path.join(dataDir, "dumps")).sort()).toEqual(days.slice(2).map((day) => `${day}.tar.gz`));
  });
});
