/** What people wrote, once understood. lib/documents makes these; nothing in them has been checked against GitHub. */

export type Problem = { code: string; text: string; line?: number; url?: string };

/** A reference as written: `#123`, a pull request's or issue's address, or a commit. */
export type WrittenRef = { repo: string; number: number } | { repo: string; sha: string };

export type Precision = "day" | "week";

export type WrittenDate = { date: string; precision: Precision }; // YYYY-MM-DD

export type Criterion = { n: number; text: string; labels: string[] };

export type WrittenPhase = {
  n: number;
  until: string | null;
  /** Where the tracker names an hour and a zone, the exact end in UTC; else null and the day counts in UTC. */
  untilAt: string | null;
  criteria: Criterion[];
  /** The prose of the phase's criteria where it has no numbered list. */
  prose: string;
};

export type WrittenMilestone = {
  id: string | null; // "M4.1"
  label: string;
  date: string | null;
  precision: Precision;
  /** Earlier dates, oldest first: what was struck through. */
  was: string[];
  line: number;
};

export type DateOrder = "dmy" | "mdy" | "ymd" | "long" | null;

export type TrackerText = {
  isTracker: boolean;
  version: string | null; // "2.12.0"
  kind: "minor" | "patch" | null;
  branch: string | null;
  phases: WrittenPhase[];
  milestones: WrittenMilestone[];
  managers: string[];
  hud: string | null;
  dateOrder: DateOrder;
  /** The last day on which a request is taken, where the tracker says so apart from its phases. */
  pickDeadline: string | null;
  /** Criteria that belong to no phase, where the tracker has such a list. */
  criteria?: Criterion[];
  problems: Problem[];
};

export type CategoryName =
  | "regression"
  | "critical"
  | "fixnewfeature"
  | "docs"
  | "ci"
  | "compilation"
  | "release-only"
  | "special-dispensation"
  | "unknown";

export type WordState = "merged" | "reverted" | "rejected" | "on-hold" | "approved" | "closed" | "needs-info";

export type Annotation = { by: string | null; state: WordState; text: string; line: number };

/** One filled request form; a comment that holds it twice has two. */
export type WrittenRequest = {
  ordinal: number; // 0 for the first form of the comment
  trunk: WrittenRef[];
  release: WrittenRef[];
  /** Links in the criteria that are only context. */
  context: WrittenRef[];
  category: { name: CategoryName; text: string };
  /** Numbers of the tracker's criteria that the writer names. */
  criteria: number[];
  annotations: Annotation[];
  finalState: "pending" | Exclude<WordState, "needs-info">;
};

/** `/hud accept`, `/hud go`, `/hud no-go`, as written; whether the author may say so is decided elsewhere. */
export type HudCommand =
  | { verb: "accept"; gate: string; until: string; reason: string; line: number }
  | { verb: "go" | "no-go"; milestone: string; reason: string; line: number };

export type CommentText = {
  kind: "request" | "reply" | "other";
  requests: WrittenRequest[];
  /** Words of a reply that stands alone, with the references that it speaks of. */
  annotations: Annotation[];
  mentions: WrittenRef[];
  commands: HudCommand[];
  problems: Problem[];
};

export type NotesEntry = { text: string; prs: number[]; issues: number[]; line: number };
export type NotesModule = { title: string; entries: NotesEntry[] };
export type NotesSection = { title: string; modules: NotesModule[] };
export type NotesText = { sections: NotesSection[]; problems: Problem[] };

export type MatrixRow = {
  version: string;
  python: string | null;
  cpp: string | null;
  cuda: string | null;
  cudaExperimental: string | null;
  rocm: string | null;
  /** Every cell by its column's heading, so that a new column is never lost. */
  cells: Record<string, string>;
};
export type CadenceRow = {
  version: string;
  cut: string | null;
  release: string | null;
  patches: { text: string; tentative: boolean }[];
  tentative: { cut: boolean; release: boolean };
};
export type ProcessText = { matrix: MatrixRow[]; cadence: CadenceRow[]; problems: Problem[] };

export type ChecklistItem = { text: string; done: boolean; owners: string[]; depth: number; line: number };
export type ChecklistText = { items: ChecklistItem[]; done: number; total: number; problems: Problem[] };
