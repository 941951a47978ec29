/** The notes of all releases, to be searched. What is here is made from facts and can be made again at any time. */
import { inBatches, type Transaction } from "./facts";
import { Prisma, type PrismaClient } from "./generated/client";
import { iso } from "./time";

export type NotesDocument = {
  tag: string;
  version: string;
  url: string;
  draft: boolean;
  publishedAt: string | null;
  /** Of the text and of the reader that understood it. */
  hash: string;
};

export type NotesLine = {
  section: string;
  module: string;
  text: string;
  prs: number[];
  line: number;
  /** What is found by place, and what by words: letters and digits, parted by spaces. */
  search: { place: string; words: string };
};

export type NotesQuestion = {
  /** Letters and digits only: a longer one may be the beginning of a word. */
  words: string[];
  modules: string[];
  numbers: number[];
  /** For each person the pull requests that are theirs, and their login as words. */
  authors: { numbers: number[]; words: string[] }[];
  version: string | null;
  /** Only what was out then. */
  before: string | null;
};

export type NotesFound = { tag: string; version: string; section: string; module: string } & Pick<
  NotesLine,
  "text" | "prs" | "line"
>;

export async function notesDocuments(prisma: PrismaClient, project: string): Promise<NotesDocument[]> {
  const rows = await prisma.notesDocument.findMany({ where: { project } });
  return rows.map(({ tag, version, url, draft, publishedAt, hash }) => {
    return { tag, version, url, draft, publishedAt: publishedAt && iso(publishedAt), hash };
  });
}

/** The notes of one release, whole or not at all. Two writers of the same release wait for one another. */
export async function writeNotes(
  prisma: PrismaClient,
  project: string,
  { tag, ...document }: NotesDocument,
  lines: readonly NotesLine[],
): Promise<void> {
  const { publishedAt, ...rest } = document;
  const data = { ...rest, publishedAt: publishedAt === null ? null : new Date(publishedAt), entries: lines.length };
  await prisma.$transaction(
    async (tx) => {
      const where = { project_tag: { project, tag } };
      await tx.notesDocument.upsert({ where, create: { project, tag, ...data }, update: data });
      await tx.notesEntry.deleteMany({ where: { project, tag } });
      for (const group of inBatches(lines)) await insert(tx, project, { tag, version: document.version }, group);
    },
    { timeout: 60_000, maxWait: 60_000 },
  );
}

/** `2.10.1` → 2010001 */
const rankOf = (version: string): number => {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  return Math.min(major, 999) * 1_000_000 + Math.min(minor, 999) * 1000 + Math.min(patch, 999);
};

async function insert(
  tx: Transaction,
  project: string,
  { tag, version }: { tag: string; version: string },
  lines: readonly NotesLine[],
): Promise<void> {
  const column = <T>(of: (line: NotesLine) => T): T[] => lines.map(of);
  await tx.$executeRaw`
    INSERT INTO "NotesEntry" (project, tag, version, rank, section, module, text, prs, line, search)
    SELECT ${project}, ${tag}, ${version}, ${rankOf(version)}, section, module, text,
      COALESCE(string_to_array(NULLIF(prs, ''), ',')::int[], '{}'), line,
      setweight(to_tsvector('english', place), 'A') || setweight(to_tsvector('english', words), 'B')
    FROM unnest(${column((one) => one.section)}::text[], ${column((one) => one.module)}::text[],
      ${column((one) => one.text)}::text[], ${column((one) => one.prs.join())}::text[],
      ${column((one) => one.line)}::int[], ${column((one) => one.search.place)}::text[],
      ${column((one) => one.search.words)}::text[]) AS fresh(section, module, text, prs, line, place, words)`;
}

export async function dropNotes(prisma: PrismaClient, project: string, tags: readonly string[]): Promise<void> {
  const where = { project, tag: { in: [...tags] } };
  await prisma.$transaction([prisma.notesEntry.deleteMany({ where }), prisma.notesDocument.deleteMany({ where })]);
}

/** After many were written: without it the database guesses badly how to look. */
export async function analyzeNotes(prisma: PrismaClient): Promise<void> {
  await prisma.$executeRaw`ANALYZE "NotesEntry"`;
}

/** Newest release first, in the order of the text; and how many each release has, whichever version is asked for. */
export async function searchNotes(
  prisma: PrismaClient,
  project: string,
  asked: NotesQuestion,
  limit: number,
): Promise<{ counts: { tag: string; count: number }[]; found: NotesFound[] }> {
  const wanted = conditions(project, asked);
  if (wanted.length === 0) return { counts: [], found: [] };
  const condition = Prisma.join([Prisma.sql`project = ${project}`, ...wanted], " AND ");
  const counts = await prisma.$queryRaw<{ tag: string; count: number }[]>`
    SELECT tag, count(*)::int AS count FROM "NotesEntry" WHERE ${condition} GROUP BY tag`;
  const only = asked.version === null ? Prisma.empty : Prisma.sql`AND version = ${asked.version}`;
  const found = await prisma.$queryRaw<NotesFound[]>`
    SELECT tag, version, section, module, text, prs, line FROM "NotesEntry"
    WHERE ${condition} ${only} ORDER BY rank DESC, line LIMIT ${limit}`;
  return { counts, found };
}

function conditions(project: string, asked: NotesQuestion): Prisma.Sql[] {
  const all: Prisma.Sql[] = [];
  if (asked.words.length > 0) all.push(matches(asked.words.map((word) => lexeme(word))));
  if (asked.modules.length > 0) all.push(matches(asked.modules.map((word) => lexeme(word, "A"))));
  for (const number of asked.numbers) all.push(Prisma.sql`prs @> ${[number]}::int[]`);
  for (const { numbers, words } of asked.authors)
    all.push(Prisma.sql`id IN (
      SELECT e.id FROM unnest(${numbers}::int[]) AS own(number) JOIN "NotesEntry" e ON e.prs @> ARRAY[own.number]
      UNION ALL SELECT id FROM "NotesEntry" WHERE ${matches(words, " <-> ")})`);
  if (all.length === 0) return [];
  if (asked.before !== null)
    all.push(Prisma.sql`tag IN (SELECT d.tag FROM "NotesDocument" d
      WHERE d.project = ${project} AND d."publishedAt" <= ${new Date(asked.before)})`);
  return all;
}

/** Of short words and numbers the whole counts: "13" is not "130". */
function lexeme(word: string, weight = ""): string {
  const prefix = word.length > 2 && !/^\d+$/.test(word) ? "*" : "";
  return prefix + weight === "" ? word : `${word}:${prefix}${weight}`;
}

const matches = (lexemes: readonly string[], by = " & "): Prisma.Sql =>
  Prisma.sql`search @@ to_tsquery('english', ${lexemes.join(by)})`;

/** Words that say nothing by themselves ("the") find nothing: they are left out of a question. */
export async function tellingWords(prisma: PrismaClient, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const rows = await prisma.$queryRaw<{ word: string }[]>`
    SELECT word FROM unnest(${words}::text[]) AS asked(word) WHERE numnode(to_tsquery('english', word)) > 0`;
  const telling = new Set(rows.map(({ word }) => word));
  return words.filter((word) => telling.has(word));
}
