/** Each page of the busiest release: how heavy it is at first, and how long its HTML takes to be made, warm. */
import { gzipSync } from "node:zlib";
import { quantile, row } from "./row";
import { highLoad, madeAnew, serve } from "./server";

const rounds = 40;
const release = "/pytorch/2.12.0";
const parts = ["", "/picks", "/ci", "/candidates", "/scope", "/history", "/notes", "/sync"];
const pages = ["/", ...parts.map((part) => release + part), "/pr/pytorch/pytorch/190003", "/people/malfet", "/status"];
const budgets = new Map([
  [release, 120],
  [`${release}/sync`, 100],
]);

const server = await serve(Number(process.env.PORT ?? 3292), highLoad);
try {
  await server.untilRead();
  for (const page of pages) {
    const html = await (await fetch(server.site + page)).text();
    row({ what: `${page}: scripts at first load`, result: await scriptsOf(html), unit: "kB", budget: 165 });
    row({ what: `${page}: HTML`, result: gzipSync(html, { level: 9 }).length / 1024, unit: "kB" });
    const times: number[] = [];
    for (let n = 0; n < rounds; n++) {
      const since = performance.now();
      await (await fetch(server.site + page, { headers: madeAnew(n) })).text();
      times.push(performance.now() - since);
    }
    row({ what: `${page}: HTML, median`, result: quantile(times, 0.5), unit: "ms" });
    row({ what: `${page}: HTML, p95`, result: quantile(times, 0.95), unit: "ms", budget: budgets.get(page) ?? null });
  }
} finally {
  await server.stop();
}

/** Every script and modulepreload in the HTML, as a browser that knows modules loads them. */
async function scriptsOf(html: string): Promise<number> {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const addresses = tags
    .filter((tag) => !/\bnomodule\b/i.test(tag) && (tag.startsWith("<script") || /modulepreload|as="script"/.test(tag)))
    .flatMap((tag) => /(?:src|href)="([^"]+\.js[^"]*)"/.exec(tag)?.[1] ?? []);
  let bytes = 0;
  for (const address of new Set(addresses)) {
    const text = await (await fetch(server.site + address)).text();
    bytes += gzipSync(text, { level: 9 }).length;
  }
  return bytes / 1024;
}
