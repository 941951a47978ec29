/** What the API costs on a busy release: node --import tsx bench/api.ts [seconds of load]. Needs a built tree (npm start once). */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { exampleOf } from "../lib/out/openapi/examples";
import { operations } from "../lib/out/openapi/operations";

const seconds = Number(process.argv[2] ?? 60);
const port = Number(process.env.PORT ?? 3299);
const budgets = { warmMs: 30, unchangedMs: 5, perCore: 300, listenersMb: 60 };
if (!existsSync(".next/BUILD_ID")) throw new Error("There is no build. Run npm start once.");

const dataDir = mkdtempSync(path.join(tmpdir(), "hud-bench-api-"));
const server = spawn(
  process.execPath,
  ["node_modules/next/dist/bin/next", "start", "-p", String(port), "-H", "127.0.0.1"],
  {
    env: {
      ...process.env,
      NODE_ENV: "production",
      HUD_DEMO: "high-load",
      HUD_DEMO_SPEED: "0",
      HUD_DATA_DIR: dataDir,
      HUD_POLL_SECONDS: "3600",
    },
    stdio: ["ignore", "ignore", "inherit"],
  },
);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.kill("SIGTERM"));
const agent = new Agent({ keepAlive: true, maxSockets: 1000 });

type Got = { status: number; headers: IncomingMessage["headers"]; bytes: number; ms: number };
function get(address: string, headers: Record<string, string> = {}): Promise<Got> {
  const since = performance.now();
  return new Promise((done, failed) => {
    const asked = request({ host: "127.0.0.1", port, path: address, headers, agent }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.once("error", failed);
      answer.once("end", () =>
        done({ status: answer.statusCode ?? 0, headers: answer.headers, bytes, ms: performance.now() - since }),
      );
    });
    asked.once("error", failed);
    asked.end();
  });
}

const p95 = (times: number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
const statusOf = (name: string): string => readFileSync(`/proc/${server.pid}/${name}`, "utf8");
const rssMb = (): number => Number(/VmRSS:\s+(\d+)/.exec(statusOf("status"))?.[1] ?? 0) / 1024;
/** Seconds of processor time that the server has used; the kernel counts in hundredths. */
function cpuSeconds(): number {
  const fields = statusOf("stat").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function ready(): Promise<void> {
  for (let tries = 0; tries < 1000 && server.exitCode === null; tries++) {
    const answer = await get("/api/v1/releases/pytorch/2.12.0").catch(() => null);
    const sources = await fetch(`http://127.0.0.1:${port}/api/v1/sources`)
      .then((one) => one.json() as Promise<{ complete: boolean }>)
      .catch(() => null);
    if (answer?.status === 200 && sources?.complete) return;
    await sleep(1000);
  }
  throw new Error("The server ended, or did not read its world in time.");
}

const rows: Record<string, string | number | boolean>[] = [];
const row = (what: string, result: string, budget: string, within: boolean) =>
  rows.push({ what, result, budget, within });

async function warm(): Promise<void> {
  const there = { version: "2.12.0" };
  const measured = operations.filter(
    ({ method, moment, id }) => method === "get" && moment && !["pickFeed", "notes", "process"].includes(id),
  );
  for (const operation of measured) {
    const address = exampleOf(operation, there);
    const first = await get(address, { "accept-encoding": "br, gzip" });
    if (first.status !== 200) {
      row(address, `answers ${first.status}`, "200", false);
      continue;
    }
    const times: number[] = [];
    const unchanged: number[] = [];
    for (let n = 0; n < 100; n++) times.push((await get(address, { "accept-encoding": "gzip" })).ms);
    for (let n = 0; n < 100; n++)
      unchanged.push((await get(address, { "if-none-match": first.headers.etag ?? "" })).ms);
    const [one, two] = [p95(times), p95(unchanged)];
    const size = `${Math.round(first.bytes / 1024)} kB ${first.headers["content-encoding"] ?? "as it is"}`;
    row(
      address,
      `p95 ${one.toFixed(1)} ms, 304 ${two.toFixed(1)} ms, ${size}`,
      `${budgets.warmMs} ms, ${budgets.unchangedMs} ms`,
      one <= budgets.warmMs && two <= budgets.unchangedMs,
    );
  }
}

async function load(): Promise<void> {
  const until = performance.now() + seconds * 1000;
  const [from, cpu] = [performance.now(), cpuSeconds()];
  let [count, errors] = [0, 0];
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (performance.now() < until) {
        const answer = await get("/api/v1/releases").catch(() => null);
        count++;
        if (answer?.status !== 200) errors++;
      }
    }),
  );
  const [took, used] = [(performance.now() - from) / 1000, cpuSeconds() - cpu];
  const perCore = count / used;
  row(
    `summary, ${seconds} s by 16 readers`,
    `${Math.round(count / took)} a second, ${Math.round(perCore)} per core, ${errors} errors`,
    `${budgets.perCore} per core, 0 errors`,
    perCore >= budgets.perCore && errors === 0,
  );
}

async function listeners(): Promise<void> {
  await sleep(3000);
  const before = rssMb();
  const open = await Promise.all(
    Array.from(
      { length: 500 },
      () =>
        new Promise<{ destroy(): void }>((done, failed) => {
          const asked = request({ host: "127.0.0.1", port, path: "/api/v1/events", agent: false }, (answer) => {
            answer.once("data", () => done(asked));
            answer.resume();
          });
          asked.once("error", failed);
          asked.end();
        }),
    ),
  );
  await sleep(20_000); // a heartbeat has passed
  const more = rssMb() - before;
  row("500 idle listeners", `${more.toFixed(1)} MB`, `${budgets.listenersMb} MB`, more <= budgets.listenersMb);
  for (const one of open) one.destroy();
}

try {
  await ready();
  await warm();
  await listeners();
  await load();
  console.table(rows);
  if (rows.some(({ within }) => !within)) process.exitCode = 1;
} finally {
  const gone = server.exitCode !== null || new Promise((done) => server.once("exit", done));
  server.kill("SIGTERM");
  await gone;
  rmSync(dataDir, { recursive: true, force: true });
  agent.destroy();
}
