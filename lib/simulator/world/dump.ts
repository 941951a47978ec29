import { suiteAt } from "./checks";
import type { World } from "./world";

/** The whole world at its moment as text, in one order, for comparing worlds with each other. */
export function dump(world: World): string {
  const repos = [...world.repos.values()].map((repo) => ({
    ...plain(repo),
    suites: [...repo.suiteById.values()].map((suite) => ({
      ...plain(suite),
      view: { ...suiteAt(suite, world.now), jobs: suiteAt(suite, world.now).jobs.map(plain) },
    })),
  }));
  return JSON.stringify({ now: world.now, people: [...world.people.values()], repos });
}

/** Maps become lists, and the way back to the repository is cut. */
function plain(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => key !== "repo" && key !== "suite" && key !== "suiteById" && typeof part !== "function")
      .map(([key, part]) => [
        key,
        part instanceof Map ? [...part.entries()].map(([k, v]) => [k, whole(v)]) : whole(part),
      ]),
  );
}

function whole(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(whole);
  if (value !== null && typeof value === "object") return plain(value);
  return value;
}
