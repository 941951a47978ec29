/** Who is taken off the list comes in no more, with whatever he still holds. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { readerHeader } from "../http/door";
import { closeSharedStore, sharedStore } from "../store";
import { admit, keysOf } from ".";
import { makeKey } from "./keys";
import { beginSession } from "./sessions";

const held = globalThis as { __hudConfig?: unknown };
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
let folder = "";
let file = "";

/** A server that was started again with other words in hud.yaml. */
function allow(access: string): void {
  writeFileSync(file, `projects: [{ repo: octo/engine }]\naccess: ${access}\n`);
  held.__hudConfig = undefined;
}

const later = (ms: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });

async function comesIn(url: string, headers: Record<string, string>): Promise<string | null> {
  const request = { method: "GET", url, headers: { ...headers } } as unknown as IncomingMessage;
  const { kind } = await admit(request);
  return kind === "in" ? String(request.headers[readerHeader]) : null;
}

/** A browser and a calendar of one person; each says as whom it comes in. */
async function signedIn(login: string) {
  const cookie = (await beginSession(login, null)).split(";")[0] ?? "";
  const key = await makeKey(login, "calendar");
  return {
    browser: () => comesIn("/api/v1/releases", { cookie }),
    calendar: () => comesIn(`/engine/1.0.0/calendar.ics?key=${key}`, {}),
    program: () => comesIn("/api/v1/releases", { authorization: `Bearer ${key}` }),
  };
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "hud-taken-off-"));
  file = path.join(folder, "hud.yaml");
  Object.assign(process.env, {
    GITHUB_TOKEN: "t",
    HUD_DATA_DIR: folder,
    HUD_CONFIG: file,
    HUD_ACCESS: "github",
    HUD_OAUTH_CLIENT_ID: "Iv1.test",
    HUD_OAUTH_CLIENT_SECRET: "hush-hush",
    HUD_SESSION_SECRET: "0123456789abcdef0123456789abcdef",
  });
  allow("{ logins: [Mona, ada] }");
  await sharedStore();
});
beforeEach(async () => {
  const { readers } = await sharedStore();
  for (const login of ["mona", "ada"]) await readers.forgetReader(login);
});
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  await closeSharedStore();
  rmSync(folder, { recursive: true, force: true });
});

describe("where only logins are named", () => {
  beforeEach(() => allow("{ logins: [Mona, ada] }"));

  it("who is taken off comes in no more, neither by a session nor by a key", async () => {
    const [mona, ada] = [await signedIn("mona"), await signedIn("ada")];
    expect([await mona.browser(), await mona.calendar(), await mona.program()]).toEqual(["mona", "mona", "mona"]);
    allow("{ logins: [ada] }");
    expect([await mona.browser(), await mona.calendar(), await mona.program()]).toEqual([null, null, null]);
    expect([await ada.browser(), await ada.calendar(), await ada.program()]).toEqual(["ada", "ada", "ada"]);
    expect((await keysOf("mona")).map(({ rests }) => rests)).toEqual([true]);
  });

  it("a session that was ended so is not there again when the name is", async () => {
    const mona = await signedIn("mona");
    allow("{ logins: [ada] }");
    await mona.browser();
    allow("{ logins: [Mona, ada] }");
    expect(await mona.browser()).toBeNull();
  });

  it("a key of who is named needs no signing in for 30 days", async () => {
    const mona = await signedIn("mona");
    later(30 * dayMs - hourMs);
    expect(await mona.calendar()).toBe("mona");
    later(2 * hourMs);
    expect(await mona.calendar()).toBeNull();
  });
});

describe("where members are let in too", () => {
  beforeEach(() => allow("{ organizations: [octo], logins: [ada] }"));

  it("who is taken off may be a member: GitHub is asked before he comes in again", async () => {
    const ada = await signedIn("ada");
    expect([await ada.browser(), await ada.calendar(), await ada.program()]).toEqual(["ada", "ada", "ada"]);
    allow("{ organizations: [octo] }");
    expect([await ada.browser(), await ada.calendar(), await ada.program()]).toEqual([null, null, null]);
    expect((await keysOf("ada")).map(({ rests }) => rests)).toEqual([true]);
    // GitHub says that he is a member: his key wakes.
    const again = await signedIn("ada");
    expect([await again.browser(), await ada.calendar()]).toEqual(["ada", "ada"]);
  });

  it("a member whom the configuration names later needs no signing in", async () => {
    allow("{ organizations: [octo] }");
    const ada = await signedIn("ada");
    allow("{ organizations: [octo], logins: [ada] }");
    expect([await ada.browser(), await ada.calendar()]).toEqual(["ada", "ada"]);
    allow("{ organizations: [octo] }");
    expect([await ada.browser(), await ada.calendar()]).toEqual(["ada", "ada"]);
    later(hourMs + 1000);
    expect(await ada.browser()).toBeNull();
  });

  it.each(["{ organizations: [octo] }", "{ teams: [octo/release] }"])(
    "%s: a member's key rests when GitHub was not asked for seven days, and wakes when it was",
    async (access) => {
      allow(access);
      const mona = await signedIn("mona");
      later(7 * dayMs - hourMs);
      expect(await mona.calendar()).toBe("mona");
      later(2 * hourMs);
      expect([await mona.calendar(), await mona.program()]).toEqual([null, null]);
      expect((await keysOf("mona")).map(({ rests }) => rests)).toEqual([true]);
      await beginSession("mona", null);
      expect(await mona.calendar()).toBe("mona");
    },
  );

  it("a key of who is named beside them needs no signing in for 30 days", async () => {
    const ada = await signedIn("ada");
    later(29 * dayMs);
    expect(await ada.calendar()).toBe("ada");
  });
});
