/**
 * Readers with open event streams who look at a page now and then, on one web instance beside a poller on Postgres. The
 * world goes on: whenever the stream says so, each reader's page is made anew at once, as a browser does it.
 */
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { quantile, row } from "./row";
import { highLoad, serve } from "./server";

const readers = Number(process.argv[2] ?? 500);
const seconds = Number(process.argv[3] ?? 60);
/** How fast the world goes: at 60 each poll finds twenty minutes of news. */
const speed = process.argv[4] ?? "1";
const everyMs = 10_000;
const port = Number(process.env.PORT ?? 3294);
const url = process.env.TEST_DATABASE_URL;
if (!url) throw new Error("This needs a Postgres server: set TEST_DATABASE_URL.");

const release = "/pytorch/2.12.0";
const pages = [release, "/", `${release}/picks`, `${release}/ci`, release, `${release}/scope`];
const env = { ...highLoad, DATABASE_URL: url, HUD_POLL_SECONDS: "20", HUD_DEMO_SPEED: speed };
const poller = await serve(port + 1, { ...env, HUD_POLLER: "on" });
await poller.untilRead();
const web = await serve(port, { ...env, HUD_POLLER: "off" });
try {
  for (const page of pages) await (await fetch(web.site + page)).text();
  const idle = web.rssMb();
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const times: number[] = [];
  const renewals: number[] = [];
  let errors = 0;
  const look = async (page: string, taken: number[], headers: Record<string, string> = {}) => {
    const since = performance.now();
    const status = await view(agent, page, headers).catch((error: unknown) => String(error));
    taken.push(performance.now() - since);
    if (status === 200) return;
    console.log(`${page}: ${status}`);
    errors++;
  };
  const renew = (n: number) => void look(`${pages[n % pages.length]}?_rsc`, renewals, { rsc: "1" });
  const streams = await Promise.all(Array.from({ length: readers }, (_, n) => listen(() => renew(n))));
  const ends = performance.now() + seconds * 1000;
  await Promise.all(
    streams.map(async (_, n) => {
      await sleep((everyMs * n) / readers); // people do not come all at once
      for (let nth = n; performance.now() < ends; nth++) {
        const since = performance.now();
        await look(pages[nth % pages.length] ?? "/", times);
        await sleep(Math.max(0, everyMs - (performance.now() - since)));
      }
    }),
  );
  const news = renewals.length / readers;
  const who = `${readers} readers, a page each 10 s for ${seconds} s, ${news.toFixed(1)} pieces of news`;
  row({ what: `${who}: median`, result: quantile(times, 0.5), unit: "ms" });
  row({ what: `${who}: p99`, result: quantile(times, 0.99), unit: "ms", budget: 400 });
  row({ what: `${who}: errors of ${times.length + renewals.length}`, result: errors, unit: "errors", budget: 0 });
  row({
    what: `${who}: pages made anew, p99`,
    result: quantile(renewals, 0.99),
    unit: "ms",
  });
  row({ what: `${who}: memory above idle`, result: web.rssMb() - idle, unit: "MB" });
  for (const stream of streams) stream.destroy();
  agent.destroy();
} finally {
  await web.stop();
  await poller.stop();
}

function listen(hear: () => void): Promise<{ destroy(): void }> {
  return new Promise((done, failed) => {
    const asked = request({ host: "127.0.0.1", port, path: "/api/v1/events", agent: false }, (answer) => {
      answer.once("data", () => done(asked));
      answer.once("error", () => {});
      let greeted = false; // the first event says how things stand, and the page was made in that state
      answer.on("data", (chunk: Buffer) => {
        if (!chunk.includes("event: snapshot")) return;
        if (greeted) hear();
        greeted = true;
      });
    });
    asked.once("error", failed);
    asked.end();
  });
}

function view(agent: Agent, path: string, more: Record<string, string>): Promise<number> {
  return new Promise((done, failed) => {
    const headers = { "accept-encoding": "gzip", ...more };
    const asked = request({ host: "127.0.0.1", port, path, agent, headers }, (answer) => {
      answer.once("end", () => done(answer.statusCode ?? 0));
      answer.once("error", failed);
      answer.resume();
    });
    asked.once("error", failed);
    asked.end();
  });
}
