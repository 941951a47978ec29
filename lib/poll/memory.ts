/** What the poller remembers between polls. A memory that cannot be read is no memory: the thing is read again. */
import { z } from "zod";
import { pauseName } from "../domain/progress";

const stamp = z.string();
const commitPoint = z.object({ sha: z.string(), at: z.string() });

const threadMemory = z.object({
  id: z.string(),
  kind: z.enum(["issue", "pull"]),
  updatedAt: stamp,
  base: z.string().nullable(),
  checks: z.string().nullable(),
  milestone: z.string().nullable(),
  /** True where it was read with reviews, checks and files. */
  reviewed: z.boolean(),
  /** Issues and pull requests that it names, as repo#number. */
  names: z.array(z.string()),
});
export type ThreadMemory = z.infer<typeof threadMemory>;

const trackerMemory = z.object({
  number: z.number().int(),
  version: z.string(),
  branch: z.string().nullable(),
  open: z.boolean(),
  createdAt: z.string(),
});
export type TrackerMemory = z.infer<typeof trackerMemory>;

const branchMemory = z.object({
  head: commitPoint.nullable(),
  cut: commitPoint.nullable(),
  /** Newest first. */
  shas: z.array(z.string()),
});
export type BranchMemory = z.infer<typeof branchMemory>;

const memoOf = <T>(name: string, schema: z.ZodType<T>) => ({ name, schema });

/** Every memory by name; those that exist many times take an id. */
export const memo = {
  watermark: memoOf("watermark", z.object({ pulls: stamp, issues: stamp })),
  reconciledAt: memoOf("reconciledAt", z.string()),
  pageSizes: memoOf("pageSizes", z.record(z.string(), z.number())),
  trackers: memoOf("trackers", z.array(trackerMemory)),
  /** How many issues carry the tracker label. */
  trackerTotal: memoOf("trackerTotal", z.number()),
  checklists: memoOf("checklists", z.array(z.number())),
  threads: memoOf("threads", z.record(z.string(), threadMemory)),
  /** What a text names and GitHub does not have; asked for again once an hour. */
  absent: memoOf("absent", z.array(z.string())),
  /** What GitHub asked of the token with which the project is read. */
  pause: memoOf(pauseName, z.object({ until: z.string(), text: z.string(), of: z.string() })),
  /** What a text names otherwise than GitHub does: in other letters, or as it was called before. */
  aliases: memoOf("aliases", z.record(z.string(), z.string())),
  /** Watched repositories that the last look did not see; it looked twice. */
  unseen: memoOf("unseen", z.array(z.string())),
  comments: memoOf(
    "comments",
    z.record(z.string(), z.object({ key: z.string(), updatedAt: stamp, names: z.array(z.string()) })),
  ),
  branch: memoOf("branch", branchMemory),
  trunk: memoOf("trunk", z.object({ head: z.string(), from: commitPoint, newest: z.number().int() })),
  tags: memoOf("tags", z.record(z.string(), z.object({ mark: z.string(), sha: z.string(), at: z.string() }))),
  /** How many tags hold a text, where a probe does not show all of them. */
  tagTotal: memoOf("tagTotal", z.number()),
  published: memoOf(
    "published",
    z.record(
      z.string(),
      z.object({ tag: z.string(), updatedAt: stamp, publishedAt: z.string().nullable(), names: z.array(z.string()) }),
    ),
  ),
  milestone: memoOf("milestone", z.object({ number: z.number(), issues: z.number(), pulls: z.number() })),
  pullTotal: memoOf("pullTotal", z.number()),
  suites: memoOf("suites", z.record(z.string(), stamp)),
  document: memoOf("document", z.object({ oid: z.string().nullable(), names: z.array(z.string()) })),
  companion: memoOf(
    "companion",
    z.object({ trunk: z.string(), branches: z.array(z.object({ name: z.string(), cut: z.string() })) }),
  ),
} as const;

type Memo<T> = { name: string; schema: z.ZodType<T> };

/** Anything that can be asked what is remembered. */
export interface Remembering {
  get<T>(what: Memo<T>, id?: string): T | null;
}

const nameOf = (what: { name: string }, id = ""): string => (id === "" ? what.name : `${what.name} ${id}`);

export class Memory implements Remembering {
  private readonly values = new Map<string, unknown>();

  constructor(stored: Record<string, unknown>) {
    for (const [name, value] of Object.entries(stored)) this.values.set(name, value);
  }

  get<T>(what: Memo<T>, id = ""): T | null {
    const parsed = what.schema.safeParse(this.values.get(nameOf(what, id)));
    return parsed.success ? parsed.data : null;
  }

  /** The ids under which a memory is kept. */
  ids(what: { name: string }): string[] {
    const prefix = `${what.name} `;
    return [...this.values.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  }

  keep(changes: ReadonlyMap<string, unknown>): void {
    for (const [name, value] of changes) {
      if (value === null) this.values.delete(name);
      else this.values.set(name, value);
    }
  }
}

/** Changes on top of a memory: kept when they are stored, forgotten when the task fails. */
export class MemoryDraft implements Remembering {
  readonly changes = new Map<string, unknown>();
  private readonly memory: Memory;

  constructor(memory: Memory) {
    this.memory = memory;
  }

  get<T>(what: Memo<T>, id = ""): T | null {
    const name = nameOf(what, id);
    if (!this.changes.has(name)) return this.memory.get(what, id);
    const parsed = what.schema.safeParse(this.changes.get(name));
    return parsed.success ? parsed.data : null;
  }

  set<T>(what: Memo<T>, id: string, value: T | null): void {
    this.changes.set(nameOf(what, id), value);
  }
}
