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
  const rows = sources.map(({ id, lastOk, nextTry, ...rest }) => {
    const body = JSON.stringify(bodySchema.parse(rest));
    return { source: id, body, lastOk: dateOrNull(lastOk), nextTry: dateOrNull(nextTry), before: before.get(id) };
  });
  // Within one moment the last word counts, so that no version has a validity of no length.
  await moveTimes(
    tx,
    rows.flatMap((row) => (row.before && sameVersion(row.before, row.body, at) ? [{ ...row, id: row.before.id }] : [])),
  );
  const fresh = rows.filter((row) => !row.before || !sameVersion(row.before, row.body, at));
  const ended = fresh.flatMap((row) => row.before?.id ?? []);
  if (ended.length > 0) await tx.sourceVersion.updateMany({ where: { id: { in: ended } }, data: { validUntil: at } });
  await tx.sourceVersion.createMany({
    data: fresh.map(({ before: _, ...row }) => ({ ...row, project, validFrom: at, validUntil: endOfTime })),
  });
  return rows.filter((row) => row.before?.body !== row.body).length;
}

const sameVersion = (before: { body: string; validFrom: Date }, body: string, at: Date): boolean =>
  before.body === body || before.validFrom >= at;

type Moved = { id: bigint; body: string; lastOk: Date | null; nextTry: Date | null };

/** One statement for all, as every poll moves the times of every source. */
async function moveTimes(tx: Transaction, rows: Moved[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    UPDATE "SourceVersion" v SET body = moved.body, "lastOk" = moved.ok, "nextTry" = moved.next
    FROM unnest(${rows.map((row) => row.id)}::bigint[], ${rows.map((row) => row.body)}::text[],
                ${rows.map((row) => row.lastOk)}::timestamptz[], ${rows.map((row) => row.nextTry)}::timestamptz[])
      AS moved(id, body, ok, next)
    WHERE v.id = moved.id`;
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
