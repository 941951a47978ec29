import { describe, expect, it } from "vitest";
import { scenarios, defaultScenario as simulatorsOwn } from "../simulator/scenarios/index";
import { defaultScenario, demoProjects, demoScenarios } from "./demo";

it("names each world of the simulated GitHub, and no other", () => {
  expect(demoScenarios.map(({ name }) => name).sort()).toEqual(scenarios.map(({ name }) => name).sort());
  expect(defaultScenario).toBe(simulatorsOwn);
});

/** The names that the worlds' own truth rests on. */
describe.each(scenarios.map((scenario) => [scenario.name, scenario] as const))("the demo of %s", (name, scenario) => {
  it("is configured as its world expects", () => {
    const configured = demoProjects(name);
    expect(configured).toHaveLength(scenario.projects.length);
    for (const [at, settings] of scenario.projects.entries()) {
      const { workflows, ...rest } = settings;
      expect(configured[at]).toMatchObject(rest);
      if (workflows) expect(configured[at]?.workflows).toMatchObject({ ...workflows, nightly: null });
    }
  });
});
