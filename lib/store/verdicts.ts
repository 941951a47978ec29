import type { PrismaClient } from "./generated/client";
import { iso } from "./time";

export type VerdictRecord = {
  version: string;
  at: string;
  call: string;
  reason: string;
  /** Gate id → status at that moment. */
  gates: Record<string, string>;
  /** The version of the rules that judged. */
  rules: string;
};

/** Appends a verdict when it differs from the one before. Two writers of the same moment write one. */
export async function noteVerdict(prisma: PrismaClient, project: string, record: VerdictRecord): Promise<boolean> {
  const gates = JSON.stringify(record.gates);
  const at = new Date(record.at);
  const last = await prisma.verdictChange.findFirst({
    where: { project, version: record.version, at: { lte: at } },
    orderBy: { at: "desc" },
  });
  if (last && last.call === record.call && last.gates === gates && last.rules === record.rules) return false;
  const data = {
    project,
    version: record.version,
    at,
    call: record.call,
    reason: record.reason,
    gates,
    rules: record.rules,
  };
  const { count } = await prisma.verdictChange.createMany({ data: [data], skipDuplicates: true });
  return count > 0;
}

export async function readVerdicts(
  prisma: PrismaClient,
  project: string,
  version: string,
  at: Date | null,
): Promise<VerdictRecord[]> {
  const rows = await prisma.verdictChange.findMany({
    where: { project, version, ...(at ? { at: { lte: at } } : {}) },
    orderBy: { at: "asc" },
  });
  return rows.map((row) => ({
    version: row.version,
    at: iso(row.at),
    call: row.call,
    reason: row.reason,
    gates: JSON.parse(row.gates) as Record<string, string>,
    rules: row.rules,
  }));
}
