/** Where the notes of a version stand, drafted or published. */
import type { FactBook } from "../domain/fact-book";
import { fillPattern, type Project } from "../domain/project";

/** `asked`: GitHub was asked for every number that the text names, as it is for drafts. */
export type NotesSource = { text: string; url: string; asked: boolean };

/** The GitHub release's text; else, for a version with a tracker, the file or the issue that the configuration names. */
export function notesSource(
  { project, book }: { project: Project; book: FactBook },
  version: string,
  branch: string | null,
): NotesSource | null {
  const { repo, trunk } = project;
  const tag = fillPattern(project.finalTag, version);
  const release = (book.published.get(repo) ?? []).find((one) => one.tag === tag && one.body.trim() !== "");
  if (release) return { text: release.body, url: release.url, asked: release.draft || release.prerelease };
  if (branch === null) return null;
  const { file, issue } = project.notes;
  for (const name of file === null ? [] : [branch, trunk]) {
    const document = book.documents.get(`${repo}:${name}:${fillPattern(file ?? "", version)}`);
    if (document?.text) return { text: document.text, url: document.url, asked: name === trunk };
  }
  const thread = issue === null ? undefined : book.issues.get(`${repo}#${issue}`);
  return thread ? { text: thread.body, url: thread.url, asked: false } : null;
}
