/** Bad requests against running servers, as they are built: none gets in, breaks anything, or learns anything. */
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SimulatorProcess, startSimulatorProcess } from "../lib/run/simulator-process";
import { openDatabase } from "../lib/store";
import { attacks } from "./attacks";
import { type Attack, hookSecret, marks } from "./attacks/attack";
import { type Answer, send, sendRaw, type Target } from "./attacks/send";

type Running = Target & { child: ChildProcess; output: string };

const secrets = {
  GITHUB_TOKEN: "ghp_token-of-the-test",
  GITHUB_WEBHOOK_SECRET: hookSecret,
  HUD_METRICS_TOKEN: "metrics-token-of-the-test",
  HUD_OAUTH_CLIENT_SECRET: "client-secret-of-the-test",
  HUD_SESSION_SECRET: "session-secret-of-the-test-0123456789",
};

/** What one address may ask: more than the attacks, which must get in, and less than the floods. */
const perMinute = "1000";

let folder = "";
let simulator: SimulatorProcess;
let hostile: Server;
const servers: Partial<Record<Attack["on"], Running>> = {};
const slow: Promise<Answer>[] = [];

const names = ["GITHUB_", "HUD_", "DATABASE_URL", "TEST_DATABASE_URL", "PORT", "HOSTNAME", "NODE_ENV", "VITEST"];
const bare = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !names.some((one) => name.startsWith(one))),
);

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => done(port));
    });
  });
}

async function start(env: Record<string, string>): Promise<Running> {
  const port = await freePort();
  const args = ["node_modules/next/dist/bin/next", "start", "-p", String(port), "-H", "127.0.0.1"];
  const child = spawn(process.execPath, args, {
    env: { ...bare, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", NEXT_MANUAL_SIG_HANDLE: "true", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const running = { port, child, output: "" };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (running.output += chunk));
  return running;
}

async function until(what: string, there: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 240_000;
  while (Date.now() < end) {
    if (await there().catch(() => false)) return;
    await wait(200);
  }
  throw new Error(
    `${what} did not come to pass:\n${Object.values(servers)
      .map(({ output }) => output.slice(-2000))
      .join("\n")}`,
  );
}

/** The simulated GitHub, whose people write markup and scripts wherever they may write. */
function worsen(value: unknown, key = ""): unknown {
  if (Array.isArray(value)) return value.map((one) => worsen(one));
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, worsen(one, name)]));
  if (typeof value !== "string") return value;
  if (key === "title") return `${value} ${marks.script}${marks.image}`;
  if (key === "body")
    return `${value}\n\n${marks.image} [see](javascript:alert(1)) <a href="javascript:alert(2)">x</a>`;
  return value;
}

