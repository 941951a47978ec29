import { expect, it } from "vitest";
import { createStore } from "./store";
import { databaseKinds } from "./test-databases";
import { comment, minute, writer } from "./test-facts";

it.each(databaseKinds)("what was left of GitHub's limit is known to the next process ($name)", async ({ create }) => {
  const place = await create();
  const db = await place.open();
  const write = await writer(createStore(db));
  const poll = { project: "engine", ms: 5, requests: 1, points: 1, changed: 0, outcome: "ok" as const };
  const rateLimit = { limit: 5000, remaining: 505, resetAt: minute(30) };
  expect(await createStore(db).rateLimit("engine")).toBeNull();
  await write(minute(0), [comment("1", "a")], { poll: { ...poll, at: minute(0), rateLimit } });
  await write(minute(1), [comment("1", "b")], { poll: { ...poll, at: minute(1), rateLimit: null } });
  expect(await createStore(db).rateLimit("engine")).toEqual(rateLimit);
  await db.close();
  await place.remove();
});
