/** How long it takes to derive a release from its facts: the high-load world, and whether twice the size takes twice the time. */
import { factBook } from "../lib/domain/fact-book";
import type { Fact } from "../lib/domain/facts";
import type { Project } from "../lib/domain/project";
import type { Source } from "../lib/domain/source";
import { judge } from "../lib/gates";
import { testWorld } from "../lib/poll/test-world";
import { findReleases, makeReader, paceOf, reconcile } from "../lib/reconcile";
import { now, sha, World } from "../lib/reconcile/test-facts";
import { row } from "./row";

/** On a busy machine the best run says most of the work, the median of the wait. */
type Times = { first: number; best: number; median: number };

function timed(project: Project, facts: Fact[], sources: Source[], at: string): Times {
  const reader = makeReader();
  const book = factBook(facts);
  const run = (): number => {
    const start = performance.now();
    const releases = findReleases(project, book, sources, reader);
    const [found] = releases;
    if (!found) throw new Error("There is no release.");
    const reconciled = reconcile({ project, found, releases, book, sources, now: at, reader });
    judge(reconciled, at, paceOf(reconciled));
    return performance.now() - start;
  };
  const first = run();
  const times = Array.from({ length: 31 }, run).sort((a, b) => a - b);
  return { first, best: times[0] ?? 0, median: times[15] ?? 0 };
}

/** A world of n picks, each with its trunk change, its commit and its runs. */
function sized(n: number): World {
  const world = new World();
  for (let index = 0; index < n; index++) {
    const number = 10_000 + index;
    world.landed(number, { milestone: "2.12.0" }).request({ trunk: [number], release: [number + 20_000], id: number });
    if (index % 3 === 0) world.releasePull(number + 20_000);
    else
      world.picked(number + 20_000).runs(sha(`b${number + 20_000}`), "pull", { test: ["SUCCESS"], lint: ["SUCCESS"] });
  }
  return world;
}

const load = await testWorld({ scenario: "high-load", github: { timeoutMs: 30_000 } });
await load.poll();
const at = new Date(load.simulator.clock.now()).toISOString();
const facts = await load.store.factsAt(load.project.slug, null);
const sources = await load.store.sourcesAt();
await load.simulator.close();
const whole = timed(load.project, facts, sources, at);
row({ what: "derivation of high-load, median", result: whole.median, unit: "ms", budget: 60 });
row({ what: "derivation of high-load, best", result: whole.best, unit: "ms" });
row({ what: "derivation of high-load, the first, with nothing remembered", result: whole.first, unit: "ms" });
const [small, large] = [200, 800].map((n) => {
  const world = sized(n);
  return timed(world.config, world.facts, world.sources(), now).best;
});
row({ what: "derivation: 4 times the picks", result: (large ?? 0) / (small ?? 1), unit: "×", budget: 5 });
