/** The built product on the busy world, and a real Chromium to look at it with. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "../scripts/lib/browser.mjs";

export const release = "/pytorch/2.12.0";

/** Serves until the work is done. HUD_BENCH_URL names a server that runs already. */
export async function withBrowser(work: (browser: Browser, origin: string) => Promise<void>): Promise<void> {
  const { browser: executablePath, reason } = await findBrowser();
  if (!executablePath) return console.log(`Not measured: ${reason}`);
  const given = process.env.HUD_BENCH_URL;
  const served = given ? { origin: given, stop: () => {} } : await serve();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    await work(browser, served.origin);
  } finally {
    await browser.close();
    served.stop();
  }
}

async function serve() {
  if (!existsSync(".next/BUILD_ID")) throw new Error("There is no build. Run npm start once.");
  const port = process.env.PORT ?? "3298";
  const data = mkdtempSync(path.join(tmpdir(), "hud-bench-pages-"));
  const args = ["node_modules/next/dist/bin/next", "start", "-p", port, "-H", "127.0.0.1"];
  const env = { NODE_ENV: "production", HUD_DEMO: "high-load", HUD_DEMO_SPEED: "0", HUD_DATA_DIR: data } as const;
  const server = spawn(process.execPath, args, {
    env: { ...process.env, ...env, HUD_POLL_SECONDS: "3600" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const origin = `http://127.0.0.1:${port}`;
  const stop = () => {
    server.once("exit", () => rmSync(data, { recursive: true, force: true }));
    server.kill("SIGTERM");
  };
  for (let tries = 0; tries < 240; tries++) {
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok) return { origin, stop };
    await sleep(500);
  }
  stop();
  throw new Error("The server was not ready within two minutes.");
}

export const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);
export const median = (values: readonly number[]): number => sorted(values)[Math.floor(values.length / 2)] ?? 0;
export const best = (values: readonly number[]): number => sorted(values)[0] ?? 0;
