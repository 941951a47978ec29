import { describe, expect, it } from "vitest";
import { type AnyAnswer, altered } from "./test-lies";
import { testWorld } from "./test-world";

const devTag = (n: number): AnyAnswer => ({
  name: `v2.12.0.dev${n}`,
  target: {
    __typename: "Commit",
    oid: "d".repeat(36) + String(n).padStart(4, "0"),
    committedDate: "2026-05-01T01:00:00Z",
    committer: null,
  },
  repository: { url: "https://github.com/pytorch/pytorch" },
});
const devTags = Array.from({ length: 100 }, (_, n) => devTag(n));

describe("more tags of a version than one list shows", () => {
  async function withDevTags() {
    const state = { on: true, more: 0, stuck: false, last: null as AnyAnswer };
    const crowd = (answer: AnyAnswer): void => {
      for (const list of Object.values<AnyAnswer>(answer.data.r0 ?? answer.data.repository)) {
        if (!list?.nodes?.some?.((tag: AnyAnswer) => String(tag?.name).startsWith("v2.12.0-rc"))) continue;
        list.totalCount += devTags.length + state.more;
        list.nodes = devTags;
      }
    };
    const world = await testWorld({
      now: "2026-05-01T02:00:00Z",
      project: { companions: [] },
      github: {
        timeoutMs: 30_000,
        fetch: altered((question, answer, variables) => {
          if (!state.on) return answer;
          if (question.startsWith("query Probe") || question.startsWith("query TagsNamed")) crowd(answer);
          if (!question.startsWith("query TagPages") || variables.text !== "v2.12.0") return answer;
          if (variables.after === "x" && !state.stuck) return state.last;
          if (!state.stuck) state.last = structuredClone(answer);
          const pageInfo = { hasNextPage: true, endCursor: "x" };
          return { data: { rateLimit: null, repository: { refs: { pageInfo, nodes: devTags } } } };
        }),
      },
    });
    const candidates = async () =>
      (await world.store.factsAt("", null, ["tag"]))
        .flatMap((fact) => (fact.kind === "tag" && fact.name.startsWith("v2.12.0") ? [fact.name] : []))
        .sort();
    return { world, state, candidates };
  }

  it("are read page by page, cost nothing while nothing changes, and none is forgotten", async () => {
    const { world, state, candidates } = await withDevTags();
    state.on = false;
    await world.poll();
    const before = await candidates();
    expect(before.length).toBeGreaterThan(0);
    state.on = true;
    expect(await world.poll()).toMatchObject({ outcome: "ok" });
    expect(await candidates()).toEqual(before);
    expect(await world.poll()).toMatchObject({ outcome: "ok", requests: 1 });
    state.more = 1;
    expect((await world.poll()).requests).toBeGreaterThan(1);
    expect(await candidates()).toEqual(before);
    await world.simulator.close();
  });

  it("are stale where the pages do not move on, and none is forgotten", async () => {
    const { world, state, candidates } = await withDevTags();
    state.on = false;
    await world.poll();
    const before = await candidates();
    Object.assign(state, { on: true, stuck: true });
    expect(await world.poll()).toMatchObject({ outcome: "partial" });
    expect(await candidates()).toEqual(before);
    const bad = (await world.store.sourcesAt()).filter((source) => source.state !== "ok");
    expect(bad.map((source) => source.id)).toEqual(["pytorch/tags"]);
    await world.simulator.close();
  });
});
