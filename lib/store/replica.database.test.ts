import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "./database";
import { openDatabase } from "./database";
import { createStore, type Store } from "./store";
import { databaseKinds, type TestDatabase } from "./test-databases";
import { comment, minute, writer } from "./test-facts";

const postgres = databaseKinds.find(({ name }) => name === "postgres");

/** Two databases, so that what a replica has and lacks is known to the letter. */
describe.skipIf(!postgres)("reads of a replica (skipped: no Postgres here)", () => {
  let places: TestDatabase[] = [];
  let primary: Store;
  let copy: Store;
  let both: Store;
  const open: Database[] = [];

  beforeAll(async () => {
    if (!postgres) return;
    places = [await postgres.create(), await postgres.create()];
    const [one, two] = places.map(({ where }) => ("url" in where ? where.url : ""));
    if (!one || !two) return;
    open.push(await openDatabase({ url: one }), await openDatabase({ url: two }));
    open.push(await openDatabase({ url: one, readUrl: two }));
    const [first, second, third] = open.map((db) => createStore(db));
    if (first && second && third) [primary, copy, both] = [first, second, third];
  });
  afterAll(async () => {
    for (const db of open) await db.close();
    for (const place of places) await place.remove();
  });

  const bodies = async (at: string | null) =>
    (await both.factsAt("engine", at)).map((fact) => (fact.kind === "comment" ? fact.body : ""));

  it("a replica that lags is not asked; one that has caught up is", async () => {
    const write = await writer(primary);
    await write(minute(1), [comment("1", "from the primary")]);
    expect(await bodies(null)).toEqual(["from the primary"]);
    // The same snapshot, with a text that tells where it was read.
    const follow = await writer(copy);
    await follow(minute(1), [comment("1", "from the replica")]);
    expect(await bodies(null)).toEqual(["from the replica"]);
    await write(minute(2), [comment("1", "newer, on the primary")]);
    expect(await bodies(null)).toEqual(["newer, on the primary"]);
    expect(await bodies(minute(1))).toEqual(["from the replica"]);
  });

  it("while the replica is away the primary answers", async () => {
    const [place] = places;
    const url = place && "url" in place.where ? place.where.url : "";
    const db = await openDatabase({ url, readUrl: "postgresql://hud@127.0.0.1:1/none" });
    const facts = await createStore(db).factsAt("engine", null);
    expect(facts).toHaveLength(1);
    await db.close();
  });
});
