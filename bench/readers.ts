/** Readers with open event streams who look at a page now and then, on one web instance beside a poller on Postgres. */
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { quantile, row } from "./row";
import { highLoad, serve } from "./server";

const readers = Number(process.argv[2] ?? 500);
const seconds = Number(process.argv[3] ?? 60);
const everyMs = 10_000;
const port = Number(process.env.PORT ?? 3294);
const url = process.env.TEST_DATABASE_URL;
if (!url) throw new Error("This needs a Postgres server: set TEST_DATABASE_URL.");

const release = "/pytorch/2.12.0";
const pages = [release, "/", `${release}/picks`, `${release}/ci`, release, `${release}/scope`];
const env = { ...highLoad, DATABASE_URL: url, HUD_POLL_SECONDS: "60", HUD_DEMO_SPEED: "1" };
const poller = await serve(port + 1, { ...env, HUD_POLLER: "on" });
await poller.untilRead();
const web = await serve(port, { ...env, HUD_POLLER: "off" });
try {
  for (const page of pages) await (await fetch(web.site + page)).text();
  const idle = web.rssMb();
  const streams = await Promise.all(Array.from({ length: readers }, listen));
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const times: number[] = [];
  let errors = 0;
  const ends = performance.now() + seconds * 1000;
  await Promise.all(
    streams.map(async (_, n) => {
      await sleep((everyMs * n) / readers); // people do not come all at once
      for (let look = n; performance.now() < ends; look++) {
        const since = performance.now();
        const status = await view(agent, pages[look % pages.length] ?? "/").catch(() => 0);
        times.push(performance.now() - since);
        if (status !== 200) errors++;
        await sleep(Math.max(0, everyMs - (performance.now() - since)));
      }
    }),
  );
  const who = `${readers} readers, a page each 10 s for ${seconds} s`;
  row({ what: `${who}: median`, result: quantile(times, 0.5), unit: "ms" });
  row({ what: `${who}: p99`, result: quantile(times, 0.99), unit: "ms", budget: 400 });
  row({ what: `${who}: errors of ${times.length}`, result: errors, unit: "errors", budget: 0 });
  row({ what: `${who}: memory above idle`, result: web.rssMb() - idle, unit: "MB" });
  for (const stream of streams) stream.destroy();
  agent.destroy();
} finally {
  await web.stop();
  await poller.stop();
}

function listen(): Promise<{ destroy(): void }> {
  return new Promise((done, failed) => {
    const asked = request({ host: "127.0.0.1", port, path: "/api/v1/events", agent: false }, (answer) => {
      answer.once("data", () => done(asked));
      answer.once("error", () => {});
      answer.resume();
    });
    asked.once("error", failed);
    asked.end();
  });
}

function view(agent: Agent, path: string): Promise<number> {
  return new Promise((done, failed) => {
    const headers = { "accept-encoding": "gzip" };
    const asked = request({ host: "127.0.0.1", port, path, agent, headers }, (answer) => {
      answer.once("end", () => done(answer.statusCode ?? 0));
      answer.once("error", failed);
      answer.resume();
    });
    asked.once("error", failed);
    asked.end();
  });
}
