import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Served, served } from "../run/test-served";
import { readNotes, searchNotes } from ".";

let world: Served;
beforeAll(async () => {
  world = await served("pytorch-2.12");
});
afterAll(() => world.close());

const search = async (q: string, over: { version?: string; at?: string } = {}) => {
  const found = await searchNotes({ project: "pytorch", q, version: over.version ?? null, at: over.at ?? null });
  if (!found.ok) throw new Error(found.text);
  return found.value;
};
const places = async (q: string) =>
  (await search(q)).entries.map(({ version, section, module }) => `${version} ${section}/${module}`);

describe("search in the notes of all releases", () => {
  it("finds by words, by number, by module and by author", async () => {
    expect(await places("symmetric memory")).toEqual(["2.9.0 New Features/Distributed"]);
    expect(await places("#173015")).toEqual(["2.11.0 Bug fixes/Sparse"]);
    expect(await places("module:sparse overflow")).toEqual(["2.9.0 Bug fixes/Sparse"]);
    expect(await places("@kwen2501")).toEqual([
      "2.12.0 Bug fixes/Distributed",
      "2.11.0 Bug fixes/Autograd",
      "2.11.0 Documentation/Guides",
    ]);
  });

  it("says of each release how many it has, newest first, and which is a draft", async () => {
    const { releases, total, entries } = await search("cache shared");
    expect(releases.map(({ version, draft, count }) => [version, draft, count])).toEqual([
      ["2.12.0", true, 1],
      ["2.11.0", false, 1],
    ]);
    expect([total, entries.length]).toEqual([2, 2]);
    expect(await search("cache shared", { version: "2.11.0" })).toMatchObject({ total: 1, releases: [{}, {}] });
  });

  it("with a moment, releases that came out later are left out", async () => {
    expect((await search("processes", { at: "2026-04-24T14:00:00Z" })).releases.map(({ version }) => version)).toEqual([
      "2.11.0",
    ]);
  });

  it("refuses what asks for nothing, and takes any text", async () => {
    expect(await searchNotes({ project: "pytorch", q: " ", version: null, at: null })).toMatchObject({
      code: "bad-request",
    });
    expect(await searchNotes({ project: "nowhere", q: "x", version: null, at: null })).toMatchObject({
      code: "not-found",
    });
    for (const q of ["'); DROP TABLE", "& | ! ( ) : *", "\\", "the", "@-", "#0", "module:", "İ ß ﬁ 日本"])
      expect((await search(q)).total, q).toBe(0);
  });

  it("follows the notes: what was a draft is published, and its old lines are gone", async () => {
    expect((await search("Aliased inputs stay aliased")).total).toBe(1);
    await world.pollAt("2026-05-13T18:00:00Z");
    expect((await search("Aliased inputs stay aliased")).total).toBe(0);
    expect((await search("flex attention bool masks")).releases).toMatchObject([{ version: "2.12.0", draft: false }]);
    const notes = await readNotes({ project: "pytorch", version: "2.12.0", at: null });
    expect(notes).toMatchObject({ ok: true, value: { coverage: { picksMissing: [] } } });
  });
});
