/** Webhooks reach any process; only the one that polls a project can look. They are left here for it. */
import type { PrismaClient } from "./generated/client";

export async function leaveWake(prisma: PrismaClient, id: string, project: string, concern: string): Promise<void> {
  await prisma.delivery.updateMany({ where: { id }, data: { project, concern } });
}

/** What waits for the projects that this holder polls; each is given out once. */
export async function takeWakes(prisma: PrismaClient, holder: string): Promise<{ project: string; concern: string }[]> {
  return prisma.$queryRaw<{ project: string; concern: string }[]>`
    UPDATE "Delivery" AS left_here SET concern = NULL, project = NULL
    FROM (
      SELECT id, project, concern FROM "Delivery"
      WHERE project IN (SELECT key FROM "Lease" WHERE holder = ${holder} AND "expiresAt" > now())
      FOR UPDATE SKIP LOCKED
    ) AS waiting
    WHERE left_here.id = waiting.id
    RETURNING waiting.project, waiting.concern`;
}
