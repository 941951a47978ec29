import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { pages } from "./pages";

const budget = 165 * 1024;

/** What a browser loads first: every script and preloaded script that the HTML names, for old browsers as well. */
function scriptsOf(html: string): string[] {
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  const first = tags.filter(
    (tag) => /^<script\b.*\bsrc=/.test(tag) || /rel="modulepreload"/.test(tag) || /as="script"/.test(tag),
  );
  return [...new Set(first.flatMap((tag) => /(?:src|href)="(\/_next\/[^"?]+)/.exec(tag)?.[1] ?? []))];
}

for (const { name, path } of pages)
  test(`${name} loads at most 165 kB of scripts at first`, async ({ request }) => {
    const scripts = scriptsOf(await (await request.get(path)).text());
    expect(scripts.length).toBeGreaterThan(3);
    const weight = scripts.reduce(
      (sum, file) => sum + gzipSync(readFileSync(`.next${file.slice("/_next".length)}`), { level: 9 }).length,
      0,
    );
    expect(weight, `${(weight / 1024).toFixed(1)} kB`).toBeLessThanOrEqual(budget);
  });
