import type { Transaction } from "./facts";
import type { PrismaClient } from "./generated/client";

export type LeaseHeld = { key: string; holder: string; fence: bigint };

export class LeaseLost extends Error {
  constructor(lease: LeaseHeld) {
    super(`Another poller has taken over ${lease.key}. Nothing was written.`);
    this.name = "LeaseLost";
  }
}

/** Takes or renews a lease by the database's clock. Returns the fence, or null when another holds it. */
export async function acquireLease(
  prisma: PrismaClient,
  key: string,
  holder: string,
  ttlMs: number,
): Promise<bigint | null> {
  const rows = await prisma.$queryRaw<{ fence: bigint }[]>`
    INSERT INTO "Lease" (key, holder, fence, "expiresAt")
    VALUES (${key}, ${holder}, 1, now() + ${ttlMs} * interval '1 ms')
    ON CONFLICT (key) DO UPDATE SET
      holder = EXCLUDED.holder,
      "expiresAt" = EXCLUDED."expiresAt",
      fence = "Lease".fence
        + CASE WHEN "Lease".holder = EXCLUDED.holder AND "Lease"."expiresAt" > now() THEN 0 ELSE 1 END
    WHERE "Lease".holder = EXCLUDED.holder OR "Lease"."expiresAt" <= now()
    RETURNING fence`;
  return rows[0]?.fence ?? null;
}

export async function releaseLease(prisma: PrismaClient, key: string, holder: string): Promise<void> {
  await prisma.$executeRaw`UPDATE "Lease" SET "expiresAt" = now() - interval '1 second' WHERE key = ${key} AND holder = ${holder}`;
}

/**
 * Locks the lease's row, so that no other poller can take over while this transaction writes. A server may learn only
 * after hours that a machine is gone, so that it is told how long to wait for this one's next word.
 */
export async function checkFence(tx: Transaction, lease: LeaseHeld): Promise<void> {
  await tx.$queryRaw`SELECT set_config('idle_in_transaction_session_timeout', '30s', true)`;
  const rows = await tx.$queryRaw<{ fence: bigint }[]>`
    SELECT fence FROM "Lease"
    WHERE key = ${lease.key} AND holder = ${lease.holder} AND fence = ${lease.fence} AND "expiresAt" > now()
    FOR UPDATE`;
  if (rows.length === 0) throw new LeaseLost(lease);
}

export async function leaseOf(prisma: PrismaClient, key: string): Promise<{ holder: string; until: Date } | null> {
  const row = await prisma.lease.findUnique({ where: { key } });
  return row ? { holder: row.holder, until: row.expiresAt } : null;
}
