import { describe, expect, it } from "vitest";
import { insideFences } from "./fences";
import { pieceStarts } from "./pieces";
import { skeletonOf } from "./skeleton";

const shape = (text: string) => {
  const lines = text.split("\n");
  return skeletonOf(lines, insideFences(lines)).text;
};

describe("what the markdown parser is given", () => {
  it.each([
    ["some words", "x"],
    ["  - item", "  - x"],
    ["> 1. item", "> 1. x"],
    ["### Heading", "### x"],
    ["#12 is no heading", "x"],
    ["- - -", "- - -"],
    ["--- words", "x"],
    ["```ts", "```x"],
    ["```inline``` words", "x"],
    ["| a | b |", "| a | b |"],
  ])("keeps the mark and the column of %s", (line, expected) => expect(shape(line)).toBe(expected));

  it("is short whatever a line holds", () => {
    const hostile = ["[", "*", "`", "~", ">", "- ", "|", "<", "#", "_", " ", "1. "];
    for (const mark of hostile) expect(shape(mark.repeat(1_000_000 / mark.length)).length).toBeLessThan(4_200);
  });

  it("holds no more of code than its indent", () => {
    expect(shape("```\n# heading\n  - item\n```")).toBe("```\nx\n  x\n```");
  });

  it("comes in pieces of bounded length", () => {
    const lines = Array.from({ length: 1_000 }, () => "> - a");
    const starts = pieceStarts(lines, insideFences(lines));
    expect(Math.max(...starts.slice(1).map((start, index) => start - (starts[index] ?? 0)))).toBeLessThanOrEqual(100);
  });

  it("is never cut inside code", () => {
    const lines = ["```", "", "# a", "", "- b", "```", "", "# c"];
    expect(pieceStarts(lines, insideFences(lines))).toEqual([0, 7]);
  });
});
