import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";

const system = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const chromium = [process.env.CHROMIUM_PATH, ...system].find((file) => file !== undefined && existsSync(file));

/** The configuration is read by each worker: what is chosen once travels in the environment. */
function once(name: string, choose: () => string): string {
  process.env[name] ??= choose();
  return process.env[name];
}

const askForPort =
  'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })';
const freePort = () => spawnSync(process.execPath, ["-e", askForPort], { encoding: "utf8" }).stdout.trim();
const data = once("E2E_DATA", () => mkdtempSync(path.join(tmpdir(), "hud-e2e-")));

/** The built product on one world of the simulated GitHub, with a data folder of its own. */
function server(scenario: string, port: string) {
  return {
    command: `${process.execPath} node_modules/next/dist/bin/next start -p ${port} -H 127.0.0.1`,
    url: `http://127.0.0.1:${port}/healthz`,
    env: {
      HUD_DEMO: scenario,
      HUD_DESIGN: "on",
      HUD_DATA_DIR: path.join(data, scenario),
      NODE_ENV: "production",
      NEXT_MANUAL_SIG_HANDLE: "true",
      NEXT_TELEMETRY_DISABLED: "1",
    },
    timeout: 120_000,
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 10_000 },
  };
}

const port = once("E2E_PORT", freePort);
const emptyPort = once("E2E_EMPTY_PORT", freePort);

export default defineConfig({
  testDir: "e2e",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 1, // a busy machine is no fault of the product; what needed a second try is named at the end
  timeout: 60_000,
  globalSetup: "./e2e/until-read.ts",
  reporter: "list",
  snapshotPathTemplate: "{testDir}/__screens__/{arg}{ext}",
  expect: { timeout: 10_000, toHaveScreenshot: { maxDiffPixelRatio: 0.01, animations: "disabled" } },
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: "reduce" },
    trace: "on-first-retry", // a recording slows each test down
    launchOptions: { args: ["--no-sandbox"], ...(chromium ? { executablePath: chromium } : {}) },
  },
  webServer: [server("pytorch-2.12", port), server("empty", emptyPort)],
});
