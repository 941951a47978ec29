import { describe, expect, it } from "vitest";
import { bareTitle, isRevertTitle, readTitle, trailingNumbers } from "./title-text";

describe("titles of reverts", () => {
  it.each([
    ['Revert "Fix X (#123)"', 1, [123]],
    ['Revert "Fix X (#123)" (#200)', 1, [123]],
    ["Revert #123", 1, [123]],
    ["Revert PR #123, it breaks Windows", 1, [123]],
    ['Back out "Fix X (#123)"', 1, [123]],
    ['Revert "A (#1)" and "B (#2)"', 1, [1, 2]],
    ['Revert "Revert "Fix (#1)" (#2)" (#3)', 2, []],
    ['Revert "Revert "Revert "Fix (#1)" (#2)" (#3)" (#4)', 3, [3]],
    ['Revert "Fix a crash from #555 (#123)"', 1, [123]],
  ])("%s", (title, depth, numbers) => {
    expect(readTitle(title)).toMatchObject({ word: "revert", depth, numbers });
  });

  it.each(['Reland "Fix X (#123)" (#200)', "[Reland] Fix X (#123) (#200)", 'Reapply "Fix X (#123)"'])(
    "%s brings back",
    (title) => {
      expect(readTitle(title)).toMatchObject({ word: "reland", numbers: [123] });
    },
  );

  it("a change that only begins with the word is none", () => {
    expect(isRevertTitle("Revert to the default stream (#5)")).toBe(false);
    expect(isRevertTitle('Revert "Revert "Fix (#1)" (#2)" (#3)')).toBe(false);
    expect(isRevertTitle('Revert "Fix (#1)" (#3)')).toBe(true);
  });
});

describe("titles of the same change", () => {
  it("are told alike whatever numbers, quotes and tags surround them", () => {
    const alike = [
      "Fix X",
      "Fix X (#1)",
      "Fix X (#1) (#2)",
      "[release/2.12] Fix X",
      "[Cherry-pick] fix  x (#2)",
      '[reland] Fix "X"',
    ];
    expect(new Set(alike.map(bareTitle))).toEqual(new Set(["fix x"]));
  });

  it("a number inside the quotes is not the title's own", () => {
    expect(trailingNumbers('Revert "Fix X (#123)"')).toEqual([]);
    expect(trailingNumbers("Fix X (#1) (#2)")).toEqual([1, 2]);
    expect(trailingNumbers("Fix crash of #5")).toEqual([]);
  });
});
