import { expect, it } from "vitest";
import { altered } from "./test-lies";
import { testWorld } from "./test-world";

const start = Date.parse("2026-04-22T02:00:00Z");
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();

it("a companion that is hidden later is looked for twice once; its sources stay stale, and the others are read", async () => {
  let hidden = false;
  const world = await testWorld({
    now: at(0),
    github: {
      timeoutMs: 30_000,
      fetch: altered((question, answer) => {
        const alias = /(r\d+): repository\(owner: "pytorch", name: "vision"\)/.exec(question)?.[1];
        if (!hidden || !alias) return answer;
        const errors = [{ type: "NOT_FOUND", path: [alias], message: "Could not resolve to a Repository." }];
        return { data: { ...answer.data, [alias]: null }, errors };
      }),
    },
  });
  await world.poll();
  const facts = await world.store.factsAt("", null);
  hidden = true;
  const requests: number[] = [];
  for (const minutes of [1, 2, 3]) {
    world.simulator.control({ now: at(minutes) });
    requests.push((await world.poll()).requests);
  }
  expect(requests).toEqual([2, 1, 1]);
  const bad = (await world.store.sourcesAt()).filter(({ state }) => state === "stale").map(({ id }) => id);
  expect(bad).toEqual(["pytorch/companions", "pytorch/nightlies"]);
  expect(await world.store.factsAt("", null)).toEqual(facts);
  hidden = false;
  world.simulator.control({ now: at(4) });
  expect(await world.poll()).toMatchObject({ outcome: "ok", requests: 1 });
  await world.simulator.close();
});
