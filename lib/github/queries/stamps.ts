/** Lists of issues and pull requests with their time stamps: what there is, and whether it has changed. */

import type * as Q from "../generated/operations";
import type { IssueStampFragment, PullChecksFragment, PullStampFragment } from "../generated/operations";
import { operation } from "../operation";
import { cost, issueStamp, pageBits, pullChecks, pullStamp, splitRepo } from "./common";

export type ThreadStamp = {
  repo: string;
  number: number;
  id: string;
  kind: "issue" | "pull";
  title: string;
  updatedAt: string;
  milestone: string | null;
  base: string | null;
  /** Mergeability and checks of a pull request; null where they were not asked or GitHub has not decided yet. */
  checks: string | null;
};

export const updatedPulls = operation<Q.UpdatedPullsQuery, Q.UpdatedPullsQueryVariables>(
  /* GraphQL */ `
query UpdatedPulls($owner: String!, $name: String!, $first: Int!, $after: String) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    pullRequests(first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { ...PageBits }
      nodes { ...PullStamp }
    }
  }
}`,
  [cost, pageBits, pullStamp],
);

export const updatedIssues = operation<Q.UpdatedIssuesQuery, Q.UpdatedIssuesQueryVariables>(
  /* GraphQL */ `
query UpdatedIssues($owner: String!, $name: String!, $first: Int!, $after: String) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    issues(first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { ...PageBits }
      nodes { ...IssueStamp }
    }
  }
}`,
  [cost, pageBits, issueStamp],
);

/** Which issues a pull request would close: a link moves no time stamp of the issue. */
export const linksOfPulls = operation<Q.LinksOfPullsQuery, Q.LinksOfPullsQueryVariables>(
  /* GraphQL */ `
query LinksOfPulls($ids: [ID!]!) {
  rateLimit { ...Spent }
  nodes(ids: $ids) {
    __typename
    ... on PullRequest { closingIssuesReferences(first: 10) { nodes { number repository { nameWithOwner } } } }
  }
}`,
  [cost],
);

export const pullsAgainst = operation<Q.PullsAgainstQuery, Q.PullsAgainstQueryVariables>(
  /* GraphQL */ `
query PullsAgainst($owner: String!, $name: String!, $base: String!, $states: [PullRequestState!], $first: Int!, $after: String) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    pullRequests(baseRefName: $base, states: $states, first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount
      pageInfo { ...PageBits }
      nodes { ...PullStamp ...PullChecks }
    }
  }
}`,
  [cost, pageBits, pullStamp, pullChecks],
);

export const labelledIssues = operation<Q.LabelledIssuesQuery, Q.LabelledIssuesQueryVariables>(
  /* GraphQL */ `
query LabelledIssues($owner: String!, $name: String!, $label: String!, $first: Int!, $after: String) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    issues(labels: [$label], first: $first, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount
      pageInfo { ...PageBits }
      nodes { ...IssueStamp }
    }
  }
}`,
  [cost, pageBits, issueStamp],
);

export const searchIssues = operation<Q.SearchIssuesQuery, Q.SearchIssuesQueryVariables>(
  /* GraphQL */ `
query SearchIssues($words: String!, $first: Int!, $after: String) {
  rateLimit { ...Spent }
  search(query: $words, type: ISSUE, first: $first, after: $after) {
    issueCount
    pageInfo { ...PageBits }
    nodes { ...IssueStamp }
  }
}`,
  [cost, pageBits, issueStamp],
);

export const milestoneIssues = operation<Q.MilestoneIssuesQuery, Q.MilestoneIssuesQueryVariables>(
  /* GraphQL */ `
query MilestoneIssues($owner: String!, $name: String!, $number: Int!, $first: Int!, $after: String) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    milestone(number: $number) {
      issues(first: $first, after: $after) { totalCount pageInfo { ...PageBits } nodes { ...IssueStamp } }
    }
  }
}`,
  [cost, pageBits, issueStamp],
);

export const milestonePulls = operation<Q.MilestonePullsQuery, Q.MilestonePullsQueryVariables>(
  /* GraphQL */ `
query MilestonePulls($owner: String!, $name: String!, $number: Int!, $first: Int!, $after: String) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    milestone(number: $number) {
      pullRequests(first: $first, after: $after) { totalCount pageInfo { ...PageBits } nodes { ...PullStamp } }
    }
  }
}`,
  [cost, pageBits, pullStamp],
);

/** Threads by alias, beside the name that their repository has, whatever name was asked for. */
export type NumberedAnswer = Record<
  `r${number}`,
  ({ nameWithOwner: string } & Record<`n${number}`, IssueStampFragment | PullStampFragment | null>) | null
>;

/** Issues and pull requests by their numbers, of several repositories in one question. */
export function byNumber(groups: { repo: string; numbers: number[] }[]) {
  const asked = groups.map(({ repo, numbers }, at) => {
    const { owner, name } = splitRepo(repo);
    const threads = numbers.map((n) => `n${n}: issueOrPullRequest(number: ${n}) { ...IssueStamp ...PullStamp }`);
    return `  r${at}: repository(owner: ${JSON.stringify(owner)}, name: ${JSON.stringify(name)}) {\n    nameWithOwner\n    ${threads.join("\n    ")}\n  }`;
  });
  const text = `query ByNumber {\n  rateLimit { ...Spent }\n${asked.join("\n")}\n}`;
  return operation<NumberedAnswer, Record<string, never>>(text, [cost, issueStamp, pullStamp]);
}

type StampNode = IssueStampFragment | (PullStampFragment & Partial<PullChecksFragment>);

export function threadStamp(repo: string, node: StampNode): ThreadStamp {
  const base = {
    repo,
    number: node.number,
    id: node.id,
    title: node.title,
    updatedAt: node.updatedAt,
    milestone: node.milestone?.title ?? null,
  };
  if (node.__typename === "Issue") return { ...base, kind: "issue", base: null, checks: null };
  return { ...base, kind: "pull", base: node.baseRefName, checks: checksWord(node) };
}

/** GitHub computes mergeability when asked: UNKNOWN means "ask again", not "changed". */
function checksWord({ mergeable, statusCheckRollup }: Partial<PullChecksFragment>): string | null {
  if (mergeable === undefined || mergeable === "UNKNOWN") return null;
  return `${mergeable} ${statusCheckRollup?.state ?? "NONE"}`;
}

/** Search answers with other kinds as empty objects; only issues have a number. */
export const isIssueStamp = (node: object): node is IssueStampFragment =>
  "__typename" in node && node.__typename === "Issue";
