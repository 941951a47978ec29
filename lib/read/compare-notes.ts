/** The notes of two releases, and of all that came between them. */
import { compareVersions } from "../reconcile";
import { type ComparedNotes, compareNotes, type NotesComparison, type ReleaseNotes } from "../view/compare-notes";
import { type Answer, answer, openProject } from "./answer";
import type { Moment } from "./moment";
import { publishedNotes } from "./notes-index";

export async function readComparison(asked: {
  project: string;
  from: string | null;
  to: string | null;
  at: string | null;
}): Promise<Answer<ComparedNotes>> {
  const opened = await openProject(asked.project, asked.at);
  if (!opened.ok) return opened;
  const { moment } = opened.value;
  const all = notesOf(moment);
  const versions = all.map(({ version }) => version);
  const known = (version: string | null): string | null =>
    version !== null && versions.includes(version) ? version : null;
  const unknown = [asked.from, asked.to].filter((one) => one !== null).filter((one) => known(one) === null);
  const pair = chosen(all, known(asked.from), known(asked.to));
  const comparison = pair && compare(all, pair);
  return answer({ asOf: moment.asOf, repo: moment.project.repo, versions, unknown, comparison });
}

function notesOf({ project, book, reader }: Moment): ReleaseNotes[] {
  return publishedNotes(project, book.published.get(project.repo) ?? []).map(({ fact, version }) => {
    return { version, url: fact.url, draft: fact.draft, text: reader.notes(fact.body, project.repo) };
  });
}

/** Left out: the newest minor release that is out, and the one before it. The older of the two always comes first. */
function chosen(all: readonly ReleaseNotes[], from: string | null, to: string | null): [string, string] | null {
  const minors = all.filter(({ version, draft }) => !draft && /\.0$/.test(version)).map(({ version }) => version);
  const newer = to ?? minors.find((version) => version !== from) ?? null;
  const older =
    from ?? minors.find((version) => newer !== null && compareVersions(version, newer) < 0) ?? all.at(-1)?.version;
  if (newer === null || older === undefined || older === newer) return null;
  return compareVersions(older, newer) < 0 ? [older, newer] : [newer, older];
}

function compare(all: readonly ReleaseNotes[], [from, to]: [string, string]): NotesComparison | null {
  const between = all.filter(({ version }) => compareVersions(version, from) > 0 && compareVersions(version, to) <= 0);
  const [first, last] = [all.find(({ version }) => version === from), all.find(({ version }) => version === to)];
  return first && last ? compareNotes(first, last, between) : null;
}
