import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fillPattern } from "../domain/project";
import { notifyEvents } from "./notify";
import { ownNames } from "./own-names";
import { defineProject, parseProjectsFile, projectsFileSchema } from "./projects";

const parse = (text: string) => parseProjectsFile(text, "hud.yaml", { X: "https://x.example" });
const faults = (text: string) => {
  const result = parse(text);
  return "faults" in result ? result.faults : [];
};
const read = (text: string) => {
  const result = parse(text);
  if ("faults" in result) throw new Error(JSON.stringify(result.faults));
  return result.projects;
};

describe("hud.yaml", () => {
  it("everything but repo has a default from the conventions", () => {
    const [project] = read("projects:\n  - repo: pytorch/pytorch\n");
    expect(project).toMatchObject({
      slug: "pytorch",
      trunk: "main",
      branch: "release/{major}.{minor}",
      originBranch: "orig/release/{major}.{minor}",
      landedLabel: "Merged",
      tracker: { label: "release tracker" },
      processDocument: "RELEASE.md",
      sync: { weekday: "monday", time: "16:00", zone: "UTC" },
      companions: [],
    });
  });

  it("null means none", () => {
    const project = defineProject({
      repo: "octo/engine",
      originBranch: null,
      landedLabel: null,
      processDocument: null,
    });
    expect([project.originBranch, project.landedLabel, project.processDocument]).toEqual([null, null, null]);
  });

  it("companions are names or a name with a branch; validation is a name or a workflow elsewhere", () => {
    const project = defineProject({
      repo: "octo/engine",
      companions: ["octo/one", { repo: "octo/two", branch: "release/0.2" }],
      workflows: { validation: { repo: "octo/builder", workflow: "Validate" } },
    });
    expect(project.companions).toEqual([
      { repo: "octo/one", branch: null },
      { repo: "octo/two", branch: "release/0.2" },
    ]);
    expect(project.workflows.validation).toEqual({ repo: "octo/builder", workflow: "Validate" });
    expect(defineProject({ repo: "octo/engine", workflows: { validation: "Check" } }).workflows.validation).toEqual({
      repo: "octo/engine",
      workflow: "Check",
    });
  });

  it("names every fault by its place, with what was found and what is expected", () => {
    const text = "projects:\n  - repo: nowhere\n    sync: { weekday: someday, zone: Mars/Base }\n    colour: blue\n";
    const named = faults(text).map((fault) => fault.name);
    for (const place of ["projects.0.repo", "projects.0.sync.weekday", "projects.0.sync.zone", "projects.0.colour"]) {
      expect(named).toContain(`hud.yaml ${place}`);
    }
  });

  it.each(["", "projects: []", "projects: {", "- 1", "projects:\n  - repo: a/b\n  - repo: c/b\n"])(
    "refuses %j",
    (text) => {
      expect(faults(text).length).toBeGreaterThan(0);
    },
  );

  it("patterns are filled whole", () => {
    expect(fillPattern("v{version}-rc{n}", "2.12.0", 3)).toBe("v2.12.0-rc3");
    expect(fillPattern("release/{major}.{minor}", "2.12.0")).toBe("release/2.12");
  });
});

describe("a project's name in addresses", () => {
  const pages = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((one) =>
    /(^|\/)(page\.tsx?|route\.tsx?)$/.test(one),
  );
  /** The first parts of what the dashboard answers by itself, as far as a slug could be called so. */
  const taken = [...pages.map((one) => path.dirname(one)), ...readdirSync("public")]
    .map((one) => one.split("/").find((part) => !part.startsWith("(")) ?? "")
    .filter((one) => /^[a-z0-9-]+$/.test(one));

  it("the names that none may have are those of app and public", () => {
    expect(taken).toContain("icons");
    expect([...ownNames].sort()).toEqual([...new Set(taken)].sort());
  });

  it("begins with no underscore, as the framework's own addresses do", () => {
    expect(read("projects: [{ repo: octo/_next }]")[0]?.slug).toBe("-next");
    expect(faults("projects: [{ repo: octo/engine, slug: _next }]")).toHaveLength(1);
  });

  it.each(ownNames)("%s is refused, given or taken from the repository, and says what to do", (name) => {
    const fault = {
      name: "hud.yaml projects.0.slug",
      found: `${name}, which is an address of the dashboard's own`,
      expected: "another name in addresses: give the project a `slug:`",
    };
    expect(faults(`projects: [{ repo: octo/engine, slug: ${name} }]`)).toEqual([fault]);
    expect(faults(`projects: [{ repo: octo/${name.toUpperCase()} }]`)).toEqual([fault]);
    expect(read(`projects: [{ repo: octo/${name}, slug: octo-${name} }]`)[0]?.slug).toBe(`octo-${name}`);
  });
});

