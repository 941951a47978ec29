/** The configuration, parsed once per process. The only room that reads the environment and hud.yaml. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Project } from "../domain/project";
import { type Allowed, allowsNobody, nobody } from "./allowed";
import { demoProjects } from "./demo";
import { type Environment, parseEnvironment } from "./environment";
import { ConfigFaults } from "./fault";
import type { NotifyTarget } from "./notify";
import { defineProject, parseProjectsFile } from "./projects";

export type Config = {
  environment: Environment;
  projects: Project[];
  demo: string | null;
  /** Where readers find the dashboard; null: where they asked. */
  address: string | null;
  notify: NotifyTarget[];
  /** Who may read where readers sign in. */
  access: Allowed;
};

const held = globalThis as { __hudConfig?: Config };

/** Throws ConfigFaults with every fault when the configuration is wrong. */
export function config(): Config {
  held.__hudConfig ??= readConfig(process.env);
  return held.__hudConfig;
}

/** Shows another world of the demo from now on. */
export function showDemo(scenario: string): Config {
  const next = { ...config(), projects: demoProjects(scenario), demo: scenario };
  held.__hudConfig = next;
  return next;
}

export function readConfig(env: Record<string, string | undefined>): Config {
  const inHere = (file: string) => path.resolve(/*turbopackIgnore: true*/ process.cwd(), file);
  const environment = parseEnvironment(env, (file) => existsSync(/*turbopackIgnore: true*/ inHere(file)));
  if ("faults" in environment) throw new ConfigFaults(environment.faults);
  const demo = environment.access.kind === "demo" ? environment.access.scenario : null;
  const file = inHere(environment.configPath);
  if (!existsSync(/*turbopackIgnore: true*/ file) || (demo !== null && !environment.configNamed)) {
    const projects = demo === null ? [defineProject(pytorch)] : demoProjects(demo);
    return checked({ environment, projects, demo, address: null, notify: [], access: nobody });
  }
  const text = readFileSync(/*turbopackIgnore: true*/ file, "utf8");
  const read = parseProjectsFile(text, environment.configPath, env);
  if ("faults" in read) throw new ConfigFaults(read.faults);
  return checked({ environment, demo, ...read });
}

/** A dashboard that lets nobody in is a mistake, and one that let everybody in instead would be a worse one. */
function checked(settings: Config): Config {
  if (settings.environment.signIn === null || !allowsNobody(settings.access)) return settings;
  const expected = "organizations, teams or logins that may sign in, as HUD_ACCESS is github";
  throw new ConfigFaults([{ name: `${settings.environment.configPath} access`, found: "nobody", expected }]);
}

/** The first project: what a token without a hud.yaml shows. */
const pytorch = {
  slug: "pytorch",
  repo: "pytorch/pytorch",
  companions: ["pytorch/vision", "pytorch/audio", "pytorch/executorch", "pytorch/test-infra"],
  workflows: { binaries: ["linux-binary-manywheel"], validation: "Validate Binaries" },
};
