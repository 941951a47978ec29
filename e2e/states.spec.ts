import { expect, type Page, test } from "@playwright/test";
import { awake, release } from "./pages";

const live = "Live";

test("live: the age grows, and past two minutes it is stale", async ({ page }) => {
  await page.route("**/api/v1/**", (route) => route.fulfill({ status: 404, body: "{}" }));
  await page.clock.install();
  await page.goto(release);
  await expect(page.getByText(live, { exact: true })).toBeVisible();
  await awake(page);
  await page.clock.runFor(180_000);
  await expect(page.getByText(/^Stale/)).toBeVisible();
});

test("offline: the server does not answer, and the kept page stays", async ({ page }) => {
  await page.clock.install();
  await page.goto(release);
  await expect(page.getByText(live, { exact: true })).toBeVisible();
  await awake(page);
  await page.route("**/api/**", (route) => route.abort());
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    Object.defineProperty(document, "visibilityState", { value: "visible", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  // That the stream is lost comes in the browser's own time, and what is asked in its place in the page's.
  await expect(async () => {
    await page.clock.runFor(20_000);
    await expect(page.getByText(/^Offline/)).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(page.getByRole("heading", { name: /M4, final RC/ })).toBeVisible();
});

test("a hidden tab asks for nothing", async ({ page }) => {
  await page.clock.install();
  const listens = page.waitForRequest("**/api/v1/events"); // before its scripts run, a page does not know that it is hidden
  await page.goto(release);
  await listens;
  await expect(page.getByText(live, { exact: true })).toBeVisible();
  await page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  const asked: string[] = [];
  // Scripts that the page had begun to load are no question to the server about the release.
  page.on("request", (request) => request.url().includes("/_next/static/") || asked.push(request.url()));
  await page.clock.runFor(120_000);
  expect(asked).toEqual([]);
});

test("past: everything is as it was then, and says so", async ({ page }) => {
  await page.goto(`${release}?at=2026-04-21T12:00:00Z`);
  await expect(page.getByText("You are looking at 21 Apr 2026 12:00 UTC.")).toBeVisible();
  await expect(page.getByText(live, { exact: true })).toHaveCount(0);
  await expect(page.getByText("rc3", { exact: true })).toHaveCount(0);
  await expect(page.getByText("Then, 21 Apr 12:00")).toBeVisible();
  await expect(page.getByText(/^Today\b/)).toHaveCount(0);
  await page.getByRole("link", { name: "Picks", exact: true }).click();
  await expect(page).toHaveURL(/picks\?at=2026-04-21T12:00:00/);
});

test("a moment that cannot be shown is not shown as now without a word", async ({ page }) => {
  await page.goto(`${release}?at=2030-01-01T00:00:00Z`);
  await expect(page.getByText(/is later than now/)).toBeVisible();
});

test("the title and its mark carry the verdict", async ({ page }) => {
  await page.goto(release);
  await expect(page).toHaveTitle("NO-GO · pytorch 2.12.0 · Release HUD");
  await expect(page.locator('link[rel="icon"]')).toHaveAttribute("href", /no-go\.svg/);
  await page.goto("/");
  await expect(page).toHaveTitle(/2\.12\.0 is no-go/);
});

test.describe("another world", () => {
  test.describe.configure({ mode: "serial" });

  const switchTo = (page: Page, scenario: string) =>
    page.request.post(`${address()}/api/demo`, { data: { scenario } }).then((answer) => expect(answer.ok()).toBe(true));
  const address = () => `http://127.0.0.1:${process.env.E2E_EMPTY_PORT}`;
  const answers = async (page: Page, path: string) => (await page.request.get(address() + path)).text();
  const heading = (page: Page) => page.getByRole("heading", { level: 1 });

  /** An open page that has listened from its beginning, and nothing is read in its world. */
  async function openEmpty(page: Page) {
    await switchTo(page, "empty");
    await expect.poll(() => answers(page, "/api/v1/sources"), { timeout: 45_000 }).toContain('"complete":true');
    await page.goto(`${address()}/`);
    await expect(heading(page)).toHaveText("No release is tracked yet.");
    await page.evaluate(() => Object.assign(window, { stayed: true }));
  }

  test("empty: nothing is tracked, and the page says what would come", async ({ page }) => {
    await openEmpty(page);
    await expect(page.getByText("No release tracker was found.")).toBeVisible();
  });

  test("live: what is read anew stands on the page without a reload", async ({ page }) => {
    await openEmpty(page);
    await switchTo(page, "all-green");
    await expect(heading(page)).toHaveText(/ is go/, { timeout: 45_000 });
    expect(await page.evaluate(() => Reflect.get(window, "stayed"))).toBe(true);
  });

  test("on a phone the cells of a young branch stay small", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${address()}/pytorch/2.12.0`);
    const strip = page.getByRole("region", { name: "CI health" }).getByRole("img", { name: /^Last 5 commits/ });
    expect((await strip.first().boundingBox())?.height).toBeLessThanOrEqual(16);
  });

  test("live: what changed before the page listened stands on it too", async ({ page }) => {
    let listen = () => {};
    const mayListen = new Promise<void>((done) => {
      listen = done;
    });
    await page.route("**/api/v1/*", async (route) => {
      await mayListen;
      await route.continue();
    });
    await openEmpty(page);
    await switchTo(page, "all-green");
    await expect.poll(() => answers(page, "/api/v1/releases"), { timeout: 45_000 }).toContain('"call":"go"');
    await expect(heading(page)).toHaveText("No release is tracked yet.");
    listen();
    await expect(heading(page)).toHaveText(/ is go/);
    expect(await page.evaluate(() => Reflect.get(window, "stayed"))).toBe(true);
  });

  test("live: while the stream is lost, the page is made anew by asking", async ({ page }) => {
    await page.route("**/api/v1/events", (route) => route.abort());
    await page.clock.install();
    await openEmpty(page);
    await switchTo(page, "all-green");
    await expect.poll(() => answers(page, "/api/v1/releases"), { timeout: 45_000 }).toContain('"call":"go"');
    await page.clock.runFor(31_000);
    await expect(heading(page)).toHaveText(/ is go/);
    expect(await page.evaluate(() => Reflect.get(window, "stayed"))).toBe(true);
  });
});

test("unknown: a source that failed is named, and nothing is green for it", async ({ page }) => {
  await page.goto("/design/unknown");
  await expect(page.getByRole("status").filter({ hasText: "UNKNOWN" })).toBeVisible();
  await expect(page.getByText(/7 of 9 sources fresh; not: CI and tags/)).toBeVisible();
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, `${width} px`).toBeLessThanOrEqual(0);
  }
});
