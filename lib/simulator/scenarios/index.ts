import { Script } from "../world/script";
import type { World } from "../world/world";
import { allGreen } from "./all-green";
import { empty } from "./empty";
import { highLoad } from "./high-load";
import { native } from "./native";
import { patch2121 } from "./patch-2.12.1";
import { pytorch212 } from "./pytorch-2.12";
import { red } from "./red";
import type { Scenario } from "./scenario";

export const scenarios: readonly Scenario[] = [pytorch212, patch2121, allGreen, red, native, empty, highLoad];

export const defaultScenario = "pytorch-2.12";

export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find((one) => one.name === name);
  if (found) return found;
  throw new Error(`There is no scenario "${name}". Choose one of: ${scenarios.map((one) => one.name).join(", ")}.`);
}

const defaultSeed = 2012;

/** Builds the world of a scenario, before anything has happened in it. */
export function worldOf(name: string, seed = defaultSeed): World {
  const script = new Script(seed);
  scenarioNamed(name).play(script);
  return script.world();
}
