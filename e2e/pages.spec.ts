import { expect, test } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { awake, pages } from "./pages";
import { refusals } from "./refusals";

for (const { name, path, says } of pages) {
  test(`${name}: one headline, no fault in the browser, nothing refused, demo data named, no sideways scroll`, async ({
    page,
  }) => {
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    const refused = await refusals(page);
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(200);
    expect(answer?.headers()["content-security-policy"]).toContain("script-src 'self' 'sha256-");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(says);
    await expect(page.getByText(/^Demo( data)?$/).first()).toBeVisible();
    await expect(page.getByLabel(/This is demo data/)).toBeVisible();
    await awake(page);
    for (const width of [1440, 720, 390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `${width} px`).toBeLessThanOrEqual(0);
    }
    expect(faults).toEqual([]);
    expect(await refused()).toEqual([]);
  });

  test(`${name}: no violation of WCAG 2.2 AA in either theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await expectAccessible(page, "colors");
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
