/** What polling a busy release costs: requests and points against their budgets, time, and memory of the first read. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { defineProject } from "../lib/config/projects";
import { createGitHub } from "../lib/github/client";
import { pollOnce } from "../lib/poll";
import { burstAt } from "../lib/simulator/scenarios/high-load";
import { createStore, openDatabase } from "../lib/store";
import { row } from "./row";

const opensAt = "2026-04-29T12:00:00Z";
const budgets = [
  { work: "first read of high-load", requests: 150, points: 200, now: opensAt },
  { work: "nothing changed", requests: 1, points: 2, now: "2026-04-29T12:01:00Z" },
  { work: "5 comments, 2 merges, 10 suites", requests: 10, points: 12, now: burstAt },
] as const;
const memoryBudgetMb = 350;

const arguments_ = ["--import", "tsx", "lib/simulator/main.ts", "--scenario", "high-load", "--speed", "0", "--control"];
const simulator = spawn(process.execPath, [...arguments_, "--now", opensAt], { stdio: ["pipe", "pipe", "inherit"] });
const [line] = (await once(createInterface({ input: simulator.stdout }), "line")) as [string];
const { url } = JSON.parse(line) as { url: string };
const dataDir = mkdtempSync(path.join(tmpdir(), "hud-bench-"));
const database = await openDatabase({ dataDir });
const store = createStore(database);
const project = defineProject({ slug: "pytorch", repo: "pytorch/pytorch" });
const github = createGitHub({ access: { kind: "token", token: "bench" }, apiUrl: url });
const fence = await store.acquireLease(project.slug, "bench", 600_000);
if (fence === null) throw new Error("The bench's own database is held by another.");

const lease = { key: project.slug, holder: "bench", fence };

const rss = (): number => process.memoryUsage.rss() / 1_048_576;
const idle = rss();
let peak = idle;
const watch = setInterval(() => {
  peak = Math.max(peak, rss());
}, 10);

/** The burst's own suites leave the newest commits with its merges: ten of the newest commit are outdated as well. */
async function outdateSuites(at: string): Promise<void> {
  const branches = await store.factsAt(project.slug, null, ["branch"]);
  const head = branches.find((fact) => fact.kind === "branch" && fact.name === "release/2.12");
  const name = head?.kind === "branch" ? `suites ${project.repo}@${head.head?.sha}` : "";
  const known = (await store.memo(project.slug))[name] as Record<string, string>;
  const older = Object.keys(known).slice(0, 10);
  const value = { ...known, ...Object.fromEntries(older.map((id) => [id, "2026-01-01T00:00:00Z"])) };
  const nothing = { seen: [], gone: [], sources: [], poll: null };
  await store.writePoll({ project: project.slug, at, ...nothing, memo: { [name]: value } }, lease);
}

for (const { work, requests, points, now } of budgets) {
  if (now === burstAt) await outdateSuites(now);
  await fetch(`${url}/__control`, { method: "POST", body: JSON.stringify({ now }) });
  const result = await pollOnce({
    project,
    github,
    store,
    lease,
    log: { info: () => {}, warn: (_, text) => console.error(text) },
    now: () => now,
    pollSeconds: 60,
  });
  if (result.outcome !== "ok") throw new Error(`${work}: ${result.outcome}, ${result.error ?? ""}`);
  row({ what: `${work}: requests`, result: result.requests, unit: "requests", budget: requests });
  row({ what: `${work}: points`, result: result.points, unit: "points", budget: points });
  row({ what: `${work}: time`, result: result.ms, unit: "ms" });
  if (work === budgets[0].work)
    row({ what: "memory of the first read above idle", result: peak - idle, unit: "MB", budget: memoryBudgetMb });
}
clearInterval(watch);
await database.close();
rmSync(dataDir, { recursive: true, force: true });
simulator.kill("SIGTERM");
