import { describe, expect, it } from "vitest";
import type { SuiteFact } from "../domain/facts";
import { type AnyAnswer, altered } from "./test-lies";
import { testWorld } from "./test-world";

const many = 260;
const start = Date.parse("2026-04-22T02:00:00Z");
const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString();

const bare = (sha: string): AnyAnswer => ({
  __typename: "CheckSuite",
  app: null,
  branch: null,
  commit: { oid: sha },
  repository: { nameWithOwner: "pytorch/pytorch" },
  workflowRun: null,
  url: "https://github.test/suite",
  createdAt: "2026-04-21T00:00:00Z",
  status: "COMPLETED",
  checkRuns: { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] },
});

/** The first commit that is seen has 260 suites, of which the one in the middle can fail. */
function manySuites() {
  const state = { failed: false, sha: "" };
  const middle = "S130";
  const updatedAt = (id: string): string => (state.failed && id === middle ? at(1) : "2026-04-21T00:00:00Z");
  const all = () => Array.from({ length: many }, (_, n) => ({ id: `S${n}`, updatedAt: updatedAt(`S${n}`) }));
  const crowd = (value: AnyAnswer): void => {
    if (typeof value !== "object" || value === null) return;
    if (value.oid && value.checkSuites && (state.sha === "" || value.oid === state.sha)) {
      state.sha = value.oid;
      value.checkSuites = {
        totalCount: many,
        nodes: all().slice(0, 100),
        pageInfo: { hasNextPage: true, endCursor: "" },
      };
      if (value.lastSuites) value.lastSuites.nodes = all().slice(-100);
    }
    for (const inner of Object.values(value)) crowd(inner);
  };
  const fetch = altered((question, answer, variables) => {
    if (/^query (Probe|SuiteStampsOf)/.test(question)) crowd(answer.data);
    if (question.startsWith("query SuiteList") && variables.sha === state.sha) {
      const [from, to] = [Number(variables.after ?? 0), Number(variables.after ?? 0) + variables.first];
      const pageInfo = { hasNextPage: to < many, endCursor: String(to) };
      const checkSuites = { totalCount: many, pageInfo, nodes: all().slice(from, to) };
      return { data: { rateLimit: null, repository: { object: { checkSuites } } } };
    }
    if (!question.startsWith("query SuitesById")) return answer;
    const nodes = variables.ids.map((id: string, n: number) => {
      if (!/^S\d+$/.test(id)) return answer.data.nodes[n];
      const conclusion = state.failed && id === middle ? "FAILURE" : "SUCCESS";
      return { ...bare(state.sha), id, updatedAt: updatedAt(id), conclusion };
    });
    return { data: { rateLimit: null, nodes } };
  });
  return { state, middle, fetch };
}

describe("a commit with more suites than both ends of its list show", () => {
  it("shows at the next poll that one in the middle changed", async () => {
    const { state, middle, fetch } = manySuites();
    const world = await testWorld({
      now: at(0),
      project: { companions: [] },
      github: { timeoutMs: 30_000, fetch },
    });
    const conclusion = async () =>
      (await world.store.factsAt("", null, ["suite"])).find(
        (fact): fact is SuiteFact => fact.kind === "suite" && fact.id === middle,
      )?.conclusion;
    await world.poll();
    expect(await conclusion()).toBe("SUCCESS");
    state.failed = true;
    world.simulator.control({ now: at(2) });
    expect(await world.poll()).toMatchObject({ outcome: "ok" });
    expect(await conclusion()).toBe("FAILURE");
    await world.simulator.close();
  });
});
