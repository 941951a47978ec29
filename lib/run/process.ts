/** The life of a process: what is opened at its start and closed at its end. */
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { type Config, config } from "../config";
import { productNow, productTime } from "../config/clock";
import type { GitHub } from "../github/client";
import { finishAnswers } from "../http/under-way";
import { type Poller, startPoller } from "../poll";
import { closeSharedStore, sharedOpen, sharedStore } from "../store";
import { dumpDaily } from "../store/dumps";
import { afterPoll, settled, startDelivery } from "./after-poll";
import { followDemoClock } from "./demo-clock";
import { reachGitHub } from "./github-access";
import { log } from "./log";
import { keepToConfigured } from "./outbound";
import type { SimulatorProcess } from "./simulator-process";
import { notePoll, startTraces } from "./traces";
import { heedWakes } from "./wakes";

export type Running = {
  simulator: SimulatorProcess | null;
  github: GitHub | null;
  poller: Poller | null;
  stopDelivery: (() => Promise<void>) | null;
  stopHeeding: (() => void) | null;
  stopTraces: (() => Promise<void>) | null;
};

const held = globalThis as { __hudRunning?: Running };
const hourMs = 3600 * 1000;
const dayMs = 24 * hourMs;
const messagesKeptDays = 30;

export const running = (): Running | null => held.__hudRunning ?? null;

/** Opens the database, the way to GitHub and the poller. Throws what the starter has to tell. */
export async function startProcess(options: { poller: boolean }): Promise<void> {
  const settings = config();
  productTime(); // a clock that HUD_NOW sets runs from here on, and not from the first poll
  keepToConfigured(settings);
  const { tracesUrl } = settings.environment;
  const stopTraces = tracesUrl === null ? null : await startTraces(tracesUrl);
  const { store } = await sharedOpen((line) => log.info(line));
  const here: Running = {
    simulator: null,
    github: null,
    poller: null,
    stopDelivery: null,
    stopHeeding: null,
    stopTraces,
  };
  held.__hudRunning = here;
  if (!options.poller) {
    const [project] = settings.projects;
    if (settings.demo !== null && project) followDemoClock(store, project.slug, settings.environment.demoSpeed);
    return;
  }
  Object.assign(here, await reachGitHub(settings));
  // A demo's world begins anew at each start: what was kept of it belongs to another course of time.
  if (settings.demo !== null) await Promise.all(settings.projects.map(({ slug }) => store.forgetProject(slug)));
  await beginPolling(settings);
  here.stopDelivery = startDelivery();
  setInterval(() => void keepHouse(settings), hourMs).unref();
}

export async function beginPolling({ projects, environment }: Config): Promise<void> {
  const here = running();
  if (!here?.github) return;
  const store = await sharedStore();
  const holder = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
  here.poller = startPoller({
    projects,
    github: here.github,
    store,
    log,
    holder,
    now: productNow,
    pollSeconds: environment.pollSeconds,
    onPoll: (result) => {
      notePoll(result);
      afterPoll(result.project);
    },
  });
  here.stopHeeding?.();
  here.stopHeeding = heedWakes(store, here.poller, holder);
}

/** Once an hour: a dump of the embedded database where today's is missing, and the end of what is too old. */
async function keepHouse({ environment, projects, demo }: Config): Promise<void> {
  try {
    const { db, store } = await sharedOpen();
    if (db.embedded !== null && demo === null)
      await dumpDaily(db.embedded, environment.dataDir, productNow().slice(0, 10));
    await store.forgetMessages(new Date(Date.now() - messagesKeptDays * dayMs).toISOString());
    if (environment.retentionDays === null) return;
    const before = new Date(Date.parse(productNow()) - environment.retentionDays * dayMs).toISOString();
    for (const { slug } of projects) await store.forgetBefore(slug, before);
  } catch (error) {
    log.warn({ error: String(error) }, "Keeping house failed. It is tried again in an hour.");
  }
}

export async function stopProcess(): Promise<void> {
  const here = running();
  held.__hudRunning = undefined;
  here?.stopHeeding?.();
  await here?.poller?.stop();
  await here?.stopDelivery?.();
  await settled();
  await here?.simulator?.stop();
  await here?.stopTraces?.().catch(() => {}); // a collector that is away must not hold up the end
  await closeSharedStore();
}

/** Ctrl-C and SIGTERM close what is open, in order, and end the process even when something hangs. */
export function endOnSignals(patienceMs = 8000): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), patienceMs).unref();
      const stop = async () => {
        await finishAnswers(patienceMs / 2);
        await stopProcess();
      };
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
