/**
 * `npm run bench`: every measurement in turn, then one table with each budget beside its result, as markdown and JSON
 * in bench/results. A name as an argument runs just that one. `soak` takes half an hour and is only run by its name.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { startPostgres } from "../scripts/lib/postgres.mjs";
import { baselineMs, type Row, short } from "./row";

type Bench = { name: string; args?: string[]; postgres?: boolean };

const benches: Bench[] = [
  { name: "documents" },
  { name: "corpus" },
  { name: "derive" },
  { name: "curves" },
  { name: "poll" },
  { name: "notes" },
  { name: "storage", args: ["embedded"] },
  { name: "storage", args: ["postgres"], postgres: true },
  { name: "start", postgres: true },
  { name: "pages" },
  { name: "api" },
  { name: "grid" },
  { name: "paint" },
  { name: "readers", args: ["500", "60", "1"], postgres: true },
  { name: "readers", args: ["500", "60", "60"], postgres: true },
  { name: "soak" },
];
const onlyByName = new Set(["soak"]);

const wanted = process.argv[2];
const chosen = benches.filter(({ name }) => (wanted === undefined ? !onlyByName.has(name) : name === wanted));
if (chosen.length === 0) throw new Error(`There is no bench named ${wanted}.`);

const folder = "bench/results";
const rowsFile = `${folder}/rows.jsonl`;
mkdirSync(folder, { recursive: true });
rmSync(rowsFile, { force: true });
const baseline = baselineMs();
console.log(`A fixed piece of work takes ${short(baseline)} ms here; times are also told as multiples of it.`);

const { server, reasons } = chosen.some(({ postgres }) => postgres)
  ? await startPostgres()
  : { server: null, reasons: [] };
for (const bench of chosen) {
  console.log(`\n## ${[bench.name, ...(bench.args ?? [])].join(" ")}\n`);
  if (bench.postgres && !server) console.log(`Not measured, no Postgres server: ${reasons.join("; ")}`);
  else run(bench);
}
await server?.stop();
write();

function run({ name, args = [], postgres }: Bench): void {
  const { status } = spawnSync(process.execPath, ["--import", "tsx", `bench/${name}.ts`, ...args], {
    stdio: "inherit",
    env: {
      ...process.env,
      BENCH_ROWS: rowsFile,
      BENCH_BASELINE_MS: String(baseline),
      ...(postgres && server ? { TEST_DATABASE_URL: server.url } : {}),
    },
  });
  if (status !== 0) process.exitCode = 1;
}

function write(): void {
  const rows = existsSync(rowsFile)
    ? readFileSync(rowsFile, "utf8")
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Row)
    : [];
  const machine = {
    cores: cpus().length,
    model: cpus()[0]?.model ?? "",
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    baselineMs: baseline,
  };
  const cell = (row: Row) =>
    row.budget === null ? "" : `${row.better === "less" ? "≤" : "≥"} ${row.budget} ${row.unit}`;
  const table = [
    "| bench | what | result | budget | | times the baseline |",
    "| --- | --- | ---: | ---: | --- | ---: |",
    ...rows.map((row) =>
      [
        "",
        row.bench,
        row.what,
        `${short(row.result)} ${row.unit}`,
        cell(row),
        row.within === null ? "" : row.within ? "kept" : "**missed**",
        row.ofBaseline === null ? "" : short(row.ofBaseline),
        "",
      ]
        .join(" | ")
        .trim(),
    ),
  ].join("\n");
  writeFileSync(`${folder}/table.json`, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
  writeFileSync(`${folder}/table.md`, `${machine.cores} cores, ${machine.model}, Node ${machine.node}\n\n${table}\n`);
  const missed = rows.filter(({ within }) => within === false).length;
  console.log(`\n${table}\n\n${rows.length} figures, ${missed} missed. ${folder}/table.md and table.json hold them.`);
}
