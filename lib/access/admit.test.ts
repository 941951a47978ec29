/** What is open to somebody who has not signed in: every address of the dashboard is walked up to the door. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { standAtDoor } from "../http/front-door";
import { admit, guardMetrics } from ".";

let folder = "";
let server: Server;
let base = "";

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "hud-open-"));
  const file = path.join(folder, "hud.yaml");
  writeFileSync(file, "projects: [{ repo: octo/engine }]\naccess: { logins: [mona] }\n");
  Object.assign(process.env, {
    GITHUB_TOKEN: "t",
    HUD_CONFIG: file,
    HUD_ACCESS: "github",
    HUD_OAUTH_CLIENT_ID: "Iv1.test",
    HUD_OAUTH_CLIENT_SECRET: "hush-hush",
    HUD_SESSION_SECRET: "0123456789abcdef0123456789abcdef",
  });
  standAtDoor({ admit, guard: guardMetrics });
  server = createServer((_, response) => void response.end("inside"));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = [
  "/healthz",
  "/readyz",
  "/metrics",
  "/sign-in",
  "/sign-in/callback",
  "/sign-in/github",
  "/sign-in/refused",
];
const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((one) =>
  /(^|\/)(page\.tsx|route\.ts)$/.test(one),
);
/** What stands for a part that varies: any word, and the name of a folder whose files are open. */
const words = ["x", "icons"];
const addresses = [
  ...new Set(
    files.flatMap((file) =>
      words.map((word) => `/${path.dirname(file)}`.replace(/\/\.$/, "/").replace(/\[(?:\.{3})?\w+\]/g, word)),
    ),
  ),
];

/** As it is written: `fetch` would tidy the address first. */
const statusOf = (address: string): Promise<number> =>
  new Promise((done, failed) => {
    const { port } = new URL(base);
    get({ host: "127.0.0.1", port, path: address }, (answer) => {
      answer.resume();
      done(answer.statusCode ?? 0);
    }).once("error", failed);
  });

describe("without a session", () => {
  it("there are routes to walk, also those of a project that is called as a public folder", () => {
    expect(addresses.length).toBeGreaterThan(70);
    expect(addresses).toContain("/icons/icons/feed.atom");
  });

  it.each(addresses)("%s is open only if it is named", async (address) => {
    for (const method of ["GET", "POST", "DELETE"]) {
      const { status, headers } = await fetch(base + address, { method, redirect: "manual" });
      const letIn = open.includes(address) || address === "/api/webhooks/github";
      const shut = [401, 405].includes(status) || headers.get("location")?.startsWith("/sign-in?") === true;
      if (!letIn) expect(shut, `${method} ${address} → ${status}`).toBe(true);
    }
  });

  it.each([
    ...readdirSync("public/icons").map((icon) => `/icons/${icon}`),
    "/_next/static/chunks/a-1.js",
    "/_next/static/media/font.woff2",
  ])("%s is the program's own", async (address) => {
    expect(await statusOf(address)).toBe(200);
  });

  it.each([
    "/_next/static/../../pytorch/2.12.0",
    "/_next/static/..%2f..%2fpytorch",
    "/healthz/../pytorch/2.12.0",
    "//pytorch/2.12.0",
    "/sign-in/../pytorch",
    "/icons/..;/pytorch",
    "/icons/2.12.0",
    "/icons/cadence",
    "/icons/x.svg",
    "/_next/data/x.json",
    "/_next/image?url=/x",
  ])("%s is no way around", async (address) => {
    expect([401, 303]).toContain(await statusOf(address));
  });

  it("what operators watch is not for a proxy's readers", async () => {
    expect((await fetch(`${base}/metrics`)).status).toBe(200);
    expect((await fetch(`${base}/metrics`, { headers: { "x-forwarded-for": "1.2.3.4" } })).status).toBe(403);
    expect((await fetch(`${base}/%6detrics`, { headers: { "x-forwarded-for": "1.2.3.4" } })).status).not.toBe(200);
  });
});
