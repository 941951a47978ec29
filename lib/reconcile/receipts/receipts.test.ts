import { describe, expect, it } from "vitest";
import { factBook } from "../../domain/fact-book";
import { findReleases } from "../find-releases";
import { makeReader } from "../make-reader";
import { reconcile } from "../reconcile";
import { now, sha, World } from "../test-facts";
import { receipts } from ".";
import { readQuery } from "./query";

function lookUp(world: World, query: string) {
  const reader = makeReader();
  const book = factBook(world.facts);
  const sources = world.sources();
  const releases = findReleases(world.config, book, sources, reader);
  const ledgers = releases.map((found) => {
    const input = { project: world.config, found, releases, book, sources, now, reader };
    return { input, reconciled: reconcile(input) };
  });
  return receipts(query, ledgers);
}
const one = (world: World, query: string) => {
  const [receipt] = lookUp(world, query).receipts;
  if (!receipt) throw new Error(`No receipt for ${query}.`);
  return receipt;
};
const asked = () =>
  new World().landed(100, { title: "Mend the pump" }).request({ trunk: [100], release: [200], id: 71 });

describe("the contributor's answer", () => {
  it("in a release since its first candidate", () => {
    const receipt = one(asked().picked(200).tag("v2.12.0-rc1", sha("b200")), "#100");
    expect(receipt).toMatchObject({
      kind: "pr",
      title: "Mend the pump",
      headline: "In 2.12.0 since v2.12.0-rc1",
      tone: "in",
      firstCandidate: "v2.12.0-rc1",
      picks: ["71-0"],
      next: null,
    });
    expect(receipt.where.map(({ place, in: inside }) => [place, inside])).toEqual([
      ["main", true],
      ["v2.12.0-rc1", true],
      ["release/2.12", true],
      ["2.13.0", true],
    ]);
  });

  it("a change in two parts is in the first candidate that has both", () => {
    const world = new World().landed(100).picked(200).tag("v2.12.0-rc1", sha("b200")).picked(201);
    const receipt = one(world.request({ trunk: [100], release: [200, 201] }), "100");
    expect(receipt.headline).toBe("In 2.12.0: on release/2.12, in the next candidate");
  });

  it("merged since the newest candidate: in the next one", () => {
    const receipt = one(asked().tag("v2.12.0-rc1", sha("cut")).picked(200), "100");
    expect(receipt.headline).toBe("In 2.12.0: on release/2.12, in the next candidate");
    expect(receipt.where.map(({ place, in: inside }) => [place, inside])).toContainEqual(["next candidate", true]);
  });

  it("not in it: reverted on the branch, with what to post to ask again and until when", () => {
    const receipt = one(asked().picked(200).revertedOnBranch(200), "https://github.com/octo/engine/pull/100");
    expect(receipt).toMatchObject({ headline: "Not in 2.12.0: reverted on the branch", tone: "out" });
    expect(receipt.next).toMatchObject({
      who: ["dev"],
      what: "Request a new pick",
      deadline: "2026-04-27",
      command: "@pytorchbot cherry-pick --onto release/2.12 -c regression",
    });
    expect(receipt.next?.rule).toBe("Phase 1, rule 1: Fixes to regressions against 2.11");
  });

  it("waiting: who holds it", () => {
    expect(one(asked().releasePull(200), "200")).toMatchObject({
      headline: "Not in 2.12.0 yet: waiting on ann, approve or deny",
      tone: "waiting",
      next: { who: ["ann", "max"] },
    });
  });

  it("landed after the cut and never asked for", () => {
    expect(one(new World().landed(100), "100")).toMatchObject({
      headline: "Not in 2.12.0: landed after the cut, and no pick is requested",
      next: { what: "Request a pick" },
    });
  });

  it("on trunk before the cut: in it", () => {
    const world = new World().pull(100, { state: "CLOSED", labels: ["Merged"], closedAt: "2026-04-10T10:00:00Z" });
    expect(one(world, "100")).toMatchObject({ headline: "In 2.12.0: on main before the cut", tone: "in" });
  });

  it("not on trunk yet", () => {
    expect(one(new World().pull(100), "100")).toMatchObject({
      tone: "waiting",
      next: { what: "Land it on main first" },
    });
  });

  it("unknown while the branch has not been read whole", () => {
    expect(one(new World().landed(100).unread("branch"), "100")).toMatchObject({ tone: "unknown" });
  });

  it("an issue is where its fix is", () => {
    const world = asked()
      .picked(200)
      .issue(90, { title: "The pump leaks", milestone: "2.12.0", closedBy: [{ repo: "octo/engine", number: 100 }] });
    expect(one(world, "#90")).toMatchObject({ kind: "issue", title: "The pump leaks", tone: "in" });
  });

  it("words of a title, in any order, of a pick or of an item of the milestone", () => {
    const world = asked().issue(91, { title: "The pump is loud", milestone: "2.12.0" });
    expect(lookUp(world, "PUMP mend").receipts.map(({ title }) => title)).toEqual(["Mend the pump"]);
    expect(lookUp(world, "pump").receipts.map(({ title }) => title)).toEqual(["Mend the pump", "The pump is loud"]);
    expect(lookUp(world, "pump house")).toEqual({ kind: "none", receipts: [] });
  });

  it("a commit, by the start of its sha", () => {
    expect(one(asked().picked(200), sha("t100").slice(0, 9))).toMatchObject({ kind: "commit", tone: "in" });
  });

  it("a tracker comment", () => {
    expect(one(asked().picked(200), "https://github.com/octo/engine/issues/500#issuecomment-71")).toMatchObject({
      kind: "comment",
      picks: ["71-0"],
      tone: "in",
    });
  });

  it("a person: what they asked for, what waits on them", () => {
    const world = asked().releasePull(200, { mergeable: "CONFLICTING" });
    expect(one(world, "@dev")).toMatchObject({
      kind: "person",
      subject: "dev",
      headline: "1 asked for in 2.12.0, 0 merged; 1 in 2.12.0 waits on @dev.",
      tone: "waiting",
    });
    expect(lookUp(world, "@nobody")).toEqual({ kind: "none", receipts: [] });
  });

  describe("which notes mention it", () => {
    const published = (world: World, version: string, body: string) =>
      world.put({
        kind: "published",
        repo: "octo/engine",
        tag: `v${version}`,
        name: version,
        url: `https://github.com/octo/engine/releases/${version}`,
        draft: false,
        prerelease: false,
        createdAt: "2026-04-01T00:00:00Z",
        publishedAt: "2026-04-01T00:00:00Z",
        body,
      });

    it("of every version, by the change or by the PR that carries it, and by the whole number", () => {
      const world = published(asked().picked(200), "2.11.0", "# New\n- x (#200)\n# Bugs\n- y (#1000)");
      published(world, "2.10.0", "# Bugs\n- z (#100)\n- w (#2001)");
      const expected = [
        { version: "2.10.0", section: "Bugs" },
        { version: "2.11.0", section: "New" },
      ];
      const sorted = (query: string) => one(world, query).notes.toSorted((a, b) => (a.version < b.version ? -1 : 1));
      expect(sorted("100")).toEqual(expected);
      expect(sorted("200")).toEqual(expected);
    });

    it("of a change that nobody read, they are all that is known", () => {
      const world = published(asked(), "2.10.0", "# Bugs\n- z (#77)");
      expect(one(world, "#77")).toMatchObject({
        headline: "The notes of 2.10.0 name it; it was not read itself",
        tone: "unknown",
        where: [],
        notes: [{ version: "2.10.0", section: "Bugs" }],
      });
      expect(lookUp(world, "#78")).toEqual({ kind: "none", receipts: [] });
    });
  });

  it("the lifeline is in order, with a link each", () => {
    const { events } = one(asked().picked(200).revertedOnBranch(200), "100");
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort());
    expect(events.every(({ url }) => url.startsWith("https://"))).toBe(true);
  });
});

describe("what somebody may type", () => {
  it.each([
    ["#123", { kind: "thread", repo: null, number: 123, sha: null }],
    ["octo/engine#123", { kind: "thread", repo: "octo/engine", number: 123, sha: null }],
    ["https://github.com/octo/engine/pull/123/files", { kind: "thread", repo: "octo/engine", number: 123, sha: null }],
    ["https://github.com/octo/engine/issues/5#issuecomment-99", { kind: "comment", id: "99" }],
    ["https://github.com/octo/engine/commit/ABCDEF1234", { kind: "commit", sha: "abcdef1234" }],
    ["1234567", { kind: "thread", repo: null, number: 1234567, sha: "1234567" }],
    ["abc1234", { kind: "commit", sha: "abc1234" }],
    ["@ann", { kind: "person", login: "ann" }],
    ["the pump", { kind: "none" }],
  ] as const)("%s", (text, query) => {
    expect(readQuery(text)).toEqual(query);
  });
});
