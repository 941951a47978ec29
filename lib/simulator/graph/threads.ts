import type { Comment, Edit, Issue, Pull, Review, Thread } from "../world/model";
import { rollupOf } from "./checks";
import { orderedThreads, pad, page } from "./connect";
import type { Context, Fields } from "./context";
import { nodeId } from "./ids";
import { type Listing, sortedList } from "./page";
import { associationOf, personOf } from "./people";
import { refIn } from "./refs";
import { timelinePage } from "./timeline";

const pathOf = (thread: Thread) =>
  `/${thread.repo.name}/${thread.__typename === "Issue" ? "issues" : "pull"}/${thread.number}`;
export const urlOfThread = (thread: Thread) => `https://github.com${pathOf(thread)}`;

const bigId = (id: string) => (Number(id) > 2_147_483_647 ? null : Number(id));

const thread: Fields<Thread> = {
  id: (one) => nodeId(one.__typename, one.repo.name, one.number),
  number: (one) => one.number,
  title: (one) => one.title,
  body: (one) => one.body,
  bodyText: (one) => one.body,
  url: urlOfThread,
  resourcePath: pathOf,
  repository: (one) => one.repo,
  author: (one, _, context) => personOf(context, one.author),
  authorAssociation: (one) => associationOf(one.repo, one.author),
  createdAt: (one) => one.createdAt,
  publishedAt: (one) => one.createdAt,
  updatedAt: (one) => one.updatedAt,
  closedAt: (one) => one.closedAt,
  closed: (one) => one.state !== "OPEN",
  locked: () => false,
  lastEditedAt: (one) => one.editedAt,
  editor: (one, _, context) => (one.editor === null ? null : personOf(context, one.editor)),
  includesCreatedEdit: (one) => one.edits.length > 0,
  milestone: (one) => (one.milestone === null ? null : (one.repo.milestones.get(one.milestone) ?? null)),
  state: (one) => one.state,
  labels: (one, args, context) =>
    page(
      context,
      "labels",
      one.labels.map((name) => one.repo.labels.get(name)),
      args,
    ),
  assignees: (one, args, context) =>
    page(
      context,
      "assignees",
      one.assignees.map((login) => personOf(context, login)),
      args,
    ),
  participants: (one, args, context) =>
    page(
      context,
      "participants",
      [...new Set([one.author, ...one.comments.map((said) => said.author)])].map((login) => personOf(context, login)),
      args,
    ),
  comments: (one, args, context) => page(context, "comments", commentList(context, one, args.orderBy), args),
  userContentEdits: (one, args, context) => page(context, "userContentEdits", [...one.edits].reverse(), args),
  timelineItems: timelinePage,
};

/** Without an order comments stand as they were written; UPDATED_AT is the only order that GitHub offers. */
function commentList(
  context: Context,
  one: Thread,
  orderBy: { direction: string } | null | undefined,
): Listing<Comment> {
  const key = `comments ${one.repo.name}#${one.number} ${orderBy?.direction ?? ""}`;
  return context.world.cached(key, () =>
    sortedList(
      one.comments,
      (said) => `${orderBy ? said.updatedAt : said.createdAt}/${pad(Number(said.id))}`,
      orderBy?.direction === "DESC",
    ),
  );
}

const issue: Fields<Issue> = {
  stateReason: (one, args) =>
    one.stateReason === "DUPLICATE" && !args.enableDuplicate ? "NOT_PLANNED" : one.stateReason,
  closedByPullRequestsReferences: (one, args, context) => {
    const linked = [...one.repo.threads.values()].filter(
      (other): other is Pull =>
        other.__typename === "PullRequest" &&
        other.closes.includes(one.number) &&
        (other.state !== "CLOSED" || args.includeClosedPrs === true),
    );
    return page(context, "closedByPullRequestsReferences", linked, args);
  },
};

const pull: Fields<Pull> = {
  permalink: urlOfThread,
  baseRefName: (one) => one.base,
  headRefName: (one) => one.head,
  headRefOid: (one) => one.pushed.at(-1),
  baseRefOid: (one) => one.repo.commits.get(one.pushed[0] ?? "")?.parents[0],
  baseRef: (one) => refIn(one.repo, "refs/heads/", one.base),
  headRef: (one) => refIn(one.repo, "refs/heads/", one.head),
  isDraft: (one) => one.draft,
  merged: (one) => one.state === "MERGED",
  mergedAt: (one) => one.mergedAt,
  mergedBy: (one, _, context) => (one.mergedBy === null ? null : personOf(context, one.mergedBy)),
  mergeCommit: (one) => (one.mergeCommit === null ? null : one.repo.commits.get(one.mergeCommit)),
  mergeable: (one) => (one.state === "OPEN" ? one.mergeable : "UNKNOWN"),
  reviewDecision,
  reviews: (one, args, context) =>
    page(
      context,
      "reviews",
      one.reviews.filter(
        (said) => (!args.states || args.states.includes(said.state)) && (!args.author || said.author === args.author),
      ),
      args,
    ),
  latestReviews: (one, args, context) => page(context, "latestReviews", latest(one.reviews), args),
  latestOpinionatedReviews: (one, args, context) =>
    page(context, "latestOpinionatedReviews", latest(one.reviews.filter(opinion)), args),
  reviewRequests: (one, args, context) =>
    page(
      context,
      "reviewRequests",
      one.reviewRequests.map((login) => ({ __typename: "ReviewRequest", pull: one, login })),
      args,
    ),
  files: (one, args, context) =>
    one.files === null
      ? null
      : page(
          context,
          "files",
          one.files.map((path) => ({ __typename: "PullRequestChangedFile", path })),
          args,
        ),
  changedFiles: (one) => one.files?.length,
  closingIssuesReferences: (one, args, context) => {
    const closes = () => one.closes.flatMap((number) => one.repo.threads.get(number) ?? []);
    return page(
      context,
      "closingIssuesReferences",
      orderedThreads(context, `closes ${one.repo.name}#${one.number}`, closes, args.orderBy),
      args,
    );
  },
  commits: (one, args, context) =>
    page(
      context,
      "commits",
      one.pushed.map((sha) => ({ __typename: "PullRequestCommit", pull: one, sha })),
      args,
    ),
  statusCheckRollup: (one, _, context) => rollupOf(context, one.repo, one.pushed.at(-1) ?? ""),
  isCrossRepository: () => false,
  baseRepository: (one) => one.repo,
  headRepository: (one) => one.repo,
};

