/** What the API costs on a busy release: node --import tsx bench/api.ts [seconds of load]. Needs a built tree (npm start once). */
import { Agent, type IncomingMessage, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { exampleOf } from "../lib/out/openapi/examples";
import { operations } from "../lib/out/openapi/operations";
import { quantile, row } from "./row";
import { highLoad, madeAnew, serve } from "./server";

const seconds = Number(process.argv[2] ?? 60);
const port = Number(process.env.PORT ?? 3299);
const rounds = 60;
const budgets = { warmMs: 30, unchangedMs: 5, perCore: 300, listenersMb: 60 };
const server = await serve(port, highLoad);
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

async function warm(): Promise<void> {
  const there = { version: "2.12.0" };
  const measured = operations.filter(
    ({ method, moment, id }) => method === "get" && moment && !["pickFeed", "notes", "process"].includes(id),
  );
  for (const operation of measured) {
    const address = exampleOf(operation, there);
    const first = await get(address, { "accept-encoding": "br, gzip" });
    if (first.status !== 200) {
      throw new Error(`${address} answers ${first.status}.`);
    }
    const times: number[] = [];
    const again: number[] = [];
    const unchanged: number[] = [];
    for (let n = 0; n < rounds; n++) {
      times.push((await get(address, { "accept-encoding": "gzip", ...madeAnew(n) })).ms);
      again.push((await get(address, { "accept-encoding": "gzip" })).ms);
    }
    for (let n = 0; n < rounds; n++)
      unchanged.push((await get(address, { "if-none-match": first.headers.etag ?? "" })).ms);
    const size = `${Math.round(first.bytes / 1024)} kB ${first.headers["content-encoding"] ?? "as it is"}`;
    row({ what: `${address} (${size}), p95`, result: quantile(times, 0.95), unit: "ms", budget: budgets.warmMs });
    row({ what: `${address}: kept, p95`, result: quantile(again, 0.95), unit: "ms" });
    row({ what: `${address}: 304, p95`, result: quantile(unchanged, 0.95), unit: "ms", budget: budgets.unchangedMs });
  }
}

async function load(): Promise<void> {
  const until = performance.now() + seconds * 1000;
  const [from, cpu] = [performance.now(), server.cpuSeconds()];
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
  const [took, used] = [(performance.now() - from) / 1000, server.cpuSeconds() - cpu];
  const what = `summary, ${seconds} s by 16 readers`;
  row({ what, result: count / took, unit: "a second" });
  row({ what: `${what}, per core`, result: count / used, unit: "a second", budget: budgets.perCore, better: "more" });
  row({ what: `${what}: errors`, result: errors, unit: "errors", budget: 0 });
}

/** Opens streams and says how much memory they cost, after everything has settled and a heartbeat has passed. */
async function listeners(): Promise<void> {
  const open: { destroy(): void }[] = [];
  const rested = async (): Promise<number> => {
    await sleep(20_000);
    return server.rssMb();
  };
  const costs: number[] = [];
  for (let before = await rested(); costs.length < 2; ) {
    open.push(...(await Promise.all(Array.from({ length: 500 }, listen))));
    const now = await rested();
    costs.push(now - before);
    before = now;
  }
  const [first = 0, second = 0] = costs;
  row({ what: "500 idle listeners", result: first, unit: "MB", budget: budgets.listenersMb });
  row({ what: "500 idle listeners more", result: second, unit: "MB", budget: budgets.listenersMb });
  for (const one of open) one.destroy();
}

function listen(): Promise<{ destroy(): void }> {
  return new Promise((done, failed) => {
    const asked = request({ host: "127.0.0.1", port, path: "/api/v1/events", agent: false }, (answer) => {
      answer.once("data", () => done(asked));
      answer.resume();
    });
    asked.once("error", failed);
    asked.end();
  });
}

try {
  await server.untilRead();
  await listeners();
  await warm();
  await load();
} finally {
  agent.destroy();
  await server.stop();
}
