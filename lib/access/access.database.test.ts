/** The whole way in: a browser's part played by hand, the simulated GitHub, and the door that stands in between. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { config } from "../config";
import { standAtDoor } from "../http/front-door";
import { type SimulatorProcess, startSimulatorProcess } from "../run/simulator-process";
import { closeSharedStore, sharedStore } from "../store";
import { admit, finishSignIn, guardMetrics, keysOf, newKeyOf, signInAt, signOut, startSignIn, takeKeyForm } from ".";

let folder = "";
let simulator: SimulatorProcess;
let server: Server;
let base = "";

type Reader = { login: string | null; organizations: string[]; teams: string[] };

async function control(change: object): Promise<{ tokensOut: number }> {
  const answer = await fetch(`${simulator.url}/__control`, { method: "POST", body: JSON.stringify(change) });
  return (await answer.json()) as { tokensOut: number };
}

const sitsAtBrowser = (reader: Reader) => control({ reader });

/** What stands behind the door here: the way in, and for the rest a word that says who came in. */
async function inside(request: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string") headers.set(name, value);
  const url = new URL(request.url ?? "/", base);
  const body = request.method === "POST" ? { body: Buffer.concat(chunks) } : {};
  const asked = new Request(url, { method: request.method ?? "GET", headers, ...body });
  if (url.pathname === "/sign-in/github") return startSignIn(asked);
  if (url.pathname === "/sign-in/callback") return finishSignIn(asked);
  if (url.pathname === "/sign-out") return signOut(asked);
  if (url.pathname === "/api/keys") return takeKeyForm(asked);
  return new Response(`read by ${headers.get("x-hud-reader")}`);
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "hud-access-"));
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "hud.yaml");
  const access = "access: { organizations: [pytorch], teams: [octo/release], logins: [Mona] }";
  writeFileSync(file, `projects: [{ repo: pytorch/pytorch }]\n${access}\n`);
  Object.assign(process.env, {
    HUD_DATA_DIR: folder,
    HUD_CONFIG: file,
    HUD_DEMO: "pytorch-2.12",
    HUD_ACCESS: "github",
    HUD_OAUTH_CLIENT_ID: "Iv1.test",
    HUD_OAUTH_CLIENT_SECRET: "hush-hush",
    HUD_SESSION_SECRET: "0123456789abcdef0123456789abcdef",
  });
  expect(config().environment.signIn).not.toBeNull();
  simulator = await startSimulatorProcess("pytorch-2.12", null, 0);
  signInAt(simulator.url);
  await sharedStore();
  standAtDoor({ admit, guard: guardMetrics });
  server = createServer((request, response) => {
    void inside(request).then(async (answer) => {
      for (const [name, value] of answer.headers) response.appendHeader(name, value);
      response.writeHead(answer.status).end(await answer.text());
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await simulator.stop();
  await closeSharedStore();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  vi.useRealTimers();
  await sitsAtBrowser({ login: "atalman", organizations: ["pytorch"], teams: [] });
});

class Browser {
  readonly cookies = new Map<string, string>();

  async ask(address: string, given: RequestInit = {}): Promise<Response> {
    const own = address.startsWith("/") || address.startsWith(base);
    const cookie = [...this.cookies].map((one) => one.join("=")).join("; ");
    const headers = { ...(own && cookie ? { cookie } : {}), ...(given.headers as Record<string, string>) };
    const answer = await fetch(new URL(address, base), { redirect: "manual", ...given, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      if (value) this.cookies.set(name, value);
      else this.cookies.delete(name);
      expect(line).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
    }
    return answer;
  }

  /** Goes where it is sent, until it is sent nowhere else. */
  async visit(address: string): Promise<{ at: string; text: string; status: number }> {
    let at = address;
    for (let hops = 0; hops < 10; hops++) {
      const answer = await this.ask(at);
      const to = answer.headers.get("location");
      if (to === null) return { at, text: await answer.text(), status: answer.status };
      at = new URL(to, new URL(at, base)).href.replace(base, "");
    }
    throw new Error("It was sent around in a circle.");
  }

  signIn = (back = "/pytorch/2.12.0") => this.visit(`/sign-in/github?${new URLSearchParams({ return: back })}`);
}

describe("signing in", () => {
  it("a stranger is sent to the page of signing in, and back to where he wanted to be", async () => {
    const browser = new Browser();
    expect(await browser.visit("/pytorch/2.12.0/picks?show=approved")).toMatchObject({
      at: "/sign-in?return=%2Fpytorch%2F2.12.0%2Fpicks%3Fshow%3Dapproved",
    });
    expect(await browser.signIn("/pytorch/2.12.0/picks?show=approved")).toEqual({
      at: "/pytorch/2.12.0/picks?show=approved",
      text: "read by atalman",
      status: 200,
    });
    expect([...browser.cookies.keys()]).toEqual(["__Host-hud"]);
  });

  it("GitHub's token is given back, and stands neither in a cookie nor in the database", async () => {
    const browser = new Browser();
    await browser.signIn();
    expect((await control({})).tokensOut).toBe(0);
    expect(JSON.stringify([...browser.cookies])).not.toContain("gho_");
  });

  it.each([
    [{ login: "stranger", organizations: ["other"], teams: ["octo/other"] }, false],
    [{ login: "stranger", organizations: [], teams: ["octo/release"] }, true],
    [{ login: "mona", organizations: [], teams: [] }, true],
  ])("%j is let in: %s", async (reader, letIn) => {
    await sitsAtBrowser(reader);
    const browser = new Browser();
    const { at } = await browser.signIn();
    expect(at).toBe(letIn ? "/pytorch/2.12.0" : "/sign-in/refused");
    expect(browser.cookies.has("__Host-hud")).toBe(letIn);
  });

  it("who does not consent is asked again, and told why", async () => {
    await sitsAtBrowser({ login: null, organizations: [], teams: [] });
    expect((await new Browser().signIn()).at).toContain("trouble=denied");
  });

  it("a state or a code of another window, or used twice, opens nothing", async () => {
    const browser = new Browser();
    const there = (await browser.ask("/sign-in/github")).headers.get("location") ?? "";
    const back = (await browser.ask(there)).headers.get("location") ?? "";
    const other = new Browser();
    expect((await other.visit(back)).at).toContain("trouble=expired");
    expect((await browser.visit(back.replace(/state=[^&]*/, "state=x"))).at).toContain("trouble=expired");
    const again = new Browser();
    await again.ask("/sign-in/github");
    const kept = [...again.cookies];
    await again.visit(back);
    expect(again.cookies.has("__Host-hud")).toBe(false);
    for (const [name, value] of kept) again.cookies.set(name, value);
    expect((await again.visit(back)).at).toContain("trouble=expired");
  });

  it.each(["https://evil.example", "//evil.example", "/\\evil.example", "/%5c/../..//evil", "javascript:alert(1)"])(
    "%s is no place to return to",
    async (back) => {
      const { at } = await new Browser().signIn(back);
      expect(new URL(at, base).origin).toBe(base);
      expect(at).not.toContain("evil.example");
    },
  );

  it("asks for no more rights than it needs", async () => {
    const to = new URL((await new Browser().ask("/sign-in/github")).headers.get("location") ?? "");
    expect(to.searchParams.get("scope")).toBe("read:org");
    expect(to.searchParams.get("code_challenge_method")).toBe("S256");
  });
});

describe("a session", () => {
  const later = (ms: number) => vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });
  const minute = 60_000;

  it("ends in the database when its reader leaves: a copy of the cookie opens nothing", async () => {
    const browser = new Browser();
    await browser.signIn();
    const copy = browser.cookies.get("__Host-hud") ?? "";
    await browser.ask("/sign-out", { method: "POST", headers: { "sec-fetch-site": "same-origin" } });
    expect(browser.cookies.size).toBe(0);
    expect((await fetch(`${base}/api/v1/releases`, { headers: { cookie: `__Host-hud=${copy}` } })).status).toBe(401);
  });

  it("is not ended by another site", async () => {
    const browser = new Browser();
    await browser.signIn();
    const crossSite = { method: "POST", headers: { "sec-fetch-site": "cross-site" } };
    expect((await browser.ask("/sign-out", crossSite)).status).toBe(403);
    expect((await browser.ask("/")).status).toBe(200);
  });

  it("is renewed without a word after an hour, when GitHub still says yes", async () => {
    const browser = new Browser();
    await browser.signIn();
    later(61 * minute);
    expect((await browser.ask("/api/v1/releases")).status).toBe(401);
    expect(await browser.visit("/pytorch/2.12.0")).toMatchObject({ at: "/pytorch/2.12.0", text: "read by atalman" });
    expect((await browser.ask("/api/v1/releases")).status).toBe(200);
  });

  it("of somebody who left the organization ends within the hour, with all keys", async () => {
    const browser = new Browser();
    await browser.signIn();
    await browser.ask("/api/keys", { method: "POST", body: "label=calendar" });
    expect((await keysOf("atalman")).length).toBeGreaterThan(0);
    await sitsAtBrowser({ login: "atalman", organizations: [], teams: [] });
    later(61 * minute);
    expect((await browser.visit("/pytorch/2.12.0")).at).toBe("/sign-in/refused");
    expect(await keysOf("atalman")).toEqual([]);
  });

  it("ends when it is not used for half a day", async () => {
    const browser = new Browser();
    await browser.signIn();
    later(12 * 60 * minute + minute);
    expect((await browser.visit("/pytorch/2.12.0")).at).toMatch(/^\/sign-in\?/);
  });

  it.each(["", "x", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtb25hIiwiYXVkIjoic2Vzc2lvbiJ9.", `${"a".repeat(4000)}`])(
    "is not made up: %s",
    async (cookie) => {
      const answer = await fetch(`${base}/api/v1/releases`, { headers: { cookie: `__Host-hud=${cookie}` } });
      expect(answer.status).toBe(401);
    },
  );
});

describe("a key", () => {
  async function withKey(): Promise<{ browser: Browser; key: string; hash: string }> {
    const browser = new Browser();
    await browser.signIn();
    const made = await browser.ask("/api/keys", { method: "POST", body: "label=My+calendar" });
    expect([made.status, made.headers.get("location")]).toEqual([303, "/keys"]);
    const key = await newKeyOf([...browser.cookies].map((one) => one.join("=")).join("; "), "atalman");
    const hash = (await keysOf("atalman")).at(-1)?.hash ?? "";
    return { browser, key: key ?? "", hash };
  }

  it("opens calendars, feeds and badges by address, and everything that is read as a bearer", async () => {
    const { key, hash } = await withKey();
    expect(hash).not.toContain(key);
    for (const file of ["calendar.ics", "feed.atom", "badge.svg"])
      expect((await fetch(`${base}/pytorch/2.12.0/${file}?key=${key}`)).status).toBe(200);
    const bearer = { headers: { authorization: `Bearer ${key}` } };
    expect(await (await fetch(`${base}/api/v1/releases`, bearer)).text()).toBe("read by atalman");
    expect((await fetch(`${base}/api/v1/releases?key=${key}`)).status).toBe(401);
  });

  it("makes no keys, and opens nothing once it is revoked", async () => {
    const { browser, key, hash } = await withKey();
    const bearer = { authorization: `Bearer ${key}` };
    expect((await fetch(`${base}/api/keys`, { method: "POST", body: "label=x", headers: bearer })).status).toBe(401);
    await browser.ask("/api/keys", { method: "POST", body: `revoke=${hash}` });
    expect((await fetch(`${base}/pytorch/2.12.0/feed.atom?key=${key}`)).status).toBe(401);
  });

  it("of somebody else is not revoked", async () => {
    const { hash } = await withKey();
    await sitsAtBrowser({ login: "mona", organizations: [], teams: [] });
    const other = new Browser();
    await other.signIn();
    await other.ask("/api/keys", { method: "POST", body: `revoke=${hash}` });
    expect((await keysOf("atalman")).some((one) => one.hash === hash)).toBe(true);
  });
});
