import { describe, expect, it } from "vitest";
import type { Fact } from "../domain/facts";
import { type AnyAnswer, altered } from "./test-lies";
import { testWorld } from "./test-world";

describe("a list inside a thread that is longer than what is read of it", () => {
  const facts = async (change: (node: AnyAnswer) => void): Promise<Fact[]> => {
    const world = await testWorld({
      now: "2026-04-22T02:00:00Z",
      project: { companions: [] },
      github: {
        timeoutMs: 30_000,
        fetch: altered((_, answer) => {
          for (const node of answer.data?.nodes ?? []) if (node) change(node);
          return answer;
        }),
      },
    });
    await world.poll();
    await world.simulator.close();
    return world.store.factsAt("", null, ["issue", "pull"]);
  };
  const flags = (all: Fact[]) => ({
    comments: all.flatMap((fact) => ("commentsComplete" in fact ? (fact.commentsComplete ?? []) : [])),
    checks: all.flatMap((fact) => (fact.kind === "pull" ? (fact.checks.complete ?? []) : [])),
    reviews: all.flatMap((fact) => (fact.kind === "pull" ? (fact.reviewsComplete ?? []) : [])),
    closers: all.flatMap((fact) => (fact.kind === "issue" ? (fact.closersComplete ?? []) : [])),
  });

  it("is marked as cut, and one that is whole bears no mark", async () => {
    const whole = await facts(() => {});
    expect(whole.length).toBeGreaterThan(20);
    expect(flags(whole)).toEqual({ comments: [], checks: [], reviews: [], closers: [] });
    const cut = flags(
      await facts((node) => {
        if (node.comments) node.comments.totalCount += 1;
        const contexts = node.statusCheckRollup?.contexts;
        if (contexts) contexts.totalCount += 1;
        if (node.reviews) node.reviews.totalCount += 1;
        if (node.closedByPullRequestsReferences) node.closedByPullRequestsReferences.totalCount += 1;
      }),
    );
    expect(new Set(cut.reviews)).toEqual(new Set([false]));
    expect(new Set(cut.closers)).toEqual(new Set([false]));
    expect(new Set(cut.comments)).toEqual(new Set([false]));
    expect(new Set(cut.checks)).toEqual(new Set([false]));
  });

  it("hides what closed an issue where its closing is not among the events that were read", async () => {
    const closed = (all: Fact[]) => all.filter((fact) => fact.kind === "issue" && fact.state === "CLOSED");
    const whole = closed(await facts(() => {}));
    const cut = await facts((node) => {
      if (node.__typename !== "Issue") return;
      node.timelineItems = { filteredCount: node.timelineItems.filteredCount + 100, nodes: [] };
    });
    expect(whole.length).toBeGreaterThan(5);
    expect(flags(closed(cut)).closers).toHaveLength(whole.length);
    expect(flags(cut).closers).toHaveLength(whole.length);
  });
});
