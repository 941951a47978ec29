/** For tests: the simulated GitHub, polled into an embedded database of its own, and read as a server reads it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { config } from "../config";
import { startClock } from "../config/clock";
import type { Project } from "../domain/project";
import { createGitHub } from "../github/client";
import { pollOnce } from "../poll";
import { type Simulator, startSimulator } from "../simulator/server";
import { closeSharedStore, type Store, sharedStore } from "../store";

export type Served = {
  project: Project;
  simulator: Simulator;
  store: Store;
  /** Sets the clock of the world and of the product, and polls. */
  pollAt(now: string): Promise<void>;
  close(): Promise<void>;
};

const quiet = { info: () => {}, warn: () => {} };

export async function served(scenario: string, now?: string): Promise<Served> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "hud-served-"));
  Object.assign(process.env, { HUD_DATA_DIR: dataDir, HUD_DEMO: scenario, HUD_CONFIG: "", HUD_NOW: "" });
  const simulator = await startSimulator({ scenario, speed: 0, ...(now ? { now } : {}) });
  const [project] = config().projects;
  if (!project) throw new Error("The demo has no project.");
  const store = await sharedStore();
  const github = createGitHub({ access: { kind: "token", token: "test" }, apiUrl: simulator.url });
  const pollAt = async (at: string): Promise<void> => {
    simulator.control({ now: at });
    startClock(at, 0);
    const fence = await store.acquireLease(project.slug, "test", 600_000);
    if (fence === null) throw new Error("The test's own database is held by another.");
    const lease = { key: project.slug, holder: "test", fence };
    await pollOnce({ project, github, store, lease, log: quiet, now: () => at, pollSeconds: 60 });
  };
  await pollAt(simulator.clock.now());
  return {
    project,
    simulator,
    store,
    pollAt,
    async close() {
      await closeSharedStore();
      await simulator.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
