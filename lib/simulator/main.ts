import { fstatSync } from "node:fs";
import { parseArgs } from "node:util";
import { startSimulator } from "./server";

const { values } = parseArgs({
  options: {
    scenario: { type: "string" },
    speed: { type: "string" },
    port: { type: "string" },
    now: { type: "string" },
    seed: { type: "string" },
    control: { type: "boolean", default: false },
  },
});

try {
  const simulator = await startSimulator(optionsFrom(values, process.env));
  process.stdout.write(`${JSON.stringify({ url: simulator.url, now: simulator.clock.now() })}\n`);
  const end = () => void simulator.close().finally(() => process.exit(0));
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  endWithParent(end);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function optionsFrom(given: typeof values, environment: NodeJS.ProcessEnv) {
  const now = given.now ?? environment.HUD_NOW;
  const speed = given.speed ?? environment.HUD_DEMO_SPEED;
  return {
    ...(given.scenario ? { scenario: given.scenario } : {}),
    ...(now ? { now } : {}),
    ...(speed ? { speed: number("speed", speed) } : {}),
    ...(given.port ? { port: number("port", given.port) } : {}),
    ...(given.seed ? { seed: number("seed", given.seed) } : {}),
    control: given.control,
  };
}

function number(name: string, text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new Error(`--${name} needs a number, not "${text}".`);
}

/** A closed pipe or channel means that whoever started this is gone; a terminal or a file says nothing. */
function endWithParent(end: () => void): void {
  process.once("disconnect", end);
  const input = fstatSync(0);
  if (!input.isFIFO() && !input.isSocket()) return;
  process.stdin.once("end", end).once("close", end).resume();
}
