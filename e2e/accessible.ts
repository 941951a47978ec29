import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const wcag22aa = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** All that another theme or size of a page that was judged whole can break. */
const colors = ["color-contrast", "link-in-text-block"];

export async function expectAccessible(page: Page, what: "whole" | "colors" = "whole"): Promise<void> {
  const builder = new AxeBuilder({ page });
  const { violations } = await (what === "whole" ? builder.withTags(wcag22aa) : builder.withRules(colors)).analyze();
  const told = violations.map(({ id, nodes: [node] }) => `${id}: ${node?.html.slice(0, 160)} ${node?.failureSummary}`);
  expect(told).toEqual([]);
}
