import { empty } from "./empty";
import type { Scenario } from "./scenario";

export const scenarios: readonly Scenario[] = [empty];

export const defaultScenario = "pytorch-2.12";

export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find((one) => one.name === name);
  if (found) return found;
  throw new Error(`There is no scenario "${name}". Choose one of: ${scenarios.map((one) => one.name).join(", ")}.`);
}
