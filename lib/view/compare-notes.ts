/** Two releases by their notes: how many entries where, and what came in all the releases between them. */
import type { NotesText } from "../domain/written";

export type ReleaseNotes = { version: string; url: string; draft: boolean; text: NotesText };
export type Counted = { name: string; from: number; to: number };
export type Told = { module: string; text: string; prs: number[]; line: number };
export type ToldByRelease = { version: string; entries: Told[] };

export type NotesComparison = {
  from: string;
  to: string;
  /** The releases after the first and up to the second, newest first. */
  range: { version: string; url: string; draft: boolean; entries: number }[];
  sections: Counted[];
  modules: Counted[];
  incompatible: ToldByRelease[];
  deprecated: ToldByRelease[];
  fresh: ToldByRelease[];
};

export type ComparedNotes = {
  asOf: string;
  repo: string;
  /** Every version that has notes, newest first. */
  versions: string[];
  /** Versions that were asked for and have no notes. */
  unknown: string[];
  comparison: NotesComparison | null;
};

/** Sections have had many titles over the years; three of them are asked for across releases. */
export type SectionKind = "incompatible" | "deprecated" | "fresh" | "other";

export function sectionKind(title: string): SectionKind {
  if (/incompatib|\bbreaking\b|\bbc\b/i.test(title)) return "incompatible";
  if (/deprecat/i.test(title)) return "deprecated";
  return /\bnew\b/i.test(title) && !/highlight/i.test(title) ? "fresh" : "other";
}

/** `between`: the releases after `from` and up to `to`, newest first; `to` is the first of them. */
export function compareNotes(from: ReleaseNotes, to: ReleaseNotes, between: readonly ReleaseNotes[]): NotesComparison {
  const of = (kind: SectionKind): ToldByRelease[] =>
    between.flatMap(({ version, text }) => {
      const entries = toldOf(text, kind);
      return entries.length > 0 ? [{ version, entries }] : [];
    });
  return {
    from: from.version,
    to: to.version,
    range: between.map(({ version, url, draft, text }) => ({ version, url, draft, entries: placesOf(text).length })),
    sections: counted(from, to, ({ section }) => section),
    modules: counted(from, to, ({ module }) => module).sort((a, b) => b.to + b.from - a.to - a.from),
    incompatible: of("incompatible"),
    deprecated: of("deprecated"),
    fresh: of("fresh"),
  };
}

type Place = { section: string; module: string };

/** One for each entry. A module's own parts count with it. */
function placesOf({ sections }: NotesText): Place[] {
  return sections.flatMap(({ title, modules }) =>
    modules.flatMap((module) =>
      module.entries.map(() => ({ section: title, module: module.title.split(": ")[0] ?? "" })),
    ),
  );
}

/** In the order of the newer release; names are the same whatever their case. */
function counted(from: ReleaseNotes, to: ReleaseNotes, nameOf: (place: Place) => string): Counted[] {
  const rows = new Map<string, Counted>();
  for (const [side, { text }] of [
    ["to", to],
    ["from", from],
  ] as const)
    for (const place of placesOf(text)) {
      const name = nameOf(place) || "Without a heading";
      const key = name.toLowerCase();
      const row = rows.get(key) ?? { name, from: 0, to: 0 };
      row[side] += 1;
      rows.set(key, row);
    }
  return [...rows.values()];
}

function toldOf({ sections }: NotesText, kind: SectionKind): Told[] {
  return sections
    .filter(({ title }) => sectionKind(title) === kind)
    .flatMap(({ modules }) =>
      modules.flatMap((module) =>
        module.entries.map(({ text, prs, line }) => ({ module: module.title, text, prs, line })),
      ),
    );
}
