/** A dashboard with many configured projects, each with a release of its own, on one embedded database. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readReleases } from "../lib/read";
import type { World } from "../lib/reconcile/test-facts";
import { closeSharedStore, sharedStore } from "../lib/store";
import { minute } from "../lib/store/test-facts";

/** What it takes to list every release: after news of every project, and again while nothing has changed. */
export async function listed(count: number, world: World): Promise<{ news: number; again: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), "hud-bench-"));
  const file = path.join(folder, "hud.yaml");
  const slugs = Array.from({ length: count }, (_, n) => `project-${n}`);
  writeFileSync(file, JSON.stringify({ projects: slugs.map((slug) => ({ slug, repo: world.config.repo })) }));
  const settings = { HUD_CONFIG: file, HUD_DATA_DIR: folder, HUD_NOW: minute(60 * 24), GITHUB_TOKEN: "bench" };
  for (const name of ["DATABASE_URL", "HUD_DEMO"]) delete process.env[name];
  Object.assign(process.env, settings);
  // Each size is a process's life of its own: what is parsed and kept once begins anew.
  for (const kept of ["__hudConfig", "__hudClock"]) Reflect.deleteProperty(globalThis, kept);
  const news: number[] = [];
  const again: number[] = [];
  for (let round = 1; round <= 3; round++) {
    for (const slug of slugs) await poll(slug, world, minute(round));
    news.push(await timed(count));
    for (let n = 0; n < 4; n++) again.push(await timed(count));
  }
  await closeSharedStore();
  rmSync(folder, { recursive: true, force: true });
  return { news: Math.min(...news), again: Math.min(...again) };
}

async function timed(count: number): Promise<number> {
  const since = performance.now();
  const read = await readReleases({ state: "all", at: null });
  const took = performance.now() - since;
  if (!read.ok || read.value.releases.length !== count) throw new Error("There is not one release for each project.");
  return took;
}

async function poll(slug: string, world: World, at: string): Promise<void> {
  const store = await sharedStore();
  const fence = await store.acquireLease(slug, "bench", 3_600_000);
  if (fence === null) throw new Error("The bench's own database is held by another.");
  const sources = world
    .sources()
    .map((one) => ({ ...one, id: one.id.replace(/^[^/]+/, slug), project: slug, lastOk: at }));
  const done = { project: slug, at, ms: 1, requests: 1, points: 1, changed: 1, outcome: "ok" as const };
  await store.writePoll(
    { project: slug, at, seen: world.facts, gone: [], sources, memo: {}, poll: done },
    { key: slug, holder: "bench", fence },
  );
}
