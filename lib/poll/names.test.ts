import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namesIn } from "./names";

describe("what a text names", () => {
  it("numbers match whole, and a bare number means the text's own repository", () => {
    expect(namesIn("see #1234 and (#12), not #12a", "o/r").sort()).toEqual(["o/r#12", "o/r#1234"].sort());
  });

  it("addresses and owner/name#n may name other repositories", () => {
    const text = "https://github.com/o/r/pull/7, [x](https://github.com/a/b/issues/8#issuecomment-1) and c/d#9";
    expect(namesIn(text, "o/r").sort()).toEqual(["a/b#8", "c/d#9", "o/r#7"]);
  });

  it("numbers in a row, and GH- in front, are names too", () => {
    expect(namesIn("#1/#2, GH-3", "o/r").sort()).toEqual(["o/r#1", "o/r#2", "o/r#3"]);
  });

  it("a GitHub of one's own has addresses too", () => {
    expect(namesIn("https://github.example.org/a/b/pull/8/files", "o/r")).toEqual(["a/b#8"]);
  });

  it("a character reference and a colour are no names", () => {
    expect(namesIn("&#123; colour:#fff000 ##", "o/r")).toEqual([]);
  });

  it("never throws, and names nothing whose number is not in the text", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        for (const name of namesIn(text, "o/r")) {
          const digits = name.slice(name.lastIndexOf("#") + 1);
          if (!new RegExp(`0*${digits}`).test(text)) throw new Error(`${name} is not in ${text}`);
        }
      }),
    );
  });
});
