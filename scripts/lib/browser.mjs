// The browser for the tests: $CHROMIUM_PATH, a system Chromium, Playwright's own, else one from the package manager.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { step } from "./say.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function onPath() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(existsSync);
}

async function playwrightsOwn() {
  const { chromium } = await import("playwright-core");
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

/** The path of a browser, or null with the reason. */
export async function findBrowser() {
  if (process.env.CHROMIUM_PATH) return { browser: process.env.CHROMIUM_PATH, reason: null };
  const found = onPath() ?? (await playwrightsOwn());
  if (found) return { browser: found, reason: null };
  const apt = spawnSync("apt-get", ["--version"]).status === 0;
  if (process.getuid?.() !== 0 || !apt) {
    return { browser: null, reason: "no Chromium here; set CHROMIUM_PATH or run npx playwright install chromium" };
  }
  await step("Looking up the system's packages", "apt-get", ["update", "-qq"]);
  await step("Installing Chromium", "apt-get", ["install", "-y", "-qq", "chromium"], {
    env: { DEBIAN_FRONTEND: "noninteractive" },
  });
  return { browser: onPath() ?? null, reason: onPath() ? null : "the package brought no Chromium" };
}
