import { type Random, random } from "../random";
import { scriptTime } from "../time";
import type { Association, Repo } from "./model";
import { type Happening, World } from "./world";

/** Collects what happens in a world, in any order; the world plays it in the order of time. */
export class Script {
  readonly random: Random;
  #happenings: (Happening & { order: number })[] = [];
  #ids = new Map<string, number>();

  constructor(readonly seed: number) {
    this.random = random(seed);
  }

  on(at: string, change: (world: World) => void): void {
    this.#happenings.push({ at: scriptTime(at), do: change, order: this.#happenings.length });
  }

  /** A number like GitHub's: it grows with time, and two things of one second still differ. */
  id(at: string): string {
    const minutes = Math.floor((Date.parse(scriptTime(at)) - Date.parse("2026-01-01T00:00:00Z")) / 60_000);
    const used = (this.#ids.get(`${minutes}`) ?? 0) + 1;
    this.#ids.set(`${minutes}`, used);
    return String(3_700_000_000 + minutes * 3_800 + used);
  }

  /** Numbers from 1 within a family: `count("run")` is the next run number. */
  count(family: string): number {
    const next = (this.#ids.get(family) ?? 0) + 1;
    this.#ids.set(family, next);
    return next;
  }

  /** In the order of time. */
  happenings(): Happening[] {
    return this.#happenings.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.order - b.order));
  }

  world(): World {
    return new World(this.happenings());
  }
}

/** The part of a script that plays in one repository. */
export type Place = { script: Script; repo: string };

export function repository(
  script: Script,
  made: { name: string; at: string; trunk?: string; people: Record<string, Association>; bots?: string[] },
): Place {
  script.on(made.at, (world) => {
    world.repos.set(made.name, emptyRepo(made.name, scriptTime(made.at), made.trunk ?? "main", made.people));
    for (const login of Object.keys(made.people))
      if (!world.people.has(login)) world.people.set(login, { __typename: "User", login, name: null });
    for (const login of made.bots ?? []) world.people.set(login, { __typename: "Bot", login, name: null });
  });
  return { script, repo: made.name };
}

function emptyRepo(name: string, createdAt: string, trunk: string, people: Record<string, Association>): Repo {
  return {
    __typename: "Repository",
    name,
    trunk,
    createdAt,
    people: new Map(Object.entries(people)),
    labels: new Map(),
    milestones: new Map(),
    threads: new Map(),
    comments: new Map(),
    branches: new Map(),
    tags: new Map(),
    tagObjects: new Map(),
    commits: new Map(),
    releases: new Map(),
    suites: new Map(),
    suiteById: new Map(),
  };
}
