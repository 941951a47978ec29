/** A release as a whole: its verdict, gates, milestones and sources. */
import { z } from "zod";
import { login, problemSchema, time } from "./common";

export const callSchema = z.enum(["no-go", "unknown", "at-risk", "go", "shipped"]);

export const flipSchema = z.object({
  gate: z.string(),
  what: z.string(),
  detail: z.string(),
  verb: z.string(),
  who: z.array(login),
  url: z.string(),
});

export const verdictSchema = z.object({
  call: callSchema,
  target: z.string().nullable(),
  step: z.enum(["branch-cut", "final-candidate", "release-day", "shipped"]).nullable(),
  reason: z.string(),
  since: time.nullable(),
  flips: z.array(flipSchema),
});

export const precisionSchema = z.enum(["day", "week"]);

export const milestoneSchema = z.object({
  id: z.string().nullable(),
  label: z.string(),
  date: z.string().nullable(),
  precision: precisionSchema,
  was: z.array(z.string()),
  state: z.enum(["done", "next", "future", "late"]),
});

export const summarySchema = z.object({
  project: z.string(),
  version: z.string(),
  kind: z.enum(["minor", "patch"]),
  state: z.enum(["active", "shipped", "planned", "dropped"]),
  branch: z.string(),
  phase: z.number().nullable(),
  tracker: z.object({ repo: z.string(), number: z.number(), url: z.string(), title: z.string() }),
  verdict: verdictSchema,
  next: z
    .object({
      id: z.string().nullable(),
      label: z.string(),
      date: z.string(),
      precision: precisionSchema,
      daysLeft: z.number(),
    })
    .nullable(),
  counts: z.object({
    picksPending: z.number(),
    picksMerged: z.number(),
    picksReverted: z.number(),
    scopeOpen: z.number(),
    missing: z.number(),
    unfollowedReverts: z.number(),
  }),
  freshness: z.object({
    complete: z.boolean(),
    oldest: time.nullable(),
    stale: z.array(z.string()),
    /** The time of the first poll, when the moment lies before it: only what GitHub dates itself is known of it. */
    beforeFirstPoll: time.optional(),
  }),
});

export const gateSchema = z.object({
  id: z.string(),
  target: z.enum(["branch-cut", "final-candidate", "release-day", "shipped"]),
  status: z.enum(["pass", "fail", "warn", "unknown", "running", "not-yet", "not-applicable"]),
  accepted: z.object({ by: login, until: z.string(), reason: z.string(), url: z.string() }).nullable(),
  title: z.string(),
  group: z.string(),
  summary: z.string(),
  evidence: z.array(z.object({ text: z.string(), url: z.string() })),
  since: time.nullable(),
  readAt: time.nullable().optional(),
  who: z.array(login),
});

export const sourceSchema = z.object({
  id: z.string(),
  project: z.string(),
  what: z.string(),
  state: z.enum(["ok", "stale", "failed", "partial", "reading", "never"]),
  lastOk: time.nullable(),
  error: z.object({ at: time, text: z.string() }).nullable(),
  nextTry: time.nullable(),
});

export const phaseSchema = z.object({
  n: z.number(),
  until: z.string().nullable(),
  current: z.boolean(),
  criteria: z.array(z.object({ n: z.number(), text: z.string() })),
});

export const checkStateSchema = z.enum(["pass", "fail", "running", "absent", "unknown"]);

export const companionSchema = z.object({
  repo: z.string(),
  url: z.string(),
  branch: z.string().nullable(),
  exists: z.boolean().nullable(),
  head: z.object({ sha: z.string(), at: time }).nullable(),
  ci: checkStateSchema,
  candidates: z.array(z.string()),
  openPicks: z.number().nullable(),
});

/** All runs on the newest commit of a repository's nightly branch. */
export const nightlySchema = z.object({
  repo: z.string(),
  state: checkStateSchema,
  url: z.string(),
  at: time.nullable(),
});

export const decisionSchema = z.object({
  call: z.enum(["go", "no-go"]),
  milestone: z.string(),
  by: login,
  at: time,
  reason: z.string(),
  url: z.string(),
  void: z.object({ at: time, what: z.string() }).nullable(),
});

export const releaseSchema = summarySchema.extend({
  phases: z.array(phaseSchema),
  schedule: z.array(milestoneSchema),
  managers: z.array(login),
  hud: z.string().nullable(),
  gates: z.array(gateSchema),
  problems: z.array(problemSchema),
  sources: z.array(sourceSchema),
  companions: z.array(companionSchema),
  nightlies: z.array(nightlySchema),
  decisions: z.array(decisionSchema),
});
