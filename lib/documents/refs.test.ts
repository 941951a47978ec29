import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctRefs, refsOf } from "./refs";

const repo = "acme/engine";
const read = (line: string) =>
  refsOf(line, repo).map(({ ref }) => ("number" in ref ? `${ref.repo}#${ref.number}` : `${ref.repo}@${ref.sha}`));

describe("references", () => {
  it.each([
    ["#12", ["acme/engine#12"]],
    ["(#12, #13)", ["acme/engine#12", "acme/engine#13"]],
    ["#12/#13", ["acme/engine#12", "acme/engine#13"]],
    ["#123 is not #1234", ["acme/engine#123", "acme/engine#1234"]],
    ["acme/wheels#7", ["acme/wheels#7"]],
    ["GH-9", ["acme/engine#9"]],
    ["gh-9", ["acme/engine#9"]],
    ["engine#9", ["acme/engine#9"]],
    ["https://github.com/acme/wheels/pull/7", ["acme/wheels#7"]],
    ["https://github.com/acme/wheels/pull/7/", ["acme/wheels#7"]],
    ["https://github.com/acme/wheels/pull/7/files#diff-12", ["acme/wheels#7"]],
    ["https://github.com/acme/wheels/pull/7#issuecomment-4300018246", ["acme/wheels#7"]],
    ["https://github.com/acme/wheels/pull/7/commits/0123456789abcdef0123456789abcdef01234567", ["acme/wheels#7"]],
    ["github.com/acme/wheels/issues/7", ["acme/wheels#7"]],
    ["[#7](https://github.com/acme/engine/pull/7)", ["acme/engine#7"]],
    ["[the fix](https://github.com/acme/engine/pull/7)", ["acme/engine#7"]],
    [
      "see https://github.com/acme/engine/commit/0123456789abcdef0123456789abcdef01234567.",
      ["acme/engine@0123456789abcdef0123456789abcdef01234567"],
    ],
    ["acme/engine@0123abc", ["acme/engine@0123abc"]],
  ])("reads %s", (line, expected) => expect(read(line)).toEqual(expected));

  it.each([
    "&#123;",
    "##12",
    "a#12",
    "wheels#12",
    "my-engine#12",
    "docs.example/engine#12",
    "https://docs.example/page#12",
    "https://github.com/acme/engine/wiki/Page#12",
    "#12ab",
    "#0",
    "https://github.com/acme/engine/pull/138893138893",
    "https://github.com/acme/engine/milestone/23",
    "me@example.com",
    "#",
  ])("finds nothing in %s", (line) => expect(read(line)).toEqual([]));

  it("keeps the text's number where a link's address disagrees, and says so", () => {
    const found = refsOf("[#138](https://github.com/acme/engine/pull/138138)", repo);
    expect(found.map((one) => one.ref)).toEqual([{ repo, number: 138 }]);
    expect(found[0]?.disagrees).toBe(true);
  });

  it("tells issues from pull requests by their address", () => {
    expect(refsOf("[#5](https://github.com/acme/engine/issues/5)", repo)[0]?.form).toBe("issue");
    expect(refsOf("[#5](https://github.com/acme/engine/pull/5)", repo)[0]?.form).toBe("pull");
  });

  it("names each object once", () => {
    const refs = refsOf("#1 https://github.com/Acme/Engine/pull/1 #2", repo).map((one) => one.ref);
    expect(distinctRefs(refs)).toHaveLength(2);
  });

  it("finds no number that is not in the text", () => {
    const bits = fc.constantFrom(
      "#",
      "12",
      "345",
      "/pull/",
      "/issues/",
      "github.com",
      "acme/engine",
      "[",
      "](",
      ")",
      " ",
      "@",
      "a",
      "https://",
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 14 }), (parts) => {
        const line = parts.join("");
        for (const { ref } of refsOf(line, repo))
          expect(line).toContain("number" in ref ? String(ref.number) : ref.sha);
      }),
    );
  });
});
