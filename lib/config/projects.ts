import { parse as parseYaml } from "yaml";
import { z } from "zod";
import type { Project } from "../domain/project";
import { type Allowed, allowedSchema } from "./allowed";
import type { Fault } from "./fault";
import { type NotifyTarget, notifySchema, resolveTargets } from "./notify";
import { ownNames } from "./own-names";

const repo = z
  .string()
  .regex(/^[\w.-]+\/[\w.-]+$/, "an owner and a name, such as pytorch/pytorch")
  .describe("Repository as owner/name");
const login = z.string().regex(/^[\w-]+$/, "a GitHub login");
const branchPattern = z.string().regex(/\{/, "a pattern with {major} and {minor}, or {version}");
const repoOrBranch = z.union([repo, z.strictObject({ repo, branch: z.string().nullable().default(null) })]);

function zoneExists(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const projectSchema = z.strictObject({
  slug: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, "small letters, digits and dashes")
    .optional()
    .describe("The project's name in addresses; the repository's name if left out"),
  repo,
  trunk: z.string().min(1).default("main"),
  branch: branchPattern.default("release/{major}.{minor}"),
  originBranch: branchPattern.nullable().default("orig/release/{major}.{minor}"),
  candidateTag: z
    .string()
    .regex(/\{version\}/, "a pattern with {version} and {n}")
    .default("v{version}-rc{n}"),
  finalTag: z
    .string()
    .regex(/\{version\}/, "a pattern with {version}")
    .default("v{version}"),
  tracker: z.strictObject({ label: z.string().min(1).default("release tracker") }).prefault({}),
  landedLabel: z.string().nullable().default("Merged"),
  revertedLabel: z.string().nullable().default("Reverted"),
  featureLabel: z.string().nullable().default("release-feature-request"),
  highPriorityLabel: z.string().nullable().default("high priority"),
  companions: z.array(repoOrBranch).nullable().default([]),
  processDocument: z.string().nullable().default("RELEASE.md"),
  notes: z
    .strictObject({
      file: z.string().nullable().default(null),
      issue: z.number().int().nullable().default(null),
    })
    .prefault({}),
  workflows: z
    .strictObject({
      required: z.array(z.string()).nullable().default(null),
      binaries: z.array(z.string()).nullable().default(null),
      validation: z
        .union([z.string(), z.strictObject({ repo, workflow: z.string() })])
        .nullable()
        .default(null),
      docs: z.string().nullable().default(null),
      nightly: z.string().nullable().default(null),
    })
    .prefault({}),
  sync: z
    .strictObject({
      weekday: z.enum(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]).default("monday"),
      time: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as "16:00"')
        .default("16:00"),
      zone: z.string().refine(zoneExists, "a time zone such as UTC or America/New_York").default("UTC"),
    })
    .prefault({}),
  workstreams: z.record(z.string(), z.array(login)).nullable().default({}),
});

export const projectsFileSchema = z.strictObject({
  projects: z.array(projectSchema).min(1, "at least one project"),
  address: z
    .string()
    .regex(/^https?:\/\/[^\s/]+[^\s]*$/, "an https:// or http:// address")
    .nullable()
    .default(null)
    .describe("Where readers find the dashboard, for links in feeds and messages"),
  notify: z.array(notifySchema).default([]),
  access: allowedSchema,
});

export type ProjectInput = z.input<typeof projectSchema>;

function toProject(input: z.output<typeof projectSchema>): Project {
  const { validation } = input.workflows;
  return {
    ...input,
    slug: input.slug ?? (input.repo.split("/")[1] ?? input.repo).toLowerCase().replace(/[^a-z0-9-]/g, "-"),
    companions: (input.companions ?? []).map((one) => (typeof one === "string" ? { repo: one, branch: null } : one)),
    workflows: {
      ...input.workflows,
      validation: typeof validation === "string" ? { repo: input.repo, workflow: validation } : validation,
    },
    workstreams: input.workstreams ?? {},
  };
}

/** A project with the conventions' defaults, for the demo and for tests. */
export const defineProject = (input: ProjectInput): Project => toProject(projectSchema.parse(input));

export type ProjectsFile = {
  projects: Project[];
  address: string | null;
  notify: NotifyTarget[];
  access: Allowed;
};

/** Reads hud.yaml's text. Every fault is named by its path in the file. */
export function parseProjectsFile(
  text: string,
  file: string,
  env: Record<string, string | undefined> = {},
): ProjectsFile | { faults: Fault[] } {
  let data: unknown;
  try {
    data = parseYaml(text);
  } catch (error) {
    const first = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    return {
      faults: [{ name: file, found: `text that is not YAML (${first})`, expected: "YAML with a list of projects" }],
    };
  }
  const parsed = projectsFileSchema.safeParse(data ?? {});
  if (!parsed.success) return { faults: parsed.error.issues.flatMap((issue) => toFaults(issue, file, data)) };
  const projects = parsed.data.projects.map(toProject);
  const misnamed = nameFaults(projects, file);
  if (misnamed.length > 0) return { faults: misnamed };
  const { targets, faults } = resolveTargets(parsed.data.notify, env, file);
  const { address, access } = parsed.data;
  return faults.length > 0 ? { faults } : { projects, address, notify: targets, access };
}

/** Each project's name leads to that project, and to nothing else. */
function nameFaults(projects: readonly Project[], file: string): Fault[] {
  const faults = projects.flatMap(({ slug }, nth): Fault[] => {
    if (!ownNames.includes(slug)) return [];
    const found = `${slug}, which is an address of the dashboard's own`;
    const expected = "another name in addresses: give the project a `slug:`";
    return [{ name: `${file} projects.${nth}.slug`, found, expected }];
  });
  const twice = projects.find((one, at) => projects.findIndex((other) => other.slug === one.slug) !== at);
  if (twice) {
    const expected = "a slug of its own for each project";
    faults.push({ name: `${file} projects`, found: `${twice.slug} twice`, expected });
  }
  return faults;
}

function toFaults(issue: z.core.$ZodIssue, file: string, data: unknown): Fault[] {
  const name = (path: PropertyKey[]) => `${file} ${path.map(String).join(".")}`.trimEnd();
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      name: name([...issue.path, key]),
      found: "a name that is not known",
      expected: "one of the names in hud.schema.json",
    }));
  }
  const value = issue.path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    data,
  );
  return [
    { name: name(issue.path), found: value === undefined ? "nothing" : JSON.stringify(value), expected: issue.message },
  ];
}
