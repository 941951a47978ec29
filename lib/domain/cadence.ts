/** When releases were planned, when they came, and what that makes. lib/reconcile makes these. */

/** From its first to its last day: one day, one week, or one month where no more is written. */
export type PlannedDate = {
  text: string;
  from: string;
  to: string;
  precision: "day" | "week" | "month";
  tentative: boolean;
  source: "tracker" | "document";
};

export type CadenceStep = {
  /** What was said first. */
  planned: PlannedDate | null;
  /** What is said now, where the tracker moved it. */
  moved: PlannedDate | null;
  actual: { date: string; by: "branch" | "release" | "tag"; url: string } | null;
  /** Why there is no actual date; null where there is one. */
  open: string | null;
  /** Days after the first plan; before it they are negative. `actual` false: by the plan as it stands now. */
  slip: { days: number; actual: boolean } | null;
};

export type CadenceLine = {
  version: string; // "2.12"
  cut: CadenceStep;
  release: CadenceStep;
  /** Lengths in days; null: not known. */
  lengths: { name: string; days: number | null; planned: boolean }[];
  patches: { text: string; tentative: boolean }[];
  /** Patches that came out. */
  out: { version: string; date: string; url: string }[];
};

export type Cadence = {
  lines: CadenceLine[];
  /** What comes next by plan. */
  next: { version: string; what: "cut" | "release"; planned: PlannedDate } | null;
};
