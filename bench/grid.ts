/** How the grid of 20 commits by 1,800 jobs scrolls: node --import tsx bench/grid.ts. Needs a built tree. */
import { loadavg } from "node:os";
import type { CDPSession, Page } from "@playwright/test";
import { best, median, release, withBrowser } from "./browser";
import { row } from "./row";

const budgetMs = 50;
const rounds = 5;
/** Pixels that one frame moves: a careful look, a trackpad's throw, and a drag of the scrollbar. */
const paces = [60, 240, 1200] as const;

/** Scrolls once through the grid, a step a frame, and tells how long each frame was. */
function framesOf(page: Page, pace: number): Promise<number[]> {
  return page.evaluate(async (step) => {
    const grid = document.querySelector("section[aria-label^='Jobs on']");
    if (!grid) throw new Error("There is no grid.");
    grid.scrollLeft = 0;
    for (let rest = 0; rest < 30; rest++) await new Promise(requestAnimationFrame);
    const times = [performance.now()];
    for (let x = 0; x < Math.min(grid.scrollWidth, step * 300); x += step) {
      grid.scrollLeft = x;
      times.push(await new Promise<number>(requestAnimationFrame));
    }
    return times.slice(1).map((time, at) => time - (times[at] ?? time));
  }, pace);
}

type TraceEvent = { name: string; ph: string; tdur?: number; dur?: number };

/** The longest task of the page's own thread by its processor time: what other programs of the machine take is not in it. */
async function longestTask(session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  const tasks: number[] = [];
  const onData = ({ value }: { value: unknown[] }) => {
    for (const event of value as TraceEvent[])
      if (event.name === "RunTask" && event.ph === "X") tasks.push((event.tdur ?? event.dur ?? 0) / 1000);
  };
  session.on("Tracing.dataCollected", onData);
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["disabled-by-default-devtools.timeline", "toplevel"] },
  });
  await work();
  const done = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await done;
  session.off("Tracing.dataCollected", onData);
  return Math.max(0, ...tasks);
}

await withBrowser(async (browser, origin) => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${origin}${release}/ci`);
  await page.locator("html[data-keys]").waitFor();
  const close = page.getByRole("button", { name: "Close all groups" });
  if (await close.isVisible()) await close.click();
  await page.getByRole("button", { name: "Open all groups" }).click();
  const session = await page.context().newCDPSession(page);
  const width = await page.locator("section[aria-label^='Jobs on']").evaluate((grid) => grid.scrollWidth);
  console.log(`The open grid is ${width} px wide.`);
  for (const pace of paces) {
    const runs: number[][] = [];
    for (let round = 0; round < rounds; round++) runs.push(await framesOf(page, pace));
    const longest = runs.map((frames) => Math.max(...frames));
    const task = await longestTask(session, () => framesOf(page, pace));
    const what = `grid, ${pace} px a frame: longest frame`;
    row({ what: `${what}, best of ${rounds}`, result: best(longest), unit: "ms" });
    row({ what: `${what}, median of ${rounds}`, result: median(longest), unit: "ms", budget: budgetMs });
    row({ what: `grid, ${pace} px a frame: longest task`, result: task, unit: "ms", budget: budgetMs });
  }
  console.log(`Load of the machine: ${loadavg()[0]?.toFixed(1)}`);
});
