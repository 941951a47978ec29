/** Issues and pull requests in full, by their ids. */
import type * as Q from "../generated/operations";
import { fragment, operation } from "../operation";
import { cost, who } from "./common";

const events = fragment(
  /* GraphQL */ `
fragment Closing on ClosedEvent {
  __typename
  createdAt
  actor { ...Who }
  closer {
    __typename
    ... on Commit { oid repository { nameWithOwner } }
    ... on PullRequest { number repository { nameWithOwner } }
  }
}`,
  [who],
);

const issueDetails = fragment(
  /* GraphQL */ `
fragment IssueDetails on Issue {
  __typename
  number
  repository { nameWithOwner }
  url
  title
  body
  author { ...Who }
  authorAssociation
  createdAt
  updatedAt
  closedAt
  issueState: state
  stateReason(enableDuplicate: true)
  milestone { title }
  labels(first: 100) { nodes { name } }
  assignees(first: 20) { nodes { login } }
  userContentEdits(first: 50) { nodes { editedAt editor { ...Who } diff } }
  comments(last: 50) { totalCount nodes { author { ...Who } createdAt url body } }
  closedByPullRequestsReferences(first: 50, includeClosedPrs: true) { totalCount nodes { number repository { nameWithOwner } } }
  timelineItems(last: 100, itemTypes: [CLOSED_EVENT, REOPENED_EVENT, LABELED_EVENT, UNLABELED_EVENT, MILESTONED_EVENT, DEMILESTONED_EVENT]) {
    filteredCount
    nodes {
      __typename
      ...Closing
      ... on ReopenedEvent { createdAt actor { ...Who } }
      ... on LabeledEvent { createdAt actor { ...Who } label { name } }
      ... on UnlabeledEvent { createdAt actor { ...Who } label { name } }
      ... on MilestonedEvent { createdAt actor { ...Who } milestoneTitle }
      ... on DemilestonedEvent { createdAt actor { ...Who } milestoneTitle }
    }
  }
}`,
  [who, events],
);

const pullDetails = fragment(
  /* GraphQL */ `
fragment PullDetails on PullRequest {
  __typename
  number
  repository { nameWithOwner }
  url
  title
  body
  author { ...Who }
  authorAssociation
  createdAt
  updatedAt
  closedAt
  pullState: state
  isDraft
  baseRefName
  headRefName
  headRefOid
  mergeCommit { oid }
  mergedAt
  mergedBy { ...Who }
  mergeable
  reviewDecision
  milestone { title }
  labels(first: 100) { nodes { name } }
  assignees(first: 20) { nodes { login } }
  comments(last: 60) { totalCount nodes { author { ...Who } createdAt url body } }
  closingIssuesReferences(first: 50) { nodes { number repository { nameWithOwner } } }
  statusCheckRollup { state }
  timelineItems(last: 100, itemTypes: [CLOSED_EVENT, REOPENED_EVENT, LABELED_EVENT, UNLABELED_EVENT, MILESTONED_EVENT, DEMILESTONED_EVENT, MERGED_EVENT]) {
    nodes {
      __typename
      ...Closing
      ... on ReopenedEvent { createdAt actor { ...Who } }
      ... on LabeledEvent { createdAt actor { ...Who } label { name } }
      ... on UnlabeledEvent { createdAt actor { ...Who } label { name } }
      ... on MilestonedEvent { createdAt actor { ...Who } milestoneTitle }
      ... on DemilestonedEvent { createdAt actor { ...Who } milestoneTitle }
      ... on MergedEvent { createdAt actor { ...Who } }
    }
  }
}`,
  [who, events],
);

/** What only matters for pull requests that are to enter a release branch. */
const pullReview = fragment(
  /* GraphQL */ `
fragment PullReview on PullRequest {
  reviews(last: 50) { totalCount nodes { author { ...Who } state submittedAt createdAt url body } }
  reviewRequests(first: 20) { nodes { requestedReviewer { __typename ... on User { login } ... on Team { slug } } } }
  files(first: 100) { nodes { path } }
  statusCheckRollup {
    contexts(first: 100) {
      totalCount
      nodes {
        __typename
        ... on CheckRun { name conclusion permalink }
        ... on StatusContext { context state targetUrl }
      }
    }
  }
}`,
  [who],
);

export const issuesById = operation<Q.IssuesByIdQuery, Q.IssuesByIdQueryVariables>(
  /* GraphQL */ `
query IssuesById($ids: [ID!]!) {
  rateLimit { ...Spent }
  nodes(ids: $ids) { __typename ...IssueDetails }
}`,
  [cost, issueDetails],
);

export const pullsById = operation<Q.PullsByIdQuery, Q.PullsByIdQueryVariables>(
  /* GraphQL */ `
query PullsById($ids: [ID!]!) {
  rateLimit { ...Spent }
  nodes(ids: $ids) { __typename ...PullDetails }
}`,
  [cost, pullDetails],
);

export const releasePullsById = operation<Q.ReleasePullsByIdQuery, Q.ReleasePullsByIdQueryVariables>(
  /* GraphQL */ `
query ReleasePullsById($ids: [ID!]!) {
  rateLimit { ...Spent }
  nodes(ids: $ids) { __typename ...PullDetails ...PullReview }
}`,
  [cost, pullDetails, pullReview],
);
