import { describe, expect, it } from "vitest";
import { codes, project, trackerBody, World } from "../test-facts";

const early = "2026-04-18T10:00:00Z";
const late = "2026-04-28T00:00:01Z";
const policy = (category: string, at = early, over: Parameters<World["releasePull"]>[1] = {}, word?: string) =>
  new World()
    .landed(100)
    .request({ trunk: [100], release: [200], category, at, ...(word ? { word } : {}) })
    .releasePull(200, over)
    .pick(200, "2026-04-29T00:00:00Z");

describe("policy: category by phase, from the tracker's own criteria", () => {
  it("a regression fix is allowed in the first phase and outside the second", () => {
    expect(policy("Regression against 2.11").policy).toEqual({
      status: "allowed",
      rule: "Phase 1, rule 1: Fixes to regressions against 2.11",
    });
    const outside = policy("Regression against 2.11", late);
    expect(outside.policy.status).toBe("violation");
    expect(codes(outside)).toContain("outside-criteria");
  });

  it("a critical fix is allowed in both", () => {
    expect(policy("Critical fix: deadlock").policy.status).toBe("allowed");
    expect(policy("Critical fix: deadlock", late).policy.status).toBe("allowed");
  });

  it("the deadline's day belongs to the earlier phase", () => {
    expect(policy("Docs", "2026-04-27T23:59:59Z")).toMatchObject({ phase: 1, policy: { status: "allowed" } });
    expect(policy("Docs", late)).toMatchObject({ phase: 2, policy: { status: "violation" } });
  });

  it("what the tracker's list names is allowed even if no category has its name", () => {
    const body = trackerBody.replace("6. Compilation fixes", "6. Licence texts");
    const world = new World()
      .tracker({ body })
      .request({ release: [200], category: "Licence text of a vendored library" })
      .releasePull(200);
    expect(world.pick(200).policy).toEqual({ status: "allowed", rule: "Phase 1, rule 6: Licence texts" });
  });

  it("an unknown category is needs a category, not a pass", () => {
    expect(policy("Because we would like it").policy.status).toBe("needs-category");
    expect(codes(policy("Because we would like it"))).toContain("needs-category");
  });

  it("a request that calls itself a feature is outside", () => {
    expect(policy("New feature for users").policy.status).toBe("violation");
  });

  it("special dispensation asked for is a violation until a manager grants it", () => {
    const review = {
      author: "max",
      state: "APPROVED" as const,
      at: "2026-04-19T12:00:00Z",
      url: "https://github.com/x",
      body: "",
    };
    expect(policy("Special Dispensation").policy.status).toBe("violation");
    expect(policy("Special Dispensation", early, { reviews: [review] }).policy.status).toBe("dispensation");
  });

  it("an approval alone does not make an outside pick a dispensation; the manager's word does", () => {
    const review = {
      author: "max",
      state: "APPROVED" as const,
      at: "2026-04-28T12:00:00Z",
      url: "https://github.com/x",
      body: "",
    };
    expect(policy("Documentation", late, { reviews: [review] }).policy.status).toBe("violation");
    expect(policy("Documentation", late, {}, "@ann approved by special dispensation").policy.status).toBe(
      "dispensation",
    );
  });

  it("a pick that carries a revert over is allowed in every phase; its category stays what was written", () => {
    const pick = policy("Reverted on trunk", late);
    expect(pick).toMatchObject({
      policy: { status: "allowed" },
      category: { name: "unknown", text: "Reverted on trunk" },
    });
    expect(policy("Documentation", late, { title: 'Revert "Change 7 (#7)"' }).policy.status).toBe("allowed");
  });

  it("late is a request after the deadline of the last phase that takes requests", () => {
    const body =
      "The branch [release/2.12](https://github.com/octo/engine/tree/release/2.12) is cut.\n\n* Phase 1 (until 20/4/26): fixes\n* Phase 2 (until 22/4/26): blockers\n";
    const world = new World()
      .tracker({ body })
      .request({ release: [200], at: "2026-04-23T10:00:00Z" })
      .releasePull(200);
    expect(codes(world.pick(200))).toContain("late");
    expect(world.pick(200).policy.status).toBe("violation");
  });
});

describe("patch releases have their own criteria", () => {
  const patch = () =>
    new World()
      .tracker({ title: "[v2.12.1] Release Tracker", body: trackerBody.replaceAll("2.12.0", "2.12.1") })
      .landed(100, { closes: [{ repo: project.repo, number: 90 }] })
      .request({ trunk: [100], release: [200] })
      .releasePull(200);
  const pick = (world: World) => {
    const [found] = world.reconciled("2026-04-24T12:00:00Z", "2.12.1").picks;
    if (!found) throw new Error("There is no pick.");
    return found;
  };

  it("every pick links a high-priority issue", () => {
    expect(pick(patch().issue(90, { labels: ["high priority"] })).policy.status).toBe("allowed");
    const plain = pick(patch().issue(90));
    expect(codes(plain)).toContain("no-issue-link");
    expect(plain.policy.status).toBe("violation");
  });

  it("or a CI failure of the previous candidate", () => {
    const world = patch().issue(90);
    for (const fact of world.facts)
      if (fact.kind === "comment") fact.body += "\n\nSee https://github.com/octo/engine/actions/runs/123456";
    expect(codes(pick(world))).not.toContain("no-issue-link");
  });

  it("feature work is flagged", () => {
    const world = patch().issue(90, { labels: ["high priority"] });
    for (const fact of world.facts)
      if (fact.kind === "comment") fact.body = fact.body.replace("Regression against 2.11", "New feature for users");
    expect(codes(pick(world))).toContain("feature-work");
  });
});
