import { describe, expect, it } from "vitest";
import { factBook } from "../domain/fact-book";
import { findReleases } from "./find-releases";
import { makeReader } from "./make-reader";
import { sha, World } from "./test-facts";

const found = (world: World) => findReleases(world.config, factBook(world.facts), world.sources(), makeReader());
const state = (world: World) => found(world)[0]?.state;
const uncut = (world: World) => {
  for (const fact of world.facts)
    if (fact.kind === "branch") Object.assign(fact, { exists: false, head: null, cut: null });
  return world;
};

describe("finding releases", () => {
  it("a tracker carries the label or was opened by a member; a stranger's copy is none", () => {
    const copy = { title: "[v2.13.0] Release Tracker", labels: [], state: "OPEN" as const };
    expect(found(new World().issue(700, { ...copy, authorAssociation: "NONE" })).map(({ version }) => version)).toEqual(
      ["2.12.0"],
    );
    expect(found(new World().issue(700, copy)).map(({ version }) => version)).toEqual(["2.13.0", "2.12.0"]);
  });

  it("active: branch cut, not shipped", () => {
    expect(state(new World())).toBe("active");
  });

  it("planned: no branch yet", () => {
    expect(state(uncut(new World()))).toBe("planned");
  });

  it("shipped once its final tag exists, whatever the tracker's state", () => {
    expect(state(new World().tag("v2.12.0", sha("b1")))).toBe("shipped");
    expect(state(new World().tag("v2.12.0-rc1", sha("b1")))).toBe("active");
  });

  it("shipped once its GitHub release is published, a draft is not", () => {
    const published = {
      kind: "published" as const,
      repo: "octo/engine",
      tag: "v2.12.0",
      name: "",
      url: "",
      draft: false,
      prerelease: false,
      createdAt: "",
      publishedAt: "2026-05-13T15:00:00Z",
      body: "",
    };
    expect(state(new World().put(published))).toBe("shipped");
    expect(state(new World().put({ ...published, draft: true }))).toBe("active");
  });

  it("dropped: tracker closed, nothing tagged", () => {
    expect(state(new World().tracker({ state: "CLOSED" }))).toBe("dropped");
    expect(state(new World().tracker({ state: "CLOSED" }).tag("v2.12.0-rc1", sha("b1")))).toBe("active");
  });

  it("nothing is dropped while the tags have not been read whole", () => {
    expect(state(new World().tracker({ state: "CLOSED" }).unread("tags"))).toBe("active");
  });

  it("two trackers of one version: the labelled one", () => {
    const world = new World().issue(900, {
      title: "[v2.12.0] Release Tracker",
      state: "OPEN",
      createdAt: "2026-04-20T00:00:00Z",
    });
    expect(found(world).map(({ issue }) => issue.number)).toEqual([500]);
  });
});
