/** What the simulated GitHub keeps. Objects carry their GraphQL type, so that they can be served as they are. */

export type Association = "OWNER" | "MEMBER" | "COLLABORATOR" | "CONTRIBUTOR" | "NONE";

export type Person = { __typename: "User" | "Bot"; login: string; name: string | null };

export type Edit = { __typename: "UserContentEdit"; id: string; at: string; by: string; text: string };

export type Comment = {
  __typename: "IssueComment";
  repo: Repo;
  on: number;
  id: string;
  author: string;
  body: string;
  createdAt: string;
  updatedAt: string;
  editedAt: string | null;
  editor: string | null;
  minimized: string | null;
  edits: Edit[];
};

export type Closer = { sha: string } | { number: number } | null;

export type TimelineType =
  | "ClosedEvent"
  | "ReopenedEvent"
  | "LabeledEvent"
  | "UnlabeledEvent"
  | "MilestonedEvent"
  | "DemilestonedEvent"
  | "MergedEvent"
  | "AssignedEvent"
  | "RenamedTitleEvent";

export type TimelineEvent = {
  __typename: TimelineType;
  id: string;
  repo: Repo;
  on: number;
  at: string;
  by: string;
  /** The label, the milestone's title, the assignee or the former title. */
  what: string;
  closer: Closer;
  sha: string | null;
  reason: StateReason | null;
};

export type StateReason = "COMPLETED" | "NOT_PLANNED" | "REOPENED" | "DUPLICATE";

type ThreadBase = {
  repo: Repo;
  number: number;
  title: string;
  body: string;
  author: string;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  editedAt: string | null;
  editor: string | null;
  labels: string[];
  assignees: string[];
  milestone: number | null;
  comments: Comment[];
  events: TimelineEvent[];
  edits: Edit[];
};

export type Issue = ThreadBase & {
  __typename: "Issue";
  state: "OPEN" | "CLOSED";
  stateReason: StateReason | null;
};

export type ReviewState = "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED";

export type Review = {
  __typename: "PullRequestReview";
  repo: Repo;
  on: number;
  id: string;
  author: string;
  state: ReviewState;
  body: string;
  at: string;
};

export type Pull = ThreadBase & {
  __typename: "PullRequest";
  state: "OPEN" | "CLOSED" | "MERGED";
  base: string;
  head: string;
  /** Every commit pushed to its branch, the head last. */
  pushed: string[];
  draft: boolean;
  mergeable: "MERGEABLE" | "CONFLICTING" | "UNKNOWN";
  mergedAt: string | null;
  mergedBy: string | null;
  mergeCommit: string | null;
  reviews: Review[];
  reviewRequests: string[];
  files: string[] | null;
  /** Issues that its text says it fixes. */
  closes: number[];
};

export type Thread = Issue | Pull;

export type Commit = {
  __typename: "Commit";
  repo: Repo;
  sha: string;
  message: string;
  author: string;
  at: string;
  parents: string[];
  /** The pull request that was merged natively as this commit. */
  pull: number | null;
  files: string[];
  texts: Record<string, string>;
};

export type TagObject = {
  __typename: "Tag";
  repo: Repo;
  sha: string;
  name: string;
  by: string;
  at: string;
  target: string;
};

export type Release = {
  __typename: "Release";
  repo: Repo;
  tag: string;
  name: string;
  body: string;
  author: string;
  draft: boolean;
  prerelease: boolean;
  createdAt: string;
  publishedAt: string | null;
  updatedAt: string;
};

export type Milestone = {
  __typename: "Milestone";
  repo: Repo;
  number: number;
  title: string;
  description: string;
  creator: string;
  dueOn: string | null;
  state: "OPEN" | "CLOSED";
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
};

export type Conclusion =
  | "SUCCESS"
  | "FAILURE"
  | "CANCELLED"
  | "SKIPPED"
  | "NEUTRAL"
  | "TIMED_OUT"
  | "ACTION_REQUIRED"
  | "STARTUP_FAILURE";

/** One attempt of one job, as it will have gone. What shows of it depends on the clock. */
export type JobPlan = {
  name: string;
  createdAt: string;
  startsAt: string | null;
  endsAt: string | null;
  conclusion: Conclusion;
  attempt: number;
};

export type Suite = {
  __typename: "CheckSuite";
  repo: Repo;
  id: string;
  sha: string;
  branch: string | null;
  app: string;
  workflow: string | null;
  event: string;
  runNumber: number;
  by: string;
  createdAt: string;
  /** First attempts; made when first asked for, because a busy world has tens of thousands. */
  firstJobs: () => JobPlan[];
  /** Later attempts, appended by re-runs. */
  laterJobs: JobPlan[];
  /** A suite of an app that ran nothing keeps this status for ever. */
  idle: "QUEUED" | null;
};

export type Repo = {
  __typename: "Repository";
  name: string;
  trunk: string;
  createdAt: string;
  people: Map<string, Association>;
  labels: Map<string, { __typename: "Label"; repo: Repo; name: string }>;
  milestones: Map<number, Milestone>;
  threads: Map<number, Thread>;
  comments: Map<string, Comment>;
  branches: Map<string, string>;
  tags: Map<string, string>;
  tagObjects: Map<string, TagObject>;
  commits: Map<string, Commit>;
  releases: Map<string, Release>;
  suites: Map<string, Suite[]>;
  suiteById: Map<string, Suite>;
};
