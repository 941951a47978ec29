/** For tests: `npm start` as its user meets it, on the tree that was just built, with a data directory of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach } from "vitest";

export type Run = { child: ChildProcess; output: string };

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
export const bare: NodeJS.Dict<string> = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !names.some((one) => name.startsWith(one))),
);

export function start(env: Record<string, string>): Run {
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...bare, NODE_ENV: "production", HUD_DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  const run = { child, output: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      run.output += chunk;
    });
  }
  return run;
}

export function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => child.once("exit", done));
}

export async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) child.kill("SIGTERM");
  return exitOf(child);
}

export async function until(run: Run, words: string): Promise<void> {
  while (!run.output.includes(words)) {
    if (run.child.exitCode !== null) throw new Error(`It ended before it said "${words}":\n${run.output}`);
    await wait(50);
  }
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => done(port));
    });
  });
}

export const listens = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      done(true);
    });
    socket.once("error", () => done(false));
  });
