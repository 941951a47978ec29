/**
 * Facts: what GitHub said, one object each, as it is stored. Every shape is a zod schema because stored
 * payloads are parsed when they are read back, not trusted. No conclusion lives here.
 */
import { z } from "zod";

const time = z.string(); // ISO 8601, UTC, as GitHub sends it
const login = z.string();
const repo = z.string(); // owner/name

export const refSchema = z.object({ repo, number: z.number().int() });

/** What happened to an issue or a pull request, from GitHub's own timeline. */
export const timelineEventSchema = z.object({
  kind: z.enum(["closed", "reopened", "labeled", "unlabeled", "milestoned", "demilestoned", "merged"]),
  at: time,
  by: login.nullable(),
  /** The label or the milestone's title; empty for the rest. */
  what: z.string(),
  /** What closed it, where GitHub knows. */
  closer: z.object({ repo, number: z.number().int().nullable(), sha: z.string().nullable() }).nullable().optional(),
});

export const editSchema = z.object({ at: time, by: login.nullable(), text: z.string().nullable() });

const association = z.enum([
  "OWNER",
  "MEMBER",
  "COLLABORATOR",
  "CONTRIBUTOR",
  "FIRST_TIME_CONTRIBUTOR",
  "FIRST_TIMER",
  "MANNEQUIN",
  "NONE",
]);

const remarkSchema = z.object({ author: login.nullable(), at: time, url: z.string(), body: z.string() });

/** False where there are older comments than were read; left out where there are none. */
const commentsComplete = z.boolean().optional();

const thread = {
  repo,
  number: z.number().int(),
  url: z.string(),
  title: z.string(),
  body: z.string(),
  author: login.nullable(),
  authorAssociation: association,
  createdAt: time,
  updatedAt: time,
  closedAt: time.nullable(),
  labels: z.array(z.string()),
  assignees: z.array(login),
  milestone: z.string().nullable(),
  /** Oldest first. */
  events: z.array(timelineEventSchema),
};

export const issueFactSchema = z.object({
  kind: z.literal("issue"),
  ...thread,
  state: z.enum(["OPEN", "CLOSED"]),
  stateReason: z.enum(["COMPLETED", "NOT_PLANNED", "REOPENED", "DUPLICATE"]).nullable(),
  /** Pull requests that GitHub says closed it. */
  closedBy: z.array(refSchema),
  /** False where more closed it than was read; left out where all of it is known. */
  closersComplete: z.boolean().optional(),
  /** Edits of the body, oldest first. */
  edits: z.array(editSchema),
  /** The newest comments, oldest first: people confirm there that a fix was validated. */
  comments: z.array(remarkSchema),
  commentsComplete,
});

export const commentFactSchema = z.object({
  kind: z.literal("comment"),
  repo,
  /** The issue or pull request it stands under. */
  number: z.number().int(),
  /** GitHub's number of the comment, as in `#issuecomment-<id>`. */
  id: z.string(),
  url: z.string(),
  author: login.nullable(),
  authorAssociation: association,
  body: z.string(),
  createdAt: time,
  updatedAt: time,
  editedAt: time.nullable(),
  editor: login.nullable(),
  minimized: z.boolean(),
  /** Oldest first. */
  edits: z.array(editSchema),
});

export const checkStateSchema = z.enum(["pass", "fail", "running", "absent", "unknown"]);

export const pullFactSchema = z.object({
  kind: z.literal("pull"),
  ...thread,
  state: z.enum(["OPEN", "CLOSED", "MERGED"]),
  draft: z.boolean(),
  base: z.string(),
  head: z.string(),
  headSha: z.string(),
  mergeCommit: z.string().nullable(),
  mergedAt: time.nullable(),
  mergedBy: login.nullable(),
  closedBy: login.nullable(),
  mergeable: z.enum(["MERGEABLE", "CONFLICTING", "UNKNOWN"]),
  reviewDecision: z.enum(["APPROVED", "CHANGES_REQUESTED", "REVIEW_REQUIRED"]).nullable(),
  /** Oldest first. */
  reviews: z.array(
    z.object({
      author: login.nullable(),
      state: z.enum(["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"]),
      at: time,
      url: z.string(),
      body: z.string(),
    }),
  ),
  /** False where there are older reviews than were read; left out where there are none. */
  reviewsComplete: z.boolean().optional(),
  reviewRequests: z.array(login),
  /** The newest comments, oldest first. */
  comments: z.array(remarkSchema),
  commentsComplete,
  checks: z.object({
    state: checkStateSchema,
    failing: z.array(z.object({ name: z.string(), url: z.string() })),
    /** False where there are more checks than were read: then more may fail. */
    complete: z.boolean().optional(),
  }),
  /** Paths touched; null where they were not read. */
  files: z.array(z.string()).nullable(),
  /** Issues that GitHub links as closed by this pull request. */
  closes: z.array(refSchema),
});

/** Either the head of a branch, or the knowledge that the branch is not there. */
export const branchFactSchema = z.object({
  kind: z.literal("branch"),
  repo,
  name: z.string(),
  exists: z.boolean(),
  head: z.object({ sha: z.string(), at: time }).nullable(),
  /** The merge base with trunk, where it was asked for. */
  cut: z.object({ sha: z.string(), at: time }).nullable(),
  /** How many commits lie between the cut and the head. */
  count: z.number().int().nullable(),
});

