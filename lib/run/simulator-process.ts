import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";

export type SimulatorProcess = {
  url: string;
  /** Where the clock of its world stood when it began to answer. */
  opensAt: string;
  /** Changes the world, or sets its clock. Answers with where the clock stands then. */
  control(change: { scenario?: string; now?: string; speed?: number }): Promise<string>;
  stop(): Promise<void>;
};

const listening = z.object({ url: z.string(), now: z.string() });
const controlled = z.object({ now: z.string() });

/** The simulated GitHub runs as a process of its own: nothing of it is loaded into the server. */
export async function startSimulatorProcess(
  scenario: string,
  now: string | null,
  speed: number,
): Promise<SimulatorProcess> {
  const args = [...program(), "--scenario", scenario, "--speed", String(speed), "--control"];
  const child = spawn(process.execPath, now === null ? args : [...args, "--now", now], {
    stdio: ["pipe", "pipe", "inherit"], // it ends when this pipe closes, so that none is left behind
  });
  const { url, now: opensAt } = await firstLine(child);
  const gone = new Promise((done) => child.once("exit", done));
  return {
    url,
    opensAt,
    async control(change) {
      const body = JSON.stringify(change);
      const answer = await fetch(`${url}/__control`, { method: "POST", body });
      if (!answer.ok) throw new Error(`The simulated GitHub refused: ${await answer.text()}`);
      return controlled.parse(await answer.json()).now;
    },
    async stop() {
      child.kill("SIGTERM");
      await gone;
    },
  };
}

/** In a container it is one file beside the server; in a clone its sources are run. */
function program(): string[] {
  const alone = path.join(/*turbopackIgnore: true*/ process.cwd(), "simulator.mjs");
  return existsSync(/*turbopackIgnore: true*/ alone) ? [alone] : ["--import", "tsx", "lib/simulator/main.ts"];
}

function firstLine(child: ChildProcess): Promise<z.infer<typeof listening>> {
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`The simulated GitHub ended with ${code} before it answered.`)));
    if (!child.stdout) return failed(new Error("The simulated GitHub has no output."));
    createInterface({ input: child.stdout }).once("line", (line) => done(listening.parse(JSON.parse(line))));
  });
}
