import { expect, test } from "@playwright/test";
import { awake, release } from "./pages";

test("the notes say which picks they leave out, and what they name that is not on the branch", async ({ page }) => {
  await page.goto(`${release}/notes`);
  const left = page.getByRole("region", { name: "Picks that the notes do not mention" });
  await expect(left.getByRole("link", { name: "#180390" })).toHaveAttribute("href", "/pr/pytorch/pytorch/180390");
  await expect(left.getByText("#180311")).toHaveCount(0);
  const wrong = page.getByRole("region", { name: "In the notes, not on the branch" });
  await expect(wrong.getByRole("row", { name: /#176994/ })).toContainText("Reverted on release/2.12");
  await expect(wrong.getByRole("row", { name: /#1803900/ })).toContainText("No such number");
  await expect(wrong.getByText("#179480")).toHaveCount(0);
  await expect(page.getByText("Python 3.14 on every platform")).toBeVisible();
  await expect(page.getByText("No PR named")).toBeVisible();
});

test("the gate of release day says the same as the page", async ({ page, request }) => {
  const notes = await (await request.get("/api/v1/releases/pytorch/2.12.0/notes")).json();
  const { told, picksMissing } = notes.coverage;
  await page.goto(`${release}/notes`);
  await expect(page.getByText(`${told - picksMissing.length} of ${told} named;`)).toBeVisible();
  await page.goto(`${release}/checklist`);
  await expect(page.getByRole("row", { name: /Release notes cover the picks/ })).toContainText(
    `${told - picksMissing.length} of ${told} picks named`,
  );
});

test("a version without a tracker has its notes, and says that nothing was compared", async ({ page }) => {
  await page.goto("/pytorch/2.9.0/notes");
  await expect(page.getByText("Not compared with the branch.")).toBeVisible();
  await expect(page.getByText("Symmetric memory across nodes")).toBeVisible();
});

test("search finds words, numbers, authors and modules in every release", async ({ page }) => {
  const found = async (q: string) => {
    await page.goto(`/pytorch/notes?q=${encodeURIComponent(q)}`);
    return page.getByRole("heading", { level: 1 }).textContent();
  };
  expect(await found("cache processes")).toMatch(/^2 entries/);
  expect(await found("#159511")).toMatch(/^1 entry/);
  expect(await found("module:sparse")).toMatch(/^5 entries|^4 entries|^3 entries/);
  expect(await found("@kwen2501")).toMatch(/^3 entries/);
  expect(await found("nowhere to be found")).toMatch(/^0 entries/);
  await expect(page.getByText("No entry says this.")).toBeVisible();
});

test("a search is narrowed to one release, and its entry leads to its place in the notes", async ({ page }) => {
  await page.goto("/pytorch/notes?q=memory");
  await page.getByRole("navigation", { name: "Releases" }).getByRole("link", { name: "2.9.0" }).click();
  await expect(page).toHaveURL("/pytorch/notes?q=memory&version=2.9.0");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("1 entry for “memory”");
  await page.getByRole("link", { name: "2.9.0, in its notes" }).click();
  await expect(page).toHaveURL(/\/pytorch\/2\.9\.0\/notes#line-\d+$/);
});

test("everything that breaks between two releases, with the releases between them", async ({ page }) => {
  await page.goto("/pytorch/compare?from=2.6.0&to=2.9.0");
  const breaks = page.getByRole("region", { name: "What breaks" });
  for (const version of ["2.7.0", "2.8.0", "2.9.0"])
    await expect(breaks.getByRole("link", { name: version, exact: true })).toBeVisible();
  await expect(breaks.getByText("reads weights only")).toHaveCount(0);
  await page.getByText("As a table").first().click();
  await expect(page.getByRole("row", { name: /^Deprecations/ })).toHaveText("Deprecations12");
});

test("versions that have no notes are named, and the order of the two does not matter", async ({ page }) => {
  await page.goto("/pytorch/compare?from=2.9.0&to=2.6.0");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("From 2.6.0 to 2.9.0");
  await page.goto("/pytorch/compare?from=1.0.0");
  await expect(page.getByText("There are no notes of 1.0.0.")).toBeVisible();
});

test("the cadence shows plan, day and slip, and says what is not known", async ({ page }) => {
  await page.goto("/pytorch/cadence");
  await expect(page.getByText("Next: 2.12, release day Wed 13 May")).toBeVisible();
  const dates = page.getByRole("region", { name: "Planned and actual" });
  await expect(dates.getByRole("row", { name: /^2\.8 / })).toContainText("6 days late");
  await expect(dates.getByRole("row", { name: /^2\.10 / })).toContainText("Not known: the branch was not read");
  await expect(
    page.getByRole("region", { name: "Length of each phase" }).getByRole("row", { name: /^2\.11/ }),
  ).toContainText("33 days");
});

test("the matrix says what changed between two, and whether the release under way has its row", async ({ page }) => {
  await page.goto("/pytorch/matrix?from=2.8&to=2.9");
  const changes = page.getByRole("region", { name: "From 2.8 to 2.9" });
  await expect(changes.getByText("New: >=3.10")).toBeVisible();
  await expect(page.getByRole("region", { name: "Releases under way" }).getByText("No row yet").first()).toBeVisible();
});

test("the checklist names owners and what is open, and each step has its proof", async ({ page }) => {
  await page.goto(`${release}/checklist`);
  const list = page.getByRole("region", { name: "Validation checklist" });
  await expect(list.getByRole("listitem")).toHaveCount(9);
  await expect(list.getByRole("link", { name: "huydhn", exact: true })).toBeVisible();
  const cut = page.getByRole("region", { name: "Branch cut", exact: true });
  await expect(cut.getByRole("link", { name: "#180506" })).toBeVisible();
});

test("keys lead to notes and checklist, and j moves among their rows", async ({ page }) => {
  await page.goto(release);
  await awake(page);
  await page.keyboard.press("g");
  await page.keyboard.press("n");
  await expect(page).toHaveURL(`${release}/notes`);
  await page.getByRole("heading", { level: 1, name: /Release notes/ }).waitFor();
  await awake(page);
  await page.keyboard.press("j");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^#\d+$/);
  await page.keyboard.press("g");
  await page.keyboard.press("l");
  await expect(page).toHaveURL(`${release}/checklist`);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("search and comparison are plain forms", async ({ page }) => {
    await page.goto("/pytorch/notes");
    await page.getByRole("searchbox", { name: "Search the notes of all releases" }).fill("wheels");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect(page).toHaveURL("/pytorch/notes?q=wheels");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/entries for “wheels”/);
    await page.goto("/pytorch/compare");
    await page.getByRole("combobox", { name: /^From/ }).selectOption("2.6.0");
    await page.getByRole("button", { name: "Compare" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("From 2.6.0 to 2.11.0");
  });
});

test("a moment of the past leaves out what came later, and says that texts are as they are now", async ({ page }) => {
  await page.goto("/pytorch/notes?q=processes&at=2026-02-01T00:00:00Z");
  await expect(page.getByText("The texts are as they stand now.")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^0 entries/);
});
