/** What an operator watches, as Prometheus reads it. Everything is looked up when it is asked for. */
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { config } from "../config";
import { productTime } from "../config/clock";
import { answerCounts } from "../http/counts";
import { isReady, listeners, readSources } from "../read";
import { timesTaken } from "../read/traced";
import { sharedStore } from "../store";
import { log } from "./log";

const held = globalThis as { __hudProcessMetrics?: Registry };

function processMetrics(): Registry {
  if (held.__hudProcessMetrics) return held.__hudProcessMetrics;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  held.__hudProcessMetrics = registry;
  return registry;
}

const counter = <L extends string>(registry: Registry, name: string, help: string, labelNames: readonly L[]) =>
  new Counter({ name, help, labelNames, registers: [registry] });

export const metricsType = Registry.PROMETHEUS_CONTENT_TYPE;

/** Shorter than Prometheus waits: a database that is silent must not take the other figures with it. */
const patienceMs = 3000;

/** Null when it failed or took too long: what it would have told is left out. */
async function inTime<T>(what: string, ms: number, read: () => Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`No answer in ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([read(), late]);
  } catch (error) {
    log.warn({ what, error: String(error) }, "This could not be measured. See whether the database answers (/readyz).");
    return null;
  } finally {
    clearTimeout(timer);
  }
}

export async function writeMetrics(patience = patienceMs): Promise<string> {
  const registry = new Registry();
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const slugs = config().projects.map(({ slug }) => slug);
  const [up, sources, messages] = await Promise.all([
    inTime("database", patience, isReady),
    inTime("sources", patience, () => readSources({ at: null })),
    inTime("messages", patience, async () => (await sharedStore()).countMessages(slugs)),
  ]);
  const whole = up === true && sources !== null && messages !== null;
  gauge("hud_database_up", "1 while the database answers all that is measured here").set(whole ? 1 : 0);
  if (sources?.ok) {
    const age = gauge("hud_source_age_seconds", "Seconds since a source was last read whole", ["source"]);
    const good = gauge("hud_source_ok", "1 while a source can be relied on", ["source"]);
    for (const { id, state, lastOk } of sources.value.sources) {
      good.set({ source: id }, state === "ok" || state === "reading" ? 1 : 0);
      if (lastOk !== null) age.set({ source: id }, Math.max(0, (productTime() - Date.parse(lastOk)) / 1000));
    }
    const { polls, rateLimit } = sources.value;
    const took = gauge("hud_poll_seconds", "How long the newest poll took", ["project"]);
    const points = gauge("hud_poll_points", "Points of GitHub's limit that the newest poll cost", ["project"]);
    const at = gauge("hud_poll_timestamp_seconds", "When the newest poll was", ["project"]);
    for (const slug of slugs) {
      const poll = polls.find(({ project }) => project === slug);
      if (!poll) continue;
      took.set({ project: slug }, poll.ms / 1000);
      points.set({ project: slug }, poll.points);
      at.set({ project: slug }, Date.parse(poll.at) / 1000);
    }
    if (rateLimit) gauge("hud_rate_limit_remaining", "Points of GitHub's limit that are left").set(rateLimit.remaining);
  }
  if (messages !== null) {
    const told = gauge("hud_messages", "Messages of the outbox", ["state"]);
    for (const [state, count] of Object.entries(messages)) told.set({ state }, count);
  }
  gauge("hud_event_listeners", "Open streams of server-sent events").set(listeners());
  const work = gauge("hud_work_last_seconds", "How long it took the last time: facts are read, then derived from", [
    "work",
  ]);
  const times = counter(registry, "hud_work_total", "How often it was done", ["work"]);
  const seconds = counter(registry, "hud_work_seconds_total", "How long it took in all", ["work"]);
  for (const [name, taken] of timesTaken()) {
    work.set({ work: name }, taken.last);
    times.inc({ work: name }, taken.count);
    seconds.inc({ work: name }, taken.seconds);
  }
  const answers = counter(registry, "hud_answers_total", "Answers to readers, refusals too", ["kind", "status"]);
  for (const { kind, status, count } of answerCounts()) answers.inc({ kind, status }, count);
  return `${await registry.metrics()}\n${await processMetrics().metrics()}`;
}
