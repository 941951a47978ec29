/** What follows a poll: verdicts are noted, what changed is told, and new notes can be searched. */
import { config } from "../config";
import type { Project } from "../domain/project";
import { deliverDue, tell } from "../notify";
import { indexNotes } from "../read";
import { log } from "./log";
import { noteVerdicts } from "./verdicts";

const machineNow = (): string => new Date().toISOString();
const deliverEveryMs = 5_000;

const running = new Map<string, Promise<void>>();

/** One after the other for each project; a fault here never stops the poller. */
export function afterPoll(slug: string): void {
  const before = running.get(slug) ?? Promise.resolve();
  running.set(
    slug,
    before.then(() => follow(slug)),
  );
}

async function follow(slug: string): Promise<void> {
  await attempt(slug, "What changed could not be told. The next poll tries again.", async (project) => {
    await tell(slug, machineNow());
    await noteVerdicts(project);
  });
  await attempt(slug, "The notes cannot be searched yet. The next poll tries again.", indexNotes);
}

async function attempt(slug: string, otherwise: string, work: (project: Project) => Promise<void>): Promise<void> {
  try {
    const project = config().projects.find((one) => one.slug === slug);
    if (project) await work(project);
  } catch (error) {
    log.warn({ project: slug, error: String(error) }, otherwise);
  }
}

/** Resolves when nothing that follows a poll is under way. */
export const settled = async (): Promise<void> => {
  await Promise.all(running.values());
};

/** Delivers what is due, now and then, for as long as the process lives. Returns how to stop. */
export function startDelivery(): () => Promise<void> {
  let under: Promise<void> = Promise.resolve();
  let busy = false;
  const deliver = async () => {
    if (busy) return;
    busy = true;
    try {
      for (const { target, topic, error } of await deliverDue(machineNow))
        if (error !== null) log.warn({ target, topic, error }, "A message was not taken. It is tried again.");
    } catch (error) {
      log.warn({ error: String(error) }, "Messages could not be delivered. They are tried again.");
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => {
    under = deliver();
  }, deliverEveryMs).unref();
  return async () => {
    clearInterval(timer);
    await under;
  };
}
