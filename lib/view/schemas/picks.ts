/** What is asked for, what is missing, and what became of each. */
import { z } from "zod";
import { login, problemSchema, refSchema, time } from "./common";
import { checkStateSchema } from "./release";

export const categorySchema = z.enum([
  "regression",
  "critical",
  "fixnewfeature",
  "docs",
  "ci",
  "compilation",
  "release-only",
  "special-dispensation",
  "unknown",
]);

const pickStates = [
  "pending",
  "approved",
  "needs-info",
  "on-hold",
  "merged",
  "reverted",
  "rejected",
  "withdrawn",
] as const;

export const happeningSchema = z.object({ at: time, by: login.nullable(), what: z.string(), url: z.string() });

export const pickSchema = z.object({
  id: z.string(),
  source: z.enum(["comment", "untracked", "direct-push"]),
  comment: z
    .object({
      url: z.string(),
      author: login.nullable(),
      createdAt: time,
      editedAt: time.nullable(),
      editor: login.nullable(),
    })
    .nullable(),
  requestedBy: login.nullable(),
  trunk: z.array(refSchema),
  release: z.array(refSchema),
  title: z.string(),
  category: z.object({ name: categorySchema, text: z.string() }),
  phase: z.number().nullable(),
  policy: z.object({ status: z.enum(["allowed", "violation", "dispensation", "needs-category"]), rule: z.string() }),
  state: z.enum(pickStates),
  stateReason: z.string(),
  waitingOn: z.object({
    kind: z.enum(["requester", "managers", "ci", "nobody"]),
    logins: z.array(login),
    what: z.string(),
  }),
  ci: checkStateSchema,
  firstCandidate: z.string().nullable(),
  ageDays: z.number(),
  requestedAt: time,
  settledAt: time.nullable(),
  history: z.array(happeningSchema),
  problems: z.array(problemSchema),
  followUps: z.array(refSchema),
});

export const missingSchema = z.object({
  item: refSchema,
  title: z.string(),
  landed: z.object({ sha: z.string(), at: time }).nullable(),
  reason: z.enum(["not-picked", "reverted-on-branch", "unknown"]),
  detail: z.string(),
  who: z.array(login),
});

export const unfollowedRevertSchema = z.object({
  change: refSchema,
  revert: z.object({ sha: z.string(), url: z.string(), at: time }),
  onBranchSince: z.string(),
  inCandidates: z.array(z.string()),
  who: z.array(login),
});

export const scopeItemSchema = z.object({
  ref: refSchema,
  title: z.string(),
  kind: z.enum(["issue", "pr"]),
  assignees: z.array(login),
  author: login.nullable(),
  since: time,
});

export const changeSchema = z.object({
  at: time,
  kind: z.enum(["verdict", "pick", "scope", "ci", "candidate", "schedule", "revert", "decision"]),
  event: z.enum([
    ...pickStates,
    "worse",
    "better",
    "closed",
    "moved-out",
    "added",
    "missing",
    "found",
    "unfollowed",
    "followed",
    "fails",
    "passes",
    "tagged",
    "moved",
    "decided",
    "accepted",
  ]),
  text: z.string(),
  url: z.string(),
  who: z.array(login),
  weight: z.number(),
});

export const receiptSchema = z.object({
  /** The release in which the question was looked at. */
  release: z.object({ project: z.string(), version: z.string() }),
  kind: z.enum(["pr", "issue", "commit", "comment", "person"]),
  subject: z.union([refSchema, login]),
  title: z.string(),
  headline: z.string(),
  tone: z.enum(["in", "out", "waiting", "unknown"]),
  where: z.array(z.object({ place: z.string(), in: z.boolean().nullable(), since: time.nullable(), note: z.string() })),
  events: z.array(happeningSchema),
  next: z
    .object({
      who: z.array(login),
      what: z.string(),
      deadline: z.string().nullable(),
      rule: z.string(),
      command: z.string().nullable(),
    })
    .nullable(),
  firstCandidate: z.string().nullable(),
  picks: z.array(z.string()),
  followUps: z.array(refSchema),
  notes: z.array(z.object({ version: z.string(), section: z.string() })),
});
