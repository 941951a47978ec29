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
  const filters = page.getByRole("navigation", { name: "Filters" });
  expect((await filters.boundingBox())?.height, "one row of filters").toBeLessThan(64);
  await page.getByRole("link", { name: "By who they wait on" }).click();
  await expect(page.getByRole("rowheader").first()).toContainText("atalman");
});

test("on a phone a filter that was shared stands in sight, far along its row", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${release}/picks?show=closed`);
  await awake(page);
  await expect(page.getByRole("link", { name: /^Rejected or withdrawn/ })).toBeInViewport({ ratio: 1 });
});

test("a pick, a person and a release can be followed from their pages", async ({ page, request }) => {
  const followed = async (path: string, name: string) => {
    await page.goto(path);
    const href = await page.getByRole("link", { name, exact: true }).getAttribute("href");
    await expect(page.locator(`head link[type="application/atom+xml"][href="${href}"]`)).toHaveCount(1);
    return (await request.get(href ?? "")).headers()["content-type"];
  };
  expect(await followed("/pr/pytorch/pytorch/176994", "Feed of this pick")).toContain("atom");
  expect(await followed("/people/atalman", "Feed")).toContain("atom");
  expect(await followed(release, "Feed")).toContain("atom");
  await expect(page.getByRole("link", { name: "Calendar", exact: true })).toHaveAttribute("href", /calendar\.ics$/);
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

test("on every phone the top bar shows each mark whole, the age of an old read too", async ({ page }) => {
  await page.clock.install();
  await page.route("**/api/v1/**", (route) => route.fulfill({ status: 404, body: "{}" }));
  await page.goto(release);
  await awake(page);
  for (const age of ["live", "stale"]) {
    if (age === "stale") await page.clock.runFor(59 * 60_000);
    for (const width of [390, 375, 360, 320]) {
      await page.setViewportSize({ width, height: 844 });
      const gaps = await page
        .getByRole("banner")
        .locator("> div:first-child")
        .evaluate((bar) => {
          const boxes = [...bar.children].map((one) => one.getBoundingClientRect()).filter((box) => box.width > 2);
          const sorted = boxes.sort((a, b) => a.left - b.left);
          return sorted.map((box, at) => (sorted[at + 1]?.left ?? innerWidth) - box.right);
        });
      expect(Math.min(...gaps), `${age}, ${width} px`).toBeGreaterThanOrEqual(4);
    }
  }
});

test("on a phone a person's picks say what became of them", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/people/atalman");
  const merged = page.getByRole("row", { name: /Point CI at the 2\.12 branches/ });
  await expect(merged.getByText("Merged")).toBeVisible();
  await expect(merged.getByText("Nobody")).toBeHidden();
});

test("a long policy breaks within its cell", async ({ page }) => {
  await page.goto(`${release}/picks`);
  await awake(page);
  const cell = page.locator('td[data-cell="policy"]').first();
  await cell.locator(".status > span").evaluate((text) => {
    text.textContent = "Not enough for a patch release";
  });
  const [status, next] = [await cell.locator(".status").boundingBox(), await cell.locator("+ td").boundingBox()];
  expect((status?.x ?? 0) + (status?.width ?? 0)).toBeLessThanOrEqual(next?.x ?? 0);
});

test("a login of 39 characters leaves neither its column nor the page", async ({ page }) => {
  await page.goto(release);
  await awake(page);
  const over = await page.evaluate(() => {
    for (const person of document.querySelectorAll(".person"))
      person.lastChild?.replaceWith("a-login-of-thirty-nine-chars-at-the-most".slice(1));
    const cells = [...document.querySelectorAll(".person")].map(
      (one) => one.getBoundingClientRect().right - (one.closest("td, li")?.getBoundingClientRect().right ?? 0),
    );
    return [document.documentElement.scrollWidth - innerWidth, ...cells];
  });
  expect(over.length).toBeGreaterThan(5);
  expect(Math.max(...over)).toBeLessThanOrEqual(0);
});

test("with colours of the reader's own, the place that is shown stands out", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(release);
  const line = (name: string) =>
    page
      .getByRole("navigation", { name: "Views" })
      .getByRole("link", { name, exact: true })
      .evaluate((link) => getComputedStyle(link).borderBottomColor);
  expect(await line("Status")).not.toBe(await line("Picks"));
  expect(await line("Picks")).toBe(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
});

test("the way to check a request stands with the picks", async ({ page }) => {
  await page.goto(`${release}/picks`);
  await page.getByRole("link", { name: "Check a request before you post it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check a request");
});

test("on a phone the search asks for its words at once, and a number leads to its receipt", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/");
  await page.getByRole("link", { name: "Search" }).click();
  await expect(page).toHaveURL("/search");
  await expect(page.getByRole("searchbox")).toBeFocused();
  await page.keyboard.type("176994");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not in 2.12.0: reverted on the branch");
});
