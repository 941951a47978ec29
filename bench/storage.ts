// Growth of the store and the time to read a state at a random moment: node --import tsx bench/storage.ts [embedded|postgres]
import { createHash, randomInt } from "node:crypto";
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

/** What a poller of high-load remembers of its threads, rewritten whenever one of them changed. */
const threads = Object.fromEntries(
  Array.from({ length: 780 }, (_, n) => [
    `octo/engine#${10_000 + n}`,
    {
      id: `PR_kwDOA-j9z85${createHash("sha1").update(String(n)).digest("base64url").slice(0, 6)}`,
      kind: n % 3 === 0 ? "issue" : "pull",
      updatedAt: at(n),
      base: n % 3 === 0 ? null : "release/1.0",
      checks: "MERGEABLE SUCCESS",
      milestone: "1.0.0",
      reviewed: n % 3 !== 0,
      names: [`octo/engine#${20_000 + n}`],
    },
  ]),
);
const threadNames = Object.keys(threads);
row({ what: `${wanted}: memory of threads`, result: JSON.stringify(threads).length / 1000, unit: "kB" });

function changed(count: number, minutes: number): Fact[] {
  return Array.from({ length: count }, (_, n) => {
    const which = randomInt(0, first.length);
    return which < 2700
      ? comment(String(which), `${body(which)}edited ${minutes} ${n}`)
      : suite(which - 2700, minutes + n);
  });
}

/** One poll that found so many changes, and remembers them. */
async function changingPoll(minutes: number, count: number): Promise<void> {
  const name = threadNames[randomInt(0, threadNames.length)];
  const thread = name === undefined ? undefined : threads[name];
  if (thread) thread.updatedAt = at(minutes);
  await write(at(minutes), changed(count, minutes), { sources: sources(minutes), memo: { threads } });
}

const [changesADay, pollsADay] = [200, 20];
const minutesBetween = 1440 / changesADay;

/** The snapshots of the polls that the bench leaves out: each change of a day could come with one of its own. */
async function otherSnapshots(day: number): Promise<void> {
  const times = Array.from({ length: changesADay }, (_, n) => at(day * 1440 + n * minutesBetween));
  const left = times.filter((_, n) => n % (changesADay / pollsADay) !== 0);
  await db.prisma.snapshot.createMany({
    data: left.map((time) => ({ project: "engine", at: new Date(time), changed: 1 })),
  });
}

// A year of 200 changes a day, in a tenth of the polls so that the bench ends. A server tidies itself all the time and
// the embedded database once a day: after a week here as many rows are dead as there after a day.
for (let day = 1; day < 365; day++) {
  for (let poll = 0; poll < pollsADay; poll++) {
    await changingPoll(day * 1440 + (poll * 1440) / pollsADay, changesADay / pollsADay);
  }
  await otherSnapshots(day);
  if (day % 7 === 0) await db.prisma.$executeRaw`VACUUM ANALYZE`;
}
// The last day as it is: a poll for each change, and nothing tidied.
for (let n = 0; n < changesADay; n++) await changingPoll(365 * 1440 + n * minutesBetween, 1);
row({ what: `${wanted}: a year of 200 changes a day, in all`, result: mb(await size()), unit: "MB", budget: 1500 });
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
