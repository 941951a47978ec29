import { z } from "zod";
import { defaultScenario } from "./demo";
import type { Fault } from "./fault";
import { readSignIn, type SignIn } from "./sign-in";

export type GitHubAccess =
  | { kind: "token"; token: string }
  | { kind: "app"; appId: string; privateKey: string; installationId: string }
  | { kind: "demo"; scenario: string };

export type Environment = {
  access: GitHubAccess;
  apiUrl: string;
  databaseUrl: string | null;
  /** A replica for the heavy reads. */
  databaseReadUrl: string | null;
  dataDir: string;
  configPath: string;
  /** True when HUD_CONFIG was given, so that a missing file is a fault. */
  configNamed: boolean;
  pollSeconds: number;
  poller: boolean;
  now: string | null;
  demoSpeed: number;
  /** Days for which superseded facts are kept; null keeps them for ever. */
  retentionDays: number | null;
  webhookSecret: string | null;
  /** Where traces are sent, by OTLP over HTTP. */
  tracesUrl: string | null;
  /** A running dashboard that the command line asks. */
  server: string | null;
  port: number;
  hostname: string;
  /** Proxies of one's own before the server: whose word about a reader's address counts. */
  trustProxy: number;
  /** How often one address may search or check in a minute; 0 for no limit. */
  limitPerMinute: number;
  metricsToken: string | null;
  /** Null where everybody may read. */
  signIn: SignIn | null;
  /** A person's key, for the command line. */
  key: string | null;
};

type Env = Record<string, string | undefined>;

const secretText = (atLeast: number) => z.string().min(atLeast).regex(/^\S+$/);

/** What each name must hold. `secret` values are never repeated, not even in a fault. */
const names = {
  GITHUB_TOKEN: { expected: "a GitHub token without spaces", secret: true, schema: z.string().regex(/^\S+$/) },
  GITHUB_APP_ID: { expected: "the app's number", schema: z.string().regex(/^\d+$/) },
  GITHUB_APP_PRIVATE_KEY: {
    expected: "the app's private key in PEM form",
    secret: true,
    schema: z.string().includes("PRIVATE KEY"),
  },
  GITHUB_APP_INSTALLATION_ID: { expected: "the installation's number", schema: z.string().regex(/^\d+$/) },
  GITHUB_API_URL: {
    expected: "an address that starts with https:// or http://",
    schema: z.url({ protocol: /^https?$/ }),
  },
  DATABASE_URL: {
    expected: "a postgres:// or postgresql:// address",
    secret: true,
    schema: z.string().regex(/^postgres(ql)?:\/\/\S+$/),
  },
  DATABASE_READ_URL: {
    expected: "a postgres:// or postgresql:// address of a replica, beside DATABASE_URL",
    secret: true,
    schema: z.string().regex(/^postgres(ql)?:\/\/\S+$/),
  },
  HUD_DATA_DIR: { expected: "a folder", schema: z.string() },
  HUD_CONFIG: { expected: "the path of a YAML file", schema: z.string() },
  HUD_POLL_SECONDS: { expected: "a whole number from 1 to 3600", schema: z.coerce.number().int().min(1).max(3600) },
  HUD_POLLER: { expected: "on or off", schema: z.enum(["on", "off"]) },
  HUD_NOW: { expected: "a time such as 2026-04-24T14:32:00Z", schema: z.iso.datetime({ offset: true }) },
  HUD_DEMO: { expected: "the name of a demo scenario, in small letters", schema: z.string().regex(/^[a-z0-9.-]+$/) },
  HUD_DEMO_SPEED: { expected: "a number from 0 to 100000", schema: z.coerce.number().min(0).max(100_000) },
  HUD_RETENTION_DAYS: { expected: "a whole number of days from 1 up", schema: z.coerce.number().int().min(1) },
  GITHUB_WEBHOOK_SECRET: { expected: "the webhook's secret", secret: true, schema: z.string().min(1) },
  HUD_SERVER: {
    expected: "the address of a running dashboard, with https:// or http://",
    schema: z.url({ protocol: /^https?$/ }),
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    expected: "the address of a collector that takes OTLP over HTTP, such as http://localhost:4318",
    schema: z.url({ protocol: /^https?$/ }),
  },
  PORT: { expected: "a port from 1 to 65535", schema: z.coerce.number().int().min(1).max(65_535) },
  HUD_TRUST_PROXY: {
    expected: "how many proxies of yours stand before the server, from 0 to 9",
    schema: z.coerce.number().int().min(0).max(9),
  },
  HUD_LIMIT_PER_MINUTE: {
    expected: "a whole number of requests, or 0 for no limit",
    schema: z.coerce.number().int().min(0).max(1_000_000),
  },
  HUD_METRICS_TOKEN: { expected: "at least 16 characters without spaces", secret: true, schema: secretText(16) },
  HUD_ACCESS: { expected: "public or github", schema: z.enum(["public", "github"]) },
  HUD_OAUTH_CLIENT_ID: { expected: "the OAuth app's client id", schema: z.string().regex(/^[\w.-]+$/) },
  HUD_OAUTH_CLIENT_SECRET: { expected: "the OAuth app's client secret", secret: true, schema: secretText(1) },
  HUD_SESSION_SECRET: { expected: "at least 32 characters without spaces", secret: true, schema: secretText(32) },
  HUD_KEY: { expected: "a key from the page of keys", secret: true, schema: secretText(1) },
  HOSTNAME: { expected: "an address to listen on", schema: z.string() },
} as const;

