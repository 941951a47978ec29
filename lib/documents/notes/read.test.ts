import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readNotes } from "./read";

const repo = "acme/engine";
const entries = (text: string) =>
  readNotes(text, repo).sections.flatMap(({ title, modules }) =>
    modules.flatMap((module) => module.entries.map((one) => [title, module.title, one.text, one.prs])),
  );
const link = (number: number) => `([#${number}](https://github.com/acme/engine/pull/${number}))`;

describe("release notes", () => {
  it("reads sections, modules and entries with bare numbers", () => {
    const text =
      "# Engine 2 Notes\n- [New](#new)\n# New\n## Core\n- Fast (#1, #2)\n# Bugs\n## Core\n### Loader\n- Slow (#3)\n";
    expect(entries(text)).toEqual([
      ["New", "Core", "Fast", [1, 2]],
      ["Bugs", "Core: Loader", "Slow", [3]],
    ]);
  });

  it("reads linked numbers, bold headings and bold paragraphs as headings", () => {
    const text = `* New\n* Bugs\n\n## **New**\n\n### Core\n\n* Fast ${link(1)} ${link(2)}\n\n**Loader**\n\n* Slow ${link(3)}\n\n## **Bugs**\n\n* Odd ${link(4)}`;
    expect(entries(text)).toEqual([
      ["New", "Core", "Fast", [1, 2]],
      ["New", "Core: Loader", "Slow", [3]],
      ["Bugs", "", "Odd", [4]],
    ]);
  });

  it("leads nested entries with the name of their group, and keeps a parent that is a change itself", () => {
    expect(
      entries(
        `## A\n\n* net\n    * a ${link(1)}\n    * b ${link(2)}\n* c ${link(3)}\n    * d ${link(4)}\n\n## B\n\n* e ${link(5)}`,
      ),
    ).toEqual([
      ["A", "", "net: a", [1]],
      ["A", "", "net: b", [2]],
      ["A", "", "c", [3]],
      ["A", "", "d", [4]],
      ["B", "", "e", [5]],
    ]);
  });

  it("takes a heading that names pull requests for a change, with its prose, list and code", () => {
    const text =
      "# Breaking\n## Core\n## Drop X (#1)\n\nUse Y, see #2.\n\n* Before:\n\n```py\nx() # not #9\n```\n\n# Next\n- z (#3)";
    const { sections, problems } = readNotes(text, repo);
    const [first] = sections[0]?.modules[0]?.entries ?? [];
    expect(sections[0]?.modules[0]?.title).toBe("Core");
    expect(first?.prs).toEqual([1, 2]);
    expect(first?.text).toBe("Drop X\nUse Y, see #2.\nBefore:\nx() # not #9");
    expect(problems).toEqual([{ code: "reference-in-code", text: "A number inside code is not counted.", line: 10 }]);
  });

  it("counts each number once per entry and tells issues from pull requests", () => {
    const text = `## A\n* x (#1) ${link(1)}, mends issue #2 and [#3](https://github.com/acme/engine/issues/3)\n## B\n* y`;
    const [entry] = readNotes(text, repo).sections[0]?.modules[0]?.entries ?? [];
    expect([entry?.prs, entry?.issues]).toEqual([[1], [2, 3]]);
  });

  it("reads rows of tables, in markdown and in HTML", () => {
    expect(
      entries(
        "## A\n| what | who |\n|---|---|\n| x (#1) | ann |\n\n<table>\n<tr><td>y (#2)</td></tr>\n<tr>\n<td>z (#3)</td></tr>\n</table>\n## B\n* w",
      ).map((one) => one[3]),
    ).toEqual([[], [1], [2], [3], []]);
  });

  it("lists what it does not count: mistyped links, other repositories, struck-out changes", () => {
    const text =
      "## A\n* [#12](https://github.com/acme/engine/pull/1212)\n* acme/wheels#4\n* ~~gone (#5)~~ stays\n## B\n* x";
    const { sections, problems } = readNotes(text, repo);
    expect(sections[0]?.modules[0]?.entries.flatMap((one) => one.prs)).toEqual([12]);
    expect(problems.map((one) => [one.code, one.line])).toEqual([
      ["link-disagrees", 2],
      ["other-repository", 3],
      ["struck-out", 4],
    ]);
  });

  it("keeps what stands before and after a change with it, however it is set off", () => {
    const text =
      "# A\n## Drop x (#1)\n\n**Before**\n\n```py\nx()\n```\n\n**After:**\n\n```py\ny()\n```\n\n**Version 2.1**\n\nz\n\n**Loader**\n\n* Zip (#2)\n# B\n* w";
    expect(entries(text).slice(0, 2)).toEqual([
      ["A", "", "Drop x\nBefore\nx()\nAfter:\ny()\nVersion 2.1\nz", [1]],
      ["A", "Loader", "Zip", [2]],
    ]);
  });

  it("takes new things for a heading or a group, not for a part of the last change", () => {
    const text = "# A\n## Drop x (#1)\n\n**New features**\n\n* y (#2)\n* New:\n    * z (#3)\n# B\n* w";
    expect(entries(text).map((one) => one.slice(1))).toEqual([
      ["", "Drop x", [1]],
      ["New features", "y", [2]],
      ["New features", "New: z", [3]],
      ["", "w", []],
    ]);
  });

  it("reads lists in HTML, ranges, quotes and numbers that are joined", () => {
    const text =
      "## A\n<ul>\n<li>x (#1)</li>\n<li>y (#2)</li>\n</ul>\n\n> **Note**\n> z\n\n* u (#3)/(#4)\n* v #5-#6\n## B\n* w";
    expect(entries(text).map((one) => one.slice(1))).toEqual([
      ["", "x", [1]],
      ["", "y\nNote\nz", [2]],
      ["", "u", [3, 4]],
      ["", "v #5-#6", [5, 6]],
      ["", "w", []],
    ]);
  });

  it("knows the list of contents behind signs, and parts a changelog's address from the last change", () => {
    const text =
      "# Engine 2\n- [New features](#new)\n- [Bug fixes](#bugs)\n# ✨ New Features\n## Docs :books:\n* x (#1)\n\n**Full Changelog**: https://github.com/acme/engine/compare/a...b\n# :bug: Bug fixes\n* y (#2)";
    expect(entries(text)).toEqual([
      ["✨ New Features", "Docs :books:", "x", [1]],
      ["✨ New Features", "Docs :books:", "Full Changelog: https://github.com/acme/engine/compare/a...b", []],
      [":bug: Bug fixes", "", "y", [2]],
    ]);
  });

  it("tells once of a link to another repository", () => {
    const { problems } = readNotes("## A\n* [acme/wheels#7](https://github.com/acme/wheels/pull/7)\n## B\n* x", repo);
    expect(problems.map((one) => one.code)).toEqual(["other-repository"]);
  });

  it("takes no number out of code", () => {
    expect(
      entries(
        "# Bugs\n- Fix `solve #12` (#1)\n- Fix ``norm` (#2)\n- See [`#3`](https://github.com/acme/engine/pull/3)\n",
      ),
    ).toEqual([
      ["Bugs", "", "Fix solve #12", [1]],
      ["Bugs", "", "Fix norm", [2]],
      ["Bugs", "", "See #3", [3]],
    ]);
  });

  it("takes a bold line right below a heading for a heading", () => {
    expect(entries("# Bugs\n**Core**\n- Fix (#1)\n")).toEqual([["Bugs", "Core", "Fix", [1]]]);
  });

  it("reads notes without any heading", () => {
    expect(entries("- a (#1)\n- b (#2)")).toEqual([
      ["", "", "a", [1]],
      ["", "", "b", [2]],
    ]);
    expect(readNotes("", repo).sections).toEqual([]);
  });
});

const shared = fileURLToPath(new URL("../../../../shared/documents/", import.meta.url));

describe.skipIf(!existsSync(shared))(
  `published release notes${existsSync(shared) ? "" : " (shared documents are absent: skipped)"}`,
  () => {
    it.each([
      ["2.9.0", 561, 0],
      ["2.6.0", 792, 1],
    ])("of %s: all %i numbers of a plain text search, and no other", (version, count, mistyped) => {
      const text = readFileSync(`${shared}release-notes-${version}.md`, "utf8");
      const { sections, problems } = readNotes(text, "pytorch/pytorch");
      const read = new Set(
        sections.flatMap((one) => one.modules.flatMap((module) => module.entries.flatMap((entry) => entry.prs))),
      );
      const searched = new Set([...text.matchAll(/#(\d+)/g)].map((found) => Number(found[1])));
      expect(read).toEqual(searched);
      expect(read.size).toBe(count);
      expect(problems.filter((one) => one.code === "link-disagrees")).toHaveLength(mistyped);
      for (const { modules } of sections)
        for (const { entries: list } of modules) for (const { prs } of list) expect(new Set(prs).size).toBe(prs.length);
    });
  },
);
