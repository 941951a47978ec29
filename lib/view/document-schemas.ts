/** What the documents of a project say: release notes, and the process document's tables. */
import { z } from "zod";
import { problemSchema } from "./schemas";

export const notesAnswer = z.object({
  asOf: z.string().meta({ format: "date-time" }),
  version: z.string(),
  url: z.string(),
  sections: z.array(
    z.object({
      title: z.string(),
      modules: z.array(
        z.object({
          title: z.string(),
          entries: z.array(z.object({ text: z.string(), prs: z.array(z.number()) })),
        }),
      ),
    }),
  ),
  /** Null where the branch that the notes speak of is not read. */
  coverage: z
    .object({
      picksMissing: z.array(z.string()),
      notInBranch: z.array(z.number()),
      noPr: z.number(),
      unknown: z.array(z.number()),
    })
    .nullable(),
  problems: z.array(problemSchema),
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
export type ProcessView = z.infer<typeof processAnswer>;
