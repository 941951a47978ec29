import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { pages } from "./pages";

for (const { name, path, says } of pages) {
  test(`${name}: one headline, no fault in the browser, demo data named`, async ({ page }) => {
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(says);
    await expect(page.getByText(/^Demo( data)?$/).first()).toBeVisible();
    await expect(page.getByLabel(/This is demo data/)).toBeVisible();
    expect(faults).toEqual([]);
  });

  for (const theme of ["light", "dark"] as const)
    test(`${name}, ${theme}: no violation of WCAG 2.2 AA`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
        .analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary ?? ""}`),
      ).toEqual([]);
    });

  for (const width of [390, 720])
    test(`${name} at ${width} px: one column, no sideways scroll`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(path);
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
}

test("an unknown address says so and leads on", async ({ page }) => {
  for (const path of ["/nowhere", "/pytorch/9.9.9", "/pr/pytorch/pytorch/abc", "/people/not--a--login"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing is at this address.");
  }
  await page.getByRole("link", { name: "All releases" }).click();
  await expect(page).toHaveURL(/\/$/);
});
