/** The files for those who run it in production: what they name exists, and they are as strict as they should be. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { z } from "zod";
import { environmentNames } from "../lib/config/environment";

const known = new Set<string>([...environmentNames, "NODE_ENV", "NEXT_MANUAL_SIG_HANDLE", "NEXT_TELEMETRY_DISABLED"]);
const instruction = /^(?<name>[A-Z]+)\s+(?<rest>.*)$/;

/** The instructions of each stage. */
function stagesOf(text: string): { name: string; rest: string }[][] {
  const stages: { name: string; rest: string }[][] = [];
  for (const line of text.split("\n")) {
    const { name, rest } = instruction.exec(line)?.groups ?? {};
    if (name === undefined || rest === undefined) continue;
    if (name === "FROM") stages.push([]);
    stages.at(-1)?.push({ name, rest });
  }
  return stages;
}

describe("Dockerfile", () => {
  const stages = stagesOf(readFileSync("Dockerfile", "utf8"));
  const [build = [], image = []] = stages;
  const all = (stage: typeof build, name: string) => stage.filter((one) => one.name === name).map(({ rest }) => rest);

  it("has a stage that builds and one that runs, both from one pinned image", () => {
    expect(stages).toHaveLength(2);
    const bases = stages.map((stage) => all(stage, "FROM")[0]?.split(" ")[0]);
    expect(new Set(bases).size).toBe(1);
    expect(bases[0]).toMatch(/^node:\d+\.\d+\.\d+-/);
  });

  it("runs as nobody special, with a health check and a command that gets signals", () => {
    expect(all(image, "USER")).toEqual(["node"]);
    expect(all(image, "HEALTHCHECK")[0]).toContain("healthy.mjs");
    const command = z.array(z.string()).parse(JSON.parse(all(image, "CMD").at(-1) ?? ""));
    expect(command).toEqual(["node", "server.js"]);
    expect(all(image, "ENV").join(" ")).toContain("NEXT_MANUAL_SIG_HANDLE=true");
  });

  it("copies files that exist, sets names that are read, and no secret", () => {
    const copied = all(build, "COPY").flatMap((rest) => rest.split(" ").slice(0, -1));
    expect(copied.filter((file) => file !== "." && !existsSync(file))).toEqual([]);
    const set = all(image, "ENV").flatMap((rest) => rest.split(" ").map((one) => one.split("=")[0] ?? ""));
    expect(set.filter((name) => !known.has(name))).toEqual([]);
    expect(set.filter((name) => /TOKEN|SECRET|KEY|PASSWORD|DATABASE/.test(name))).toEqual([]);
  });

  it("takes no clone's own data or secrets with it", () => {
    const ignored = readFileSync(".dockerignore", "utf8").split("\n");
    for (const one of [".git", ".data", ".env", "node_modules", ".next"]) expect(ignored).toContain(one);
  });
});

const service = z.looseObject({
  image: z.string(),
  environment: z.record(z.string(), z.string()),
  depends_on: z.record(z.string(), z.object({ condition: z.literal("service_healthy") })).optional(),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  ports: z.array(z.string()).optional(),
});

describe("compose.yaml", () => {
  const text = readFileSync("compose.yaml", "utf8");
  const { services } = z.object({ services: z.record(z.string(), service) }).parse(parse(text, { merge: true }));

  it("starts the app, one poller and Postgres, in that order of need", () => {
    expect(Object.keys(services).sort()).toEqual(["database", "poller", "web"]);
    expect(services.web?.environment.HUD_POLLER).toBe("off");
    expect(services.poller?.environment.HUD_POLLER).toBe("on");
    for (const name of ["web", "poller"]) expect(services[name]?.depends_on).toHaveProperty("database");
    expect(services.database?.healthcheck).toBeDefined();
  });

  it("names only settings that are read, and opens only the page's port, on loopback", () => {
    for (const name of ["web", "poller"]) {
      expect(Object.keys(services[name]?.environment ?? {}).filter((one) => !known.has(one))).toEqual([]);
    }
    expect(Object.values(services).flatMap(({ ports = [] }) => ports)).toEqual(["127.0.0.1:3000:3000"]);
  });
});

