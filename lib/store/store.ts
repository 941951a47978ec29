import type { Fact, FactKind } from "../domain/facts";
import { pauseName } from "../domain/progress";
import type { Source } from "../domain/source";
import { factCache } from "./content";
import type { Database } from "./database";
import { readFacts, writeGone, writeSeen } from "./facts";
import { acquireLease, checkFence, type LeaseHeld, leaseOf, releaseLease } from "./lease";
import {
  analyzeNotes,
  dropNotes,
  type NotesDocument,
  type NotesLine,
  type NotesQuestion,
  notesDocuments,
  searchNotes,
  tellingWords,
  writeNotes,
} from "./notes";
import {
  countMessages,
  type Due,
  forgetMessages,
  type Outcome,
  type Put,
  putMessages,
  settleMessage,
  takeDue,
  toldUpTo,
} from "./outbox";
import { type PollOutcome, type RateLimit, readPolls, writePollRecord } from "./polls";
import { readers } from "./readers";
import { forgetBefore, forgetProject, takeDelivery } from "./retention";
import { firstWhole, markOf, snapshotAt, snapshotsBetween } from "./snapshots";
import { readSources, writeSources } from "./sources";
import { iso } from "./time";
import { noteVerdict, readVerdicts, type VerdictRecord } from "./verdicts";
import { leaveWake, takeWakes } from "./wakes";

export type PollWrite = {
  project: string;
  /** The moment at which the poll saw it, by the product's clock. */
  at: string;
  seen: Fact[];
  gone: { kind: FactKind; key: string }[];
  /** The whole new state of each source that the poll touched. */
  sources: Source[];
  /** The poller's own memory, merged by name; null deletes. */
  memo: Record<string, unknown>;
  /** Null for a write in the middle of a poll. */
  poll: PollOutcome | null;
};

const replicaRestMs = 30_000;