/** A commit of a branch (first-parent line) since the cut. Trunk is a branch too. */
export const commitFactSchema = z.object({
  kind: z.literal("commit"),
  repo,
  branch: z.string(),
  /** Position since the cut: 0 is the first commit after it. */
  index: z.number().int(),
  sha: z.string(),
  message: z.string(),
  at: time,
  author: login.nullable(),
  url: z.string(),
  /** Pull requests that GitHub associates with the commit. */
  pulls: z.array(refSchema),
});

export const tagFactSchema = z.object({
  kind: z.literal("tag"),
  repo,
  name: z.string(),
  sha: z.string(),
  at: time,
  by: login.nullable(),
  url: z.string(),
  /** Where its commit leaves the release branch; equal to `sha` when it is on it. Null where it was not asked. */
  branchedFrom: z.string().nullable(),
});

export const publishedFactSchema = z.object({
  kind: z.literal("published"),
  repo,
  tag: z.string(),
  name: z.string(),
  url: z.string(),
  draft: z.boolean(),
  prerelease: z.boolean(),
  createdAt: time,
  publishedAt: time.nullable(),
  body: z.string(),
});

const conclusion = z
  .enum([
    "SUCCESS",
    "FAILURE",
    "CANCELLED",
    "SKIPPED",
    "NEUTRAL",
    "TIMED_OUT",
    "ACTION_REQUIRED",
    "STALE",
    "STARTUP_FAILURE",
  ])
  .nullable();
const status = z.enum(["COMPLETED", "IN_PROGRESS", "QUEUED", "PENDING", "REQUESTED", "WAITING"]);

export const jobSchema = z.object({
  name: z.string(),
  status,
  conclusion,
  url: z.string(),
  startedAt: time.nullable(),
  completedAt: time.nullable(),
});

/** One check suite on one commit, with its jobs of all attempts. */
export const suiteFactSchema = z.object({
  kind: z.literal("suite"),
  repo,
  sha: z.string(),
  branch: z.string().nullable(),
  id: z.string(),
  app: z.string().nullable(),
  /** The workflow's name; null for suites of other apps. */
  workflow: z.string().nullable(),
  event: z.string().nullable(),
  attempt: z.number().int(),
  status,
  conclusion,
  url: z.string(),
  createdAt: time,
  updatedAt: time,
  /** Every job of every attempt, in the order in which they started. */
  jobs: z.array(jobSchema),
  /** False when GitHub has more jobs than were read. */
  jobsComplete: z.boolean(),
});

export const milestoneFactSchema = z.object({
  kind: z.literal("milestone"),
  repo,
  number: z.number().int(),
  title: z.string(),
  url: z.string(),
  state: z.enum(["OPEN", "CLOSED"]),
  dueOn: time.nullable(),
  open: z.number().int(),
  closed: z.number().int(),
});

/** A file at the head of a branch; `text` is null when it is not there. */
export const documentFactSchema = z.object({
  kind: z.literal("document"),
  repo,
  branch: z.string(),
  path: z.string(),
  url: z.string(),
  text: z.string().nullable(),
});

export const factSchema = z.discriminatedUnion("kind", [
  issueFactSchema,
  commentFactSchema,
  pullFactSchema,
  branchFactSchema,
  commitFactSchema,
  tagFactSchema,
  publishedFactSchema,
  suiteFactSchema,
  milestoneFactSchema,
  documentFactSchema,
]);

export type Ref = z.infer<typeof refSchema>;
export type TimelineEvent = z.infer<typeof timelineEventSchema>;
export type Edit = z.infer<typeof editSchema>;
export type IssueFact = z.infer<typeof issueFactSchema>;
export type CommentFact = z.infer<typeof commentFactSchema>;
export type PullFact = z.infer<typeof pullFactSchema>;
export type BranchFact = z.infer<typeof branchFactSchema>;
export type CommitFact = z.infer<typeof commitFactSchema>;
export type TagFact = z.infer<typeof tagFactSchema>;
export type PublishedFact = z.infer<typeof publishedFactSchema>;
export type Job = z.infer<typeof jobSchema>;
export type SuiteFact = z.infer<typeof suiteFactSchema>;
export type MilestoneFact = z.infer<typeof milestoneFactSchema>;
export type DocumentFact = z.infer<typeof documentFactSchema>;
export type Fact = z.infer<typeof factSchema>;
export type FactKind = Fact["kind"];
export type CheckState = z.infer<typeof checkStateSchema>;

/** The key under which a fact's versions follow one another. */
export function factKey(fact: Fact): string {
  switch (fact.kind) {
    case "issue":
    case "pull":
      return `${fact.repo}#${fact.number}`;
    case "comment":
      return `${fact.repo}#${fact.number}/${fact.id}`;
    case "branch":
      return `${fact.repo}:${fact.name}`;
    case "commit":
      return `${fact.repo}:${fact.branch}@${fact.sha}`;
    case "tag":
      return `${fact.repo}:${fact.name}`;
    case "published":
      return `${fact.repo}:${fact.tag}`;
    case "suite":
      return `${fact.repo}@${fact.sha}/${fact.id}`;
    case "milestone":
      return `${fact.repo}/${fact.number}`;
    case "document":
      return `${fact.repo}:${fact.branch}:${fact.path}`;
  }
}
