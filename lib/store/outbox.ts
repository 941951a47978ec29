/** Messages on their way out. They are put here in the transaction that says up to when everything was told. */
import { Prisma, type PrismaClient } from "./generated/client";
import { iso } from "./time";

export type Put = {
  target: string;
  topic: string;
  /** Makes the message; given the one of the same topic that nobody has taken yet, it makes the one that replaces it. */
  make(waiting: { body: string; since: string } | null): { body: string; dueAt: string };
};

export type Due = { id: string; project: string; target: string; topic: string; body: string; attempts: number };

export async function toldUpTo(prisma: PrismaClient, project: string): Promise<string | null> {
  const row = await prisma.told.findUnique({ where: { project } });
  return row && iso(row.at);
}

/** False when another process has told of this stretch already: then nothing is written. */
export async function putMessages(
  prisma: PrismaClient,
  project: string,
  stretch: { from: string | null; to: string },
  puts: readonly Put[],
  now: Date,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const to = new Date(stretch.to);
    const { count } =
      stretch.from === null
        ? await tx.told.createMany({ data: [{ project, at: to }], skipDuplicates: true })
        : await tx.told.updateMany({ where: { project, at: new Date(stretch.from) }, data: { at: to } });
    if (count === 0) return false;
    for (const { target, topic, make } of puts) {
      const waiting = await tx.outgoing.findFirst({
        where: { project, target, topic, endedAt: null, attempts: 0 },
        orderBy: { id: "desc" },
      });
      const { body, dueAt } = make(waiting && { body: waiting.body, since: iso(waiting.since) });
      const data = { body, dueAt: new Date(dueAt) };
      if (waiting) await tx.outgoing.update({ where: { id: waiting.id }, data });
      else await tx.outgoing.create({ data: { ...data, project, target, topic, since: now } });
    }
    return true;
  });
}

/**
 * Takes what is due, for so long: whoever took it and ended before it was delivered leaves it to the next.
 * Two processes never take the same one at once.
 */
export async function takeDue(
  prisma: PrismaClient,
  projects: readonly string[],
  now: Date,
  holdMs: number,
  most = 20,
): Promise<Due[]> {
  if (projects.length === 0) return [];
  const until = new Date(now.getTime() + holdMs);
  const rows = await prisma.$queryRaw<(Omit<Due, "id"> & { id: bigint })[]>`
    UPDATE "Outgoing" SET attempts = attempts + 1, "dueAt" = ${until}
    WHERE id IN (
      SELECT id FROM "Outgoing"
      WHERE "endedAt" IS NULL AND "dueAt" <= ${now} AND project IN (${Prisma.join([...projects])})
      ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED)
    RETURNING id, project, target, topic, body, attempts`;
  return rows.map((row) => ({ ...row, id: String(row.id) })).sort((a, b) => Number(a.id) - Number(b.id));
}

export type Outcome = { delivered: true } | { delivered: false; error: string; retryAt: string | null };

/** Delivered, given up (no next try), or tried again later. */
export async function settleMessage(prisma: PrismaClient, id: string, outcome: Outcome, now: Date): Promise<void> {
  const data = outcome.delivered
    ? { delivered: true, endedAt: now, error: null }
    : outcome.retryAt === null
      ? { endedAt: now, error: outcome.error }
      : { dueAt: new Date(outcome.retryAt), error: outcome.error };
  await prisma.outgoing.update({ where: { id: BigInt(id) }, data });
}

export async function countMessages(prisma: PrismaClient, projects: readonly string[]) {
  const of = (where: Prisma.OutgoingWhereInput) =>
    prisma.outgoing.count({ where: { project: { in: [...projects] }, ...where } });
  const [waiting, delivered, givenUp] = await Promise.all([
    of({ endedAt: null }),
    of({ delivered: true }),
    of({ delivered: false, endedAt: { not: null } }),
  ]);
  return { waiting, delivered, givenUp };
}

/** Ended messages are kept for a while, to look at. */
export async function forgetMessages(prisma: PrismaClient, endedBefore: Date): Promise<void> {
  await prisma.outgoing.deleteMany({ where: { endedAt: { lt: endedBefore } } });
}
