/**
 * The view models: one zod schema per shape of the JSON contract. Pages, API and the published OpenAPI document
 * all use these, so that the three cannot drift. Fields may be added; none is ever renamed.
 */
import { z } from "zod";

const login = z.string();
const time = z.string().meta({ format: "date-time" });

export const problemSchema = z.object({
  code: z.string(),
  text: z.string(),
  line: z.number().optional(),
  url: z.string().optional(),
});

export const refSchema = z.object({
  repo: z.string(),
  number: z.number().optional(),
  sha: z.string().optional(),
  url: z.string(),
  title: z.string().optional(),
  state: z.enum(["open", "landed", "closed", "reverted", "relanded"]).optional(),
  mergedAt: time.nullable().optional(),
  commit: z.string().nullable().optional(),
});

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
  branch: z.string().nullable(),
  exists: z.boolean().nullable(),
  head: z.object({ sha: z.string(), at: time }).nullable(),
  ci: checkStateSchema,
  candidates: z.array(z.string()),
  openPicks: z.number().nullable(),
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
  decisions: z.array(decisionSchema),
});

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
  state: z.enum(["pending", "approved", "needs-info", "on-hold", "merged", "reverted", "rejected", "withdrawn"]),
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

export const cellStateSchema = z.enum(["pass", "fail", "flaky", "running", "cancelled", "skipped", "absent"]);

export const candidateSchema = z.object({
  tag: z.string(),
  sha: z.string(),
  at: time,
  by: login.nullable(),
  url: z.string(),
  contains: z.object({ picks: z.number(), commits: z.number() }),
  entered: z.array(z.string()),
  left: z.array(z.string()),
  withoutPick: z.array(z.object({ sha: z.string(), title: z.string(), url: z.string() })),
  builds: z.array(z.object({ workflow: z.string(), state: cellStateSchema, url: z.string() })),
  isHead: z.boolean(),
});

export const ciCellSchema = z.object({
  sha: z.string(),
  state: cellStateSchema,
  url: z.string().nullable(),
  failedJobs: z.array(z.object({ name: z.string(), url: z.string() })),
  flakyJobs: z.array(z.string()),
  running: z.object({ done: z.number(), total: z.number() }).nullable(),
});

export const ciWorkflowSchema = z.object({
  name: z.string(),
  state: cellStateSchema,
  expected: z.boolean(),
  binary: z.boolean(),
  failingSince: z.string().nullable(),
  suspects: z.array(z.string()),
  passRate: z.number().nullable(),
  cells: z.array(ciCellSchema),
  jobs: z.array(z.object({ name: z.string(), states: z.array(cellStateSchema) })).optional(),
});

export const ciSchema = z.object({
  repo: z.string(),
  branch: z.string(),
  head: z.object({ sha: z.string(), at: time }).nullable(),
  state: checkStateSchema,
  passRate: z.number().nullable(),
  commits: z.array(
    z.object({
      sha: z.string(),
      at: time,
      title: z.string(),
      author: login.nullable(),
      url: z.string(),
      pick: z.string().nullable(),
    }),
  ),
  workflows: z.array(ciWorkflowSchema),
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
  text: z.string(),
  url: z.string(),
  who: z.array(login),
  weight: z.number(),
});

export const receiptSchema = z.object({
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

// ——— answers of the API ———

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

export type SummaryView = z.infer<typeof summarySchema>;
export type VerdictView = z.infer<typeof verdictSchema>;
export type ReleaseView = z.infer<typeof releaseAnswer>;
export type PickView = z.infer<typeof pickSchema>;
export type MissingView = z.infer<typeof missingSchema>;
export type UnfollowedRevertView = z.infer<typeof unfollowedRevertSchema>;
export type CandidateView = z.infer<typeof candidateSchema>;
export type CiView = z.infer<typeof ciAnswer>;
export type CiWorkflowView = z.infer<typeof ciWorkflowSchema>;
export type CellState = z.infer<typeof cellStateSchema>;
export type ChangeView = z.infer<typeof changeSchema>;
export type ReceiptView = z.infer<typeof receiptSchema>;
export type GateView = z.infer<typeof gateSchema>;
export type SourceView = z.infer<typeof sourceSchema>;
export type SourcesView = z.infer<typeof sourcesAnswer>;
export type ScopeView = z.infer<typeof scopeAnswer>;
export type RefView = z.infer<typeof refSchema>;
export type CompanionView = z.infer<typeof companionSchema>;
export type MilestoneView = z.infer<typeof milestoneSchema>;
export type Call = z.infer<typeof callSchema>;
