import { signInAt } from "../access";
import type { Config } from "../config";
import { startClock } from "../config/clock";
import { createGitHub, type GitHub } from "../github/client";
import { log } from "./log";
import { allowOrigins } from "./outbound";
import { type SimulatorProcess, startSimulatorProcess } from "./simulator-process";

export type Reached = { github: GitHub; simulator: SimulatorProcess | null };

/** The way to GitHub: the real one, or a simulated one that is started for it and shares the product's clock. */
export async function reachGitHub({ environment, demo }: Config): Promise<Reached> {
  const { access } = environment;
  if (demo !== null) {
    const simulator = await startSimulatorProcess(demo, environment.now, environment.demoSpeed);
    allowOrigins([simulator.url]);
    signInAt(simulator.url);
    startClock(simulator.opensAt, environment.demoSpeed);
    return { github: demoGitHub(simulator), simulator };
  }
  if (access.kind === "demo") throw new Error("A demo needs a scenario.");
  return { github: createGitHub({ access, apiUrl: environment.apiUrl, onClock }), simulator: null };
}

function onClock(aheadMs: number): void {
  const minutes = Math.round(Math.abs(aheadMs) / 6000) / 10;
  const off = `This machine's clock is ${minutes} min ${aheadMs > 0 ? "behind" : "ahead of"} GitHub's.`;
  if (minutes >= 1)
    log.warn({ aheadMs }, `${off} Limits are kept all the same; set it right, as pages tell ages by it.`);
}

export const demoGitHub = ({ url }: SimulatorProcess): GitHub =>
  createGitHub({ access: { kind: "token", token: "demo" }, apiUrl: url });
