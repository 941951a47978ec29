/** Answers in shapes that GitHub's schema does not know, or does not know yet. */
import { afterEach, describe, expect, it } from "vitest";
import { type Fact, factKey, factSchema } from "../domain/facts";
import { type AnyAnswer, altered } from "./test-lies";
import { type TestWorld, testWorld } from "./test-world";

const start = Date.parse("2026-04-22T15:03:00Z");
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();

describe("an answer of a shape that is not known", () => {
  let world: TestWorld;
  afterEach(() => world.simulator.close());

  /** From the second poll on each answer is changed on its way. */
  async function changed(change: (question: string, answer: AnyAnswer) => AnyAnswer) {
    let on = false;
    world = await testWorld({
      now: at(0),
      github: { timeoutMs: 30_000, fetch: altered((question, answer) => (on ? change(question, answer) : answer)) },
    });
    await world.poll();
    on = true;
    world.simulator.control({ now: at(24 * 60) });
    return world.poll();
  }
  const facts = (): Promise<Fact[]> => world.store.factsAt("", null);
  const stale = async () => (await world.store.sourcesAt()).filter(({ state }) => state !== "ok").map(({ id }) => id);

  it("is not kept, and its sources say so: a conclusion that is new to GitHub", async () => {
    const poll = await changed((question, answer) => {
      if (!question.startsWith("query SuitesById")) return answer;
      return JSON.parse(JSON.stringify(answer).replaceAll('"conclusion":"SUCCESS"', '"conclusion":"WAIVED"'));
    });
    expect(poll).toMatchObject({ outcome: "partial", error: expect.stringContaining("suite") });
    expect(JSON.stringify(await facts())).not.toContain("WAIVED");
    expect(await stale()).toContain("pytorch/2.12.0/ci");
    expect(await stale()).not.toContain("pytorch/2.12.0/scope");
  });

  it("deletes no commit: a line of first parents that does not lead down to trunk", async () => {
    const shas = async () => (await facts()).filter(({ kind }) => kind === "commit").length;
    const poll = await changed((question, answer) => {
      if (!question.startsWith("query BranchCommits")) return answer;
      const nodes = answer.data.repository?.ref?.compare?.commits?.nodes ?? [];
      const middle = nodes[Math.floor(nodes.length / 2)];
      if (middle) middle.parents.nodes = [null];
      return answer;
    });
    expect(poll).toMatchObject({ outcome: "partial" });
    expect(await stale()).toContain("pytorch/2.12.0/branch");
    const lost = world.store.versions.filter(({ fact, until }) => fact.kind === "commit" && until !== null);
    expect(lost).toEqual([]);
    expect(await shas()).toBeGreaterThan(100);
  });

  it.each([
    ["a date that is none", (pull: AnyAnswer) => (pull.createdAt = "never")],
    ["a text for an object", (pull: AnyAnswer) => (pull.repository = "pytorch/pytorch")],
    ["a list for a text", (pull: AnyAnswer) => (pull.title = ["a"])],
    ["an object for a list", (pull: AnyAnswer) => (pull.labels = { nodes: {} })],
  ])("loses nothing, and the poll says which question it was: %s", async (_, bend) => {
    const poll = await changed((question, answer) => {
      if (question.startsWith("query ReleasePullsById")) bend(answer.data.nodes[0]);
      return answer;
    });
    expect(poll).toMatchObject({
      outcome: "partial",
      error: expect.stringContaining("ReleasePullsById oddly: nodes.0."),
    });
    const pulls = (all: Fact[]) => new Set(all.filter(({ kind }) => kind === "pull").map(factKey));
    expect(pulls(await facts())).toEqual(pulls(world.store.versions.map(({ fact }) => fact)));
    expect(await stale()).toContain("pytorch/2.12.0/release-pulls");
  });

  it("is none of those that the simulated GitHub gives", async () => {
    world = await testWorld({ now: at(0), github: { timeoutMs: 30_000 } });
    await world.poll();
    const odd = (await facts()).filter((fact) => !factSchema.safeParse(fact).success);
    expect(odd).toEqual([]);
  });
});