describe("notify in hud.yaml", () => {
  const text = `
projects: [{ repo: octo/engine }]
address: https://hud.example.org
notify:
  - { name: room, as: slack, to: "env:ROOM", events: [verdict, decision] }
  - { name: bot, as: webhook, to: "https://bot.example.org/hook", secret: "env:BOT_SECRET", audience: [ada] }
`;

  it("secrets come from the environment, and what is left out means everything and everyone", () => {
    const env = { ROOM: "https://hooks.example.org/T0/B0", BOT_SECRET: "hush" };
    expect(parseProjectsFile(text, "hud.yaml", env)).toMatchObject({
      address: "https://hud.example.org",
      notify: [
        { name: "room", to: env.ROOM, secret: null, events: ["verdict", "decision"], audience: "everyone" },
        { name: "bot", secret: "hush", audience: ["ada"], events: [...notifyEvents], quietMinutes: 5, projects: null },
      ],
    });
  });

  it("a variable that is not set, an address that is none and a name given twice are faults by name", () => {
    const named = (env: Record<string, string>, file = text) => {
      const parsed = parseProjectsFile(file, "hud.yaml", env);
      return "faults" in parsed ? parsed.faults : [];
    };
    expect(named({ ROOM: "https://a.example" }).map((fault) => fault.name)).toEqual(["hud.yaml notify.1.secret"]);
    const [odd] = named({ ROOM: "hush://secret", BOT_SECRET: "x" });
    expect(odd).toEqual({
      name: "hud.yaml notify.0.to",
      found: "a value of 13 characters",
      expected: "an https:// or http:// address",
    });
    const twice = text.replace("name: bot", "name: room");
    expect(named({ ROOM: "https://a.example", BOT_SECRET: "x" }, twice)).toHaveLength(1);
  });

  it("a webhook needs a secret, as it is signed", () => {
    expect(
      faults("projects: [{ repo: a/b }]\nnotify: [{ name: x, as: webhook, to: 'https://a.example' }]"),
    ).toHaveLength(1);
  });
});

describe("public/hud.schema.json", () => {
  const schema = JSON.parse(readFileSync("public/hud.schema.json", "utf8")) as object;
  const examples: unknown[] = [
    { projects: [{ repo: "octo/engine" }] },
    { projects: [{ repo: "octo/engine", originBranch: null, companions: ["a/b", { repo: "c/d", branch: "x" }] }] },
    {
      projects: [
        { repo: "octo/engine", workflows: { validation: "V", required: ["pull"] }, workstreams: { Docs: ["ada"] } },
      ],
    },
    { projects: [{ repo: "a/b" }], address: "https://a.example", notify: [{ name: "x", as: "slack", to: "env:X" }] },
    { projects: [{ repo: "a/b" }], address: "elsewhere" },
    { projects: [{ repo: "a/b" }], notify: [{ name: "x", as: "webhook", to: "https://a.example" }] },
    { projects: [{ repo: "a/b" }], notify: [{ name: "x", as: "pigeon", to: "https://a.example" }] },
    { projects: [] },
    { projects: [{ repo: "no-owner" }] },
    { projects: [{ repo: "octo/engine", colour: "blue" }] },
    { projects: [{ repo: "octo/engine", sync: { time: "25:00" } }] },
    {},
  ];

  it("is what the parser's schema writes", () => {
    const written = z.toJSONSchema(projectsFileSchema, { io: "input" });
    expect(schema).toEqual(JSON.parse(JSON.stringify(written)));
  });

  it.each(examples)("agrees with the parser on %j", (example) => {
    const valid = new Ajv2020({ strict: false }).compile(schema)(example);
    expect(valid).toBe(faults(JSON.stringify(example)).length === 0);
  });
});
