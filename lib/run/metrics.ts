/** What an operator watches, as Prometheus reads it. Everything is looked up when it is asked for. */
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { config } from "../config";
import { productTime } from "../config/clock";
import { answerCounts } from "../http/counts";
import { listeners, readSources } from "../read";
import { timesTaken } from "../read/traced";
import { sharedStore } from "../store";

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

export async function writeMetrics(): Promise<string> {
  const registry = new Registry();
  const gauge = <L extends string>(name: string, help: string, labelNames: readonly L[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const sources = await readSources({ at: null });
  if (sources.ok) {
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
    for (const { slug } of config().projects) {
      const poll = polls.find(({ project }) => project === slug);
      if (!poll) continue;
      took.set({ project: slug }, poll.ms / 1000);
      points.set({ project: slug }, poll.points);
      at.set({ project: slug }, Date.parse(poll.at) / 1000);
    }
    if (rateLimit) gauge("hud_rate_limit_remaining", "Points of GitHub's limit that are left").set(rateLimit.remaining);
  }
  gauge("hud_event_listeners", "Open streams of server-sent events").set(listeners());
  const messages = gauge("hud_messages", "Messages of the outbox", ["state"]);
  const counts = await (await sharedStore()).countMessages(config().projects.map(({ slug }) => slug));
  for (const [state, count] of Object.entries(counts)) messages.set({ state }, count);
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
  const answers = counter(registry, "hud_answers_total", "Answers of the API", ["status"]);
  for (const [status, count] of answerCounts()) answers.inc({ status }, count);
  return `${await registry.metrics()}\n${await processMetrics().metrics()}`;
}
