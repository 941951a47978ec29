import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { environmentNames } from "../lib/config/environment";

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

describe("settings of the environment", () => {
  const texts = documents.map((file) => readFileSync(file, "utf8")).join("\n");
  const ours = new Set<string>(environmentNames);
  /** Of compose.yaml, and two that an example gives to messages. */
  const others = new Set(["HUD_DATABASE_PASSWORD", "HUD_BOT_SECRET", "HUD_SLACK_URL"]);

  it.each(environmentNames)("%s is told of", (name) => {
    expect(new RegExp(`\\b${name}\\b`).test(texts)).toBe(true);
  });

  it("no other is told of", () => {
    const told = new Set(texts.match(/\b(?:HUD|GITHUB|DATABASE|OTEL)_[A-Z_]+\b/g));
    expect([...told].filter((name) => !ours.has(name) && !others.has(name))).toEqual([]);
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
