import { expect, test } from "@playwright/test";
import { release } from "./pages";

test.use({ javaScriptEnabled: false });

test("the release page answers without scripts", async ({ page }) => {
  await page.goto(release);
  await expect(page.getByRole("status").filter({ hasText: "NO-GO" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "What would flip this" })).toBeVisible();
  await expect(page.getByRole("region", { name: "What would flip this" }).getByRole("listitem").first()).toBeVisible();
  await expect(page.getByRole("cell", { name: "Milestone is empty" })).toBeVisible();
  await expect(page.getByRole("img", { name: /^Burndown/, includeHidden: true })).toBeHidden();
  await expect(page.getByRole("region", { name: /^Burndown/ }).getByText("As a table")).toBeVisible();
  await expect(page.getByRole("region", { name: "Pending cherry-picks" }).getByRole("row")).toHaveCount(9);
  await expect(
    page.getByRole("region", { name: "CI health" }).getByRole("img", { name: /Last 20 commits: .*5 fail/ }),
  ).toBeVisible();
});

test("the CI grid shows every commit, its companions and the nightlies without scripts", async ({ page }) => {
  await page.goto(`${release}/ci`);
  const grid = page.getByRole("region", { name: /^Jobs on release/ });
  const commits = grid.getByRole("link");
  await expect(commits).toHaveCount(20);
  const last = await commits.last().boundingBox();
  const box = await grid.boundingBox();
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + (box?.height ?? 0));
  await expect(page.getByRole("region", { name: /^Companions/ }).getByRole("row")).toHaveCount(5);
  await expect(page.getByRole("region", { name: "Nightlies" }).getByRole("row")).toHaveCount(6);
});

test("picks, receipts, search and the time machine work without scripts", async ({ page }) => {
  await page.goto(`${release}/picks?show=approved`);
  await expect(page.getByRole("row")).toHaveCount(4);
  await page.goto("/");
  await page.getByRole("searchbox").fill("#176994");
  await page.getByRole("searchbox").press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Not in 2\.12\.0: reverted on the branch/);
  await expect(page.getByText("@pytorchbot cherry-pick")).toBeVisible();
  await page.goto(release);
  await page.getByRole("link", { name: "Step back in time" }).click();
  await expect(page.getByText("You are looking at")).toBeVisible();
  await page.getByRole("link", { name: /Back to now/ }).click();
  await expect(page).toHaveURL(release);
});
