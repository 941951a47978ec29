import { z } from "zod";
import { type Source, sourceKinds } from "../domain/source";
import type { Transaction } from "./facts";
import type { PrismaClient } from "./generated/client";
import { dateOrNull, endOfTime, isoOrNull } from "./time";

/** What is kept as one version; `lastOk` and `nextTry` move with every poll and stand in columns of their own. */
const bodySchema = z.object({
  kind: z.enum(sourceKinds),
  project: z.string(),
  version: z.string().nullable(),
  what: z.string(),
  state: z.enum(["ok", "stale", "failed", "partial", "reading", "never"]),
  complete: z.boolean(),
  error: z.object({ at: z.string(), text: z.string() }).nullable(),
});

/** Returns how many sources changed in more than their times. */
export async function writeSources(tx: Transaction, project: string, at: Date, sources: Source[]): Promise<number> {
  if (sources.length === 0) return 0;
  const current = await tx.sourceVersion.findMany({
    where: { project, validUntil: endOfTime, source: { in: sources.map((source) => source.id) } },
  });
  const before = new Map(current.map((row) => [row.source, row]));
  let changed = 0;
  for (const source of sources) {
    const { id, lastOk, nextTry, ...rest } = source;
    const body = JSON.stringify(bodySchema.parse(rest));
    const times = { lastOk: dateOrNull(lastOk), nextTry: dateOrNull(nextTry) };
    const row = before.get(id);
    if (row && (row.body === body || row.validFrom >= at)) {
      await tx.sourceVersion.update({ where: { id: row.id }, data: { body, ...times } });
    } else {
      if (row) await tx.sourceVersion.update({ where: { id: row.id }, data: { validUntil: at } });
      await tx.sourceVersion.create({
        data: { project, source: id, body, ...times, validFrom: at, validUntil: endOfTime },
      });
    }
    if (row?.body !== body) changed++;
  }
  return changed;
}

/** How the sources stood at a moment; a good read that came later does not count for it. */
export async function readSources(prisma: PrismaClient, project: string, at: Date | null): Promise<Source[]> {
  const rows = await prisma.sourceVersion.findMany({
    where:
      at === null ? { project, validUntil: endOfTime } : { project, validFrom: { lte: at }, validUntil: { gt: at } },
    orderBy: { id: "asc" },
  });
  return rows.map((row) => ({
    id: row.source,
    ...bodySchema.parse(JSON.parse(row.body)),
    lastOk: isoOrNull(at !== null && row.lastOk !== null && row.lastOk > at ? at : row.lastOk),
    nextTry: at === null ? isoOrNull(row.nextTry) : null,
  }));
}
