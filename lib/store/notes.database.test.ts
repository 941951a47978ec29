import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "./database";
import type { NotesDocument, NotesLine, NotesQuestion } from "./notes";
import { createStore, type Store } from "./store";
import { databaseKinds, type TestDatabase } from "./test-databases";

const document = (version: string, over: Partial<NotesDocument> = {}): NotesDocument => ({
  tag: `v${version}`,
  version,
  url: `https://github.com/octo/engine/releases/${version}`,
  draft: false,
  publishedAt: "2026-01-01T00:00:00Z",
  hash: "a".repeat(32),
  ...over,
});
const line = (text: string, prs: number[] = [], module = "Core", number = 1): NotesLine => ({
  section: "New",
  module,
  text,
  prs,
  line: number,
  search: {
    place: `new ${module.toLowerCase()}`,
    words: text
      .toLowerCase()
      .split(/[^\p{L}\d]+/u)
      .join(" ")
      .trim(),
  },
});
const ask = (over: Partial<NotesQuestion>): NotesQuestion => ({
  words: [],
  modules: [],
  numbers: [],
  authors: [],
  version: null,
  before: null,
  ...over,
});

describe.each(databaseKinds)("search in notes ($name)", ({ create }) => {
  let place: TestDatabase;
  let db: Database;
  let store: Store;
  let spaces = 0;

  beforeAll(async () => {
    place = await create();
    db = await place.open();
  });
  beforeEach(async () => {
    store = createStore(db, `space${spaces++}/`);
    await store.writeNotes("engine", document("1.9.0"), [line("Pumps compile faster", [11, 12])]);
    await store.writeNotes("engine", document("1.10.0", { publishedAt: "2026-03-01T00:00:00Z" }), [
      line("The compiler frees memory", [13]),
      line("Valves of CUDA 13 close", [14], "CUDA", 2),
    ]);
    await store.writeNotes("other", document("9.0.0"), [line("Pumps compile faster", [11])]);
  });
  afterAll(async () => {
    await db.close();
    await place.remove();
  });

  const found = async (over: Partial<NotesQuestion>) =>
    (await store.searchNotes("engine", ask(over), 10)).found.map(({ version, text }) => `${version} ${text}`);

  it("finds words in any form, and their beginnings, newest version first", async () => {
    expect(await found({ words: ["compiling"] })).toEqual([
      "1.10.0 The compiler frees memory",
      "1.9.0 Pumps compile faster",
    ]);
    expect(await found({ words: ["memo"] })).toEqual(["1.10.0 The compiler frees memory"]);
    expect(await found({ words: ["compile", "pumps"] })).toEqual(["1.9.0 Pumps compile faster"]);
  });

  it("takes a number for the whole of it", async () => {
    expect(await found({ words: ["13"] })).toEqual(["1.10.0 Valves of CUDA 13 close"]);
    expect(await found({ words: ["1"] })).toEqual([]);
    expect(await found({ numbers: [12] })).toEqual(["1.9.0 Pumps compile faster"]);
    expect(await found({ numbers: [1] })).toEqual([]);
  });

  it("finds a module by its name alone", async () => {
    expect(await found({ modules: ["cuda"] })).toEqual(["1.10.0 Valves of CUDA 13 close"]);
    expect(await found({ modules: ["memory"] })).toEqual([]);
  });

  it("finds an author by their pull requests or by their name in the text", async () => {
    expect(await found({ authors: [{ numbers: [13], words: ["ann"] }] })).toEqual(["1.10.0 The compiler frees memory"]);
    await store.writeNotes("engine", document("1.9.0"), [line("Pumps by @ann-b", [15])]);
    expect(await found({ authors: [{ numbers: [], words: ["ann", "b"] }] })).toEqual(["1.9.0 Pumps by @ann-b"]);
  });

  it("keeps to a version, and to what was out at a moment", async () => {
    expect(await found({ words: ["compile"], version: "1.9.0" })).toEqual(["1.9.0 Pumps compile faster"]);
    expect(await found({ words: ["compile"], before: "2026-02-01T00:00:00Z" })).toEqual(["1.9.0 Pumps compile faster"]);
  });

  it("leaves out words that say nothing; where nothing is left, nothing is found", async () => {
    expect(await found({ words: ["the", "memory"] })).toEqual(["1.10.0 The compiler frees memory"]);
    expect(await found({ words: ["the"] })).toEqual([]);
    expect(await found({ words: ["the"], version: "1.9.0" })).toEqual([]);
  });

  it("counts all that match, by release", async () => {
    const { counts } = await store.searchNotes("engine", ask({ words: ["compile"] }), 1);
    expect(counts.sort((a, b) => (a.tag < b.tag ? -1 : 1))).toEqual([
      { tag: "v1.10.0", count: 1 },
      { tag: "v1.9.0", count: 1 },
    ]);
  });

  it("written again, a release's entries replace the earlier ones; dropped, they are gone", async () => {
    await Promise.all([1, 2, 3].map(() => store.writeNotes("engine", document("1.9.0"), [line("Other pumps", [11])])));
    expect(await found({ words: ["pumps"] })).toEqual(["1.9.0 Other pumps"]);
    await store.dropNotes("engine", ["v1.9.0"]);
    expect(await found({ words: ["pumps"] })).toEqual([]);
    expect((await store.notesDocuments("engine")).map(({ tag }) => tag)).toEqual(["v1.10.0"]);
    await store.forgetProject("engine");
    expect(await store.notesDocuments("engine")).toEqual([]);
  });
});