const opinion = (said: Review) => said.state === "APPROVED" || said.state === "CHANGES_REQUESTED";
const writers = new Set(["OWNER", "MEMBER", "COLLABORATOR"]);

function latest(reviews: readonly Review[]): Review[] {
  return [...new Map(reviews.map((said) => [said.author, said])).values()];
}

function reviewDecision(one: Pull): string {
  const words = latest(
    one.reviews.filter((said) => opinion(said) && writers.has(associationOf(one.repo, said.author))),
  );
  if (words.some((said) => said.state === "CHANGES_REQUESTED")) return "CHANGES_REQUESTED";
  return words.length > 0 ? "APPROVED" : "REVIEW_REQUIRED";
}

const underThread = (one: { repo: Comment["repo"]; on: number }) => one.repo.threads.get(one.on) as Thread;

const comment: Fields<Comment> = {
  id: (one) => nodeId("IssueComment", one.repo.name, one.id),
  databaseId: (one) => bigId(one.id),
  fullDatabaseId: (one) => one.id,
  url: (one) => `${urlOfThread(underThread(one))}#issuecomment-${one.id}`,
  resourcePath: (one) => `${pathOf(underThread(one))}#issuecomment-${one.id}`,
  repository: (one) => one.repo,
  issue: (one) => underThread(one),
  pullRequest: (one) => (underThread(one).__typename === "PullRequest" ? underThread(one) : null),
  author: (one, _, context) => personOf(context, one.author),
  authorAssociation: (one) => associationOf(one.repo, one.author),
  body: (one) => one.body,
  bodyText: (one) => one.body,
  createdAt: (one) => one.createdAt,
  publishedAt: (one) => one.createdAt,
  updatedAt: (one) => one.updatedAt,
  lastEditedAt: (one) => one.editedAt,
  editor: (one, _, context) => (one.editor === null ? null : personOf(context, one.editor)),
  includesCreatedEdit: (one) => one.edits.length > 0,
  isMinimized: (one) => one.minimized !== null,
  minimizedReason: (one) => one.minimized,
  userContentEdits: (one, args, context) => page(context, "userContentEdits", [...one.edits].reverse(), args),
};

const review: Fields<Review> = {
  id: (one) => nodeId("PullRequestReview", one.repo.name, one.id),
  databaseId: (one) => bigId(one.id),
  fullDatabaseId: (one) => one.id,
  url: (one) => `${urlOfThread(underThread(one))}#pullrequestreview-${one.id}`,
  pullRequest: (one) => underThread(one),
  repository: (one) => one.repo,
  author: (one, _, context) => personOf(context, one.author),
  authorAssociation: (one) => associationOf(one.repo, one.author),
  body: (one) => one.body,
  state: (one) => one.state,
  createdAt: (one) => one.at,
  submittedAt: (one) => one.at,
  publishedAt: (one) => one.at,
  updatedAt: (one) => one.at,
};

const edit: Fields<Edit> = {
  id: (one) => nodeId("UserContentEdit", one.id),
  createdAt: (one) => one.at,
  editedAt: (one) => one.at,
  updatedAt: (one) => one.at,
  editor: (one, _, context) => personOf(context, one.by),
  diff: (one) => one.text,
  deletedAt: () => null,
  deletedBy: () => null,
};

export const threads = {
  Issue: { ...thread, ...issue },
  PullRequest: { ...thread, ...pull },
  IssueComment: comment,
  PullRequestReview: review,
  UserContentEdit: edit,
  ReviewRequest: {
    id: (one: { pull: Pull; login: string }) => nodeId("ReviewRequest", one.pull.repo.name, one.pull.number, one.login),
    pullRequest: (one: { pull: Pull }) => one.pull,
    asCodeOwner: () => false,
    requestedReviewer: (one: { login: string }, _: unknown, context: Context) => personOf(context, one.login),
  },
  PullRequestChangedFile: { path: (one: { path: string }) => one.path },
  PullRequestCommit: {
    id: (one: { pull: Pull; sha: string }) => nodeId("PullRequestCommit", one.pull.repo.name, one.pull.number, one.sha),
    commit: (one: { pull: Pull; sha: string }) => one.pull.repo.commits.get(one.sha),
    pullRequest: (one: { pull: Pull }) => one.pull,
  },
};
