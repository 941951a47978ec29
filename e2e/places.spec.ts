import { expect, test } from "@playwright/test";
import { awake, release } from "./pages";

test("a receipt stands within its release: crumbs and places lead back", async ({ page }) => {
  await page.goto("/pr/pytorch/pytorch/176994?at=2026-04-23T12:00:00Z");
  const crumbs = page.getByRole("navigation", { name: "Where this page stands" });
  await expect(crumbs.getByText("#176994")).toHaveAttribute("aria-current", "page");
  await crumbs.getByRole("link", { name: "Picks" }).click();
  await expect(page).toHaveURL(/2\.12\.0\/picks\?at=2026-04-23T12:00:00/);
});

test("on a narrow page picks are sorted and grouped by controls of their own", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${release}/picks`);
  await awake(page);
  const first = page
    .getByRole("row")
    .filter({ has: page.getByRole("cell") })
    .first();
  await expect(first).toContainText("3 d");
  await page.getByLabel("Sort by").selectOption("Newest first");
  await expect(page).toHaveURL(/sort=age\.up/);
  await expect(first).toContainText("5 h");
  await page.getByRole("link", { name: "By whom they wait for" }).click();
  await expect(page.getByRole("rowheader").first()).toContainText("atalman");
});

test("the history leads to its replay", async ({ page }) => {
  await page.goto(`${release}/history`);
  await page.getByRole("link", { name: "Replay from the cut" }).click();
  await expect(page).toHaveURL(/\/replay\?at=2026-04-1/);
});

test("nothing moves while the pages arrive", async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { moved: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        Object.assign(window, { moved: Reflect.get(window, "moved") + Reflect.get(entry, "value") });
    }).observe({ type: "layout-shift", buffered: true });
  });
  for (const path of ["/", release, `${release}/picks`, `${release}/ci`, `${release}/scope`]) {
    await page.goto(path);
    await awake(page);
    expect(await page.evaluate(() => Number(Reflect.get(window, "moved"))), path).toBeLessThan(0.0005);
  }
});
