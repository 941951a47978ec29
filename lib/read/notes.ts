/** Release notes, as their reader understands them, beside the branch. */
import { notesSource } from "../reconcile";
import type { NotesView } from "../view/document-schemas";
import { notesView } from "../view/notes";
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
  const view = /^\d+(\.\d+){1,3}$/.test(version) ? notesOf(moment, version) : null;
  if (view === null)
    return refuse("not-found", `${project.slug} has no release notes for ${JSON.stringify(version.slice(0, 40))}.`);
  return answer(view);
}

const views = new WeakMap<Moment, Map<string, NotesView>>();

/** A view is made once for all readers of a moment. */
export function notesOf(moment: Moment, version: string): NotesView | null {
  const mine = views.get(moment) ?? new Map<string, NotesView>();
  views.set(moment, mine);
  const before = mine.get(version);
  if (before !== undefined) return before;
  const release = moment.releases.find((one) => one.version === version);
  const source = notesSource(moment, version, release?.branch ?? null);
  if (source === null) return null;
  const view = notesView({
    asOf: moment.asOf,
    repo: moment.project.repo,
    version,
    url: source.url,
    text: moment.reader.notes(source.text, moment.project.repo),
    coverage: moment.judged(version)?.reconciled.notes ?? null,
  });
  mine.set(version, view);
  return view;
}
