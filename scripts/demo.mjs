// `npm run demo -- --scenario NAME --speed N`: the same server on a world of the simulated GitHub.
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: { scenario: { type: "string", default: "pytorch-2.12" }, speed: { type: "string", default: "1" } },
});
process.env.HUD_DEMO = values.scenario;
process.env.HUD_DEMO_SPEED = values.speed;
await import("./start.mjs");
