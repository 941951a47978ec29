import { expect, test } from "@playwright/test";

/** Sample facts, a fixed clock and no server's word: the same drawing everywhere. */
const screens = [
  { name: "marks", path: "/design" },
  { name: "release", path: "/design/release" },
  { name: "overview", path: "/design/overview" },
  { name: "ci", path: "/design/ci?job=linux-binary-manywheel/py3_12-cuda13_0&sha=7c1e4f2" },
  { name: "receipt", path: "/design/receipt" },
] as const;

test.beforeEach(async ({ page }) => {
  await page.route("**/api/**", (route) => route.fulfill({ status: 404, body: "{}" }));
  await page.clock.setFixedTime("2026-04-24T14:32:08Z");
});

for (const { name, path } of screens)
  for (const theme of ["light", "dark"] as const)
    test(`${name}, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.goto(path);
      const chart = page.getByRole("heading", { name: /Burndown/ });
      if ((await chart.count()) > 0) {
        await chart.scrollIntoViewIfNeeded();
        await page.locator(".recharts-surface").first().waitFor();
        await page.evaluate(() => scrollTo(0, 0));
      }
      await expect(page).toHaveScreenshot(`${name}-${theme}.png`, { fullPage: true });
    });

for (const name of ["release", "overview", "receipt"] as const)
  test(`${name} on a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`/design/${name}`);
    await expect(page).toHaveScreenshot(`${name}-phone.png`, { fullPage: true, mask: [page.locator("#burndown")] });
  });

test("the release page fits two A4 pages, and nothing is cut off at the side", async ({ page }) => {
  await page.goto("/design/release");
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
  expect(sheets.length).toBeGreaterThan(0);
  expect(sheets.length).toBeLessThanOrEqual(2);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#main").getByText("pytorch 2.12.0", { exact: true })).toBeVisible();
  await page.setViewportSize({ width: 703, height: 1032 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
