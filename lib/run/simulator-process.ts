import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";

export type SimulatorProcess = { url: string; stop(): Promise<void> };

const listening = z.object({ url: z.string() });

/** The simulated GitHub runs as a process of its own: nothing of it is loaded into the server. */
export async function startSimulatorProcess(options: {
  scenario: string;
  now: string;
  origin: number;
  speed: number;
  control: boolean;
}): Promise<SimulatorProcess> {
  const file = ["lib", "simulator", "main.ts"].join("/");
  const words = ["--scenario", options.scenario, "--now", options.now, "--origin", String(options.origin)];
  const args = [
    "--import",
    "tsx",
    file,
    ...words,
    "--speed",
    String(options.speed),
    ...(options.control ? ["--control"] : []),
  ];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const url = await firstLine(child);
  const gone = new Promise((done) => child.once("exit", done));
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      await gone;
    },
  };
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`The simulated GitHub ended with ${code} before it answered.`)));
    if (!child.stdout) return failed(new Error("The simulated GitHub has no output."));
    createInterface({ input: child.stdout }).once("line", (line) => done(listening.parse(JSON.parse(line)).url));
  });
}
