/**
 * What is true of a world at named moments, written by hand beside its script from the rules of the product.
 * What could be argued about is left out, so that whatever stands here must be found.
 */

export type PickState =
  | "pending"
  | "approved"
  | "needs-info"
  | "on-hold"
  | "merged"
  | "reverted"
  | "rejected"
  | "withdrawn";

export type WaitingKind = "requester" | "managers" | "ci" | "nobody";
export type PolicyStatus = "allowed" | "violation" | "dispensation" | "needs-category";
export type GateStatus = "pass" | "fail" | "warn" | "unknown" | "running" | "not-yet" | "not-applicable";
export type Call = "no-go" | "unknown" | "at-risk" | "go" | "shipped";

export const gateIds = [
  "branch-exists",
  "origin-branch-exists",
  "companions-cut",
  "scope-triaged",
  "nightlies-green",
  "scope-empty",
  "scope-in-branch",
  "picks-settled",
  "reverts-followed",
  "policy-kept",
  "branch-ci-green",
  "candidate-has-head",
  "candidate-builds-green",
  "validation-green",
  "checklist-complete",
  "scope-validated",
  "docs-built",
  "notes-cover-picks",
  "tutorials-in",
  "final-tag",
  "release-published",
  "matrix-updated",
] as const;

export type GateId = (typeof gateIds)[number];

export type PickTruth = {
  /** The numbers of its release pull requests; empty for a request that names none and for a direct push. */
  release: readonly number[];
  /** The comment, or the commit of a direct push, where there is no release pull request. */
  key?: string;
  /** Where the release pull requests are in another repository. */
  repo?: string;
  state: PickState;
  waitingOn?: WaitingKind;
  policy?: PolicyStatus;
  firstCandidate?: string | null;
  /** Problem codes that the pick must show; others may stand beside them. */
  problems?: readonly string[];
};

export type Moment = {
  at: string;
  /** Every pick there is at this moment, unless `picksNamed` is set. */
  picks: readonly PickTruth[];
  /** True when `picks` names only some of them. */
  picksNamed?: boolean;
  /** Numbers of closed scope items that are not on the branch. */
  missing: readonly number[];
  /** Pull requests on the branch whose trunk revert was not followed. */
  unfollowed: readonly number[];
  scopeOpen?: number;
  gates: Partial<Record<GateId, GateStatus>>;
  verdict?: Call;
  /** Candidate tags in order, with the release pull requests that each one holds beyond the one before. */
  candidates?: readonly { tag: string; entered?: readonly number[]; left?: readonly number[] }[];
};

export type ReleaseTruth = { repo: string; version: string; moments: readonly Moment[] };

/** `releases` are all trackers of the world that are releases; `lookalikes` are issues that must not be taken for one. */
export type Truth = {
  releases: readonly ReleaseTruth[];
  trackers: readonly { repo: string; number: number; version: string }[];
  lookalikes: readonly { repo: string; number: number }[];
};
