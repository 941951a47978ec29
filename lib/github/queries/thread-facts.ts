/** From GitHub's issues and pull requests to facts. */
import type { IssueFact, PullFact, Ref, TimelineEvent } from "../../domain/facts";
import type * as Q from "../generated/operations";
import { present } from "../paging";
import { sorted } from "./common";

type IssueNode = Q.IssueDetailsFragment;
type PullNode = Q.PullDetailsFragment &
  Partial<Omit<Q.PullReviewFragment, "statusCheckRollup">> & {
    statusCheckRollup: Q.PullDetailsFragment["statusCheckRollup"] | Q.PullReviewFragment["statusCheckRollup"];
  };

const names = (connection: { nodes: ({ name: string } | null)[] | null } | null) =>
  sorted(present(connection?.nodes).map((node) => node.name));
const logins = (connection: { nodes: ({ login: string } | null)[] | null } | null) =>
  sorted(present(connection?.nodes).map((node) => node.login));
const refs = (
  connection: { nodes: ({ number: number; repository: { nameWithOwner: string } } | null)[] | null } | null,
): Ref[] => present(connection?.nodes).map((node) => ({ repo: node.repository.nameWithOwner, number: node.number }));

type EventNode = NonNullable<NonNullable<PullNode["timelineItems"]["nodes"]>[number]>;

function timelineEvent(node: EventNode): TimelineEvent | null {
  if (!("createdAt" in node)) return null;
  const base = { at: node.createdAt, by: node.actor?.login ?? null };
  switch (node.__typename) {
    case "ClosedEvent":
      return { ...base, kind: "closed", what: "", closer: closer(node.closer) };
    case "ReopenedEvent":
      return { ...base, kind: "reopened", what: "" };
    case "LabeledEvent":
      return { ...base, kind: "labeled", what: node.label.name };
    case "UnlabeledEvent":
      return { ...base, kind: "unlabeled", what: node.label.name };
    case "MilestonedEvent":
      return { ...base, kind: "milestoned", what: node.milestoneTitle };
    case "DemilestonedEvent":
      return { ...base, kind: "demilestoned", what: node.milestoneTitle };
    case "MergedEvent":
      return { ...base, kind: "merged", what: "" };
    default:
      return null;
  }
}

function closer(node: Q.ClosingFragment["closer"]): TimelineEvent["closer"] {
  if (node?.__typename === "Commit") return { repo: node.repository.nameWithOwner, number: null, sha: node.oid };
  if (node?.__typename === "PullRequest") {
    return { repo: node.repository.nameWithOwner, number: node.number, sha: null };
  }
  return null;
}

const byTime = <T extends { at: string }>(list: T[]): T[] =>
  list.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

function thread(node: IssueNode | PullNode) {
  const nodes = (node.timelineItems.nodes ?? []) as (EventNode | null)[];
  return {
    repo: node.repository.nameWithOwner,
    number: node.number,
    url: node.url,
    title: node.title,
    body: node.body,
    author: node.author?.login ?? null,
    authorAssociation: node.authorAssociation,
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
    closedAt: node.closedAt,
    labels: names(node.labels),
    assignees: logins(node.assignees),
    milestone: node.milestone?.title ?? null,
    events: byTime(present(present(nodes).map(timelineEvent))),
  };
}

export function issueFact(node: IssueNode): IssueFact {
  return {
    kind: "issue",
    ...thread(node),
    state: node.issueState,
    stateReason: node.stateReason,
    closedBy: refs(node.closedByPullRequestsReferences),
    ...closers(node),
    edits: byTime(
      present(node.userContentEdits?.nodes).map((edit) => ({
        at: edit.editedAt,
        by: edit.editor?.login ?? null,
        text: edit.diff,
      })),
    ),
    ...remarks(node.comments),
  };
}

/** The newest events are read; its closing stands among them unless it was labelled and milestoned a hundred times since. */
function closers({ issueState, timelineItems, closedByPullRequestsReferences }: IssueNode): Partial<IssueFact> {
  const events = present(timelineItems.nodes);
  const isUnread =
    timelineItems.filteredCount > events.length && events.every((one) => one.__typename !== "ClosedEvent");
  const pulls = closedByPullRequestsReferences;
  const cut = (pulls !== null && isCut(pulls)) || (issueState === "CLOSED" && isUnread);
  return cut ? { closersComplete: false } : {};
}

