/** When a page is painted at a quarter of this machine's speed: node --import tsx bench/paint.ts. Needs a built tree. */
import { loadavg } from "node:os";
import type { Browser } from "@playwright/test";
import { best, median, release, withBrowser } from "./browser";
import { row } from "./row";

/** Shifts are told to a thousandth: an age in the top bar that gets a digit more moves a word by less. */
const budgets = { lcpMs: 1200, cls: 0 };
const rounds = 7;
const pages = { overview: "/", release, picks: `${release}/picks`, ci: `${release}/ci` };

type Seen = { lcp: number; cls: number; moved: string; answered: number };
type Shift = PerformanceEntry & { value: number; sources: { node: Node | null }[] };

/** A first visit: nothing is cached, the processor is slowed fourfold, and the page is watched for a second more. */
async function visit(browser: Browser, url: string): Promise<Seen> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(() => {
    const seen = { lcp: 0, cls: 0, moved: "" };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.lcp = entry.startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        seen.cls += entry.value;
        seen.moved += `${entry.sources[0]?.node?.textContent?.slice(0, 40) ?? "?"}; `;
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(1500);
  const seen = await page.evaluate(() => {
    const [answer] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return {
      ...(window as unknown as { seen: Omit<Seen, "answered"> }).seen,
      answered: answer?.responseEnd ?? 0,
    };
  });
  await context.close();
  return seen;
}

await withBrowser(async (browser, origin) => {
  for (const [name, path] of Object.entries(pages)) {
    await visit(browser, origin + path); // what is worked out once is not what is measured
    const seen: Seen[] = [];
    for (let round = 0; round < rounds; round++) seen.push(await visit(browser, origin + path));
    const lcp = seen.map((one) => one.lcp);
    const cls = Math.max(...seen.map((one) => one.cls));
    row({ what: `${name}: largest paint at a quarter of the speed, best`, result: best(lcp), unit: "ms" });
    row({
      what: `${name}: largest paint, median of ${rounds}`,
      result: median(lcp),
      unit: "ms",
      budget: budgets.lcpMs,
    });
    row({ what: `${name}: layout shift`, result: Number(cls.toFixed(3)), unit: "CLS", budget: budgets.cls });
    for (const { moved } of seen.filter((one) => one.cls >= 0.0005)) console.log(`      moved: ${moved}`);
  }
  console.log(`Load of the machine: ${loadavg()[0]?.toFixed(1)}`);
});
