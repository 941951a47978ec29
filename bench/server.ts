/** The built server as a process of its own, watched from outside. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type Server = {
  site: string;
  child: ChildProcess;
  /** Milliseconds from its start to its first good answer. */
  tookMs: number;
  rssMb(): number;
  /** Seconds of processor time that it has used; the kernel counts in hundredths. */
  cpuSeconds(): number;
  /** Until every source was read whole. */
  untilRead(): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<void>;
};

export async function serve(port: number, env: Record<string, string>): Promise<Server> {
  if (!existsSync(".next/BUILD_ID")) throw new Error("There is no build. Run npm start once.");
  const dataDir = mkdtempSync(path.join(tmpdir(), "hud-bench-"));
  const since = performance.now();
  const child = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", "-p", String(port), "-H", "127.0.0.1"],
    {
      env: { ...process.env, NODE_ENV: "production", NEXT_MANUAL_SIG_HANDLE: "true", HUD_DATA_DIR: dataDir, ...env },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const end = () => child.kill("SIGTERM");
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, end);
  child.once("exit", () => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, end);
  });
  const site = `http://127.0.0.1:${port}`;
  const over = () => child.exitCode !== null || child.signalCode !== null;
  const until = async (good: () => Promise<boolean>, everyMs: number) => {
    while (!(await good().catch(() => false))) {
      if (over()) throw new Error("The server ended.");
      await sleep(everyMs);
    }
  };
  await until(async () => (await fetch(`${site}/healthz`)).ok, 20);
  const statusOf = (name: string): string => readFileSync(`/proc/${child.pid}/${name}`, "utf8");
  return {
    site,
    child,
    tookMs: performance.now() - since,
    rssMb: () => Number(/VmRSS:\s+(\d+)/.exec(statusOf("status"))?.[1] ?? 0) / 1024,
    cpuSeconds() {
      const fields = statusOf("stat").split(") ")[1]?.split(" ") ?? [];
      return (Number(fields[11]) + Number(fields[12])) / 100;
    },
    untilRead: () =>
      until(async () => {
        const answer = await fetch(`${site}/api/v1/sources`);
        return ((await answer.json()) as { complete: boolean }).complete;
      }, 500),
    async stop(signal = "SIGTERM") {
      const gone = over() ? Promise.resolve() : new Promise((done) => child.once("exit", done));
      child.kill(signal);
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A request that no kept answer fits, so that its answer is made anew. */
export const madeAnew = (n: number): Record<string, string> => ({ "x-forwarded-host": `reader-${n}` });

/** The largest world, standing still. */
export const highLoad = { HUD_DEMO: "high-load", HUD_DEMO_SPEED: "0", HUD_POLL_SECONDS: "3600" };
