// `npm test`: everything that a fresh clone needs, then every check and every runner; one closing line adds them up.
// `npm run verify` leaves out what needs a database or a browser.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findBrowser } from "./lib/browser.mjs";
import { startPostgres } from "./lib/postgres.mjs";
import { build, checkNode, generateClient, install, tools } from "./lib/ready.mjs";
import { run, seconds } from "./lib/say.mjs";

const parts = new Set(process.argv.slice(2));
const wants = (part) => parts.size === 0 || parts.has(part);
const began = performance.now();
const total = { passed: 0, failed: 0 };
const notRun = [];
const reports = mkdtempSync(path.join(tmpdir(), "hud-reports-"));

/** A check that passes or fails as a whole. */
async function check(name, args) {
  const since = performance.now();
  const { code, output } = await run(process.execPath, args);
  const passed = code === 0;
  total[passed ? "passed" : "failed"]++;
  console.log(`${passed ? "pass" : "FAIL"}  ${name} (${seconds(since)})`);
  if (!passed) console.log(output);
}

/** A runner that counts its own tests and writes them to a JSON report. */
async function runner(name, args, env, report, counts) {
  const since = performance.now();
  console.log(`\n${name}`);
  const { code } = await run(process.execPath, args, { env, show: true });
  const counted = existsSync(report)
    ? counts(JSON.parse(readFileSync(report, "utf8")))
    : { passed: 0, failed: 0, skipped: 0 };
  if (code !== 0 && counted.failed === 0) counted.failed = 1; // it fell over before or after its tests
  total.passed += counted.passed;
  total.failed += counted.failed;
  if (counted.secondTry > 0) console.log(`${counted.secondTry} of ${name} passed at the second try: see "flaky" above`);
  if (counted.skipped > 0) notRun.push(`${counted.skipped} of ${name}: see "skipped" above`);
  console.log(`${code === 0 ? "pass" : "FAIL"}  ${name} (${seconds(since)})`);
}

const vitest = (project, env = {}) => {
  const report = path.join(reports, `${project}.json`);
  const args = [
    tools.vitest,
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  return runner(`${project} tests`, args, env, report, (json) => ({
    passed: json.numPassedTests,
    failed:
      json.numFailedTests +
      json.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length,
    skipped: json.numPendingTests + json.numTodoTests,
  }));
};

async function verify() {
  await check("format and lint", [tools.biome, "ci", "."]);
  await run(process.execPath, [tools.next, "typegen"]); // the types of the routes
  await check("types", [tools.tsc, "--noEmit"]);
  await check("import rules", [tools.depcruise, "lib", "app", "components", "--output-type", "err"]);
  await check("lockfile", ["scripts/check-lock.mjs"]);
  await check("schema and migrations agree", ["scripts/check-drift.mjs"]);
  await vitest("unit");
}

async function database() {
  const { server, reasons } = await startPostgres();
  if (server) console.log(`\nReal Postgres from ${server.from}`);
  else notRun.push(`store tests on real Postgres: ${reasons.join("; ")}`);
  try {
    await vitest("database", server ? { TEST_DATABASE_URL: server.url } : {});
  } finally {
    await server?.stop();
  }
}

async function browser() {
  await build();
  await vitest("built");
  const { browser: found, reason } = await findBrowser();
  if (!found) {
    notRun.push(`browser tests: ${reason}`);
    return;
  }
  console.log(`\nBrowser: ${found}`);
  const report = path.join(reports, "browser.json");
  const env = { CHROMIUM_PATH: found, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  await runner("browser tests", [tools.playwright, "test", "--reporter=list,json"], env, report, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    secondTry: stats.flaky,
  }));
}

try {
  checkNode();
  await install();
  await generateClient();
  if (wants("verify")) await verify();
  if (wants("database")) await database();
  if (wants("browser")) await browser();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total.failed++;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
for (const line of notRun) console.log(`\nNOT RUN  ${line}`);
console.log(`\nAll of it took ${seconds(began)}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