type Name = keyof typeof names;
export const environmentNames = Object.keys(names) as Name[];

function found(name: Name, value: string): string {
  return "secret" in names[name] ? `a value of ${value.length} characters` : JSON.stringify(value);
}

/** Reads every name once and lists every fault. An empty value counts as not set. */
export function parseEnvironment(env: Env, configExists: (path: string) => boolean): Environment | { faults: Fault[] } {
  const faults: Fault[] = [];
  function read<N extends Name>(name: N): z.output<(typeof names)[N]["schema"]> | null {
    const raw = env[name];
    if (raw === undefined || raw === "") return null;
    const parsed = names[name].schema.safeParse(raw);
    if (parsed.success) return parsed.data as z.output<(typeof names)[N]["schema"]>;
    faults.push({ name, found: found(name, raw), expected: names[name].expected });
    return null;
  }

  const configPath = read("HUD_CONFIG");
  const hasConfig = configExists(configPath ?? "hud.yaml");
  const access = readAccess(env, read, hasConfig, faults);
  if (configPath !== null && !hasConfig) {
    faults.push({
      name: "HUD_CONFIG",
      found: `${JSON.stringify(configPath)}, which does not exist`,
      expected: "a file",
    });
  }
  const value: Environment = {
    access,
    apiUrl: (read("GITHUB_API_URL") ?? "https://api.github.com").replace(/\/+$/, ""),
    databaseUrl: read("DATABASE_URL"),
    databaseReadUrl: read("DATABASE_READ_URL"),
    dataDir: read("HUD_DATA_DIR") ?? ".data",
    configPath: configPath ?? "hud.yaml",
    configNamed: configPath !== null,
    pollSeconds: read("HUD_POLL_SECONDS") ?? 60,
    poller: read("HUD_POLLER") !== "off",
    now: toUtc(read("HUD_NOW")),
    demoSpeed: read("HUD_DEMO_SPEED") ?? 1,
    retentionDays: read("HUD_RETENTION_DAYS"),
    webhookSecret: read("GITHUB_WEBHOOK_SECRET"),
    tracesUrl: read("OTEL_EXPORTER_OTLP_ENDPOINT"),
    server: read("HUD_SERVER"),
    port: read("PORT") ?? 3000,
    hostname: read("HOSTNAME") ?? "127.0.0.1",
    trustProxy: read("HUD_TRUST_PROXY") ?? 0,
    limitPerMinute: read("HUD_LIMIT_PER_MINUTE") ?? 600,
    metricsToken: read("HUD_METRICS_TOKEN"),
    signIn: readSignIn(read, faults),
    key: read("HUD_KEY"),
  };
  return faults.length > 0 ? { faults } : value;
}

function readAccess(
  env: Env,
  read: (name: Name) => string | number | null,
  hasConfig: boolean,
  faults: Fault[],
): GitHubAccess {
  const demo = read("HUD_DEMO");
  const token = read("GITHUB_TOKEN");
  const app = [read("GITHUB_APP_ID"), read("GITHUB_APP_PRIVATE_KEY"), read("GITHUB_APP_INSTALLATION_ID")];
  if (typeof demo === "string") return { kind: "demo", scenario: demo };
  if (typeof token === "string") return { kind: "token", token };
  const [appId, privateKey, installationId] = app;
  if (typeof appId === "string" && typeof privateKey === "string" && typeof installationId === "string") {
    return { kind: "app", appId, privateKey: privateKey.replaceAll("\\n", "\n"), installationId };
  }
  const appNames: Name[] = ["GITHUB_APP_ID", "GITHUB_APP_PRIVATE_KEY", "GITHUB_APP_INSTALLATION_ID"];
  if (appNames.some((name) => env[name])) {
    for (const name of appNames) {
      if (!env[name])
        faults.push({ name, found: "nothing", expected: `${names[name].expected}, as the other two are set` });
    }
  } else if (hasConfig && !env.GITHUB_TOKEN) {
    faults.push({
      name: "GITHUB_TOKEN",
      found: "nothing",
      expected: "a token or a GitHub App, as a configuration file names projects (or HUD_DEMO for demo data)",
    });
  }
  return { kind: "demo", scenario: defaultScenario };
}

function toUtc(time: string | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
