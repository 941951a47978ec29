import { execFile } from "node:child_process";
import { describe, expect, it } from "vitest";
import { createStore } from "../lib/store/store";
import { databaseKinds } from "../lib/store/test-databases";

type Ended = { status: number; stdout: string; stderr: string };

/** Not waited for in one go: who holds the embedded database is asked by the other process, and answers from here. */
const forget = (env: Record<string, string>, ...words: string[]): Promise<Ended> =>
  new Promise((done) => {
    const own = { PATH: process.env.PATH, HUD_DEMO: "empty", ...env } as unknown as NodeJS.ProcessEnv;
    const args = ["--import", "tsx", "scripts/forget-reader.ts", ...words];
    execFile(process.execPath, args, { env: own }, (error, stdout, stderr) => {
      done({ status: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });

describe.each(databaseKinds)("npm run forget-reader ($name)", ({ name, create }) => {
  it("ends all that one reader holds, and nothing of another", async () => {
    const place = await create();
    const env: Record<string, string> =
      "url" in place.where ? { DATABASE_URL: place.where.url } : { HUD_DATA_DIR: place.where.dataDir };
    const now = new Date().toISOString();
    const db = await place.open();
    const { readers } = createStore(db);
    for (const login of ["Mo_na", "moxna"]) {
      await readers.beginSession(`${login}-session`, { login, named: false, createdAt: now, now });
      await readers.addKey(`${login}-key`, { login, named: false, label: "calendar", now });
    }
    if (name === "embedded") {
      const held = await forget(env, "mo_na");
      expect([held.status, held.stderr]).toEqual([1, expect.stringContaining("Stop that process")]);
      await db.close();
    }
    const { status, stdout, stderr } = await forget(env, "mo_na");
    expect([status, stdout], stderr).toEqual([0, "mo_na held 1 session and 1 key. They are ended.\n"]);
    const after = name === "embedded" ? await place.open() : db;
    const left = createStore(after).readers;
    expect([await left.session("Mo_na-session"), await left.keysOf("Mo_na")]).toEqual([null, []]);
    expect((await left.session("moxna-session"))?.login).toBe("moxna");
    expect(await left.keysOf("moxna")).toHaveLength(1);
    await after.close();
    await place.remove();
  });
});

describe("npm run forget-reader", () => {
  it("asks for a login", async () => {
    const { status, stderr } = await forget({});
    expect([status, stderr]).toEqual([1, expect.stringContaining("npm run forget-reader -- <login>")]);
  });
});
