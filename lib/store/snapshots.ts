import { firstWholeName } from "../domain/progress";
import type { PrismaClient } from "./generated/client";
import { iso } from "./time";

export type Snapshot = { id: number; at: string; changed: number };

/** The newest snapshot at a moment; null before the first. */
export async function snapshotAt(prisma: PrismaClient, project: string, at: Date | null): Promise<Snapshot | null> {
  const row = await prisma.snapshot.findFirst({
    where: { project, ...(at ? { at: { lte: at } } : {}) },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  return row ? { id: Number(row.id), at: iso(row.at), changed: row.changed } : null;
}

/** Null before the first poll that read everything; what retention removed is as if it had never been read. */
export async function firstWhole(prisma: PrismaClient, project: string): Promise<Snapshot | null> {
  const told = await prisma.memo.findUnique({ where: { project_key: { project, key: firstWholeName } } });
  const ok = { project, outcome: "ok" }; // before it was kept by name
  const poll = told ? null : await prisma.poll.findFirst({ where: ok, orderBy: { id: "asc" } });
  const at = told ? new Date(JSON.parse(told.value) as string) : poll?.startedAt;
  const oldest = await prisma.snapshot.findFirst({ where: { project }, orderBy: { at: "asc" } });
  return at && oldest ? snapshotAt(prisma, project, oldest.at > at ? oldest.at : at) : null;
}

/** The snapshots of a stretch of time, oldest first. */
export async function snapshotsBetween(
  prisma: PrismaClient,
  project: string,
  from: Date,
  to: Date,
  most = 500,
): Promise<Snapshot[]> {
  const rows = await prisma.snapshot.findMany({
    where: { project, at: { gte: from, lte: to } },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: most,
  });
  return rows.reverse().map((row) => ({ id: Number(row.id), at: iso(row.at), changed: row.changed }));
}

/** One text for the newest of all that is written about a project. A source changes with a snapshot or with a poll. */
export async function markOf(prisma: PrismaClient, project: string): Promise<string> {
  const [row] = await prisma.$queryRaw<{ mark: string }[]>`
    SELECT concat_ws(' ',
      (SELECT id FROM "Snapshot" WHERE project = ${project} ORDER BY at DESC, id DESC LIMIT 1),
      (SELECT id || '/' || count FROM "Poll" WHERE project = ${project} ORDER BY id DESC LIMIT 1),
      (SELECT max(id) FROM "VerdictChange" WHERE project = ${project}),
      (SELECT md5(string_agg(tag || hash, ' ' ORDER BY tag)) FROM "NotesDocument" WHERE project = ${project})) AS mark`;
  return row?.mark ?? "";
}
