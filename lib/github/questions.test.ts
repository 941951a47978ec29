import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { schema as github } from "@octokit/graphql-schema";
import { buildSchema, parse, validate } from "graphql";
import { describe, expect, it } from "vitest";
import { questions } from "./queries";

describe("every question asked of GitHub", () => {
  const schema = buildSchema(github.idl, { assumeValidSDL: true });

  it.each(questions.map(({ text }) => [text.slice(0, 60).replace(/\s+/g, " "), text]))(
    "%s… fits its schema",
    (_, text) => {
      expect(validate(schema, parse(text)).map((error) => error.message)).toEqual([]);
    },
  );

  it("has result types that are up to date", () => {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const check = () =>
      execFileSync(process.execPath, ["scripts/codegen.mjs", "--check"], { cwd: root, stdio: "pipe" });
    expect(check).not.toThrow();
  });
});