/** Everything that is kept, for any number of projects. `space` keeps demo data apart from real data. */
export function createStore(db: Database, space = "") {
  const { prisma } = db;
  const cache = factCache();
  const name = (project: string) => space + project;
  const moment = (at: string | null) => (at === null ? null : new Date(at));

  let writes = 0;
  /** Grows when anything of what is read may have changed through this process. */
  const wrote = <T>(done: T): T => {
    writes++;
    return done;
  };

  async function writePoll(write: PollWrite, lease: LeaseHeld): Promise<{ changed: number }> {
    const project = name(write.project);
    return prisma.$transaction(
      async (tx) => {
        await checkFence(tx, { ...lease, key: name(lease.key) });
        const newest = await tx.snapshot.findFirst({ where: { project }, orderBy: { at: "desc" } });
        // Never before what is already kept, even when a machine's clock was set back.
        const at = new Date(Math.max(Date.parse(write.at), newest?.at.getTime() ?? 0));
        const facts = (await writeSeen(tx, project, at, write.seen)) + (await writeGone(tx, project, at, write.gone));
        const sources = await writeSources(tx, project, at, write.sources);
        for (const [key, value] of Object.entries(write.memo)) await writeMemo(tx, project, key, value);
        if (facts + sources > 0) await tx.snapshot.create({ data: { project, at, changed: facts } });
        if (write.poll) await writePollRecord(tx, project, at, write.poll, write.poll.changed + facts + sources);
        return { changed: facts + sources };
      },
      { timeout: 120_000, maxWait: 60_000 },
    );
  }

  /** A replica that did not answer is left in peace for a while: no reader waits for it again and again. */
  let replicaRestsUntil = 0;
  const noReplica = (): null => {
    replicaRestsUntil = performance.now() + replicaRestMs;
    return null;
  };

  /** A replica that has just what the primary has at that moment; null where there is none, or while it lags. */
  async function replicaAt(project: string, at: Date | null): Promise<typeof prisma | null> {
    const { reader } = db;
    if (reader === null || performance.now() < replicaRestsUntil) return null;
    const [here, there] = await Promise.all([
      snapshotAt(prisma, project, at),
      snapshotAt(reader, project, at).catch(noReplica),
    ]);
    return here !== null && here.id === there?.id ? reader : null;
  }

  async function factsAt(project: string, at: Date | null, kinds?: FactKind[]): Promise<Fact[]> {
    const replica = await replicaAt(project, at);
    const read = (from: typeof prisma) => readFacts(from, cache, project, at, kinds);
    return replica === null ? read(prisma) : read(replica).catch(() => read(noReplica() ?? prisma));
  }

  return {
    kind: db.kind,
    writes: () => writes,
    writePoll: (write: PollWrite, lease: LeaseHeld) => writePoll(write, lease).then(wrote),
    factsAt: (project: string, at: string | null, kinds?: FactKind[]) => factsAt(name(project), moment(at), kinds),
    sourcesAt: (project: string, at: string | null) => readSources(prisma, name(project), moment(at)),
    snapshotAt: (project: string, at: string | null) => snapshotAt(prisma, name(project), moment(at)),
    /** Equal as long as nothing is written that pages show: one cheap question instead of all of them. */
    mark: (project: string) => markOf(prisma, name(project)),
    /** The snapshot at the end of the first poll that read everything: earlier moments are told by timestamps. */
    firstWhole: (project: string) => firstWhole(prisma, name(project)),
    snapshotsBetween: (project: string, from: string, to: string) =>
      snapshotsBetween(prisma, name(project), new Date(from), new Date(to)),
    async memo(project: string): Promise<Record<string, unknown>> {
      const rows = await prisma.memo.findMany({ where: { project: name(project) } });
      return Object.fromEntries(rows.map((row) => [row.key, JSON.parse(row.value) as unknown]));
    },
    async polls(project: string, at: string | null) {
      const rows = await readPolls(prisma, name(project), moment(at));
      return rows.map((row) => ({ ...row, project }));
    },
    /** What was left of GitHub's limit when a poll was told it last. */
    async rateLimit(project: string): Promise<RateLimit | null> {
      const rows = await readPolls(prisma, name(project), null);
      return rows.find((row) => row.rateLimit !== null)?.rateLimit ?? null;
    },
    /** The pauses that GitHub asked of any project's poller. */
    async pauses(): Promise<unknown[]> {
      const rows = await prisma.memo.findMany({ where: { key: pauseName } });
      return rows.map((row) => JSON.parse(row.value) as unknown);
    },
    noteVerdict: (project: string, record: VerdictRecord) => noteVerdict(prisma, name(project), record).then(wrote),
    verdicts: (project: string, version: string, at: string | null) =>
      readVerdicts(prisma, name(project), version, moment(at)),
    toldUpTo: (project: string) => toldUpTo(prisma, name(project)),
    putMessages: (project: string, stretch: { from: string | null; to: string }, puts: readonly Put[], now: string) =>
      putMessages(prisma, name(project), stretch, puts, new Date(now)),
    async takeDue(projects: readonly string[], now: string, holdMs: number): Promise<Due[]> {
      const due = await takeDue(prisma, projects.map(name), new Date(now), holdMs);
      return due.map((one) => ({ ...one, project: one.project.slice(space.length) }));
    },
    settleMessage: (id: string, outcome: Outcome, now: string) => settleMessage(prisma, id, outcome, new Date(now)),
    countMessages: (projects: readonly string[]) => countMessages(prisma, projects.map(name)),
    forgetMessages: (endedBefore: string) => forgetMessages(prisma, new Date(endedBefore)),
    notesDocuments: (project: string) => notesDocuments(prisma, name(project)),
    writeNotes: (project: string, document: NotesDocument, lines: readonly NotesLine[]) =>
      writeNotes(prisma, name(project), document, lines).then(wrote),
    dropNotes: (project: string, tags: readonly string[]) => dropNotes(prisma, name(project), tags).then(wrote),
    analyzeNotes: () => analyzeNotes(prisma),
    async searchNotes(project: string, asked: NotesQuestion, limit: number) {
      const words = await tellingWords(prisma, asked.words);
      return searchNotes(prisma, name(project), { ...asked, words }, limit);
    },
    acquireLease: (key: string, holder: string, ttlMs: number) => acquireLease(prisma, name(key), holder, ttlMs),
    releaseLease: (key: string, holder: string) => releaseLease(prisma, name(key), holder),
    async leaseOf(key: string): Promise<{ holder: string; until: string } | null> {
      const lease = await leaseOf(prisma, name(key));
      return lease && { holder: lease.holder, until: iso(lease.until) };
    },
    seenDelivery: (id: string) => takeDelivery(prisma, id),
    leaveWake: (id: string, project: string, concern: unknown) =>
      leaveWake(prisma, id, name(project), JSON.stringify(concern)),
    async takeWakes(holder: string): Promise<{ project: string; concern: unknown }[]> {
      const taken = await takeWakes(prisma, holder);
      return taken.map((one) => ({
        project: one.project.slice(space.length),
        concern: JSON.parse(one.concern) as unknown,
      }));
    },
    forgetBefore: (project: string, before: string) =>
      forgetBefore(prisma, name(project), new Date(before)).then(wrote),
    forgetProject: (project: string) => forgetProject(prisma, name(project)).then(wrote),
    readers: readers(prisma),
    /** A cheap question, to know that the database answers. */
    async ping(): Promise<void> {
      await prisma.$queryRaw`SELECT 1`;
    },
  };
}

type Writer = Parameters<Parameters<Database["prisma"]["$transaction"]>[0]>[0];

async function writeMemo(tx: Writer, project: string, key: string, value: unknown): Promise<void> {
  if (value === null) {
    await tx.memo.deleteMany({ where: { project, key } });
    return;
  }
  const text = JSON.stringify(value);
  await tx.memo.upsert({
    where: { project_key: { project, key } },
    create: { project, key, value: text },
    update: { value: text },
  });
}

export type Store = ReturnType<typeof createStore>;
