import { describe, expect, it } from "vitest";
import type { SuiteFact } from "../domain/facts";
import { type AnyAnswer, altered } from "./test-lies";
import { type TestWorld, testWorld } from "./test-world";

const job = (n: number): AnyAnswer => ({
  name: `job ${n}`,
  status: "COMPLETED",
  conclusion: "SUCCESS",
  permalink: `https://github.test/job/${n}`,
  startedAt: "2026-04-21T00:00:00Z",
  completedAt: "2026-04-21T01:00:00Z",
});
const total = 250;
const endless = 5_000;
const jobs = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => job(from + n));

type Page = { nodes: AnyAnswer[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
const page = (nodes: AnyAnswer[], endCursor: string | null): Page => ({
  nodes,
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
});

describe("a suite with more jobs than one page holds", () => {
  /** One suite of the newest commit has 250 jobs; `next` gives the page that follows a cursor. */
  async function withPages(next: (after: string, times: number) => Page, totalCount = total) {
    let chosen = "";
    let asked = 0;
    const behaviour = { next };
    const world = await testWorld({
      now: "2026-04-22T02:00:00Z",
      project: { companions: [] },
      github: {
        timeoutMs: 30_000,
        fetch: altered((question, answer, variables) => {
          if (question.startsWith("query SuitesById")) {
            for (const node of answer.data.nodes) {
              if (!node || (chosen !== "" && node.id !== chosen)) continue;
              chosen = node.id;
              node.checkRuns = { totalCount, ...page(jobs(0, 100), "a") };
            }
          }
          if (!question.startsWith("query MoreJobs")) return answer;
          asked += 1;
          const checkRuns = { totalCount, ...behaviour.next(variables.after, asked) };
          return { data: { rateLimit: null, node: { checkRuns } } };
        }),
      },
    });
    const suite = async () => {
      const suites = await world.store.factsAt("pytorch", null, ["suite"]);
      return suites.find((fact): fact is SuiteFact => fact.kind === "suite" && fact.id === chosen);
    };
    return { world, suite, behaviour, asked: () => asked };
  }

  const badSources = async (world: TestWorld) =>
    (await world.store.sourcesAt()).filter((source) => source.state !== "ok").map((source) => source.id);
  const good = (after: string): Page => (after === "a" ? page(jobs(100, 200), "b") : page(jobs(200, total), null));

  it("is read to its end", async () => {
    const { world, suite, asked } = await withPages(good);
    expect(await world.poll()).toMatchObject({ outcome: "ok" });
    expect(asked()).toBe(2);
    expect(await suite()).toMatchObject({ jobsComplete: true, attempt: 1 });
    expect((await suite())?.jobs).toHaveLength(total);
    await world.simulator.close();
  });

  it.each<[string, (after: string, times: number) => Page]>([
    ["does not move", () => page(jobs(0, 100), "a")],
    ["goes in a circle", (_, times) => page(jobs(0, 100), times % 2 === 1 ? "b" : "a")],
    ["is not there", () => ({ ...page(jobs(100, 200), null), pageInfo: { hasNextPage: true, endCursor: null } })],
  ])("whose cursor %s marks its source, is never whole, and is asked for again", async (_, lie) => {
    const { world, suite, behaviour, asked } = await withPages(lie);
    expect(await world.poll()).toMatchObject({ outcome: "partial" });
    expect(asked()).toBeLessThanOrEqual(2);
    expect(await suite()).toMatchObject({ jobsComplete: false, attempt: 1 });
    expect(await badSources(world)).toContain("pytorch/2.12.0/ci");
    behaviour.next = good;
    expect(await world.poll()).toMatchObject({ outcome: "ok" });
    expect(await suite()).toMatchObject({ jobsComplete: true });
    expect(await badSources(world)).toEqual([]);
    await world.simulator.close();
  });

  it("that never end is read up to a thousand jobs, and is not whole", async () => {
    const next = (_: string, times: number) => page(jobs(times * 100, times * 100 + 100), `${times}`);
    const { world, suite, asked } = await withPages(next, endless);
    expect(await world.poll()).toMatchObject({ outcome: "ok" });
    expect(asked()).toBe(9);
    expect(await suite()).toMatchObject({ jobsComplete: false });
    expect((await suite())?.jobs).toHaveLength(1_000);
    await world.simulator.close();
  });
});