async function listenHostile(): Promise<string> {
  hostile = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { authorization = "", "content-type": type = "application/json" } = request.headers;
      const body = Buffer.concat(chunks);
      fetch(simulator.url + request.url, {
        method: request.method ?? "GET",
        headers: { authorization, "content-type": type },
        ...(body.length > 0 ? { body } : {}),
      })
        .then(async (answer) => {
          response.writeHead(answer.status, { "content-type": "application/json" });
          response.end(JSON.stringify(worsen(await answer.json())));
        })
        .catch(() => response.writeHead(502).end());
    });
  });
  await new Promise<void>((done) => hostile.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(hostile.address() as net.AddressInfo).port}`;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "hud-security-"));
  simulator = await startSimulatorProcess("pytorch-2.12", null, 0);
  const file = path.join(folder, "hud.yaml");
  writeFileSync(file, "projects: [{ repo: pytorch/pytorch }]\naccess: { logins: [nobody-of-the-test] }\n");
  // The slow part of a start, made once for both.
  const empty = path.join(folder, "empty");
  await (await openDatabase({ dataDir: empty })).close();
  for (const on of ["public", "private"]) cpSync(empty, path.join(folder, on), { recursive: true });
  servers.public = await start({
    GITHUB_TOKEN: secrets.GITHUB_TOKEN,
    GITHUB_WEBHOOK_SECRET: secrets.GITHUB_WEBHOOK_SECRET,
    HUD_METRICS_TOKEN: secrets.HUD_METRICS_TOKEN,
    HUD_LIMIT_PER_MINUTE: perMinute,
    GITHUB_API_URL: await listenHostile(),
    HUD_NOW: simulator.opensAt,
    HUD_DATA_DIR: path.join(folder, "public"),
  });
  servers.private = await start({
    ...secrets,
    HUD_POLLER: "off",
    HUD_CONFIG: file,
    HUD_ACCESS: "github",
    HUD_LIMIT_PER_MINUTE: perMinute,
    HUD_OAUTH_CLIENT_ID: "Iv1.test",
    HUD_DATA_DIR: path.join(folder, "private"),
  });
  const [open, shut] = [servers.public, servers.private];
  await until(
    "the first read",
    async () => JSON.parse((await send(open, { path: "/api/v1/sources" })).body).complete === true,
  );
  await until("the private server", async () => (await send(shut, { path: "/healthz" })).status === 200);
  const late = "POST /api/v1/understand/comment HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{";
  slow.push(
    sendRaw(open, late, 20_000),
    sendRaw(open, late.replace("content-length: 100", "transfer-encoding: chunked"), 20_000),
  );
  slow.push(sendRaw(open, late.replace("understand/comment", "../webhooks/github"), 20_000));
}, 300_000);

afterAll(async () => {
  const gone = Object.values(servers).map(({ child }) =>
    child.exitCode === null ? new Promise((done) => child.once("exit", done)) : null,
  );
  for (const { child } of Object.values(servers)) child.kill("SIGTERM");
  await Promise.all(gone);
  hostile?.close();
  await simulator?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

const leaks = [
  /\bat [\w.<>[\] ]+ \(?(?:file:|node:|\/).{1,200}:\d+:\d+/,
  /node_modules|node:internal|\.next\/server|webpack/,
  new RegExp(process.cwd().replace(/[/\\]/g, "\\$&")),
  /Prisma|PGlite|ECONN|\bSELECT .* FROM\b|relation ".*" does not exist/,
  /root:x:0|"dependencies":/,
  /\b49\b49/,
];

function judge({ status, headers, body }: Answer, attack: Attack): void {
  expect(attack.may, `${status} ${body.slice(0, 300)}`).toContain(status);
  for (const leak of leaks) expect(`${headers}\n${body}`).not.toMatch(leak);
  for (const secret of Object.values(secrets)) expect(`${headers}\n${body}`).not.toContain(secret);
  expect(headers).not.toMatch(/^set-cookie\n(?!__Host-hud-in=; )|set-cookie: crept/im);
  expect(headers).not.toMatch(/location\n(?:https?:)?(?:\/\/|\/\\)(?!127\.0\.0\.1)/i);
  const isPage = /content-type\ntext\/html/i.test(headers);
  if (isPage) {
    for (const mark of Object.values(marks)) expect(body).not.toContain(mark);
    expect(body).not.toMatch(/(?:href|src|action)="(?:javascript:|\/\/|https?:\/\/evil)/);
    expect(headers).toMatch(/script-src 'self' 'sha256-/);
  }
  expect(body).not.toMatch(/https?:\/\/evil\.example\/(?:pytorch|sign-in)\/2/);
}

describe.each(attacks.map((one) => [one.kind, one.name, one] as const))("%s", (_, name, attack) => {
  it(name, async () => {
    const target = servers[attack.on];
    if (!target) throw new Error("There is no server.");
    if ("raw" in attack) return judge(await sendRaw(target, attack.raw), attack);
    for (const [nth, sent] of [attack.send].flat().entries()) {
      const answer = await send(target, sent);
      judge(answer, attack);
      if (attack.says) expect(answer.body).toMatch(attack.says[nth] ?? "");
    }
  });
});

describe("what people wrote on GitHub", () => {
  const pages = ["", "/picks", "/scope", "/ci", "/candidates", "/history", "/sync"];
  const showTitles = ["/pytorch/2.12.0", "/pytorch/2.12.0/picks", "/pr/pytorch/pytorch/176994"];
  it.each(pages.map((one) => `/pytorch/2.12.0${one}`).concat("/", "/pr/pytorch/pytorch/176994", "/search?q=export"))(
    "%s shows markup as text",
    async (address) => {
      const answer = await send(servers.public as Running, { path: address });
      if (showTitles.includes(address)) expect(answer.body).toMatch(/&lt;(?:script|img)|\\u003c(?:script|img)/);
      judge(answer, { kind: "", name: "", on: "public", may: [200, 307], send: { path: address } });
    },
  );

  it.each(["feed.atom", "calendar.ics"])("%s carries it as text", async (file) => {
    const { status, body } = await send(servers.public as Running, { path: `/pytorch/2.12.0/${file}` });
    expect(status).toBe(200);
    if (file === "feed.atom") for (const mark of Object.values(marks)) expect(body).not.toContain(mark);
  });
});

describe("floods", () => {
  it.each([
    ["/api/v1/lookup?q=1", "public", 900],
    ["/sign-in?return=%2F", "private", 90],
  ] as const)("%s is answered with 429 and when to come again", async (address, on, times) => {
    const target = servers[on] as Running;
    const answers: Answer[] = [];
    for (let n = 0; n < times; n += 30)
      answers.push(...(await Promise.all(Array.from({ length: 30 }, () => send(target, { path: address })))));
    const last = answers.filter(({ status }) => status === 429).at(-1);
    expect(last?.headers).toMatch(/retry-after\n\d+/i);
    expect(answers.every(({ status }) => status === 429 || status === 200)).toBe(true);
  });
});

describe("slow bodies", () => {
  it("are let go", async () => {
    for (const answer of await Promise.all(slow)) expect([400, 401, 403, 404, 405, 408]).toContain(answer.status);
    expect((await slow[0])?.status).toBe(408);
  }, 30_000);
});

describe("afterwards", () => {
  it("more than a thousand were sent, each by its own name", () => {
    expect(attacks.length).toBeGreaterThan(1000);
    expect(new Set(attacks.map(({ kind, name }) => `${kind}: ${name}`)).size).toBe(attacks.length);
  });

  it.each(["public", "private"] as const)("the %s server lives, is ready, and met no fault", async (on) => {
    const target = servers[on] as Running;
    expect(target.child.exitCode).toBeNull();
    expect((await send(target, { path: "/healthz" })).status).toBe(200);
    if (on === "public") expect((await send(target, { path: "/pytorch/2.12.0" })).body).toMatch(/NO-GO/);
    expect(target.output).not.toMatch(/unhandled|uncaught|heap out of memory|MaxListeners/i);
    for (const secret of Object.values(secrets)) expect(target.output).not.toContain(secret);
  });
});
