// Plain lines that say what is done and how long it takes.
import { spawn } from "node:child_process";

export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Runs a command; every 10 s a line says that it still works. Its own output is kept and shown when it fails. */
export async function step(label, command, args, { env = {}, show = false } = {}) {
  const since = performance.now();
  console.log(`${label} …`);
  const progress = setInterval(() => console.log(`  still at it, ${seconds(since)}`), 10_000);
  const { code, output } = await run(command, args, { env, show });
  clearInterval(progress);
  if (code !== 0) {
    if (!show) console.error(output);
    throw new Error(`${label} failed (${[command, ...args].join(" ")} ended with ${code})`);
  }
  console.log(`  done in ${seconds(since)}`);
  return output;
}

export function run(command, args, { env = {}, show = false } = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output += chunk;
        if (show) process.stdout.write(chunk);
      });
    }
    child.once("error", failed);
    child.once("close", (code) => done({ code, output }));
  });
}
