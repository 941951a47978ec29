/** Release notes and the process document, as their readers understand them. */
import { readNotes as understandNotes, readProcess as understandProcess } from "../documents";
import { fillPattern } from "../domain/project";
import type { NotesView, ProcessView } from "../view/document-schemas";
import { type Answer, answer, openProject, refuse } from "./answer";
import type { Moment } from "./moment";

/** Of every version that has a GitHub release, and of drafts where the configuration says they stand. */
export async function readNotes(asked: {
  project: string;
  version: string;
  at: string | null;
}): Promise<Answer<NotesView>> {
  const opened = await openProject(asked.project, asked.at);
  if (!opened.ok) return opened;
  const { moment, project } = opened.value;
  const { version } = asked;
  const source = /^\d+(\.\d+){1,3}$/.test(version) ? notesSource(moment, version) : null;
  if (source === null)
    return refuse("not-found", `${project.slug} has no release notes for ${JSON.stringify(version.slice(0, 40))}.`);
  const { sections, problems } = understandNotes(source.text, project.repo);
  const view = sections.map(({ title, modules }) => ({
    title,
    modules: modules.map((one) => ({ title: one.title, entries: one.entries.map(({ text, prs }) => ({ text, prs })) })),
  }));
  return answer({ asOf: moment.asOf, version, url: source.url, sections: view, coverage: null, problems });
}

function notesSource({ project, book, releases }: Moment, version: string): { text: string; url: string } | null {
  const { repo, trunk, notes } = project;
  const tag = fillPattern(project.finalTag, version);
  const published = (book.published.get(repo) ?? []).find((one) => one.tag === tag && one.body.trim() !== "");
  if (published) return { text: published.body, url: published.url };
  const release = releases.find((one) => one.version === version);
  if (!release) return null;
  for (const branch of notes.file === null ? [] : [release.branch, trunk]) {
    const document = book.documents.get(`${repo}:${branch}:${fillPattern(notes.file ?? "", version)}`);
    if (document?.text) return { text: document.text, url: document.url };
  }
  const thread = notes.issue === null ? undefined : book.issues.get(`${repo}#${notes.issue}`);
  return thread ? { text: thread.body, url: thread.url } : null;
}

export async function readProcess(asked: { project: string; at: string | null }): Promise<Answer<ProcessView>> {
  const opened = await openProject(asked.project, asked.at);
  if (!opened.ok) return opened;
  const { moment, project } = opened.value;
  const { repo, trunk, processDocument } = project;
  const document = processDocument === null ? null : moment.book.documents.get(`${repo}:${trunk}:${processDocument}`);
  if (!document?.text) return refuse("not-found", `${project.slug} has no process document that was read.`);
  return answer({ asOf: moment.asOf, url: document.url, ...understandProcess(document.text) });
}
