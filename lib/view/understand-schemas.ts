/** What is asked of and answered by /api/v1/understand. */
import { z } from "zod";
import { categorySchema, precisionSchema, problemSchema, refSchema } from "./schemas";

const repo = z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/, "owner/name");
const createdAt = z.string().refine((text) => !Number.isNaN(Date.parse(text)), "a time or a day");
const association = z.enum([
  "OWNER",
  "MEMBER",
  "COLLABORATOR",
  "CONTRIBUTOR",
  "FIRST_TIME_CONTRIBUTOR",
  "FIRST_TIMER",
  "MANNEQUIN",
  "NONE",
]);

export const understandTrackerAsked = z.object({
  title: z.string(),
  body: z.string(),
  createdAt,
  repo,
  labels: z.array(z.string()).optional(),
  authorAssociation: association.optional(),
});

export const understandCommentAsked = z.object({
  body: z.string(),
  createdAt,
  author: z.string(),
  repo,
  managers: z.array(z.string()).default([]),
});

export const trackerAnswer = z.object({
  isTracker: z.boolean(),
  version: z.string().nullable(),
  branch: z.string().nullable(),
  phases: z.array(z.object({ n: z.number(), until: z.string().nullable() })),
  milestones: z.array(
    z.object({
      id: z.string().nullable(),
      label: z.string(),
      date: z.string().nullable(),
      precision: precisionSchema,
      was: z.array(z.string()),
    }),
  ),
  managers: z.array(z.string()),
  hud: z.string().nullable(),
  dateOrder: z.enum(["dmy", "mdy", "ymd", "long"]).nullable(),
  pickDeadline: z.string().nullable(),
  problems: z.array(problemSchema),
});

export const understoodAnswer = z.object({
  kind: z.enum(["request", "reply", "other"]),
  trunk: z.array(refSchema),
  release: z.array(refSchema),
  category: z.object({ name: categorySchema, text: z.string() }),
  annotations: z.array(
    z.object({
      by: z.string().nullable(),
      state: z.enum(["merged", "reverted", "rejected", "on-hold", "approved", "closed", "needs-info"]),
    }),
  ),
  finalState: z.enum(["pending", "merged", "reverted", "rejected", "on-hold", "approved", "closed"]),
  problems: z.array(problemSchema),
});

/** A request before it is posted, as the page shows it. */
export type CheckView = {
  understood: z.infer<typeof understoodAnswer>;
  phase: number | null;
  until: string | null;
  criterion: { n: number | null; text: string } | null;
  missing: z.infer<typeof problemSchema>[];
  corrected: string;
  command: string | null;
  version: string;
  branch: string;
  tracker: { url: string; number: number };
};
