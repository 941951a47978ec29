/** Search in the notes of all releases. */
import { type NotesAsked, readNotesQuestion, searchWords } from "../documents";
import type { FactBook } from "../domain/fact-book";
import { compareVersions } from "../reconcile";
import { type NotesQuestion, sharedStore } from "../store";
import type { NotesSearchView } from "../view/document-schemas";
import { type Answer, answer, openProject, refuse } from "./answer";
import { indexNotes } from "./notes-index";

export type AskedNotes = { project: string; q: string; version: string | null; at: string | null };

const mostFound = 100;
const longest = 400;

/** Texts are as they are now; with a moment, releases that came out after it are left out. */
export async function searchNotes(asked: AskedNotes): Promise<Answer<NotesSearchView>> {
  const q = asked.q.trim();
  if (q === "") return refuse("bad-request", '"q" takes words, #number, @login or module:name.');
  if (q.length > longest) return refuse("bad-request", `"q" takes at most ${longest} characters.`);
  const opened = await openProject(asked.project, asked.at);
  if (!opened.ok) return opened;
  const { project, moment } = opened.value;
  await indexNotes(project);
  const store = await sharedStore();
  const question = questionOf(readNotesQuestion(q), moment.book, asked);
  const [{ counts, found }, documents] = await Promise.all([
    store.searchNotes(project.slug, question, mostFound),
    store.notesDocuments(project.slug),
  ]);
  const byTag = new Map(documents.map((one) => [one.tag, one]));
  const count = new Map(counts.map((one) => [one.tag, one.count]));
  const releases = documents
    .filter(({ tag }) => count.has(tag))
    .map(({ tag, version, url, draft }) => ({ version, url, draft, count: count.get(tag) ?? 0 }))
    .sort((a, b) => compareVersions(b.version, a.version));
  return answer({
    asOf: moment.asOf,
    repo: project.repo,
    q,
    total: releases.reduce(
      (sum, one) => sum + (asked.version === null || one.version === asked.version ? one.count : 0),
      0,
    ),
    releases,
    entries: found.map(({ tag, ...entry }) => ({ ...entry, draft: byTag.get(tag)?.draft ?? false })),
  });
}

function questionOf(
  { words, modules, numbers, logins }: NotesAsked,
  book: FactBook,
  { version, at }: AskedNotes,
): NotesQuestion {
  const authors = logins.map((login) => ({ numbers: pullsOf(book, login), words: searchWords(login) }));
  return { words, modules, numbers, authors, version, before: at };
}

/** Who wrote a change is known of those that were read. */
function pullsOf(book: FactBook, login: string): number[] {
  return [...book.pulls.values()].filter((pull) => pull.author?.toLowerCase() === login).map(({ number }) => number);
}
