import { describe, expect, it } from "vitest";
import { readChecklist } from "./read";

const items = (text: string) => readChecklist(text).items.map((one) => [one.done, one.depth, one.owners, one.line]);

describe("a validation checklist", () => {
  it("reads nested boxes, also where the indent is uneven, below groups without a box", () => {
    const text =
      "Make sure:\n- [x] wheels @ann\n- [ ] CUDA\n  - [X] small\n - [ ] compile\n- MPS\n    - [x] works - @bob";
    expect(items(text)).toEqual([
      [true, 0, ["ann"], 2],
      [false, 0, [], 3],
      [true, 1, [], 4],
      [false, 0, [], 5],
      [true, 1, ["bob"], 7],
    ]);
    expect(readChecklist(text)).toMatchObject({ done: 3, total: 5, problems: [] });
  });

  it("takes a name in brackets alone for an owner, not one in a remark", () => {
    expect(
      items("- [ ] a (@ann asked someone)\n- [ ] b (@bob)\n- [ ] c @acme/team `@code`").map((one) => one[2]),
    ).toEqual([[], ["bob"], []]);
  });

  it("reads items that go on, and boxes without a list", () => {
    const { items: list } = readChecklist("- [ ] long\n  item @ann\n\n[x] alone\n");
    expect(list.map((one) => [one.text, one.owners, one.done])).toEqual([
      ["long item @ann", ["ann"], false],
      ["alone", [], true],
    ]);
  });

  it("counts no box in code or quotes, and says when there is none", () => {
    expect(readChecklist("```\n- [x] a\n```\n> - [x] b").problems.map((one) => one.code)).toEqual(["no-boxes"]);
    expect(readChecklist("").total).toBe(0);
  });
});
