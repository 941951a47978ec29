import { describe, expect, it } from "vitest";
import { type Line, readLines } from "./lines";

const read = (text: string) => readLines(text, { indentedCode: true });
const show = (lines: Line[]) => lines.map((line) => `${line.number} ${line.block} ${line.text}`.trim());

describe("lines of a document", () => {
  it("keeps line numbers over headings, lists, quotes, code and rules", () => {
    const text = "# Title\n\n* one\n  two\n> said\n\n```\ncode\n```\nword\n\n---\nend";
    expect(show(read(text))).toEqual([
      "1 heading Title",
      "3 text one",
      "4 text two",
      "5 text said",
      "8 code code",
      "10 text word",
      "12 rule",
      "13 text end",
    ]);
  });

  it("reads an underlined line as words and a rule", () => {
    expect(show(read("Category: docs\n---\n@ann: merged"))).toEqual([
      "1 heading Category: docs",
      "2 rule",
      "3 text @ann: merged",
    ]);
  });

  it("parts a line at HTML's own line ends and list items", () => {
    expect(show(read("one<br>two<br/>three\n<ul><li>four</li><li>five</li></ul>\n`a<br>b`"))).toEqual([
      "1 text one",
      "1 text two",
      "1 text three",
      "2 text four",
      "2 text five",
      "3 text `a<br>b`",
    ]);
    expect(read("<li>four</li>").map((line) => line.item !== null)).toEqual([true]);
  });

  it("resolves links that are defined below", () => {
    const text = 'see [the fix][1], [gone][3] and [2][]\n\n[1]: https://x.example/a\n[2]: <https://x.example/b> "b"';
    expect(show(read(text))).toEqual([
      "1 text see [the fix](https://x.example/a), [gone][3] and [2](https://x.example/b)",
    ]);
  });

  it("knows ordinals, boxes and depth of list items", () => {
    const lines = read("3. three\n4. four\n\n- [x] done\n  - [ ] open\n - [X] beside");
    expect(lines.map((line) => [line.item?.ordered ?? null, line.item?.checked ?? null, line.list])).toEqual([
      [3, null, 1],
      [4, null, 1],
      [null, true, 1],
      [null, false, 2],
      [null, true, 1],
    ]);
  });

  it("counts a line that only joins a quote as the writer's own", () => {
    expect(read("> theirs\nmine\n\n> again").map((line) => line.quote)).toEqual([1, 0, 1]);
  });

  it("parts what was struck out, over lines too", () => {
    const [first, second] = read("~~1/2~~ ~~2/2~~ 3/2\n<del>a</del> b");
    expect([first?.text, first?.struck]).toEqual(["3/2", ["1/2", "2/2"]]);
    expect([second?.text, second?.struck]).toEqual(["b", ["a"]]);
    expect(read("~~one\ntwo~~ three").map((line) => line.text)).toEqual(["three"]);
    expect(read("about ~5 days, ~6 at most")[0]?.struck).toEqual([]);
  });

  it("reads table rows by cell", () => {
    const rows = read("| a | b |\n|---|---|\n| 1 \\| 2 | `x` |");
    expect(rows.map((row) => row.cells)).toEqual([
      ["a", "b"],
      ["1 | 2", "`x`"],
    ]);
    expect(rows.map((row) => row.headRow)).toEqual([true, false]);
  });

  it("takes no word of an HTML comment, and joins nothing over unseen characters", () => {
    expect(show(read("a <!-- b\nc --> d\r\n#1\u200b2 x\u202ey"))).toEqual(["1 text a", "2 text d", "3 text #1 2 x y"]);
    expect(show(read("a <!-- b"))).toEqual(["1 text a <!-- b"]);
  });

  it("does not take a heading mark inside code for a heading, however the document is cut into pieces", () => {
    const text = `- a\n\n\`\`\`sh\n# no heading\n\n- no item\n\`\`\`\n\n${"- b\n".repeat(400)}# Heading`;
    const lines = read(text);
    expect(lines.filter((line) => line.block === "code").map((line) => line.text)).toEqual([
      "# no heading",
      "- no item",
    ]);
    expect(lines.at(-1)).toMatchObject({ block: "heading", text: "Heading", number: 409 });
  });

  it("loses no line of a document past the size that is read with structure", () => {
    const lines = read("word\n".repeat(5_010));
    expect(lines).toHaveLength(5_010);
    expect(lines.at(-1)?.number).toBe(5_010);
    const behind = read(`${"word\n".repeat(5_010)}> theirs\n\`\`\`\ncode\n\`\`\``).slice(-2);
    expect(behind.map((line) => [line.text, line.quote, line.block])).toEqual([
      ["theirs", 1, "text"],
      ["code", 0, "code"],
    ]);
  });
});