type RemarkNode = NonNullable<NonNullable<IssueNode["comments"]["nodes"]>[number]>;

type List<T> = { totalCount: number; nodes: readonly (T | null)[] | null };

/** The flag stands only where a list was cut, so that facts that were stored without it stay as they are. */
function remarks(list: List<RemarkNode>): Pick<PullFact, "comments" | "commentsComplete"> {
  const comments = present(list.nodes).map((comment) => ({
    author: comment.author?.login ?? null,
    at: comment.createdAt,
    url: comment.url,
    body: comment.body,
  }));
  return { comments: byTime(comments), ...(isCut(list) ? { commentsComplete: false } : {}) };
}

const isCut = (list: List<object>): boolean => list.totalCount > present(list.nodes).length;

export function pullFact(node: PullNode): PullFact {
  const base = thread(node);
  const closings = base.events.filter((event) => event.kind === "closed");
  return {
    kind: "pull",
    ...base,
    state: node.pullState,
    draft: node.isDraft,
    base: node.baseRefName,
    head: node.headRefName,
    headSha: node.headRefOid,
    mergeCommit: node.mergeCommit?.oid ?? null,
    mergedAt: node.mergedAt,
    mergedBy: node.mergedBy?.login ?? null,
    closedBy: node.pullState === "CLOSED" ? (closings.at(-1)?.by ?? null) : null,
    mergeable: node.mergeable,
    reviewDecision: node.reviewDecision,
    reviews: byTime(present(node.reviews?.nodes).map(review)),
    ...(node.reviews && isCut(node.reviews) ? { reviewsComplete: false } : {}),
    reviewRequests: sorted(present(present(node.reviewRequests?.nodes).map(requested))),
    ...remarks(node.comments),
    checks: checks(node),
    files: node.files ? present(node.files.nodes).map((file) => file.path) : null,
    closes: refs(node.closingIssuesReferences),
  };
}

type ReviewNode = NonNullable<NonNullable<NonNullable<Q.PullReviewFragment["reviews"]>["nodes"]>[number]>;

const review = (node: ReviewNode): PullFact["reviews"][number] => ({
  author: node.author?.login ?? null,
  state: node.state,
  at: node.submittedAt ?? node.createdAt,
  url: node.url,
  body: node.body,
});

type RequestNode = NonNullable<NonNullable<NonNullable<Q.PullReviewFragment["reviewRequests"]>["nodes"]>[number]>;

function requested(node: RequestNode): string | null {
  const reviewer = node.requestedReviewer;
  if (reviewer?.__typename === "User") return reviewer.login;
  return reviewer?.__typename === "Team" ? reviewer.slug : null;
}

const badConclusions = new Set(["FAILURE", "TIMED_OUT", "STARTUP_FAILURE", "ACTION_REQUIRED", "CANCELLED"]);

function checks(node: PullNode): PullFact["checks"] {
  const failing: { name: string; url: string }[] = [];
  const contexts =
    node.statusCheckRollup && "contexts" in node.statusCheckRollup ? node.statusCheckRollup.contexts : null;
  for (const context of present(contexts?.nodes)) {
    if (context.__typename === "CheckRun" && badConclusions.has(context.conclusion ?? "")) {
      failing.push({ name: context.name, url: context.permalink });
    }
    if (context.__typename === "StatusContext" && (context.state === "FAILURE" || context.state === "ERROR")) {
      failing.push({ name: context.context, url: context.targetUrl ?? node.url });
    }
  }
  const state = checkState(node.statusCheckRollup?.state ?? null);
  return { state, failing, ...(contexts && isCut(contexts) ? { complete: false } : {}) };
}

function checkState(rollup: string | null): PullFact["checks"]["state"] {
  if (rollup === null) return "absent";
  if (rollup === "SUCCESS") return "pass";
  return rollup === "FAILURE" || rollup === "ERROR" ? "fail" : "running";
}
