import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const decisions = readdirSync("docs/decisions").map((file) => `docs/decisions/${file}`);
const pages = readdirSync("docs")
  .filter((file) => file.endsWith(".md"))
  .map((file) => `docs/${file}`);
const documents = ["README.md", "CONTRIBUTING.md", "lib/README.md", ...decisions, ...pages].filter(existsSync);
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };
const builtIn = new Set(["start", "test", "ci", "install"]);

/** Code spans that look like a path of this project, or a link to one. */
function pathsIn(text: string): string[] {
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? "");
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");
  const looksLikePath = (span: string) =>
    /^(\.\.?\/|[a-z.][\w.-]*\/)[\w./-]*$|^[\w-]+\.(ts|tsx|mjs|md|json|yaml|prisma)$/.test(span);
  const outside = /^(https?:|#|\.data|<|v\d|release\/|orig\/)/;
  return [...spans.filter(looksLikePath), ...links].filter((span) => !outside.test(span) && !span.startsWith("http"));
}

const commandsIn = (text: string): string[] =>
  [...text.matchAll(/npm (?:run )?([a-z][\w:-]*)/g)].map((match) => match[1] ?? "");

/** hud.yaml is the reader's own file; repositories are GitHub's. */
const notOurs = new Set(["hud.yaml", "pytorch/pytorch", "owner/name"]);

describe.each(documents)("%s", (file) => {
  const text = readFileSync(file, "utf8");

  it("names only paths that exist", () => {
    for (const named of pathsIn(text)) {
      if (notOurs.has(named)) continue;
      const places = [path.join(path.dirname(file), named), named, path.join("lib", named)];
      expect(places.some(existsSync), `${file} names ${named}`).toBe(true);
    }
  });

  it("names only commands that exist", () => {
    for (const command of commandsIn(text)) {
      expect(command in scripts || builtIn.has(command), `${file} names npm run ${command}`).toBe(true);
    }
  });
});

describe("package.json", () => {
  it("every script's file exists", () => {
    for (const [name, script] of Object.entries(scripts)) {
      for (const file of script.match(/\b(?:scripts|bench|lib)\/[\w./-]+/g) ?? []) {
        expect(existsSync(file), `${name} runs ${file}`).toBe(true);
      }
    }
  });
});
