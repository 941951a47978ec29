import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** For each rule a file that breaks it: [file, what it imports]. */
const planted: Record<string, [string, string]> = {
  "lib-domain-imports-only-its-rooms": ["lib/domain/planted.ts", "../format/planted"],
  "lib-documents-imports-only-its-rooms": ["lib/documents/planted.ts", "../github/planted"],
  "lib-github-imports-only-its-rooms": ["lib/github/planted.ts", "../store/planted"],
  "lib-reconcile-imports-only-its-rooms": ["lib/reconcile/planted.ts", "../gates/planted"],
  "lib-gates-imports-only-its-rooms": ["lib/gates/planted.ts", "../reconcile/planted"],
  "lib-view-imports-only-its-rooms": ["lib/view/planted.ts", "../reconcile/planted"],
  "lib-store-imports-only-its-rooms": ["lib/store/planted.ts", "../gates/planted"],
  "lib-poll-imports-only-its-rooms": ["lib/poll/planted.ts", "../gates/planted"],
  "lib-read-imports-only-its-rooms": ["lib/read/planted.ts", "../poll/planted"],
  "lib-client-imports-only-its-rooms": ["lib/client/planted.ts", "../domain/planted"],
  "lib-simulator-imports-only-its-rooms": ["lib/simulator/planted.ts", "../github/planted"],
  "lib-config-imports-only-its-rooms": ["lib/config/planted.ts", "../store/planted"],
  "lib-format-imports-only-its-rooms": ["lib/format/planted.ts", "../domain/nouns"],
  "lib-http-imports-only-its-rooms": ["lib/http/planted.ts", "../store/planted"],
  "lib-out-imports-only-its-rooms": ["lib/out/planted.ts", "../read/planted"],
  "lib-notify-imports-only-its-rooms": ["lib/notify/planted.ts", "../poll/planted"],
  "lib-cli-imports-only-its-rooms": ["lib/cli/planted.ts", "../github/planted"],
  "lib-access-imports-only-its-rooms": ["lib/access/planted.ts", "../read/planted"],
  "lib-run-imports-only-its-rooms": ["lib/run/planted.ts", "../gates/planted"],
  "lib-never-imports-app-or-components": ["lib/view/upward.ts", "../../components/ui/planted"],
  "pure-rooms-import-no-shell": ["lib/gates/shell.ts", "react"],
  "pure-rooms-import-no-core-module": ["lib/documents/core.ts", "node:fs"],
  "browser-code-holds-no-server-rooms": ["components/release/server.ts", "../../lib/store/planted"],
  "prisma-only-in-store": ["lib/read/prisma.ts", "@prisma/client"],
  "octokit-only-in-github": ["lib/poll/octokit.ts", "@octokit/core"],
  "page-never-calls-its-own-api": ["app/page.tsx", "./api/route"],
  "gate-never-imports-another-gate": ["lib/gates/minor/one.ts", "./two"],
  "component-subjects-stay-apart": ["components/gates/planted.ts", "../picks/planted"],
  "primitives-know-no-subject": ["components/ui/subject.ts", "../picks/planted"],
  "production-never-imports-fixtures": ["lib/view/made-up.ts", "./fixtures/made-up"],
  "simulator-only-in-a-process-of-its-own": ["app/demo.ts", "../lib/simulator/planted"],
  "no-circles": ["lib/domain/circle-one.ts", "./circle-two"],
  "no-unlisted-packages": ["lib/config/unlisted.ts", "acorn"],
};

const targets = [
  ...Object.values(planted).map(([file, to]) => path.join(path.dirname(file), to)),
  "lib/domain/nouns",
].filter(
  (file) =>
    !file.includes("node_modules") && /^(lib|app|components)\//.test(file) && !/\/(react|acorn|@|node:)/.test(file),
);

const plain = "export const planted = 1;\n";
let root = "";

function plant(file: string, text: string): void {
  const at = path.join(root, file);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, text);
}

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "hud-rules-"));
  for (const target of targets) plant(`${target}.ts`, plain);
  for (const [file, to] of Object.values(planted)) plant(file, `import * as other from "${to}";\nexport { other };\n`);
  plant("lib/domain/circle-two.ts", 'import * as other from "./circle-one";\nexport { other };\n');
  plant("tsconfig.json", "{}");
  plant("package.json", '{ "type": "module", "dependencies": {} }');
  symlinkSync(path.resolve("node_modules"), path.join(root, "node_modules"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Rule = { name: string; comment: string };

describe("import rules", () => {
  it("each has a planted violation and a reason", async () => {
    const file = pathToFileURL(path.resolve(".dependency-cruiser.mjs")).href;
    const { forbidden } = ((await import(file)) as { default: { forbidden: Rule[] } }).default;
    expect(Object.keys(planted).sort()).toEqual(forbidden.map((rule) => rule.name).sort());
    for (const rule of forbidden) expect(rule.comment.length).toBeGreaterThan(20);
  });

  it("each fires on its planted violation", () => {
    const args = [
      "--config",
      path.resolve(".dependency-cruiser.mjs"),
      "--output-type",
      "json",
      "lib",
      "app",
      "components",
    ];
    const cruise = path.resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
    const { stdout, stderr } = spawnSync(process.execPath, [cruise, ...args], {
      cwd: root,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (!stdout.startsWith("{")) throw new Error(stderr);
    const report = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
    const fired = report.summary.violations.map(({ rule, from }) => `${rule.name} ${from}`);
    for (const [name, [file]] of Object.entries(planted)) expect(fired).toContain(`${name} ${file}`);
  });
});

describe("lint rules", () => {
  const breaches = {
    "a clock by Date.now": "export const planted = Date.now();\n",
    "a clock by new Date": "export const planted = new Date();\n",
    "a clock by performance": "export const planted = performance.now();\n",
    randomness: "export const planted = Math.random();\n",
    "the environment": "export const planted = process.env.PORT;\n",
    "the network": 'export const planted = fetch("https://example.com");\n',
    waiting: "setTimeout(() => {}, 1);\nexport {};\n",
  };
  const pureRooms = ["domain", "documents", "reconcile", "gates", "view", "format"];
  const planted = (room: string) => Object.keys(breaches).map((_, n) => `lib/${room}/breach-${n}.ts`);
  let flagged: string[] = [];

  beforeAll(() => {
    for (const room of [...pureRooms, "poll"]) {
      for (const [n, text] of Object.values(breaches).entries()) plant(`lib/${room}/breach-${n}.ts`, text);
    }
    const config = JSON.parse(readFileSync("biome.json", "utf8")) as Record<string, unknown>;
    plant("biome.json", JSON.stringify({ ...config, vcs: { enabled: false } }));
    plant("scripts/lint/no-clock.grit", readFileSync("scripts/lint/no-clock.grit", "utf8"));
    const lint = path.resolve("node_modules/@biomejs/biome/bin/biome");
    const args = [lint, "lint", "--reporter=github", "--max-diagnostics=none", "lib"];
    const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
    flagged = [
      ...new Set([...stdout.matchAll(/file=[^,]*?(lib\/[^,]+breach-\d+\.ts)/g)].map((match) => match[1] ?? "")),
    ];
  });

  it.each(pureRooms)("lib/%s may not read clocks, environment or network", (room) => {
    expect(flagged).toEqual(expect.arrayContaining(planted(room)));
  });

  it("a shell may", () => {
    expect(flagged.filter((file) => file.startsWith("lib/poll/"))).toEqual([]);
  });
});
