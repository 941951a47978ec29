import { run } from "./run";

const ending = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ending.abort());
// A reader that has seen enough, as `head` has, closes the pipe: that is no fault.
process.stdout.on("error", () => process.exit(0));

const code = await run(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  width: process.stdout.isTTY ? process.stdout.columns : null,
  ending: ending.signal,
});
process.exitCode = code;
