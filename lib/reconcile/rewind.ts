/**
 * The facts as they stood at an earlier moment, from GitHub's own timestamps: for the time before the first poll,
 * when nothing was kept. As far as they go: documents and titles have no history here, and what was deleted since is
 * not known. Rejected: leaving that time empty, since charts and "since last week" would start blank on the first day.
 */
import type {
  BranchFact,
  CommentFact,
  CommitFact,
  Edit,
  Fact,
  IssueFact,
  Job,
  PullFact,
  SuiteFact,
  TimelineEvent,
} from "../domain/facts";

export function rewindFacts(facts: Fact[], moment: string): Fact[] {
  // GitHub's times hold whole seconds; compared as text, "…00Z" would come after "…00.000Z".
  const to = `${moment.slice(0, 19)}Z`;
  const heads = branchHeads(facts, to);
  return facts.filter((fact) => bornAt(fact) <= to).map((fact) => rewind(fact, to, heads));
}

function bornAt(fact: Fact): string {
  switch (fact.kind) {
    case "issue":
    case "pull":
    case "comment":
    case "suite":
      return fact.createdAt;
    case "commit":
    case "tag":
      return fact.at;
    case "published":
      return fact.publishedAt ?? fact.createdAt;
    case "branch":
    case "milestone":
    case "document":
      return "";
  }
}

function rewind(fact: Fact, to: string, heads: Map<string, CommitFact>): Fact {
  switch (fact.kind) {
    case "issue":
      return rewindIssue(fact, to);
    case "pull":
      return rewindPull(fact, to);
    case "comment":
      return rewindComment(fact, to);
    case "branch":
      return rewindBranch(fact, to, heads.get(`${fact.repo}:${fact.name}`) ?? null);
    case "suite":
      return rewindSuite(fact, to);
    default:
      return fact;
  }
}

const upTo = <T extends { at: string }>(list: T[], to: string): T[] => list.filter((one) => one.at <= to);

function bodyAt(body: string, edits: Edit[], to: string): string {
  if (edits.every((edit) => edit.at <= to)) return body;
  return upTo(edits, to).at(-1)?.text ?? edits[0]?.text ?? body;
}

type Thread = IssueFact | PullFact;

/** Undoes what came after, newest first. */
function rewindThread<T extends Thread>(fact: T, to: string): T {
  const labels = new Set(fact.labels);
  let { milestone } = fact;
  for (const event of fact.events.filter((one) => one.at > to).reverse()) {
    if (event.kind === "labeled") labels.delete(event.what);
    if (event.kind === "unlabeled") labels.add(event.what);
    if (event.kind === "milestoned") milestone = null;
    if (event.kind === "demilestoned") milestone = event.what;
  }
  return { ...fact, labels: [...labels], milestone, events: upTo(fact.events, to) };
}

/** Whether it was closed: by its last word of the kind, else by the time at which GitHub says that it closed. */
function closedAtMoment(events: TimelineEvent[], closedAt: string | null, to: string): boolean {
  const words = events.filter((event) => ["closed", "reopened", "merged"].includes(event.kind));
  const last = upTo(words, to).at(-1);
  if (last) return last.kind !== "reopened";
  return words.length === 0 && closedAt !== null && closedAt <= to;
}

function rewindIssue(fact: IssueFact, to: string): IssueFact {
  const closed = closedAtMoment(fact.events, fact.closedAt, to);
  return {
    ...rewindThread(fact, to),
    body: bodyAt(fact.body, fact.edits, to),
    edits: upTo(fact.edits, to),
    comments: upTo(fact.comments, to),
    state: closed ? "CLOSED" : "OPEN",
    stateReason: closed ? fact.stateReason : null,
    closedAt: closed ? closingTime(fact, to) : null,
    closedBy: closed ? fact.closedBy : [],
  };
}

function closingTime(fact: Thread, to: string): string | null {
  const last = upTo(fact.events, to).findLast((event) => event.kind === "closed" || event.kind === "merged");
  return last?.at ?? fact.closedAt;
}

function rewindPull(fact: PullFact, to: string): PullFact {
  const merged = fact.mergedAt !== null && fact.mergedAt <= to;
  const closed = merged || closedAtMoment(fact.events, fact.closedAt, to);
  const settledSince = !closed && fact.state !== "OPEN";
  const reviews = upTo(fact.reviews, to);
  return {
    ...rewindThread(fact, to),
    state: merged ? "MERGED" : closed ? "CLOSED" : "OPEN",
    closedAt: closed ? closingTime(fact, to) : null,
    closedBy: closed ? fact.closedBy : null,
    mergedAt: merged ? fact.mergedAt : null,
    mergedBy: merged ? fact.mergedBy : null,
    mergeCommit: merged ? fact.mergeCommit : null,
    // What its checks and conflicts were while it was open has no timestamps.
    mergeable: settledSince ? "UNKNOWN" : fact.mergeable,
    checks: settledSince ? { state: "unknown", failing: [] } : fact.checks,
    reviews,
    reviewDecision: reviews.length === fact.reviews.length ? fact.reviewDecision : decisionOf(reviews),
    comments: upTo(fact.comments, to),
  };
}

function decisionOf(reviews: PullFact["reviews"]): PullFact["reviewDecision"] {
  const last = reviews.findLast((review) => review.state === "APPROVED" || review.state === "CHANGES_REQUESTED");
  return last?.state === "APPROVED" || last?.state === "CHANGES_REQUESTED" ? last.state : null;
}

function rewindComment(fact: CommentFact, to: string): CommentFact {
  const edits = upTo(fact.edits, to);
  const before = fact.editedAt !== null && fact.editedAt > to;
  if (!before) return fact;
  const last = edits.at(-1);
  return {
    ...fact,
    body: bodyAt(fact.body, fact.edits, to),
    edits,
    editedAt: last && last.at > fact.createdAt ? last.at : null,
    editor: last && last.at > fact.createdAt ? last.by : null,
  };
}

/** The newest commit of each branch at that moment. */
function branchHeads(facts: Fact[], to: string): Map<string, CommitFact> {
  const heads = new Map<string, CommitFact>();
  for (const fact of facts) {
    if (fact.kind !== "commit" || fact.at > to) continue;
    const key = `${fact.repo}:${fact.branch}`;
    if ((heads.get(key)?.index ?? -1) < fact.index) heads.set(key, fact);
  }
  return heads;
}

function rewindBranch(fact: BranchFact, to: string, head: CommitFact | null): BranchFact {
  if (fact.head !== null && fact.head.at <= to) return fact;
  if (fact.cut === null) return { ...fact, head: null }; // its commits were not read: where it stood is not known
  if (fact.cut.at > to) return { ...fact, exists: false, head: null, cut: null, count: null };
  return { ...fact, head: head ? { sha: head.sha, at: head.at } : fact.cut, count: head ? head.index + 1 : 0 };
}

function rewindSuite(fact: SuiteFact, to: string): SuiteFact {
  if (fact.updatedAt <= to) return fact;
  const jobs = fact.jobs
    .filter((job) => job.startedAt === null || job.startedAt <= to)
    .map((job): Job => (job.completedAt !== null && job.completedAt <= to ? job : { ...job, ...underWay }));
  const done = jobs.length > 0 && jobs.length === fact.jobs.length && jobs.every((job) => job.status === "COMPLETED");
  return done ? { ...fact, jobs } : { ...fact, jobs, status: "IN_PROGRESS", conclusion: null };
}

const underWay = { status: "IN_PROGRESS", conclusion: null, completedAt: null } as const;
