/**
 * One map from every state to its word, its mark and its tone. A tone is the name of a status colour, and
 * meaning never rests on it alone: mark and word always stand together.
 */
export type Tone = "fail" | "unknown" | "warn" | "run" | "idle" | "pass";
export type Mark =
  | "fail"
  | "unknown"
  | "warn"
  | "run"
  | "idle"
  | "pass"
  | "go"
  | "flaky"
  | "merge"
  | "revert"
  | "pick"
  | "tag"
  | "date"
  | "item";
export type Word = { word: string; mark: Mark; tone: Tone };

export const verdictWords = {
  "no-go": { word: "NO-GO", said: "No-go", mark: "fail", tone: "fail" },
  unknown: { word: "UNKNOWN", said: "Unknown", mark: "unknown", tone: "unknown" },
  "at-risk": { word: "AT RISK", said: "At risk", mark: "warn", tone: "warn" },
  go: { word: "GO", said: "Go", mark: "go", tone: "pass" },
  shipped: { word: "SHIPPED", said: "Shipped", mark: "pass", tone: "idle" },
} as const satisfies Record<string, Word & { said: string }>;

export const gateWords = {
  fail: { word: "Fail", mark: "fail", tone: "fail" },
  unknown: { word: "Unknown", mark: "unknown", tone: "unknown" },
  warn: { word: "Warn", mark: "warn", tone: "warn" },
  running: { word: "Running", mark: "run", tone: "run" },
  "not-yet": { word: "Not yet", mark: "idle", tone: "idle" },
  "not-applicable": { word: "Not needed", mark: "idle", tone: "idle" },
  pass: { word: "Pass", mark: "pass", tone: "pass" },
} as const satisfies Record<string, Word>;

/** States of a commit's checks, of a workflow on a commit, and of a build. */
export const checkWords = {
  fail: { word: "Fail", mark: "fail", tone: "fail" },
  unknown: { word: "Unknown", mark: "unknown", tone: "unknown" },
  flaky: { word: "Flaky", mark: "flaky", tone: "warn" },
  running: { word: "Running", mark: "run", tone: "run" },
  cancelled: { word: "Cancelled", mark: "idle", tone: "idle" },
  skipped: { word: "Skipped", mark: "idle", tone: "idle" },
  absent: { word: "Not run", mark: "unknown", tone: "unknown" },
  pass: { word: "Pass", mark: "pass", tone: "pass" },
} as const satisfies Record<string, Word>;

export const pickWords = {
  pending: { word: "Pending", mark: "pick", tone: "idle" },
  approved: { word: "Approved", mark: "pass", tone: "pass" },
  "needs-info": { word: "Needs info", mark: "warn", tone: "warn" },
  "on-hold": { word: "On hold", mark: "warn", tone: "warn" },
  merged: { word: "Merged", mark: "merge", tone: "pass" },
  reverted: { word: "Reverted", mark: "revert", tone: "fail" },
  rejected: { word: "Rejected", mark: "fail", tone: "idle" },
  withdrawn: { word: "Withdrawn", mark: "idle", tone: "idle" },
} as const satisfies Record<string, Word>;

export const policyWords = {
  allowed: { word: "Allowed", mark: "pass", tone: "pass" },
  violation: { word: "Outside the criteria", mark: "fail", tone: "fail" },
  dispensation: { word: "Dispensation", mark: "warn", tone: "warn" },
  "needs-category": { word: "Needs a category", mark: "unknown", tone: "unknown" },
} as const satisfies Record<string, Word>;

export const sourceWords = {
  ok: { word: "Read", mark: "pass", tone: "pass" },
  stale: { word: "Stale", mark: "warn", tone: "warn" },
  failed: { word: "Failed", mark: "fail", tone: "fail" },
  partial: { word: "Partly read", mark: "warn", tone: "warn" },
  reading: { word: "Reading", mark: "run", tone: "run" },
  never: { word: "Never read", mark: "unknown", tone: "unknown" },
} as const satisfies Record<string, Word>;

export const categoryWords = {
  regression: "Regression",
  critical: "Critical fix",
  fixnewfeature: "New feature fix",
  docs: "Docs",
  ci: "Test or CI",
  compilation: "Compilation",
  "release-only": "Release branch",
  "special-dispensation": "Dispensation",
  unknown: "None given",
} as const satisfies Record<string, string>;

/** A change's mark; those that undo work or break a gate are drawn in the fail colour. */
export const changeMarks = {
  verdict: "warn",
  pick: "pick",
  scope: "item",
  ci: "run",
  candidate: "tag",
  schedule: "date",
  revert: "revert",
  decision: "go",
} as const satisfies Record<string, Mark>;

export const targetWords = {
  "branch-cut": "branch cut",
  "final-candidate": "final candidate",
  "release-day": "release day",
  shipped: "shipped",
} as const satisfies Record<string, string>;

/** Where a change is that release notes name. */
export const notedWords = {
  in: { word: "On the branch", mark: "pass", tone: "pass" },
  out: { word: "Not on the branch", mark: "fail", tone: "fail" },
  unknown: { word: "Not known", mark: "unknown", tone: "unknown" },
  nowhere: { word: "No such number", mark: "fail", tone: "fail" },
} as const satisfies Record<string, Word>;

/** Why an item of the milestone is missing in the branch. */
export const missingWords = {
  "not-picked": { word: "Not picked", mark: "fail", tone: "fail" },
  "reverted-on-branch": { word: "Reverted on the branch", mark: "revert", tone: "fail" },
  unknown: { word: "Not known", mark: "unknown", tone: "unknown" },
} as const satisfies Record<string, Word>;

/** What became of a PR on trunk, in the middle of a sentence. */
export const refStateWords = {
  open: "open",
  landed: "landed",
  closed: "closed",
  reverted: "reverted",
  relanded: "landed again",
} as const satisfies Record<string, string>;
