import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareNotes, type ReleaseNotes, sectionKind } from "./compare-notes";

type Sections = Record<string, Record<string, string[]>>;
const notes = (version: string, sections: Sections): ReleaseNotes => ({
  version,
  url: `https://x/${version}`,
  draft: false,
  text: {
    sections: Object.entries(sections).map(([title, modules]) => ({
      title,
      modules: Object.entries(modules).map(([module, texts]) => ({
        title: module,
        entries: texts.map((text, at) => ({ text, prs: [at + 1], issues: [], line: at + 1 })),
      })),
    })),
    problems: [],
  },
});

describe("two releases beside each other", () => {
  const six = notes("2.6.0", { "Backwards incompatible changes": { Core: ["a"] }, "Bug fixes": { ROCM: ["b", "c"] } });
  const eight = notes("2.8.0", { Deprecations: { Build: ["d"] }, "New features": { CUDA: ["e"] } });
  const nine = notes("2.9.0", {
    "Backwards Incompatible Changes": { Core: ["f"], "ROCm: Kernels": ["g"] },
    "Bug Fixes": { ROCm: ["h"] },
  });
  const made = compareNotes(six, nine, [nine, eight]);

  it("counts entries by section and by module, whatever the case of their names", () => {
    expect(made.sections).toEqual([
      { name: "Backwards Incompatible Changes", from: 1, to: 2 },
      { name: "Bug Fixes", from: 2, to: 1 },
    ]);
    expect(made.modules).toEqual([
      { name: "ROCm", from: 2, to: 2 },
      { name: "Core", from: 1, to: 1 },
    ]);
  });

  it("tells what breaks, what goes and what is new in every release between, and not in the first", () => {
    const told = (list: typeof made.fresh) => list.map(({ version, entries }) => [version, entries.map((e) => e.text)]);
    expect(told(made.incompatible)).toEqual([["2.9.0", ["f", "g"]]]);
    expect(told(made.deprecated)).toEqual([["2.8.0", ["d"]]]);
    expect(told(made.fresh)).toEqual([["2.8.0", ["e"]]]);
    expect(made.range.map(({ version, entries }) => [version, entries])).toEqual([
      ["2.9.0", 3],
      ["2.8.0", 2],
    ]);
  });

  it("knows sections under the titles that they have had", () => {
    expect(["Backwards incompatible changes", "BC-breaking", "Breaking changes"].map(sectionKind)).toEqual(
      Array(3).fill("incompatible"),
    );
    expect(["Deprecations", "Deprecated"].map(sectionKind)).toEqual(Array(2).fill("deprecated"));
    expect(["New Features", "New"].map(sectionKind)).toEqual(Array(2).fill("fresh"));
    expect(["Bug fixes", "Highlights of the new release", "Renewed docs"].map(sectionKind)).toEqual(
      Array(3).fill("other"),
    );
  });

  it("counts every entry once, by section and by module alike", () => {
    const word = fc.constantFrom("Core", "core", "CUDA", "", "Build: Wheels");
    const any = fc.dictionary(word, fc.dictionary(word, fc.array(fc.string(), { maxLength: 3 })));
    fc.assert(
      fc.property(any, any, (a, b) => {
        const [from, to] = [notes("1.0.0", a), notes("1.1.0", b)];
        const { sections, modules, range } = compareNotes(from, to, [to]);
        const sum = (list: typeof sections) => list.reduce((all, row) => all + row.to, 0);
        expect([sum(sections), sum(modules)]).toEqual([range[0]?.entries, range[0]?.entries]);
      }),
    );
  });
});
