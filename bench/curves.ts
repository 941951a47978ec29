/** What ten and a hundred times as much costs, and where the curve bends: picks, commits, runs, history, projects. */
import { factBook } from "../lib/domain/fact-book";
import { judge } from "../lib/gates";
import { findReleases, makeReader, paceOf, reconcile } from "../lib/reconcile";
import { now, sha, World } from "../lib/reconcile/test-facts";
import { openDatabase } from "../lib/store";
import { createStore } from "../lib/store/store";
import { databaseKinds } from "../lib/store/test-databases";
import { comment, minute, writer } from "../lib/store/test-facts";
import { curve } from "./curve";
import { listed } from "./projects";

function derive(world: World): number {
  const reader = makeReader();
  const book = factBook(world.facts);
  const sources = world.sources();
  const run = () => {
    const since = performance.now();
    const [found] = findReleases(world.config, book, sources, reader);
    if (!found) throw new Error("There is no release.");
    const releases = [found];
    const reconciled = reconcile({ project: world.config, found, releases, book, sources, now, reader });
    judge(reconciled, now, paceOf(reconciled));
    return performance.now() - since;
  };
  run();
  return Math.min(...Array.from({ length: 15 }, run));
}

function picks(count: number): World {
  const world = new World();
  for (let n = 0; n < count; n++) {
    const number = 10_000 + n;
    world.landed(number).request({ trunk: [number], release: [number + 40_000], id: number });
    world.picked(number + 40_000);
  }
  return world;
}

function commits(count: number): World {
  const world = picks(20);
  for (let n = 0; n < count; n++) world.landed(100_000 + n);
  return world;
}

function runs(count: number): World {
  const world = picks(20);
  for (let n = 0; n < 20; n++)
    for (let k = 0; k < count; k++)
      world.runs(sha(`b${50_000 + n}`), `workflow-${k}`, { build: ["SUCCESS"], test: ["SUCCESS"], slow: ["SUCCESS"] });
  return world;
}

await curve("derive", "picks", [20, 200, 2000], (count) => derive(picks(count)));
await curve("derive", "trunk commits since the cut", [100, 1000, 10_000], (count) => derive(commits(count)));
await curve("derive", "workflows on each of 20 commits", [5, 50, 500], (count) => derive(runs(count)));
await curve("state at a moment", "versions of each of 200 facts", [1, 10, 100], (count) => stateAt(count, 1));
await curve("state at a moment", "projects in the database", [1, 10, 100], (count) => stateAt(2, count));
const lists = new Map<number, Awaited<ReturnType<typeof listed>>>();
await curve("every release, after news of each project", "configured projects", [1, 10, 100], async (count) => {
  const costs = await listed(count, picks(20));
  lists.set(count, costs);
  return costs.news;
});
await curve(
  "every release, nothing changed",
  "configured projects",
  [1, 10, 100],
  (count) => lists.get(count)?.again ?? 0,
);

async function stateAt(versions: number, projects: number): Promise<number> {
  const [kind] = databaseKinds;
  if (!kind) throw new Error("There is no database.");
  const place = await kind.create();
  const db = await openDatabase(place.where);
  const keep = createStore(db);
  const write = await writer(keep);
  for (let version = 0; version < versions; version++)
    await write(
      minute(version),
      Array.from({ length: 200 }, (_, n) => comment(String(n), `version ${version}`)),
    );
  for (let n = 1; n < projects; n++) {
    const beside = await writer(createStore(db, `beside ${n}/`));
    await beside(
      minute(1),
      Array.from({ length: 200 }, (_, k) => comment(String(k), `of project ${n}`)),
    );
  }
  const times: number[] = [];
  for (let n = 0; n < 12; n++) {
    const since = performance.now();
    await keep.factsAt("engine", minute(Math.floor(versions / 2)));
    times.push(performance.now() - since);
  }
  await db.close();
  await place.remove();
  return Math.min(...times);
}
