/** One poll's desk: what it works with, and how its tasks keep what they read. */
import { type Fact, type FactKind, factKey, factSchema } from "../domain/facts";
import { progressName, progressWords } from "../domain/progress";
import type { Project } from "../domain/project";
import type { GitHub } from "../github/client";
import { endsPoll, GitHubError } from "../github/errors";
import type { Followed } from "./followed";
import { type Memory, MemoryDraft } from "./memory";
import type { FirstRead } from "./progress";
import type { SourceBook, SourceId, Trouble } from "./sources";
import type { Facts, LeaseHeld } from "./store-port";

export type Log = {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
};

export type Desk = {
  project: Project;
  github: GitHub;
  store: Facts;
  lease: LeaseHeld;
  log: Log;
  /** Product time of this poll. */
  now: string;
  /** When the next poll is likely due, in product time; the end of the poll settles it. */
  nextPoll: string;
  machineNow: () => number;
  memory: Memory;
  sources: SourceBook;
  followed: Followed[];
  /** Every list is read whole: the first poll, and once an hour. */
  whole: boolean;
  first: boolean;
  changed: number;
  /** How milestones were seen to stand, by key: they tell no time of their own. */
  milestones: Map<string, string>;
  /** A moment of the machine's clock before which GitHub must not be asked again. */
  notBefore: number | null;
  /** The first trouble of this poll, whether it ended it, and whether all of its troubles will be there next time. */
  trouble: { text: string; ended: boolean; lasting: boolean } | null;
  /** Null where the project was read before. */
  firstRead: FirstRead | null;
  progress: (done: number, total: number | null) => void;
};

/** What one task has read. It is stored with the memory of having read it, in one write, or not at all. */
export class Draft extends MemoryDraft {
  private seen: Fact[] = [];
  private gone: { kind: FactKind; key: string }[] = [];
  readonly desk: Desk;

  constructor(desk: Desk) {
    super(desk.memory);
    this.desk = desk;
  }

  see(...facts: Fact[]): void {
    for (const fact of facts) {
      refuseOdd(fact);
      this.seen.push(fact);
      if (fact.kind === "milestone") this.desk.milestones.set(factKey(fact), JSON.stringify(fact));
    }
  }

  forget(kind: FactKind, keys: Iterable<string>): void {
    for (const key of keys) this.gone.push({ kind, key });
  }

  /** Keeps what was read so far, so that pages fill and a first read that breaks off goes on where it was. */
  async flush(): Promise<void> {
    if (this.seen.length + this.gone.length + this.changes.size === 0) return;
    await write(this.desk, { seen: this.seen, gone: this.gone, memo: Object.fromEntries(this.changes) });
    this.desk.memory.keep(this.changes);
    this.changes.clear();
    this.seen = [];
    this.gone = [];
  }
}

/** What is kept is read back by its schema: a word that is new to GitHub would be in the way of every page. */
function refuseOdd(fact: Fact): void {
  const { error } = factSchema.safeParse(fact);
  if (!error) return;
  const where = error.issues[0]?.path.join(".");
  const text = `GitHub's answer about a ${fact.kind} has a shape that is not known (${where}). A newer version of this dashboard may know it.`;
  throw new GitHubError("malformed", text);
}

type Written = { seen: Fact[]; gone: { kind: FactKind; key: string }[]; memo: Record<string, unknown> };

/** Each write of a first read keeps how far it is, for readers in any process. */
export async function write(desk: Desk, written: Written): Promise<void> {
  const project = desk.project.slug;
  const progress = desk.firstRead?.progress ?? null;
  const memo = progress === null ? written.memo : { ...written.memo, [progressName]: progress };
  const sources = desk.sources.takeTouched();
  const { changed } = await desk.store.writePoll(
    { project, at: desk.now, ...written, memo, sources, poll: null },
    desk.lease,
  );
  desk.changed += changed;
  if (progress !== null && desk.firstRead?.isNews()) {
    desk.log.info({ project, ...progress }, `First read: ${progressWords(progress)}`);
  }
}

type Reading = (draft: Draft) => Promise<void>;

/** Runs one task for its sources. A failure closes nothing, deletes nothing and is told at each of them. */
export function task(desk: Desk, ids: SourceId[], read: Reading): Promise<boolean> {
  return run(desk, ids, read, () => {
    const unspoilt = ids.filter((id) => !desk.sources.isBad(id));
    desk.sources.good(unspoilt, desk.now, desk.nextPoll);
  });
}

/** A part of what its sources need: its failure is theirs, but its success says nothing of them yet. */
export const part = (desk: Desk, ids: SourceId[], read: Reading): Promise<boolean> => run(desk, ids, read, () => {});

async function run(desk: Desk, ids: SourceId[], read: Reading, succeed: () => void): Promise<boolean> {
  if (desk.trouble?.ended) {
    desk.sources.bad(ids, desk.now, { text: desk.trouble.text, partial: false, nextTry: desk.nextPoll });
    return false;
  }
  if (desk.sources.reading(ids)) await write(desk, { seen: [], gone: [], memo: {} });
  const draft = new Draft(desk);
  try {
    await read(draft);
    succeed();
    await draft.flush();
    return true;
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    noteTrouble(desk, ids, error);
    return false;
  }
}

/** What GitHub answers to the same question an hour later too. */
const lastingCodes = new Set<string>(["not-found", "forbidden", "truncated"]);

export function noteTrouble(desk: Desk, ids: SourceId[], error: GitHubError): void {
  const ended = endsPoll(error);
  if (error.notBefore !== null) {
    desk.nextPoll = later(desk, error.notBefore);
    desk.notBefore = Math.max(desk.notBefore ?? 0, error.notBefore);
  }
  const trouble: Trouble = { text: error.message, partial: error.code === "partial", nextTry: desk.nextPoll };
  desk.sources.bad(ids, desk.now, trouble);
  desk.log.warn({ project: desk.project.slug, sources: ids, code: error.code }, error.message);
  const lasting = lastingCodes.has(error.code) && desk.trouble?.lasting !== false;
  const text = desk.trouble === null || ended ? error.message : desk.trouble.text;
  desk.trouble = { text, ended, lasting };
}

/** A moment of the machine's clock, told in product time. */
function later(desk: Desk, machineMoment: number): string {
  const waitMs = Math.max(0, machineMoment - desk.machineNow());
  const moment = new Date(Date.parse(desk.now) + waitMs).toISOString();
  return moment > desk.nextPoll ? moment : desk.nextPoll;
}
