/** What the documents of a project say: release notes, and the process document's tables. */
import { z } from "zod";
import { problemSchema, refSchema } from "./schemas";

export const notesAnswer = z.object({
  asOf: z.string().meta({ format: "date-time" }),
  repo: z.string(),
  version: z.string(),
  url: z.string(),
  sections: z.array(
    z.object({
      title: z.string(),
      modules: z.array(
        z.object({
          title: z.string(),
          /** `line`: where it stands in the text. */
          entries: z.array(z.object({ text: z.string(), prs: z.array(z.number()), line: z.number() })),
        }),
      ),
    }),
  ),
  /** Null for a version without a tracker: its branch is not read. */
  coverage: z
    .object({
      /** False where something that it rests on was not read whole. */
      complete: z.boolean(),
      /** Ids of merged picks that no entry names. */
      picksMissing: z.array(z.string()),
      /** Numbers that the branch does not contain, by ancestry. */
      notInBranch: z.array(z.number()),
      /** Entries without a pull request. */
      noPr: z.number(),
      /** Numbers of which nobody can tell, those that exist nowhere among them. */
      unknown: z.array(z.number()),
      nowhere: z.array(z.number()),
      /** Merged picks of which users should read. */
      told: z.number(),
      unmentioned: z.array(z.object({ kind: z.enum(["pick", "scope"]), ref: refSchema, pick: z.string().nullable() })),
      /** Every number that the notes name, and where it is. */
      noted: z.array(
        z.object({
          ref: refSchema.extend({ number: z.number() }),
          place: z.enum(["in", "out", "unknown"]),
          exists: z.boolean().nullable(),
          why: z.string(),
        }),
      ),
    })
    .nullable(),
  problems: z.array(problemSchema),
});

export const notesSearchAnswer = z.object({
  asOf: z.string().meta({ format: "date-time" }),
  repo: z.string(),
  q: z.string(),
  /** `entries` holds the first hundred of so many, newest release first. */
  total: z.number(),
  /** Every release that has such entries, whichever version was asked for. */
  releases: z.array(z.object({ version: z.string(), url: z.string(), draft: z.boolean(), count: z.number() })),
  entries: z.array(
    z.object({
      version: z.string(),
      draft: z.boolean(),
      section: z.string(),
      module: z.string(),
      text: z.string(),
      prs: z.array(z.number()),
      line: z.number(),
    }),
  ),
});

const cell = z.string().nullable();

export const processAnswer = z.object({
  asOf: z.string().meta({ format: "date-time" }),
  url: z.string(),
  matrix: z.array(
    z.object({
      version: z.string(),
      python: cell,
      cpp: cell,
      cuda: cell,
      cudaExperimental: cell,
      rocm: cell,
      cells: z.record(z.string(), z.string()),
    }),
  ),
  cadence: z.array(
    z.object({
      version: z.string(),
      cut: cell,
      release: cell,
      patches: z.array(z.object({ text: z.string(), tentative: z.boolean() })),
      tentative: z.object({ cut: z.boolean(), release: z.boolean() }),
    }),
  ),
  problems: z.array(problemSchema),
});

export type NotesView = z.infer<typeof notesAnswer>;
export type NotesSearchView = z.infer<typeof notesSearchAnswer>;
export type CoverageView = NonNullable<NotesView["coverage"]>;
export type NotedView = CoverageView["noted"][number];
export type EntryView = NotesView["sections"][number]["modules"][number]["entries"][number];
export type ProcessView = z.infer<typeof processAnswer>;
