import type { Page } from "@playwright/test";

/** What the browser refused under the page's own policy. */
export async function refusals(page: Page): Promise<() => Promise<string[]>> {
  const said: string[] = [];
  page.on("console", (message) => /content security policy/i.test(message.text()) && said.push(message.text()));
  await page.addInitScript(() => {
    const kept: string[] = [];
    Object.assign(window, { refused: kept });
    document.addEventListener("securitypolicyviolation", (event) =>
      kept.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  return async () => [...said, ...(await page.evaluate(() => (window as { refused?: string[] }).refused ?? []))];
}
