// Growth of the store and the time to read a state at a random moment: node --import tsx bench/storage.ts [embedded|postgres]
import { randomInt } from "node:crypto";
import type { Fact, SuiteFact } from "../lib/domain/facts";
import { sourceKinds } from "../lib/domain/source";
import { openDatabase } from "../lib/store";
import { createStore } from "../lib/store/store";
import { databaseKinds } from "../lib/store/test-databases";
import { comment, source, writer } from "../lib/store/test-facts";

const wanted = process.argv[2] ?? "embedded";
const kind = databaseKinds.find((one) => one.name === wanted);
if (!kind) throw new Error(`No ${wanted} database here: set TEST_DATABASE_URL.`);

const start = Date.UTC(2026, 0, 1);
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
const mb = (bytes: number) => `${(bytes / 1e6).toFixed(2)} MB`;

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
console.log(
  `${wanted}: first write of ${first.length} facts: ${Math.round(performance.now() - since)} ms, ${mb(await size())}`,
);

let before = await size();
since = performance.now();
for (let n = 1; n <= 10_000; n++) await write(at(n / 100), [], { sources: sources(n / 100) });
console.log(
  `10,000 polls that change nothing: +${mb((await size()) - before)} (budget 2 MB), ${((performance.now() - since) / 10_000).toFixed(2)} ms each`,
);

// A year with 200 changes a day, written as one poll a day part so that the bench ends; rows are the same.
before = await size();
since = performance.now();
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
console.log(
  `a year of 200 changes a day: +${mb((await size()) - before)} (budget 1,500 MB in all: ${mb(await size())}), ${Math.round(performance.now() - since)} ms`,
);
await store.factsAt("engine", null);
const times: number[] = [];
for (let n = 0; n < 40; n++) {
  const minutes = randomInt(1440, 365 * 1440);
  const from = performance.now();
  const facts = await store.factsAt("engine", at(minutes));
  times.push(performance.now() - from);
  if (facts.length !== first.length) throw new Error(`lost facts: ${facts.length}`);
}
times.sort((a, b) => a - b);
const budget = wanted === "embedded" ? 150 : 60;
console.log(
  `state at a random moment: median ${times[20]?.toFixed(0)} ms, p95 ${times[37]?.toFixed(0)} ms (budget ${budget} ms)`,
);
await db.close();
await place.remove();
