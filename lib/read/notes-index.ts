/** Keeps the search in step with the notes that were read: made anew where a text or the reader has changed. */
import { createHash } from "node:crypto";
import { searchWords } from "../documents";
import type { PublishedFact } from "../domain/facts";
import { fillPattern, type Project } from "../domain/project";
import type { NotesText } from "../domain/written";
import { compareVersions } from "../reconcile";
import { type NotesDocument, type NotesLine, type Store, sharedStore } from "../store";
import { type Moment, momentOf } from "./moment";

/** Grows when the reader of notes understands more, so that every text is read again. */
const readerVersion = 1;

const indexed = new WeakMap<Store, Map<string, number>>();

/** Cheap where nothing has changed; safe to call from several processes at once. */
export async function indexNotes(project: Project): Promise<void> {
  const moment = await momentOf(project, null);
  if (moment === null) return;
  const store = await sharedStore();
  const done = indexed.get(store) ?? new Map<string, number>();
  indexed.set(store, done);
  if (done.get(project.slug) === moment.snapshot.id) return;
  await bringUp(store, moment);
  done.set(project.slug, moment.snapshot.id);
}

async function bringUp(store: Store, { project, book, reader }: Moment): Promise<void> {
  const kept = new Map((await store.notesDocuments(project.slug)).map((one) => [one.tag, one]));
  const all = publishedNotes(project, book.published.get(project.repo) ?? []);
  let written = 0;
  for (const { fact, version } of all) {
    const document = documentOf(fact, version);
    const before = kept.get(fact.tag);
    kept.delete(fact.tag);
    if (before && same(before, document)) continue;
    await store.writeNotes(project.slug, document, linesOf(reader.notes(fact.body, project.repo)));
    written += 1;
  }
  if (written > 0) await store.analyzeNotes();
  if (kept.size > 0) await store.dropNotes(project.slug, [...kept.keys()]);
}

/** GitHub releases that stand for a version, newest first; those of candidates and of other things are left out. */
export function publishedNotes(
  project: Project,
  facts: readonly PublishedFact[],
): { fact: PublishedFact; version: string }[] {
  return facts
    .flatMap((fact) => {
      const version = /\d+(?:\.\d+){1,3}$/.exec(fact.tag)?.[0];
      const stands = version !== undefined && fillPattern(project.finalTag, version) === fact.tag;
      return stands && fact.body.trim() !== "" ? [{ fact, version }] : [];
    })
    .sort((a, b) => compareVersions(b.version, a.version));
}

function documentOf(fact: PublishedFact, version: string): NotesDocument {
  const hash = createHash("sha256").update(`${readerVersion}\n${fact.body}`).digest("hex").slice(0, 32);
  const { tag, url, draft, publishedAt } = fact;
  return { tag, version, url, draft, publishedAt, hash };
}

const same = (a: NotesDocument, b: NotesDocument): boolean =>
  a.hash === b.hash && a.draft === b.draft && a.url === b.url && timeOf(a) === timeOf(b);

const timeOf = ({ publishedAt }: NotesDocument): number | null =>
  publishedAt === null ? null : Date.parse(publishedAt);

function linesOf({ sections }: NotesText): NotesLine[] {
  return sections.flatMap((section) =>
    section.modules.flatMap((module) =>
      module.entries.map(({ text, prs, line }) => ({
        section: section.title,
        module: module.title,
        text,
        prs,
        line,
        search: { place: spaced(`${section.title} ${module.title}`), words: spaced(text) },
      })),
    ),
  );
}

const spaced = (text: string): string => searchWords(text).join(" ");
