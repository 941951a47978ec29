import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./accessible";
import { awake } from "./pages";

const sync = "/pytorch/2.12.0/sync";
const slides = ["go", "where", "changed", "picks", "ci", "who", "done"] as const;
const screens = [
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
];

const open = async (page: Page, slide = "go") => {
  await page.goto(`${sync}#${slide}`);
  await expect(page.locator(`#${slide}`)).toBeVisible();
  await awake(page);
};

type Seen = { text: string; size: number; contrast: number };

/** Every text that is seen, with its size and its contrast against the first opaque ground behind it. */
const texts = (page: Page): Promise<Seen[]> =>
  page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgba = (color: string): number[] => {
      if (!canvas) return [];
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const luminance = ([r = 0, g = 0, b = 0]: number[]): number => {
      const [x = 0, y = 0, z = 0] = [r, g, b]
        .map((part) => part / 255)
        .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const groundOf = (element: Element | null): number[] => {
      for (let at = element; at; at = at.parentElement) {
        const color = rgba(getComputedStyle(at).backgroundColor);
        if (color[3] === 255) return color;
      }
      return [255, 255, 255];
    };
    const seen: { text: string; size: number; contrast: number }[] = [];
    const walker = document.createTreeWalker(document.querySelector(".sync") ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim();
      if (!element || !text || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.closest(".sr-only")) continue;
      const style = getComputedStyle(element);
      const [light, dark] = [luminance(rgba(style.color)), luminance(groundOf(element))].sort((a, b) => b - a);
      const contrast = ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
      seen.push({ text, size: Number.parseFloat(style.fontSize), contrast: Math.round(contrast * 100) / 100 });
    }
    return seen;
  });

test("opening the sync holds its two moments in the address", async ({ page }) => {
  await page.goto(sync);
  await expect(page).toHaveURL(/\/sync\?since=2026-04-20T16:00:00Z&at=2026-04-24T[\d:]+Z$/);
  await expect(page.getByText(/Data held at \d\d:\d\d UTC/)).toBeVisible();
});

test("two people at one address see the same", async ({ page, browser }) => {
  await page.goto(sync);
  const other = await browser.newPage();
  const main = (at: Page) => at.locator("main").innerHTML();
  const before = await main(page);
  await other.goto(page.url());
  expect(await main(other)).toBe(before);
  await other.close();
});

test("a moment that has not been, or ends before it begins, is refused in words", async ({ page }) => {
  await page.goto(`${sync}?at=2031-01-01T00:00:00Z`);
  await expect(page.getByText(/later than now/)).toBeVisible();
  await page.goto(`${sync}?at=2026-04-20T00:00:00Z&since=2026-04-22T00:00:00Z`);
  await expect(page.getByText(/later than the moment itself/)).toBeVisible();
});

/** Parts of a slide that do not show all of what they hold. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".slide-main, .rail, .sync-head")]
      .filter((part) => part.checkVisibility())
      .filter((part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1)
      .map((part) => part.className),
  );

for (const slide of slides)
  test(`${slide}: readable over a video call, on both screens and in both themes`, async ({ page }) => {
    await open(page, slide);
    for (const viewport of screens)
      for (const colorScheme of ["light", "dark"] as const) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        const where = `${viewport.height} lines, ${colorScheme}`;
        const seen = await texts(page);
        expect(seen.length, where).toBeGreaterThan(10);
        expect(
          seen.filter(({ size }) => size < 24),
          where,
        ).toEqual([]);
        expect(
          seen.filter(({ contrast }) => contrast < 7),
          where,
        ).toEqual([]);
        expect(await cutOff(page), where).toEqual([]);
        await expectAccessible(page, where === "1080 lines, light" ? "whole" : "colors");
      }
  });

test("arrows move between the slides, and each has an address", async ({ page }) => {
  await open(page);
  for (const slide of slides.slice(1)) {
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(new RegExp(`#${slide}$`));
    await expect(page.locator(`#${slide}`)).toBeVisible();
    await expect(page.locator(".slide:visible")).toHaveCount(1);
  }
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/#done$/);
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/#who$/);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/pytorch\/2\.12\.0$/);
});

test("the slides are the API's own changes", async ({ page, request }) => {
  await open(page, "changed");
  const { searchParams } = new URL(page.url());
  const query = new URLSearchParams({ at: searchParams.get("at") ?? "", since: searchParams.get("since") ?? "" });
  const answer = await request.get(`/api/v1/releases/pytorch/2.12.0/changes?${query}`);
  const { changes } = (await answer.json()) as { changes: { text: string }[] };
  await expect(page.locator("#changed")).toContainText(`${changes.length} changes`);
  const printed = page.locator(".sheet ul").last().locator("li");
  expect(await printed.allTextContents()).toEqual(changes.slice(0, 40).map(({ text }) => text));
});

test("a week in which nobody met is skipped by one key", async ({ page }) => {
  await open(page, "changed");
  await page.keyboard.press("[");
  await expect(page).toHaveURL(/since=2026-04-13T16:00:00Z&at=.*#changed$/);
});

test("minutes are entered by key, stay in this browser, and are copied as text", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await page.keyboard.press("d");
  await page.keyboard.type("M4 stays in the week of 27 Apr.");
  await page.keyboard.press("Enter");
  await page.keyboard.press("a");
  await page.keyboard.type("huydhn");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Land the fix. Then d and q are only letters.");
  await page.keyboard.press("Enter");
  await page.keyboard.press("q");
  await page.keyboard.press("Escape");
  const minutes = page.getByRole("complementary", { name: "Minutes" });
  await expect(minutes.getByRole("listitem").filter({ visible: true })).toHaveCount(2);
  await page.reload();
  await awake(page);
  await expect(minutes.getByText("Action, huydhn")).toBeVisible();
  await page.keyboard.press("c");
  await expect(minutes.getByText("Copied")).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain("**NO-GO for M4.**");
  expect(text).toContain("- M4 stays in the week of 27 Apr.");
  expect(text).toContain("- [ ] @huydhn: Land the fix. Then d and q are only letters.");
  expect(text).toContain(page.url().split("#")[0]);
  await page.keyboard.press("x");
  await expect(minutes.getByRole("listitem").filter({ visible: true })).toHaveCount(0);
});

test("M hides the minutes and gives the slide their room", async ({ page }) => {
  await open(page);
  const width = () => page.locator("#go .slide-main").evaluate((main) => main.clientWidth);
  const before = await width();
  await page.keyboard.press("m");
  expect(await width()).toBeGreaterThan(before);
  await page.keyboard.press("m");
  expect(await width()).toBe(before);
});

test("on paper stand the minutes alone", async ({ page }) => {
  await open(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".sheet h1")).toBeVisible();
  await expect(page.locator(".slide:visible")).toHaveCount(0);
});

test("a phone reads the slides one below the other, without sideways scroll", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(sync);
  await expect(page.locator(".slide:visible")).toHaveCount(slides.length);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test("the replay plays from the cut, one frame after the other", async ({ page }) => {
  await page.goto("/pytorch/2.12.0/replay");
  await awake(page);
  await expect(page).toHaveURL(/\/replay\?at=2026-04-15T/);
  const first = page.url();
  await page.getByRole("button", { name: "Play" }).click();
  await expect(page).not.toHaveURL(first);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("slider", { name: "Moment of the replay" })).toBeVisible();
});
