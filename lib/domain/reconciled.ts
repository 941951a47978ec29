/** What follows from the facts of one release at one moment. lib/reconcile makes these, lib/gates judges them. */
import type { CheckState } from "./facts";
import type { Gate, GateTarget, Verdict } from "./gate";
import type { Source, SourceKind } from "./source";
import type { CategoryName, ChecklistItem, Precision, Problem } from "./written";

/** A thing on GitHub, with what is known of it once it was read. */
export type Ref = {
  repo: string;
  number?: number;
  sha?: string;
  url: string;
  title?: string;
  state?: "open" | "landed" | "closed" | "reverted" | "relanded";
  mergedAt?: string | null;
  commit?: string | null;
};

/** Something that happened, with its link: the lines of a history. */
export type Happening = { at: string; by: string | null; what: string; url: string };

export type PickState =
  | "pending"
  | "approved"
  | "needs-info"
  | "on-hold"
  | "merged"
  | "reverted"
  | "rejected"
  | "withdrawn";

export type Pick = {
  /** Comment id and ordinal (`3141592653-0`), `untracked-<number>` or `direct-<sha>`. */
  id: string;
  source: "comment" | "untracked" | "direct-push";
  comment: {
    url: string;
    author: string | null;
    createdAt: string;
    editedAt: string | null;
    editor: string | null;
  } | null;
  requestedBy: string | null;
  trunk: Ref[];
  release: Ref[];
  title: string;
  category: { name: CategoryName; text: string };
  phase: number | null;
  policy: { status: "allowed" | "violation" | "dispensation" | "needs-category"; rule: string };
  state: PickState;
  stateReason: string;
  waitingOn: { kind: "requester" | "managers" | "ci" | "nobody"; logins: string[]; what: string };
  ci: CheckState;
  firstCandidate: string | null;
  ageDays: number;
  requestedAt: string;
  /** When it became final; null while it is not. */
  settledAt: string | null;
  history: Happening[];
  problems: Problem[];
  /** Later trunk changes that name a picked one: never blockers by themselves. */
  followUps: Ref[];
};

export type Missing = {
  item: Ref;
  title: string;
  landed: { sha: string; at: string } | null;
  reason: "not-picked" | "reverted-on-branch" | "unknown";
  detail: string;
  who: string[];
};

export type UnfollowedRevert = {
  change: Ref;
  revert: { sha: string; url: string; at: string };
  onBranchSince: string; // "cut" or a commit
  inCandidates: string[];
  who: string[];
};

/** A list that knows whether it is whole, and what it cannot tell. */
export type Listed<T> = { complete: boolean; items: T[]; unknown: { text: string; source: SourceKind | null }[] };

export type ScopeItem = {
  ref: Ref;
  title: string;
  kind: "issue" | "pr";
  assignees: string[];
  author: string | null;
  since: string;
};

export type Scope = {
  complete: boolean;
  milestone: { title: string; url: string } | null;
  open: ScopeItem[];
  /** Open items that GitHub counts in the milestone beyond those that were read. */
  unseen?: number;
  closed: number;
  /** Closed ones likewise. */
  unseenClosed?: number;
  notMissing: { item: Ref; why: string }[];
  closedItems: { ref: Ref; title: string; since?: string; at: string | null }[];
};

export type CellState = "pass" | "fail" | "flaky" | "running" | "cancelled" | "skipped" | "absent";

export type Candidate = {
  tag: string;
  version: string;
  n: number;
  sha: string;
  at: string;
  by: string | null;
  url: string;
  contains: { picks: number; commits: number };
  entered: string[]; // pick ids
  left: string[]; // pick ids
  /** Commits new in this candidate that belong to no pick. */
  withoutPick: { sha: string; title: string; url: string }[];
  builds: { workflow: string; state: CellState; url: string }[];
  isHead: boolean;
};

export type CiCell = {
  sha: string;
  state: CellState;
  url: string | null;
  failedJobs: { name: string; url: string }[];
  /** Jobs that failed before they passed on this commit. */
  flakyJobs: string[];
  running: { done: number; total: number } | null;
};

export type CiWorkflow = {
  name: string;
  state: CellState;
  expected: boolean;
  binary: boolean;
  failingSince: string | null;
  /** Commits between the last good run and the first bad one: where the fault entered. */
  suspects: string[];
  passRate: number | null;
  cells: CiCell[]; // newest first, one per commit
  /** The workflow's jobs, each with one state per commit in the order of `cells`. */
  jobs?: { name: string; states: CellState[] }[];
};

export type CiCommit = {
  sha: string;
  at: string;
  title: string;
  author: string | null;
  url: string;
  pick: string | null;
};

export type Ci = {
  repo: string;
  branch: string;
  head: { sha: string; at: string } | null;
  state: "pass" | "fail" | "running" | "absent" | "unknown";
  passRate: number | null;
  commits: CiCommit[]; // newest first
  workflows: CiWorkflow[];
};

export type Companion = {
  repo: string;
  /** Its release branch on GitHub, or the repository while there is none. */
  url: string;
  branch: string | null;
  exists: boolean | null; // null: not known
  head: { sha: string; at: string } | null;
  ci: CheckState;
  candidates: string[];
  openPicks: number | null;
};

export type Milestone = {
  id: string | null;
  label: string;
  date: string | null;
  precision: Precision;
  was: string[];
  state: "done" | "next" | "future" | "late";
  /** The step of the release that this milestone dates; null for the others. */
  step: GateTarget | null;
  /** Days to its first day: 0 within it, negative past it; null without a date. */
  daysLeft: number | null;
};

