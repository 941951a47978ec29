/** The built product on the busy world, and a real Chromium to look at it with. */
import { type Browser, chromium } from "@playwright/test";
import { findBrowser } from "../scripts/lib/browser.mjs";
import { highLoad, serve } from "./server";

export const release = "/pytorch/2.12.0";

/** Serves until the work is done. HUD_BENCH_URL names a server that runs already. */
export async function withBrowser(work: (browser: Browser, origin: string) => Promise<void>): Promise<void> {
  const { browser: executablePath, reason } = await findBrowser();
  if (!executablePath) return console.log(`Not measured: ${reason}`);
  const given = process.env.HUD_BENCH_URL;
  const server = given ? null : await serve(Number(process.env.PORT ?? 3298), highLoad);
  await server?.untilRead();
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    await work(browser, given ?? server?.site ?? "");
  } finally {
    await browser.close();
    await server?.stop();
  }
}

export const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);
export const median = (values: readonly number[]): number => sorted(values)[Math.floor(values.length / 2)] ?? 0;
export const best = (values: readonly number[]): number => sorted(values)[0] ?? 0;
