/**
 * Half an hour of high-load at speed 600: random faults of GitHub's, readers without a pause, restarts and kills at
 * random moments. At the end no reader saw an error, memory is flat, and store and world are the same, either way round.
 * Runs on Postgres, so that the end of one instance leaves others to answer: node --import tsx bench/soak.ts [minutes]
 */
import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { readConfig } from "../lib/config";
import { createGitHub } from "../lib/github/client";
import { pollOnce } from "../lib/poll";
import { MemoryStore } from "../lib/poll/test-store";
import { startSimulator } from "../lib/simulator/server";
import { createStore, openDatabase } from "../lib/store";
import { startPostgres } from "../scripts/lib/postgres.mjs";
import { quantile, row } from "./row";
import { apart } from "./same-world";
import { type Server, serve } from "./server";

const minutes = Number(process.argv[2] ?? 30);
const port = Number(process.env.PORT ?? 3296);
const faults = ["bad-gateway", "timeout", "truncated", "malformed", "partial", "something-went-wrong"] as const;
const { server: postgres, reasons } = await startPostgres();
if (!postgres) throw new Error(`There is no Postgres server: ${reasons.join("; ")}`);

// The world's whole course in half an hour: it opens 12 days before its end.
const opensAt = Date.parse("2026-04-20T12:00:00Z");
const simulator = await startSimulator({
  scenario: "high-load",
  now: new Date(opensAt).toISOString(),
  speed: 600,
  control: true,
});
const env = () => ({
  DATABASE_URL: postgres.url,
  GITHUB_TOKEN: "soak",
  GITHUB_API_URL: simulator.url,
  HUD_NOW: simulator.clock.now(),
  HUD_POLL_SECONDS: "2",
});
// What the servers read, so that a fresh reading reads no less.
const [project] = readConfig(env()).projects;
if (!project) throw new Error("There is no project.");
const slots = [0, 1, 2].map((n) => ({ port: port + n, poller: n < 2 ? "on" : "off" }));
const up: (Server | null)[] = await Promise.all(
  slots.map((slot) => serve(slot.port, { ...env(), HUD_POLLER: slot.poller })),
);
await up[0]?.untilRead();

const times: number[] = [];
const errors: string[] = [];
const memory: number[] = [];
const ends = performance.now() + minutes * 60_000;
const longestPauseMs = Math.min(90_000, (minutes * 60_000) / 6); // a short run restarts a few times as well
const going = () => performance.now() < ends;
const addresses = [
  "/",
  "/pytorch/2.12.0",
  "/pytorch/2.12.0/picks",
  "/api/v1/releases/pytorch/2.12.0",
  "/api/v1/sources",
];

/** Each time that a kill broke a reader's connection, and the balancer tried another instance. */
let triedAgain = 0;

async function ask(server: Server, address: string): Promise<number> {
  const answer = await fetch(server.site + address);
  await answer.arrayBuffer();
  return answer.status;
}

/** Behind a balancer: a connection that breaks is tried once more on another instance. What comes then is what is seen. */
async function balanced(nth: number, address: string): Promise<number> {
  const servers = up.filter((one) => one !== null);
  const server = servers[nth % servers.length] as Server; // one is never restarted
  return ask(server, address).catch(() => {
    triedAgain++;
    const others = up.filter((one) => one !== null && one !== server);
    return ask(others[nth % others.length] as Server, address);
  });
}

async function reader(n: number): Promise<void> {
  for (let nth = n; going(); nth++) {
    const since = performance.now();
    const address = addresses[nth % addresses.length] ?? "/";
    const status = await balanced(nth, address).catch((error: unknown) => String(error));
    if (status !== 200) errors.push(`${status} ${address}`);
    times.push(performance.now() - since);
    await sleep(200);
  }
}

async function breakGitHub(): Promise<void> {
  while (going()) {
    const fault = faults[randomInt(faults.length)] ?? "bad-gateway";
    simulator.control({ fault, rate: 0.3, seed: randomInt(1e6), ms: 50 });
    await sleep(15_000);
    simulator.control({ fault: null });
    await sleep(15_000);
  }
}

