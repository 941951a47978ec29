import { lockContents } from "./facts";
import type { PrismaClient } from "./generated/client";
import { endOfTime } from "./time";

const deliveriesKeptMs = 3 * 24 * 3600 * 1000;

/**
 * Removes what was superseded before `before`. What still holds is never removed, however old, and the snapshot that
 * stood at `before` stays: nothing changed between the two, so that each later moment can be shown.
 */
export async function forgetBefore(prisma: PrismaClient, project: string, before: Date): Promise<number> {
  const superseded = { project, validUntil: { lt: before, not: endOfTime } };
  const { count } = await prisma.factVersion.deleteMany({ where: superseded });
  await prisma.sourceVersion.deleteMany({ where: superseded });
  const newest = await prisma.poll.findFirst({ where: { project }, orderBy: { id: "desc" } });
  if (newest) await prisma.poll.deleteMany({ where: { project, lastAt: { lt: before }, id: { not: newest.id } } });
  const stood = await prisma.snapshot.findFirst({ where: { project, at: { lte: before } }, orderBy: { at: "desc" } });
  if (stood) await prisma.snapshot.deleteMany({ where: { project, at: { lt: stood.at } } });
  await dropUnusedContent(prisma);
  return count;
}

/** Empties everything that is kept of a project: the demo begins anew at each start. */
export async function forgetProject(prisma: PrismaClient, project: string): Promise<void> {
  const where = { project };
  await prisma.$transaction([
    prisma.factVersion.deleteMany({ where }),
    prisma.sourceVersion.deleteMany({ where }),
    prisma.poll.deleteMany({ where }),
    prisma.snapshot.deleteMany({ where }),
    prisma.memo.deleteMany({ where }),
    prisma.verdictChange.deleteMany({ where }),
    prisma.outgoing.deleteMany({ where }),
    prisma.told.deleteMany({ where }),
    prisma.notesEntry.deleteMany({ where }),
    prisma.notesDocument.deleteMany({ where }),
  ]);
  await dropUnusedContent(prisma);
}

/** A poll that is being written may be about to use again what nothing used until now: it is waited for, and it waits. */
async function dropUnusedContent(prisma: PrismaClient): Promise<void> {
  await prisma.$transaction(
    async (tx) => {
      await lockContents(tx, "alone");
      await tx.$executeRaw`
        DELETE FROM "Content" c WHERE NOT EXISTS (SELECT 1 FROM "FactVersion" v WHERE v."contentHash" = c.hash)`;
    },
    { timeout: 120_000, maxWait: 60_000 },
  );
}

/** True when the delivery is new; a replay is false. */
export async function takeDelivery(prisma: PrismaClient, id: string): Promise<boolean> {
  const { count } = await prisma.delivery.createMany({ data: [{ id }], skipDuplicates: true });
  await prisma.delivery.deleteMany({ where: { at: { lt: new Date(Date.now() - deliveriesKeptMs) } } });
  return count > 0;
}
