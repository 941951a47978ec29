import { expect, test } from "@playwright/test";
import { awake, release } from "./pages";
import { refusals } from "./refusals";

/** The pages with a headline of their own are tried with the rest of what they promise. */
const paths = ["/check", "/api", "/design", `${release}/notes`, `${release}/replay`, `${release}/sync`, "/nowhere"];

for (const path of paths)
  test(`${path}: nothing of the page is refused by its own policy, and its scripts run`, async ({ page }) => {
    const refused = await refusals(page);
    const answer = await page.goto(path);
    expect(answer?.headers()["content-security-policy"]).toContain("script-src 'self' 'sha256-");
    await page.locator("html[data-keys]").waitFor({ state: "attached" });
    expect(await refused()).toEqual([]);
  });

for (const theme of ["light", "dark"] as const)
  test(`a chosen ${theme} theme stands before the first paint`, async ({ page }) => {
    const refused = await refusals(page);
    await page.addInitScript((chosen) => localStorage.setItem("theme", chosen), theme);
    await page.goto(release, { waitUntil: "commit" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    expect(await refused()).toEqual([]);
  });

test("moving from page to page, keys and the time machine are refused nothing", async ({ page }) => {
  const refused = await refusals(page);
  await page.goto(release);
  await awake(page);
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await expect(page).toHaveURL(/\/ci/);
  await page.keyboard.press("[");
  await expect(page).toHaveURL(/at=/);
  await page.getByRole("link", { name: /Back to now/ }).click();
  await page.keyboard.press("t");
  await page.goto(`${release}/history`);
  await awake(page);
  expect(await refused()).toEqual([]);
});

test("a script that is not of the page is refused", async ({ page }) => {
  const refused = await refusals(page);
  await page.goto("/");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.crept = true";
    document.body.append(script);
  });
  expect(await page.evaluate(() => "crept" in window)).toBe(false);
  expect((await refused()).join()).toContain("script-src");
});
