/** What a container holds, run as several instances on one Postgres. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "../lib/simulator/server";
import { assemble } from "./image.mjs";
import { startPostgres } from "./lib/postgres.mjs";
import { bare, exitOf, freePort } from "./test-start";

/** Node and Debian, as the base image brings them. */
const baseMb = 230;

type Instance = { child: ChildProcess; site: string; log: string; startedAt: number };

let home = "";
let image = "";
let simulator: Simulator;
let instances: Instance[] = [];
const { server, reasons } = await startPostgres();

/** The settings that the Dockerfile gives, but for the address: a test listens on loopback only. */
const settings = Object.fromEntries(
  [...readFileSync("Dockerfile", "utf8").matchAll(/^ENV (.*)$/gm)]
    .flatMap(([, rest = ""]) => rest.split(" "))
    .map((one) => one.split("=") as [string, string])
    .filter(([name]) => name !== "HUD_DATA_DIR"),
);

async function start(env: Record<string, string>): Promise<Instance> {
  const port = await freePort();
  const child = spawn(process.execPath, ["server.js"], {
    cwd: image,
    env: {
      NODE_ENV: "production",
      ...bare,
      ...settings,
      HOSTNAME: "127.0.0.1",
      PORT: String(port),
      HUD_DATA_DIR: path.join(home, "data"),
      ...env,
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const instance = { child, site: `http://127.0.0.1:${port}`, log: "", startedAt: performance.now() };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      instance.log += chunk;
    });
  }
  instances.push(instance);
  return instance;
}

/** As a container's health check and a load balancer would. */
async function ready(instance: Instance): Promise<void> {
  while (!(await fetch(`${instance.site}/readyz`).catch(() => null))?.ok) {
    if (instance.child.exitCode !== null) throw new Error(instance.log);
    await wait(50);
  }
}

const live = () => ({
  DATABASE_URL: server?.url ?? "",
  GITHUB_TOKEN: "test",
  GITHUB_API_URL: simulator.url,
  HUD_NOW: simulator.clock.now(),
  HUD_POLL_SECONDS: "1",
});

const sizeOf = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => statSync(path.join(folder, file)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), "hud-scale-"));
  image = path.join(home, "image");
  await assemble(image);
  simulator = await startSimulator({ scenario: "pytorch-2.12", speed: 0, control: true });
});
afterAll(async () => {
  for (const { child } of instances) if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  await simulator?.close();
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
});

describe("what the image holds", () => {
  it("is small enough that the image stays under 350 MB", () => {
    expect(sizeOf(image) / 2 ** 20 + baseMb).toBeLessThan(350);
  });

  it("its command serves demo data without a setting, is healthy, and ends on SIGTERM", async () => {
    const alone = await start({});
    await ready(alone);
    const page = await (await fetch(alone.site)).text();
    expect(page).toMatch(/demo data/i);
    const script = /src="(\/_next\/static\/[^"]+\.js)"/.exec(page)?.[1] ?? "";
    expect((await fetch(alone.site + script)).status).toBe(200);
    const check = spawn(process.execPath, ["healthy.mjs"], {
      cwd: image,
      env: { ...bare, NODE_ENV: "production", PORT: new URL(alone.site).port },
    });
    expect(await exitOf(check)).toBe(0);
    alone.child.kill("SIGTERM");
    expect(await exitOf(alone.child)).toBe(0);
  });
});

describe.skipIf(!server)(
  `several instances on one Postgres${server ? "" : ` (skipped: ${reasons.join("; ")})`}`,
  () => {
    it("no reader sees an error or an older state after a newer one, whoever is killed", async () => {
      instances = [];
      const pollers = [await start({ ...live(), HUD_POLLER: "on" }), await start({ ...live(), HUD_POLLER: "on" })];
      const webs = await Promise.all([1, 2, 3].map(() => start({ ...live(), HUD_POLLER: "off" })));
      await Promise.all([...pollers, ...webs].map(ready));
      const address = "/api/v1/releases/pytorch/2.12.0";
      const [first] = webs;
      const sources = () =>
        fetch(`${first?.site}/api/v1/sources`).then(
          (one) => one.json() as Promise<{ complete: boolean; poller: { holder: string } }>,
        );
      while (!(await sources()).complete) await wait(200); // the first read

      // A reader behind a load balancer: each look goes to the next instance that still takes connections.
      const seen: string[] = [];
      const faults: string[] = [];
      let reading = true;
      const read = async (pages: boolean) => {
        let newest = "";
        for (let n = 0; reading; n++) {
          await wait(20); // a reader's own pace
          const up = webs.filter(({ child }) => child.exitCode === null && child.signalCode === null);
          const site = up[n % up.length]?.site ?? "";
          const where = pages ? "/pytorch/2.12.0" : address;
          const answer = await fetch(site + where).catch(() => null);
          if (answer === null) continue; // the connection broke with its instance: the balancer tries the next
          const body = await answer.text().catch(() => null);
          if (body === null) continue;
          if (answer.status !== 200) faults.push(`${answer.status} ${where}: ${body.slice(0, 200)}`);
          if (pages) continue;
          const { asOf } = JSON.parse(body) as { asOf: string };
          if (asOf < newest) faults.push(`${asOf} after ${newest}`);
          newest = asOf;
          if (seen.at(-1) !== asOf) seen.push(asOf);
        }
      };
      const readers = Promise.all([read(false), read(false), read(true)]);

      /** Something happens in the world, and every instance comes to show it. */
      const moveOn = async (hours: number) => {
        const before = seen.at(-1) ?? "";
        const now = new Date(Date.parse(simulator.clock.now()) + hours * 3600_000).toISOString();
        simulator.control({ now });
        while ((seen.at(-1) ?? "") <= before) await wait(50);
      };
      while (seen.length === 0) await wait(50);
      await moveOn(24);
      const holder = () =>
        fetch(`${webs[0]?.site}/api/v1/sources`).then((one) => one.json() as Promise<{ poller: { holder: string } }>);
      const pid = (await holder()).poller.holder.split("/")[1];
      const polling = pollers.find(({ child }) => String(child.pid) === pid);
      expect(polling, "one of the two holds the lease").toBeDefined();
      polling?.child.kill("SIGKILL");
      await moveOn(24); // the other has taken over
      webs[1]?.child.kill("SIGKILL");
      await moveOn(24);
      webs[2]?.child.kill("SIGTERM");
      await moveOn(24);
      const again = await start({ ...live(), HUD_POLLER: "off" });
      await ready(again);
      webs.push(again);
      await moveOn(24);
      reading = false;
      await readers;
      expect(faults).toEqual([]);
      expect(seen.length).toBeGreaterThan(4);
    });
  },
);
