/** `npm start` as its user meets it, on the tree that was just built. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

let dataDir = "";
let started: ChildProcess[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "hud-start-"));
});
afterEach(async () => {
  await Promise.all(started.map(stop));
  started = [];
  rmSync(dataDir, { recursive: true, force: true });
});

const names = ["GITHUB_", "HUD_", "DATABASE_URL", "TEST_DATABASE_URL", "PORT", "HOSTNAME", "NODE_ENV", "VITEST"];
const bare = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !names.some((one) => name.startsWith(one))),
);

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...bare, NODE_ENV: "production", HUD_DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  const run = { child, output: "" };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (run.output += chunk));
  return run;
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => child.once("exit", done));
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) child.kill("SIGTERM");
  return exitOf(child);
}

async function until(run: { child: ChildProcess; output: string }, words: string): Promise<void> {
  while (!run.output.includes(words)) {
    if (run.child.exitCode !== null) throw new Error(`It ended before it said "${words}":\n${run.output}`);
    await wait(50);
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => done(port));
    });
  });
}

const listens = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(false));
  });

/** The command lines of a process and of all that it started. */
function family(pid: number): string[] {
  const own = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  return [own, ...children.flatMap((child) => family(Number(child)))];
}

describe("npm start", () => {
  it("lists every fault of the configuration by name and ends with 1 before a port is opened", async () => {
    const port = await freePort();
    const run = start({
      PORT: String(port),
      HUD_POLL_SECONDS: "often",
      GITHUB_API_URL: "nowhere",
      GITHUB_TOKEN: "hush hush",
    });
    expect(await exitOf(run.child)).toBe(1);
    for (const name of ["HUD_POLL_SECONDS", "GITHUB_API_URL", "GITHUB_TOKEN"]) expect(run.output).toContain(name);
    expect(run.output).not.toContain("hush");
    expect(run.output).not.toContain("answers at");
    expect(await listens(port)).toBe(false);
  });

  it("without any setting shows demo data, says where, and closes cleanly on SIGTERM", async () => {
    const port = await freePort();
    const run = start({ PORT: String(port) });
    await until(run, `Release HUD answers at http://127.0.0.1:${port}`);
    const page = await fetch(`http://127.0.0.1:${port}/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/demo data/i);
    expect(await stop(run.child)).toBe(0);
    expect(await listens(port)).toBe(false);
    const again = start({ PORT: String(port) });
    await until(again, "answers at"); // the data directory was let go
  });

  it("a second server on the same data directory is told who holds it", async () => {
    const [port, other] = [await freePort(), await freePort()];
    await until(start({ PORT: String(port) }), "answers at");
    const second = start({ PORT: String(other) });
    expect(await exitOf(second.child)).not.toBe(0);
    expect(second.output).toMatch(/is in use by process \d+/);
  });
});

describe("nothing of the simulated GitHub is loaded outside demo and tests", () => {
  it("no process of it runs where real data is read", async () => {
    const port = await freePort();
    const run = start({
      PORT: String(port),
      GITHUB_TOKEN: "a-token",
      GITHUB_API_URL: `http://127.0.0.1:${await freePort()}`,
    });
    await until(run, "answers at");
    expect(family(run.child.pid ?? 0).filter((line) => line.includes("simulator"))).toEqual([]);
    const page = await (await fetch(`http://127.0.0.1:${port}/status`)).text();
    expect(page).not.toMatch(/demo data/i);
    expect(page).not.toContain("a-token");
  });

  it("none of its code is in what the server or the browser loads", () => {
    const marks = ["is not in the scenario", "scenario lacks", "assumeValidSDL"];
    const files = [".next/server", ".next/static"].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".js"))
        .map((file) => path.join(folder, file)),
    );
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      const code = readFileSync(file, "utf8");
      expect(
        marks.filter((mark) => code.includes(mark)),
        file,
      ).toEqual([]);
    }
  });
});
