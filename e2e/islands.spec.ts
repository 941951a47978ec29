import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { awake, release } from "./pages";

test("picks: filters, search, sort and groups live in the address", async ({ page }) => {
  await page.goto(`${release}/picks`);
  await awake(page);
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows).toHaveCount(9);
  await page.getByRole("link", { name: /^Approved/ }).click();
  await expect(rows).toHaveCount(4);
  await expect(page).toHaveURL(/show=approved/);
  await page.reload();
  await expect(rows).toHaveCount(4);
  await page.getByRole("link", { name: /^All/ }).last().click();
  await page.getByRole("searchbox", { name: "Search these picks" }).fill("flex attention");
  await expect(page).toHaveURL(/q=flex/);
  expect(await rows.count()).toBeLessThan(5);
  await page.getByRole("searchbox", { name: "Search these picks" }).fill("");
  await page.getByRole("button", { name: /^Pick/ }).click();
  await expect(page.getByRole("columnheader", { name: /^Pick/ })).toHaveAttribute("aria-sort", "descending");
  await page.getByRole("link", { name: "By who they wait on" }).click();
  await expect(page.getByRole("rowheader", { name: /^malfet/ })).toBeVisible();
});

test("picks: exported as CSV and copied as markdown, as they are shown", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${release}/picks?show=approved`);
  await awake(page);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).click();
  const file = await (await waiting).path();
  expect(readFileSync(file, "utf8").split("\r\n")).toHaveLength(4);
  await page.getByRole("button", { name: "Copy as markdown" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^\| Pick \|.*\n\| --- .*\n(\| .*\n?){3}$/);
});

test("my picks: asked once, kept in this browser", async ({ page }) => {
  await page.goto("/people");
  await awake(page);
  await page.getByLabel(/Your GitHub login/).fill("not--valid");
  await page.getByRole("button", { name: "Show my picks" }).click();
  await expect(page.getByText("That is no GitHub login.")).toBeVisible();
  await page.getByLabel(/Your GitHub login/).fill("@huydhn");
  await page.getByRole("button", { name: "Show my picks" }).click();
  await expect(page).toHaveURL("/people/huydhn");
  await page.goto("/people");
  await expect(page).toHaveURL("/people/huydhn");
  await page.goto(`${release}/picks`);
  await expect(page.getByRole("link", { name: /^Mine, huydhn/ })).toBeVisible();
});

test("the chart's library comes only when the chart comes into view", async ({ page }) => {
  const loaded: string[] = [];
  page.on("response", (answer) => answer.url().includes("/chunks/") && loaded.push(answer.url()));
  await page.goto(release);
  await awake(page);
  const before = loaded.length;
  await expect(page.locator(".recharts-surface")).toHaveCount(0);
  await page.getByRole("heading", { name: /Burndown/ }).scrollIntoViewIfNeeded();
  await expect(page.locator(".recharts-surface").first()).toBeVisible();
  expect(loaded.length).toBeGreaterThan(before);
});

test("CI: groups open and close, jobs are found by words and by a regular expression", async ({ page }) => {
  await page.goto(`${release}/ci`);
  await awake(page);
  await page.getByRole("button", { name: "Failing on HEAD" }).click();
  await expect(page.getByRole("img", { name: /^linux-binary-manywheel, / })).toHaveCount(3);
  await page.getByRole("button", { name: /^All jobs/ }).click();
  await page.getByRole("searchbox", { name: /Filter jobs/ }).fill("/^test-\\d$/");
  await expect(page.getByRole("img", { name: /^rocm, test-/ })).toHaveCount(2);
  await page.getByRole("searchbox", { name: /Filter jobs/ }).fill("");
  await page.getByRole("button", { name: "Close all groups" }).click();
  await expect(page.getByRole("img", { name: /^rocm: / })).toBeVisible();
  await page.getByRole("button", { name: /^rocm/ }).click();
  await expect(page.getByRole("img", { name: /^rocm, test-/ })).toHaveCount(2);
});

test("candidates: any two can be compared, and the address tells which", async ({ page }) => {
  await page.goto(`${release}/candidates`);
  await awake(page);
  await page.getByLabel("since").selectOption("v2.12.0-rc1");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page).toHaveURL(/newer=v2\.12\.0-rc3&older=v2\.12\.0-rc1/);
  await expect(page.getByRole("heading", { name: /picks entered v2\.12\.0-rc3/ })).toBeVisible();
});

test("history: the scrubber goes to a moment", async ({ page }) => {
  await page.goto(`${release}/history`);
  await awake(page);
  await page.getByRole("slider", { name: "Moment" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/\?at=/);
  await expect(page.getByText("You are looking at")).toBeVisible();
});