export type Phase = {
  n: number;
  until: string | null;
  current: boolean;
  criteria: { n: number; text: string }[];
};

/** A decision that a manager recorded on the tracker. */
export type Decision = {
  call: "go" | "no-go";
  milestone: string;
  by: string;
  at: string;
  reason: string;
  url: string;
  /** Set when a gate of that milestone got worse afterwards. */
  void: { at: string; what: string } | null;
};

export type ReleaseState = "planned" | "active" | "shipped" | "dropped";

export type ChangeKind = "verdict" | "pick" | "scope" | "ci" | "candidate" | "schedule" | "revert" | "decision";
/** What happened in one word: the new state of a pick, or how something else turned out. */
export type ChangeEvent =
  | PickState
  | "worse"
  | "better"
  | "closed"
  | "moved-out"
  | "added"
  | "missing"
  | "found"
  | "unfollowed"
  | "followed"
  | "fails"
  | "passes"
  | "tagged"
  | "moved"
  | "decided"
  | "accepted";
export type Change = {
  at: string;
  kind: ChangeKind;
  event: ChangeEvent;
  text: string;
  url: string;
  who: string[];
  weight: number;
};

export type ReceiptKind = "pr" | "issue" | "commit" | "comment" | "person";
export type Receipt = {
  /** The release in which the question was looked at. */
  release: { project: string; version: string };
  kind: ReceiptKind;
  subject: Ref | string;
  title: string;
  headline: string;
  tone: "in" | "out" | "waiting" | "unknown";
  where: { place: string; in: boolean | null; since: string | null; note: string }[];
  events: Happening[];
  next: { who: string[]; what: string; deadline: string | null; rule: string; command: string | null } | null;
  firstCandidate: string | null;
  picks: string[];
  followUps: Ref[];
  notes: { version: string; section: string }[];
};

/** What identifies a release, and who decides about it. */
export type Release = {
  project: string;
  repo: string;
  version: string;
  kind: "minor" | "patch";
  branch: string;
  trunk: string;
  state: ReleaseState;
  tracker: { repo: string; number: number; url: string; title: string; createdAt: string; editedAt: string | null };
  managers: string[];
  hud: string | null;
};

export type Branch = {
  /** Null: not known. */
  exists: boolean | null;
  origin: { name: string; exists: boolean | null } | null;
  cut: { sha: string; at: string } | null;
  head: { sha: string; at: string } | null;
  url: string;
};

export type Nightly = { repo: string; state: CheckState; url: string; at: string | null };

/** A risk that a manager took by `/hud accept`. */
export type Acceptance = { gate: string; by: string; at: string; until: string; reason: string; url: string };

/** Where a change is that the notes name: on the branch, not there, or nobody can tell. */
export type Noted = {
  ref: Ref & { number: number };
  place: "in" | "out" | "unknown";
  /** False: GitHub was asked and has no such number. Null: it was not asked. */
  exists: boolean | null;
  why: string;
};

/** The release notes beside the branch: what they leave out, and what they name that is not there. */
export type Coverage = {
  url: string;
  /** False where something that it rests on was not read whole: then nothing is known to be mentioned by all. */
  complete: boolean;
  /** Merged picks of which users should read. */
  told: number;
  picksMissing: { pick: string; ref: Ref }[];
  /** Closed items of the scope that are on the branch. */
  scopeMissing: Ref[];
  noted: Noted[];
  /** Entries that name no pull request. */
  noPr: number;
};

export type Checklist = {
  url: string;
  done: number;
  total: number;
  open: { text: string; owners: string[] }[];
  items: ChecklistItem[];
};

export type Run = { workflow: string; state: CellState; url: string; at: string };

/** One release at one moment: all that the gates judge and the pages show. */
export type Reconciled = {
  now: string;
  release: Release;
  phase: number | null;
  phases: Phase[];
  schedule: Milestone[];
  branch: Branch;
  picks: Pick[];
  missing: Listed<Missing>;
  reverts: Listed<UnfollowedRevert>;
  scope: Scope;
  /** Version order, oldest first. */
  candidates: Candidate[];
  /** Commits on the branch that the newest candidate lacks; null where that cannot be told. */
  sinceCandidate: number | null;
  ci: Ci;
  companions: Companion[];
  nightlies: Nightly[];
  finalTag: { name: string; url: string; at: string } | null;
  published: { url: string; at: string | null } | null;
  notes: Coverage | null;
  /** Whether the process document names the version; null where there is no such document. */
  process: { url: string; matrix: boolean; cadence: boolean } | null;
  checklist: Checklist | null;
  /** Newest validation run since the newest candidate; null: none. */
  validation: Run | null;
  /** What the configuration asks for, so that a gate can tell "none wanted" from "none found". */
  wants: {
    origin: boolean;
    companions: boolean;
    validation: string | null;
    docs: string | null;
    nightly: string | null;
    process: boolean;
  };
  /** `unread` are those that an older comment, which was not read, may call validated. */
  validated: { known: boolean; done: number; open: Ref[]; unread: Ref[] };
  decisions: Decision[];
  acceptances: Acceptance[];
  problems: Problem[];
  sources: Source[];
};

/** A reconciled release with its gates and verdict. */
export type Judged = { reconciled: Reconciled; gates: Gate[]; verdict: Verdict };
