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

/**
 * As a load balancer does it: each look goes to the next instance that runs, and a connection that breaks is tried once
 * more on another. Whatever the reader would see then counts.
 */
async function balanced(webs: Instance[], nth: number, where: string): Promise<{ status: number; body: string }> {
  const up = webs.filter(({ child }) => child.exitCode === null && child.signalCode === null);
  const ask = async (which: number) => {
    const answer = await fetch((up[which % up.length]?.site ?? "") + where);
    return { status: answer.status, body: await answer.text() };
  };
  return ask(nth)
    .catch(() => ask(nth + 1))
    .catch((error: unknown) => ({ status: 0, body: `broken twice: ${error}` }));
}

/** Which snapshot a page says that it shows, and when GitHub was last read for it; nothing where it does not say so. */
function momentOfPage(html: string): string[] {
  const shown = /<main [^>]*data-shown="\{&quot;pytorch&quot;:&quot;(\d+)-/.exec(html)?.[1];
  const read = /\\"read\\":\\"([^\\]+)\\"/.exec(html)?.[1];
  return shown && read ? [shown.padStart(12, "0"), read] : [];
}

describe.skipIf(!server)(
  `several instances on one Postgres${server ? "" : ` (skipped: ${reasons.join("; ")})`}`,
  () => {
    it("no reader sees an error or an older state after a newer one, whoever is killed", {
      timeout: 240_000,
    }, async () => {
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

      const seen: string[] = [];
      const faults: string[] = [];
      let reading = true;
      const read = async (where: string, momentOf: (body: string) => string[]) => {
        let newest: string[] = [];
        for (let n = 0; reading; n++) {
          await wait(20); // a reader's own pace
          const { status, body } = await balanced(webs, n, where);
          const moment = status === 200 ? momentOf(body) : [];
          if (moment.length === 0) faults.push(`${status} ${where}: ${body.slice(0, 200)}`);
          else if (moment.some((one, nth) => one < (newest[nth] ?? ""))) faults.push(`${moment} after ${newest}`);
          else newest = moment;
          if (where === address && seen.at(-1) !== moment[0]) seen.push(moment[0] ?? "");
        }
      };
      const ofAnswer = (body: string) => [(JSON.parse(body) as { asOf: string }).asOf];
      const readers = Promise.all([
        read(address, ofAnswer),
        read(address, ofAnswer),
        read("/pytorch/2.12.0", momentOfPage),
        read("/", momentOfPage),
      ]);

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
