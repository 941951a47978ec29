import { describe, expect, it } from "vitest";
import { factKey } from "../domain/facts";
import { differences } from "./test-compare";
import { type AnyAnswer, altered } from "./test-lies";
import { testWorld } from "./test-world";

/** Companions and the repository that validates stand behind the project's own in a probe. */
function emptyBeside(answer: AnyAnswer, hide: (repository: AnyAnswer, key: string) => void): AnyAnswer {
  for (const [key, repository] of Object.entries<AnyAnswer>(answer.data)) {
    if (/^r[1-9]/.test(key) && repository) hide(repository, key);
  }
  return answer;
}

describe("an empty answer about a repository beside the project's own", () => {
  const lies: [string, (answer: AnyAnswer) => AnyAnswer][] = [
    [
      "its branches",
      (answer) =>
        emptyBeside(answer, (repository) => {
          for (const name of Object.keys(repository)) if (/^h\d+$/.test(name)) repository[name] = null;
        }),
    ],
    [
      "the repository itself",
      (answer) =>
        emptyBeside(answer, (_, key) => {
          answer.data[key] = null;
        }),
    ],
  ];

  it.each(lies)("is read again before it is believed: %s", async (_, lie) => {
    let left = 0;
    const world = await testWorld({
      now: "2026-04-22T02:00:00Z",
      github: {
        timeoutMs: 30_000,
        fetch: altered((question, answer) => {
          if (!question.startsWith("query Probe") || left-- <= 0) return answer;
          return lie(answer);
        }),
      },
    });
    await world.poll();
    world.simulator.control({ now: "2026-04-22T02:01:00Z" });
    left = 1;
    expect(await world.poll()).toMatchObject({ outcome: "ok", requests: 2 });
    const current = new Set((await world.store.factsAt("", null)).map((fact) => `${fact.kind} ${factKey(fact)}`));
    const lost = world.store.versions
      .map(({ fact }) => `${fact.kind} ${factKey(fact)}`)
      .filter((id) => !current.has(id));
    expect(lost).toEqual([]);
    expect(await differences(world.store, await world.fresh())).toEqual([]);
    await world.simulator.close();
  });
});
