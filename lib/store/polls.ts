import type { Transaction } from "./facts";
import type { PrismaClient } from "./generated/client";
import { dateOrNull, iso } from "./time";

export type RateLimit = { limit: number; remaining: number; resetAt: string };

export type PollOutcome = {
  project: string;
  at: string;
  ms: number;
  requests: number;
  points: number;
  changed: number;
  outcome: "ok" | "partial" | "failed";
  error?: string;
  rateLimit?: RateLimit | null;
};

/** Polls in a row that found nothing share one record, so that quiet weeks leave no growth. */
export async function writePollRecord(
  tx: Transaction,
  project: string,
  at: Date,
  poll: PollOutcome,
  changed: number,
): Promise<void> {
  const data = {
    lastAt: at,
    ms: Math.round(poll.ms),
    requests: poll.requests,
    points: poll.points,
    outcome: poll.outcome,
    error: poll.error ?? null,
    limit: poll.rateLimit?.limit ?? null,
    remaining: poll.rateLimit?.remaining ?? null,
    resetAt: dateOrNull(poll.rateLimit?.resetAt ?? null),
  };
  const last = await tx.poll.findFirst({ where: { project }, orderBy: { id: "desc" } });
  const same =
    last && changed === 0 && last.changed === 0 && last.outcome === data.outcome && last.error === data.error;
  if (same) await tx.poll.update({ where: { id: last.id }, data: { ...data, count: { increment: 1 } } });
  else await tx.poll.create({ data: { ...data, project, startedAt: at, changed } });
}

export async function readPolls(prisma: PrismaClient, project: string, at: Date | null, most = 20) {
  const rows = await prisma.poll.findMany({
    where: { project, ...(at ? { startedAt: { lte: at } } : {}) },
    orderBy: { id: "desc" },
    take: most,
  });
  return rows.map((row) => ({
    project,
    at: iso(at !== null && row.lastAt > at ? at : row.lastAt),
    ms: row.ms,
    requests: row.requests,
    points: row.points,
    changed: row.changed,
    count: row.count,
    outcome: row.outcome,
    error: row.error,
    rateLimit:
      row.limit !== null && row.remaining !== null && row.resetAt !== null
        ? { limit: row.limit, remaining: row.remaining, resetAt: iso(row.resetAt) }
        : null,
  }));
}
