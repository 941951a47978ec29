/** A project on the simulated GitHub, with a store in memory: for tests of polling. */
import { demoProjects } from "../config/demo";
import type { Project } from "../domain/project";
import { createGitHub, type GitHub, type GitHubOptions } from "../github/client";
import { type Simulator, type SimulatorOptions, startSimulator } from "../simulator/server";
import { pollOnce } from "./poll";
import type { PollOutcome } from "./store-port";
import { MemoryStore } from "./test-store";

export type TestWorld = {
  simulator: Simulator;
  project: Project;
  store: MemoryStore;
  github: GitHub;
  poll(): Promise<PollOutcome>;
  /** What a poller without any memory reads at this moment. */
  fresh(): Promise<MemoryStore>;
};

export const quiet = { info: () => {}, warn: () => {} };
const lease = (project: Project) => ({ key: project.slug, holder: "test", fence: 1n });

export async function testWorld(
  options: SimulatorOptions & { github?: Partial<GitHubOptions>; project?: Partial<Project> } = {},
): Promise<TestWorld> {
  const { github: more, project: change, ...rest } = options;
  const simulator = await startSimulator({ scenario: "pytorch-2.12", speed: 0, control: true, ...rest });
  const [first] = demoProjects(simulator.scenario);
  if (!first) throw new Error("The demo has no project.");
  const project = { ...first, ...change };
  const connect = (own: Partial<GitHubOptions>) =>
    createGitHub({
      access: { kind: "token", token: "test-token" },
      apiUrl: simulator.url,
      sleep: async () => {},
      timeoutMs: 500,
      ...own,
    });
  const github = connect(more ?? {});
  const store = new MemoryStore();
  const now = () => new Date(simulator.clock.now()).toISOString();
  const run = (into: MemoryStore, through: GitHub) =>
    pollOnce({ project, github: through, store: into, lease: lease(project), log: quiet, now, pollSeconds: 60 });
  return {
    simulator,
    project,
    store,
    github,
    poll: () => run(store, github),
    async fresh() {
      const other = new MemoryStore();
      await run(other, connect({ timeoutMs: 30_000 }));
      return other;
    },
  };
}
