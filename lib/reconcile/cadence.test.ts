import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { factBook } from "../domain/fact-book";
import type { CadenceRow } from "../domain/written";
import { readCadence } from "./cadence";
import { findReleases } from "./find-releases";
import { makeReader } from "./make-reader";
import { plannedMonth } from "./months";
import { World } from "./test-facts";
import { cut, now, project, repo } from "./test-project";

const row = (version: string, over: Partial<CadenceRow> = {}): CadenceRow => ({
  version,
  cut: null,
  release: null,
  patches: [],
  tentative: { cut: false, release: false },
  ...over,
});
const published = (world: World, version: string, publishedAt: string) =>
  world.put({
    kind: "published",
    repo,
    tag: `v${version}`,
    name: version,
    url: `https://github.com/octo/engine/releases/${version}`,
    draft: false,
    prerelease: false,
    createdAt: publishedAt,
    publishedAt,
    body: "",
  });
const cadence = (world: World, rows: CadenceRow[], moment = now) => {
  const book = factBook(world.facts);
  const releases = findReleases(project, book, world.sources(), makeReader());
  return readCadence({ project, book, releases, rows, now: moment });
};
const line = (world: World, rows: CadenceRow[], version: string, moment = now) => {
  const found = cadence(world, rows, moment).lines.find((one) => one.version === version);
  if (!found) throw new Error(`There is no ${version}.`);
  return found;
};

describe("planned against actual", () => {
  it("the tracker's first date is the plan, and GitHub's branch says when it was cut", () => {
    expect(line(new World(), [], "2.12").cut).toMatchObject({
      planned: { from: "2026-04-15", precision: "day", source: "tracker" },
      actual: { date: cut.at.slice(0, 10), by: "branch" },
      slip: { days: 0, actual: true },
    });
  });

  it("without a tracker the document's month is the plan, and within it nothing is late", () => {
    const rows = [row("2.11", { release: "Apr 2026" })];
    const slip = (at: string) => line(published(new World(), "2.11.0", at), rows, "2.11").release.slip;
    expect(slip("2026-04-01T00:00:00Z")).toEqual({ days: 0, actual: true });
    expect(slip("2026-04-30T23:00:00Z")).toEqual({ days: 0, actual: true });
    expect(slip("2026-05-03T00:00:00Z")).toEqual({ days: 3, actual: true });
    expect(slip("2026-03-30T00:00:00Z")).toEqual({ days: -2, actual: true });
  });

  it("a date that the tracker struck out was the plan, and the slip shows before the day comes", () => {
    const moved = new World().tracker({
      body: "* M3: Release branch cut (15/4/26)\n* M6: Release Day (~~13/5/26~~ 20/5/26)\n\nPhase 1 (until 27/4/26): x",
    });
    expect(line(moved, [], "2.12").release).toMatchObject({
      planned: { from: "2026-05-13" },
      moved: { from: "2026-05-20" },
      actual: null,
      open: "Not out yet",
      slip: { days: 7, actual: false },
    });
  });

  it("what is not known is said, and has no slip", () => {
    const { cut: branchCut, release } = line(
      new World(),
      [row("2.10", { cut: "Dec 2025", release: "Jan 2026" })],
      "2.10",
    );
    expect([branchCut.open, branchCut.slip]).toEqual(["Not known: the branch was not read", null]);
    expect([release.open, release.slip]).toEqual(["Not known: no GitHub release was read", null]);
  });

  it("a later version of which only a row stands is not cut yet", () => {
    const rows = [row("2.13", { cut: "Jun 2026", release: "Jul 2026", tentative: { cut: true, release: true } })];
    expect(line(new World(), rows, "2.13").cut).toMatchObject({ open: "Not cut yet", planned: { tentative: true } });
    const { next } = cadence(new World(), rows);
    expect(next).toMatchObject({ version: "2.12", what: "release", planned: { from: "2026-05-13" } });
    expect(cadence(new World(), rows, "2026-06-01T00:00:00Z").next).toMatchObject({ version: "2.13", what: "cut" });
  });

  it("lengths are counted from GitHub's dates, and the tracker's phases from its own", () => {
    const world = published(new World(), "2.12.0", "2026-05-14T12:00:00Z").tag("v2.12.0-rc1", cut.sha);
    const { lengths } = line(world, [], "2.12", "2026-05-20T00:00:00Z");
    expect(lengths.map(({ name, days }) => [name, days])).toEqual([
      ["Development", null],
      ["Cut to last candidate", 7],
      ["Last candidate to release", 22],
      ["Cut to release", 29],
      ["Phase 1", 12],
      ["Phase 2", 16],
    ]);
  });

  it("patches that came out stand beside those that are planned", () => {
    const rows = [row("2.11", { patches: [{ text: "May 2026", tentative: true }] })];
    const world = published(published(new World(), "2.11.0", "2026-03-01T00:00:00Z"), "2.11.1", "2026-04-02T00:00:00Z");
    const { patches, out } = line(world, rows, "2.11");
    expect(patches).toEqual([{ text: "May 2026", tentative: true }]);
    expect(out).toMatchObject([{ version: "2.11.1", date: "2026-04-02" }]);
  });
});

describe("a month as it is written", () => {
  it.each([
    ["Feb 2024", "2024-02-01", "2024-02-29"],
    ["Sept 2024", "2024-09-01", "2024-09-30"],
    ["December 2025", "2025-12-01", "2025-12-31"],
    ["Apr 1, 2026", "2026-04-01", "2026-04-01"],
  ])("%s", (text, from, to) => {
    expect(plannedMonth(text, false)).toMatchObject({ from, to });
  });

  it("nothing else is a date, and nothing throws", () => {
    for (const text of ["Not planned", "", "Q3 2025", "2025", "Foo 2025"]) expect(plannedMonth(text, false)).toBeNull();
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void plannedMonth(text, true)));
  });
});

const shared = fileURLToPath(new URL("../../../shared/documents/RELEASE.md", import.meta.url));

describe.skipIf(!existsSync(shared))(
  `a published cadence${existsSync(shared) ? "" : " (shared documents are absent: skipped)"}`,
  () => {
    it("every row has both its months, and each patch keeps whether it is tentative", () => {
      const { cadence: rows } = makeReader().process(readFileSync(shared, "utf8"));
      const { lines } = readCadence({ project, book: factBook([]), releases: [], rows, now });
      expect(lines).toHaveLength(11);
      for (const { cut: branchCut, release } of lines)
        expect([branchCut.planned?.precision, release.planned?.precision]).toEqual(["month", "month"]);
      expect(
        lines.filter(({ patches }) => patches.some(({ tentative }) => tentative)).map(({ version }) => version),
      ).toEqual(["2.11", "2.10", "2.9", "2.8", "2.7"]);
    });
  },
);
