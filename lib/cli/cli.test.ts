import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandNames, help, readArguments } from "./arguments";
import { codeOf, Refused } from "./command";
import { momentOf } from "./moment";
import { plain, table } from "./table";

describe("exit codes", () => {
  it("0 is go or shipped, 1 is not go, 2 is unknown", () => {
    expect((["go", "shipped", "no-go", "at-risk", "unknown"] as const).map((call) => codeOf(call, false))).toEqual([
      0, 0, 1, 1, 2,
    ]);
  });

  it("at risk is not go, unless the risk is taken; nothing makes unknown a go", () => {
    expect(codeOf("at-risk", true)).toBe(0);
    expect([codeOf("unknown", true), codeOf("no-go", true)]).toEqual([2, 1]);
  });
});

describe("words of the command line", () => {
  it("help names every command", () => {
    for (const name of commandNames) expect(help).toContain(`hud ${name}`);
    for (const words of [[], ["help"], ["--help"], ["status", "-h"]])
      expect(readArguments(words, null).command).toBe("help");
  });

  it("options may stand anywhere", () => {
    expect(readArguments(["--json", "picks", "2.12.0", "--waiting-on", "managers"], null)).toMatchObject({
      command: "picks",
      given: ["2.12.0"],
      options: { json: true, waitingOn: "managers", at: null },
    });
  });

  it.each([
    [["fly"]],
    [["status", "--fast"]],
    [["status", "2.12.0", "2.13.0"]],
    [["notify"]],
    [["changes", "--since"]],
  ])("%j is refused in words", (argv) => {
    expect(() => readArguments(argv, null)).toThrow(Refused);
  });

  it("moments are times with a zone or days", () => {
    expect(momentOf("2026-04-24", "at")).toBe("2026-04-24T00:00:00.000Z");
    expect(momentOf("2026-04-24T14:00:00+02:00", "at")).toBe("2026-04-24T12:00:00.000Z");
    expect(() => momentOf("2026-04-24T14:00", "at")).toThrow(Refused);
  });
});

describe("tables", () => {
  it("columns stand under each other, and a screen's width is kept", () => {
    expect(
      table([
        ["Pick", "Title"],
        ["#181441", "Keep strides"],
      ]),
    ).toBe("Pick     Title\n#181441  Keep strides");
    expect(table([["a", "0123456789"]], 8)).toBe("a  0123…");
  });

  it("what people wrote steers no terminal", () => {
    expect(plain("\u001b[31mred\u0007\u202e")).toBe(" [31mred");
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: "binary" }), { minLength: 2, maxLength: 2 })), (rows) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must be gone
        expect(table(rows, 40).replaceAll("\n", "")).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
      }),
    );
  });
});