/** Waits at most until the end, and says whether there is any time left. */
async function wait(ms: number): Promise<boolean> {
  await sleep(Math.min(ms, Math.max(0, ends - performance.now())));
  return going();
}

/** One of the two pollers after the other, at moments that nobody knows: every other time it is killed without a word. */
async function restart(): Promise<void> {
  for (let n = 0; await wait(randomInt(5_000, longestPauseMs)); n++) {
    const which = randomInt(2);
    const [slot, server] = [slots[which], up[which]];
    if (!slot || !server) continue;
    const killed = n % 2 === 0;
    if (killed) {
      await server.stop("SIGKILL");
      await sleep(2000); // until the balancer asks again whether it lives, readers meet connections that break
    }
    up[which] = null;
    if (!killed) {
      await sleep(1000); // the balancer has been told, and what was under way is answered
      await server.stop("SIGTERM");
    }
    up[which] = await serve(slot.port, { ...env(), HUD_POLLER: slot.poller });
  }
}

async function weigh(): Promise<void> {
  while (going()) {
    await sleep(10_000);
    if (up[2]?.child.exitCode !== null || up[2].child.signalCode !== null)
      throw new Error("The instance that nobody restarts has ended.");
    memory.push(up[2].rssMb()); // the one that is never restarted
  }
}

try {
  await Promise.all([...Array.from({ length: 8 }, (_, n) => reader(n)), breakGitHub(), restart(), weigh()]);
  simulator.control({ fault: null, speed: 0 });
  for (const one of up) await one?.stop();
  // One more poll with a clear head, then the store against a reader without any memory.
  const database = await openDatabase({ url: postgres.url });
  const store = createStore(database);
  const now = () => simulator.clock.now();
  const github = createGitHub({ access: { kind: "token", token: "soak" }, apiUrl: simulator.url });
  const log = { info: () => {}, warn: () => {} };
  while ((await store.acquireLease(project.slug, "soak", 600_000)) === null) await sleep(500);
  const fence = (await store.acquireLease(project.slug, "soak", 600_000)) ?? 0n;
  const lease = { key: project.slug, holder: "soak", fence };
  await pollOnce({ project, github, store, lease, log, now, pollSeconds: 60 });
  const fresh = new MemoryStore();
  await pollOnce({ project, github, store: fresh, lease: { ...lease, fence: 1n }, log, now, pollSeconds: 60 });
  const { otherwise, lost } = await apart(await store.factsAt(project.slug, null), fresh, simulator.world);
  if (otherwise.length + lost.length > 0) console.log([...otherwise.slice(0, 10), ...lost.slice(0, 10)].join("\n"));
  await database.close();
  const third = Math.floor(memory.length / 3);
  const [early, late] = [quantile(memory.slice(0, third), 0.5), quantile(memory.slice(-third), 0.5)];
  if (errors.length > 0) console.log([...new Set(errors)].slice(0, 10).join("\n"));
  const what = `${minutes} min, ${times.length} looks`;
  row({ what: `${what}: errors to readers`, result: errors.length, unit: "errors", budget: 0 });
  row({ what: `${what}: p99`, result: quantile(times, 0.99), unit: "ms" });
  row({ what: `${what}: memory, last third to first`, result: late / early, unit: "×", budget: 1.3 });
  row({
    what: `${what}: connections that a kill broke`,
    result: triedAgain,
    unit: "connections",
    budget: 1,
    better: "more",
  });
  const world = "facts of the world that the store lacks or holds otherwise";
  row({ what: `${what}: ${world}`, result: otherwise.length, unit: "facts", budget: 0 });
  row({ what: `${what}: facts that the world has lost`, result: lost.length, unit: "facts", budget: 0 });
} finally {
  for (const one of up) await one?.stop().catch(() => {});
  await simulator.close();
  await postgres.stop();
}
