import { expect, test } from "@playwright/test";
import { awake, release } from "./pages";

test("g and a letter go to each place", async ({ page }) => {
  await page.goto(release);
  await awake(page);
  for (const [key, path] of [
    ["p", "/picks"],
    ["s", "/scope"],
    ["a", "/candidates"],
    ["c", "/ci"],
    ["n", "/notes"], // n and h alone are keys of the grid
    ["c", "/ci"],
    ["h", "/history"],
    ["r", ""],
  ] as const) {
    await awake(page);
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await expect(page).toHaveURL(`${release}${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
  }
  await awake(page);
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expect(page).toHaveURL("/people");
});

test("/ puts the cursor in the search, and ? lists the keys", async ({ page }) => {
  await page.goto(release);
  await awake(page);
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: /^Search for a PR.* or words$/ });
  await expect(search).toBeFocused();
  await expect(page.locator("label").filter({ has: search })).toHaveCSS("outline-width", "2px");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keys" });
  await expect(list).toBeVisible();
  await expect(list.getByRole("heading", { name: "While presenting" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("j and k move from row to row, Enter opens", async ({ page }) => {
  await page.goto(`${release}/picks`);
  await awake(page);
  await page.keyboard.press("j");
  const first = await page.evaluate(() => document.activeElement?.textContent);
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(first);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/pr\/pytorch\/pytorch\/\d+/);
});

test("[ and ] step in time, Escape returns to now", async ({ page }) => {
  await page.goto(release);
  await awake(page);
  await page.keyboard.press("[");
  await expect(page).toHaveURL(/\?at=2026-04-2/);
  const first = page.url();
  await page.getByText("You are looking at").waitFor();
  await page.keyboard.press("[");
  await expect(page).not.toHaveURL(first);
  await expect(page).toHaveURL(/\?at=2026-04-2/);
  await page.keyboard.press("]");
  await expect(page).toHaveURL(first);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(release);
});

test("t turns the theme, and it holds on the next page without a flash", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(release);
  await awake(page);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await ground()).toBe("rgb(255, 255, 255)");
  await page.keyboard.press("t");
  expect(await ground()).toBe("rgb(11, 13, 16)");
  await page.goto("/status");
  expect(await ground()).toBe("rgb(11, 13, 16)");
});

test("h j k l and n move in the grid, the drawer follows and Escape closes it", async ({ page }) => {
  await page.goto(`${release}/ci`);
  await awake(page);
  await page.keyboard.press("n");
  const drawer = page.getByRole("complementary", { name: "Job on a commit" });
  await expect(drawer).toContainText("linux-binary-manywheel");
  await expect(drawer).toContainText("Yes, not flaky.");
  await expect(drawer.getByRole("row", { name: /First fail/ })).toContainText("3fa8c21");
  await expect(page).toHaveURL(/job=linux-binary-manywheel.*&sha=/);
  const shared = page.url();
  await page.keyboard.press("j");
  await expect(page).not.toHaveURL(shared);
  await page.keyboard.press("k");
  await expect(page).toHaveURL(shared);
  // As fast as fingers are: no key waits for the one before it to be drawn.
  await page.evaluate(() => {
    for (const key of ["l", "l", "j", "k", "h", "h"]) document.dispatchEvent(new KeyboardEvent("keydown", { key }));
  });
  await expect(page).toHaveURL(shared);
  await page.keyboard.press("Escape");
  await expect(drawer).toHaveCount(0);
  await page.goto(shared);
  await expect(drawer).toContainText("linux-binary-manywheel");
});
