import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNotesQuestion, searchWords } from "./question";

const nothing = { words: [], modules: [], numbers: [], logins: [] };

describe("a question to the notes", () => {
  it("names words, pull requests, people and modules", () => {
    expect(readNotesQuestion('memory #123 @ann-b module:"Data loader"')).toEqual({
      words: ["memory"],
      numbers: [123],
      logins: ["ann-b"],
      modules: ["data", "loader"],
    });
  });

  it("takes an address or a long number for a pull request, and a short number for a word", () => {
    expect(readNotesQuestion("https://github.com/octo/engine/pull/77 181441 13").numbers).toEqual([77, 181441]);
    expect(readNotesQuestion("CUDA 13").words).toEqual(["cuda", "13"]);
  });

  it("parts words at everything that is no letter or digit", () => {
    expect(searchWords("`torch.compile`: über-Größe")).toEqual(["torch", "compile", "über", "größe"]);
    expect(readNotesQuestion("& | ! ( ) : * ' <->")).toEqual(nothing);
  });

  it("never throws, and gives only letters and digits as words", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { words, modules } = readNotesQuestion(text);
        for (const word of [...words, ...modules]) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
    );
  });
});
