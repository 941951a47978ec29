// Growth of the store and the time to read a state at a random moment: node --import tsx bench/storage.ts [embedded|postgres]
import { randomInt } from "node:crypto";
import type { Fact, SuiteFact } from "../lib/domain/facts";
import { sourceKinds } from "../lib/domain/source";
import { openDatabase } from "../lib/store";
import { createStore } from "../lib/store/store";
import { databaseKinds } from "../lib/store/test-databases";
import { comment, source, writer } from "../lib/store/test-facts";
import { quantile, row } from "./row";

const wanted = process.argv[2] ?? "embedded";
const kind = databaseKinds.find((one) => one.name === wanted);
if (!kind) throw new Error(`No ${wanted} database here: set TEST_DATABASE_URL.`);

const start = Date.UTC(2026, 0, 1);
/** As GitHub tells times: to the second. */
const at = (minutes: number) =>
  new Date(Math.round((start + minutes * 60_000) / 1000) * 1000).toISOString().replace(".000Z", "Z");
const mb = (bytes: number) => bytes / 1e6;

function suite(n: number, run: number): SuiteFact {
  const jobs = Array.from({ length: 15 }, (_, job) => ({
    name: `linux-jammy-py3.10 / test (default, ${job}, 15, linux.4xlarge)`,
    status: "COMPLETED" as const,
    conclusion: (run + job) % 50 === 0 ? ("FAILURE" as const) : ("SUCCESS" as const),
    url: `https://github.com/octo/engine/actions/runs/${n}${run}/job/${job}`,
    startedAt: at(run),
    completedAt: at(run + 40),
  }));
  const sha = `${Math.floor(n / 120)}`.padStart(40, "a");
  const url = `https://github.com/octo/engine/actions/runs/${n}`;
  const rest = {
    branch: "release/1.0",
    app: "github-actions",
    workflow: `workflow ${n % 120}`,
    event: "push",
    attempt: 1,
  };
  return {
    kind: "suite",
    repo: "octo/engine",
    sha,
    id: `S${n}`,
    ...rest,
    status: "COMPLETED",
    conclusion: "SUCCESS",
    url,
    createdAt: at(run),
    updatedAt: at(run + 40),
    jobs,
    jobsComplete: true,
  };
}

const body = (n: number) => `Link to landed trunk PR: #${n}\n`.repeat(6);
const place = await kind.create();
const db = await openDatabase(place.where);
const store = createStore(db);
const write = await writer(store);
async function size(): Promise<number> {
  const rows = await db.prisma.$queryRaw<{ size: bigint }[]>`SELECT pg_database_size(current_database()) AS size`;
  return Number(rows[0]?.size ?? 0);
}
const sources = (minutes: number) =>
  sourceKinds.map((name) => source(`engine/${name}`, { kind: name, lastOk: at(minutes), nextTry: at(minutes + 1) }));

// A release as large as high-load: 400 comments, 2,400 suites of 15 jobs, 2,300 other facts.
const first: Fact[] = [
  ...Array.from({ length: 2700 }, (_, n) => comment(String(n), body(n))),
  ...Array.from({ length: 2400 }, (_, n) => suite(n, 0)),
];
let since = performance.now();
await write(at(0), first, { sources: sources(0) });
row({ what: `${wanted}: first write of ${first.length} facts`, result: performance.now() - since, unit: "ms" });

const before = await size();
since = performance.now();
for (let n = 1; n <= 10_000; n++) await write(at(n / 100), [], { sources: sources(n / 100) });
row({
  what: `${wanted}: 10,000 polls that change nothing`,
  result: mb((await size()) - before),
  unit: "MB",
  budget: 2,
});
row({ what: `${wanted}: such a poll`, result: (performance.now() - since) / 10_000, unit: "ms" });

// A year with 200 changes a day, written as one poll a day part so that the bench ends; rows are the same.
for (let day = 1; day <= 365; day++) {
  for (let part = 0; part < 4; part++) {
    const minutes = day * 1440 + part * 360;
    const changes: Fact[] = Array.from({ length: 50 }, (_, n) => {
      const which = randomInt(0, first.length);
      return which < 2700
        ? comment(String(which), `${body(which)}edited ${minutes} ${n}`)
        : suite(which - 2700, minutes + n);
    });
    await write(at(minutes), changes, { sources: sources(minutes) });
  }
}
row({ what: `${wanted}: a year of 200 changes a day, in all`, result: mb(await size()), unit: "MB", budget: 1500 });
// A server does so by itself, the embedded database once a day.
await db.prisma.$executeRaw`VACUUM ANALYZE`;

async function timeOfStates(count: number, storeOf: () => typeof store): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const asked = storeOf();
    const minutes = randomInt(1440, 365 * 1440);
    const from = performance.now();
    const facts = await asked.factsAt("engine", at(minutes));
    times.push(performance.now() - from);
    if (facts.length !== first.length) throw new Error(`lost facts: ${facts.length}`);
  }
  return times;
}
const what = `${wanted}: state at a random moment`;
const budget = wanted === "embedded" ? 150 : 60;
// Each of these stores begins with nothing in memory. The first ten only let the engine compile.
const cold = (await timeOfStates(40, () => createStore(db))).slice(10);
row({ what: `${what}, nothing in memory, median`, result: quantile(cold, 0.5), unit: "ms" });
row({ what: `${what}, nothing in memory, p95`, result: quantile(cold, 0.95), unit: "ms" });
// An instance that has shown the present, and is asked for the past again and again.
const instance = createStore(db);
await instance.factsAt("engine", null);
const times = await timeOfStates(100, () => instance);
row({ what: `${what}, median`, result: quantile(times, 0.5), unit: "ms" });
row({ what: `${what}, p95`, result: quantile(times, 0.95), unit: "ms", budget });
await db.close();
await place.remove();