const container = z.looseObject({
  image: z.string(),
  env: z.array(z.object({ name: z.string(), value: z.string() })),
  readinessProbe: z.object({ httpGet: z.object({ path: z.string() }) }).optional(),
  livenessProbe: z.object({ httpGet: z.object({ path: z.string() }) }),
  resources: z.object({ limits: z.object({ memory: z.string() }) }),
  securityContext: z.object({ allowPrivilegeEscalation: z.literal(false), readOnlyRootFilesystem: z.literal(true) }),
});
const deployment = z.object({
  kind: z.literal("Deployment"),
  metadata: z.object({ name: z.string() }),
  spec: z.looseObject({
    replicas: z.number(),
    selector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
    template: z.object({
      metadata: z.object({ labels: z.record(z.string(), z.string()) }),
      spec: z.looseObject({
        securityContext: z.looseObject({ runAsNonRoot: z.literal(true) }),
        containers: z.array(container),
      }),
    }),
  }),
});

describe("docs/deploy/kubernetes.yaml", () => {
  const objects = parseAllDocuments(readFileSync("docs/deploy/kubernetes.yaml", "utf8")).map(
    (one) => one.toJS() as { kind: string },
  );
  const deployments = objects.filter(({ kind }) => kind === "Deployment").map((one) => deployment.parse(one));

  it("keeps web and poller apart, without root, with limits and probes of addresses that exist", () => {
    expect(deployments.map(({ metadata }) => metadata.name)).toEqual(["release-hud-web", "release-hud-poller"]);
    for (const { spec } of deployments) {
      expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
      for (const { env, readinessProbe, livenessProbe } of spec.template.spec.containers) {
        expect(env.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([]);
        for (const probe of [readinessProbe, livenessProbe]) {
          if (probe) expect(existsSync(`app${probe.httpGet.path}/route.ts`), probe.httpGet.path).toBe(true);
        }
      }
    }
  });

  it("sends readers to web instances only, and rolls over without a gap", () => {
    const text = JSON.stringify(objects.find(({ kind }) => kind === "Service"));
    expect(text).toContain('"part":"web"');
    expect(JSON.stringify(deployments[0]?.spec.strategy)).toContain('"maxUnavailable":0');
  });
});

describe("what watches it", () => {
  const metrics = readFileSync("lib/run/metrics.ts", "utf8");
  const named = (text: string) => [...new Set(text.match(/hud_[a-z_]+/g) ?? [])];

  it.each(["docs/deploy/alerts.yaml", "docs/deploy/grafana.json"])("%s asks for metrics that exist", (file) => {
    const text = readFileSync(file, "utf8");
    expect(named(text).length).toBeGreaterThan(4);
    expect(named(text).filter((name) => !metrics.includes(`"${name}"`))).toEqual([]);
    expect(() => parse(text)).not.toThrow();
  });

  const alert = z.object({
    alert: z.string(),
    expr: z.string(),
    for: z.string(),
    labels: z.object({ severity: z.enum(["warning", "critical"]) }),
    annotations: z.object({ summary: z.string(), action: z.string() }),
  });
  const file = z.object({ groups: z.array(z.object({ rules: z.array(alert) })) });
  const { groups } = file.parse(parse(readFileSync("docs/deploy/alerts.yaml", "utf8")));
  const rules = groups.flatMap((group) => group.rules);

  it.each([
    ["a process that is gone", /\bup\{[^}]*\} == 0/],
    ["a process that nobody asks", /absent\(up\{/],
    ["polls of which nothing is told", /absent\(hud_poll_timestamp_seconds\)/],
    ["a database that is away", /hud_database_up\) == 0/],
  ])("somebody is told of %s", (_, asked) => {
    expect(rules.filter(({ expr, labels }) => asked.test(expr) && labels.severity === "critical")).toHaveLength(1);
  });

  it("a probe that says 503 while it waits is no error to a reader", () => {
    const errors = rules.find(({ expr }) => expr.includes('status=~"5..'));
    expect(errors?.expr).toContain('kind!="probe"');
  });
});
