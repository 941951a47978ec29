/** The answers of the API. */
import { z } from "zod";
import { candidateSchema, ciSchema } from "./ci";
import { refSchema, time } from "./common";
import {
  changeSchema,
  missingSchema,
  pickSchema,
  receiptSchema,
  scopeItemSchema,
  unfollowedRevertSchema,
} from "./picks";
import { releaseSchema, sourceSchema, summarySchema } from "./release";

export const releasesAnswer = z.object({ asOf: time, releases: z.array(summarySchema) });
export const releaseAnswer = releaseSchema.extend({ asOf: time });
export const picksAnswer = z.object({ asOf: time, picks: z.array(pickSchema) });
export const missingAnswer = z.object({
  asOf: time,
  complete: z.boolean(),
  items: z.array(missingSchema),
  unknown: z.array(z.string()),
});
export const revertsAnswer = z.object({
  asOf: time,
  complete: z.boolean(),
  items: z.array(unfollowedRevertSchema),
  unknown: z.array(z.string()),
});
export const candidatesAnswer = z.object({ asOf: time, candidates: z.array(candidateSchema) });
export const ciAnswer = ciSchema.extend({ asOf: time });
export const changesAnswer = z.object({ asOf: time, from: time, to: time, changes: z.array(changeSchema) });
export const historyAnswer = z.object({
  asOf: time,
  points: z.array(z.object({ at: time, value: z.union([z.number(), z.string()]).nullable() })),
});
export const scopeAnswer = z.object({
  asOf: time,
  complete: z.boolean(),
  open: z.array(scopeItemSchema),
  closed: z.number(),
  notMissing: z.array(z.object({ item: refSchema, why: z.string() })),
});
export const lookupAnswer = z.object({
  asOf: time,
  kind: z.enum(["pr", "issue", "commit", "comment", "person", "none"]),
  matches: z.array(receiptSchema),
});
export const sourcesAnswer = z.object({
  asOf: time,
  complete: z.boolean(),
  demo: z.boolean(),
  sources: z.array(sourceSchema),
  reading: z.array(
    z.object({
      project: z.string(),
      text: z.string(),
      step: z.string(),
      done: z.number(),
      total: z.number().nullable(),
      left: z.array(z.string()),
    }),
  ),
  polls: z.array(
    z.object({
      project: z.string(),
      at: time,
      ms: z.number(),
      requests: z.number(),
      points: z.number(),
      changed: z.number(),
      outcome: z.string(),
    }),
  ),
  rateLimit: z.object({ limit: z.number(), remaining: z.number(), resetAt: time }).nullable(),
  poller: z.object({ on: z.boolean(), holder: z.string().nullable(), leaseUntil: time.nullable() }),
});
