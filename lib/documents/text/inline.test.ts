import { describe, expect, it } from "vitest";
import { linksOf, mentionsOf, plainWords, withoutCode } from "./inline";

describe("the inside of a line", () => {
  it.each([
    ["[a](https://x.example/b)", [["a", "https://x.example/b"]]],
    [
      "[a](x_(1)) and [b](y)",
      [
        ["a", "x_(1)"],
        ["b", "y"],
      ],
    ],
    ['[a](x "title")', [["a", "x"]]],
    ["[[a] b](x)", [["[a] b", "x"]]],
    ["]( [a]( [b]", []],
    ["[a] (x)", []],
  ])("finds the links of %s", (line, expected) => {
    expect(linksOf(line).map(({ text, url }) => [text, url])).toEqual(expected);
  });

  it.each([
    ["**Bold** and _soft_ `code` [link](https://x.example)", "Bold and soft code link"],
    ["snake_case_name stays", "snake_case_name stays"],
    ["Release Day (_21/10/26_)", "Release Day (21/10/26)"],
    ["a call (_private_name) stays", "a call (_private_name) stays"],
    ["<b>tag</b><br/>gone, 1 < 2 stays", "tag gone, 1 < 2 stays"],
    ["[a](javascript:alert(1))", "a"],
  ])("reads %s as words", (line, words) => expect(plainWords(line)).toBe(words));

  it.each([
    ["@ann and @bob-2, (@cy) @dee.", ["ann", "bob-2", "cy", "dee"]],
    ["me@example.com @org/team `@code` @-bad", []],
  ])("finds who is named in %s", (line, logins) => expect(mentionsOf(line).map((one) => one.login)).toEqual(logins));

  it("drops what stands in backticks", () => {
    expect(withoutCode("say `@bot merged` now")).toBe("say   now");
    expect(withoutCode("an ` alone stays")).toBe("an   alone stays");
  });
});
