import type { Comment, Commit, Milestone, Person, Pull, Repo, Suite, Thread } from "./model";

export type Happening = { at: string; do: (world: World) => void };

/**
 * The state of the simulated GitHub at one moment. It only moves forward, event by event, so that arriving at a
 * time in one step or in a hundred gives the same world; going back starts it again.
 */
export class World {
  now = "0000";
  /** Grows with every event applied; what is cached for one version may not be used for another. */
  version = 0;
  repos = new Map<string, Repo>();
  people = new Map<string, Person>();
  #next = 0;
  #cache = new Map<string, unknown>();

  constructor(private happenings: readonly Happening[]) {}

  /** From now on only this happens: for whoever acts in the world instead of watching it. */
  goOn(next: readonly Happening[]): void {
    this.happenings = [...this.happenings.slice(0, this.#next), ...next];
  }

  moveTo(time: string): void {
    if (time < this.now) this.#restart();
    this.now = time;
    for (let event = this.happenings[this.#next]; event && event.at <= time; event = this.happenings[this.#next]) {
      event.do(this);
      this.#next += 1;
      this.version += 1;
      this.#cache.clear();
    }
  }

  /** Computes once per version of the world. */
  cached<T>(key: string, compute: () => T): T {
    if (!this.#cache.has(key)) this.#cache.set(key, compute());
    return this.#cache.get(key) as T;
  }

  repo(name: string): Repo {
    return found(this.repos.get(name), `repository ${name}`);
  }

  #restart(): void {
    this.repos = new Map();
    this.people = new Map();
    this.#cache.clear();
    this.#next = 0;
    this.version += 1;
  }
}

export function threadOf(repo: Repo, number: number): Thread {
  return found(repo.threads.get(number), `${repo.name}#${number}`);
}

export function pullOf(repo: Repo, number: number): Pull {
  const thread = threadOf(repo, number);
  if (thread.__typename !== "PullRequest") throw new Error(`the script says ${repo.name}#${number} is a pull request`);
  return thread;
}

export function commentOf(repo: Repo, id: string): Comment {
  return found(repo.comments.get(id), `comment ${id} of ${repo.name}`);
}

export function commitOf(repo: Repo, sha: string): Commit {
  return found(repo.commits.get(sha), `commit ${sha} of ${repo.name}`);
}

export function suiteOf(repo: Repo, id: string): Suite {
  return found(repo.suiteById.get(id), `check suite ${id} of ${repo.name}`);
}

export function headOf(repo: Repo, branch: string): string {
  return found(repo.branches.get(branch), `branch ${branch} of ${repo.name}`);
}

export function milestoneOf(repo: Repo, title: string): Milestone {
  return found(
    [...repo.milestones.values()].find((one) => one.title === title),
    `milestone ${title} of ${repo.name}`,
  );
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the script has no ${what} yet`);
  return value;
}
