/** Release notes in the contract's shape. */
import type { Coverage } from "../domain/reconciled";
import type { NotesText } from "../domain/written";
import type { NotesView } from "./document-schemas";

type Given = { asOf: string; repo: string; version: string; url: string; text: NotesText; coverage: Coverage | null };

export function notesView({ asOf, repo, version, url, text, coverage }: Given): NotesView {
  const sections = text.sections.map(({ title, modules }) => ({
    title,
    modules: modules.map((one) => ({
      title: one.title,
      entries: one.entries.map(({ text: words, prs, line }) => ({ text: words, prs, line })),
    })),
  }));
  return { asOf, repo, version, url, sections, coverage: coverage && coverageView(coverage), problems: text.problems };
}

function coverageView({ complete, told, picksMissing, scopeMissing, noted, noPr }: Coverage): NotesView["coverage"] {
  const numbers = (list: Coverage["noted"]): number[] => list.map(({ ref }) => ref.number);
  return {
    complete,
    picksMissing: picksMissing.map(({ pick }) => pick),
    notInBranch: numbers(noted.filter(({ place }) => place === "out")),
    noPr,
    unknown: numbers(noted.filter(({ place }) => place === "unknown")),
    nowhere: numbers(noted.filter(({ exists }) => exists === false)),
    told,
    unmentioned: [
      ...picksMissing.map(({ pick, ref }) => ({ kind: "pick" as const, ref, pick })),
      ...scopeMissing.map((ref) => ({ kind: "scope" as const, ref, pick: null })),
    ],
    noted,
  };
}
