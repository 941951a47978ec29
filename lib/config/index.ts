/** The configuration, parsed once per process. The only room that reads the environment and hud.yaml. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Project } from "../domain/project";
import { demoProjects } from "./demo";
import { type Environment, parseEnvironment } from "./environment";
import { ConfigFaults } from "./fault";
import { defineProject, parseProjects } from "./projects";

export type Config = { environment: Environment; projects: Project[]; demo: string | null };

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
    return { environment, projects: demo === null ? [defineProject(pytorch)] : demoProjects(demo), demo };
  }
  const projects = parseProjects(readFileSync(/*turbopackIgnore: true*/ file, "utf8"), environment.configPath);
  if ("faults" in projects) throw new ConfigFaults(projects.faults);
  return { environment, projects, demo };
}

/** The first project: what a token without a hud.yaml shows. */
const pytorch = {
  slug: "pytorch",
  repo: "pytorch/pytorch",
  companions: ["pytorch/vision", "pytorch/audio", "pytorch/executorch", "pytorch/test-infra"],
  workflows: { binaries: ["linux-binary-manywheel"], validation: "Validate Binaries" },
};
