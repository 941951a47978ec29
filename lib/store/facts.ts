import { type Fact, type FactKind, factKey } from "../domain/facts";
import { contentOf, type FactCache } from "./content";
import { Prisma, type PrismaClient } from "./generated/client";
import { endOfTime } from "./time";

export type Transaction = Prisma.TransactionClient;

/** The embedded database answers on the event loop, so that no statement may be long. */
export const batch = 100;

export function* inBatches<T>(all: readonly T[], size = batch): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

/** Holds until the transaction ends. Writers hold it together; who drops contents holds it alone. */
export async function lockContents(tx: Transaction, how: "together" | "alone"): Promise<void> {
  const lock = Prisma.raw(how === "alone" ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared");
  await tx.$queryRaw`SELECT ${lock}(${contentsLock}::int)::text`;
}
const contentsLock = 5_320_174;

type Current = { id: bigint; kind: string; key: string; contentHash: string };

/** Writes what was seen. A fact that is as it was leaves no trace; a changed one closes its earlier version. */
export async function writeSeen(tx: Transaction, project: string, at: Date, facts: Fact[]): Promise<number> {
  let changed = 0;
  if (facts.length > 0) await lockContents(tx, "together");
  for (const group of inBatches(lastOfEach(facts))) {
    const rows = group.map((fact) => ({ kind: fact.kind, key: factKey(fact), ...contentOf(fact) }));
    const current = await currentOf(tx, project, rows);
    const before = new Map(current.map((row) => [`${row.kind} ${row.key}`, row]));
    const fresh = rows.filter((row) => before.get(`${row.kind} ${row.key}`)?.contentHash !== row.hash);
    if (fresh.length === 0) continue;
    const outdated = fresh.flatMap((row) => before.get(`${row.kind} ${row.key}`)?.id ?? []);
    await close(tx, outdated, at);
    await insert(tx, project, at, fresh);
    changed += fresh.length;
  }
  return changed;
}

/** Closes what is known to be gone. */
export async function writeGone(
  tx: Transaction,
  project: string,
  at: Date,
  gone: { kind: FactKind; key: string }[],
): Promise<number> {
  let changed = 0;
  for (const group of inBatches(gone)) {
    const current = await currentOf(tx, project, group);
    await close(
      tx,
      current.map((row) => row.id),
      at,
    );
    changed += current.length;
  }
  return changed;
}

/** The same object may be read twice in one poll; the last reading counts. */
function lastOfEach(facts: Fact[]): Fact[] {
  return [...new Map(facts.map((fact) => [`${fact.kind} ${factKey(fact)}`, fact])).values()];
}

async function currentOf(tx: Transaction, project: string, rows: { kind: string; key: string }[]): Promise<Current[]> {
  return tx.$queryRaw<Current[]>`
    SELECT v.id, v.kind, v.key, v."contentHash" FROM "FactVersion" v
    JOIN unnest(${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.key)}::text[]) AS wanted(kind, key)
      ON v.kind = wanted.kind AND v.key = wanted.key
    WHERE v.project = ${project} AND v."validUntil" = ${endOfTime}`;
}

/**
 * Ends versions at `at`. One that began at that very moment was never seen to hold: it goes. A clock that ran
 * backwards never makes a validity end before it began.
 */
async function close(tx: Transaction, ids: bigint[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.factVersion.deleteMany({ where: { id: { in: ids }, validFrom: { gte: at } } });
  await tx.factVersion.updateMany({ where: { id: { in: ids } }, data: { validUntil: at } });
}

async function insert(
  tx: Transaction,
  project: string,
  at: Date,
  rows: { kind: string; key: string; hash: string; body: string }[],
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Content" (hash, body)
    SELECT DISTINCT ON (hash) hash, body
    FROM unnest(${rows.map((row) => row.hash)}::text[], ${rows.map((row) => row.body)}::text[]) AS fresh(hash, body)
    ON CONFLICT (hash) DO NOTHING`;
  await tx.$executeRaw`
    INSERT INTO "FactVersion" (project, kind, key, "contentHash", "validFrom", "validUntil")
    SELECT ${project}, kind, key, hash, ${at}, ${endOfTime}
    FROM unnest(${rows.map((row) => row.kind)}::text[], ${rows.map((row) => row.key)}::text[],
                ${rows.map((row) => row.hash)}::text[]) AS fresh(kind, key, hash)`;
}

/** The facts that held at a moment, or hold now. All of them: a page must not take for gone what was only not found. */
export async function readFacts(
  prisma: PrismaClient,
  cache: FactCache,
  project: string,
  at: Date | null,
  kinds?: FactKind[],
): Promise<Fact[]> {
  const read = () => readOnce(prisma, cache, project, at, kinds);
  // Between its two questions the store may have forgotten what it was asked for.
  const facts = (await read()) ?? (await read());
  if (facts === null) throw new Error(`The store lacks the content of facts of ${project}.`);
  return facts;
}

/** Null when the content of a fact is not there. */
async function readOnce(
  prisma: PrismaClient,
  cache: FactCache,
  project: string,
  at: Date | null,
  kinds?: FactKind[],
): Promise<Fact[] | null> {
  const moment =
    at === null
      ? Prisma.sql`"validUntil" = ${endOfTime}`
      : Prisma.sql`tstzrange("validFrom", "validUntil") @> ${at}::timestamptz`;
  const ofKinds = kinds ? Prisma.sql`AND kind = ANY(${kinds}::text[])` : Prisma.empty;
  // One long text is carried over several times faster than as many rows.
  const [row] = await prisma.$queryRaw<{ hashes: string | null }[]>`
    SELECT string_agg("contentHash", '') AS hashes FROM "FactVersion"
    WHERE project = ${project} AND ${moment} ${ofKinds}`;
  const facts: Fact[] = [];
  const absent = new Set<string>();
  for (const hash of row?.hashes?.match(eachHash) ?? []) {
    const fact = cache.get(hash);
    if (fact) facts.push(fact);
    else absent.add(hash);
  }
  // A server finds one part while the one before is understood here.
  const parts = [...inBatches([...absent], 1000)].map(async (group) => {
    const [contents] = await prisma.$queryRaw<{ hashes: string | null; bodies: string }[]>`
      SELECT string_agg(hash, '') AS hashes, '[' || string_agg(body, ',') || ']' AS bodies FROM "Content"
      WHERE hash = ANY(string_to_array(${group.join(",")}, ',')::bpchar[])`;
    return contents?.hashes ? cache.read(contents.hashes.match(eachHash) ?? [], contents.bodies) : [];
  });
  const found = (await Promise.all(parts)).flat();
  return found.length === absent.size ? [...facts, ...found] : null;
}

const eachHash = /.{32}/g;
