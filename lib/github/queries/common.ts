import { fragment } from "../operation";

export const who = fragment(/* GraphQL */ `fragment Who on Actor { login }`);

export const cost = fragment(/* GraphQL */ `fragment Spent on RateLimit { cost limit remaining resetAt }`);

export const pageBits = fragment(/* GraphQL */ `fragment PageBits on PageInfo { hasNextPage endCursor }`);

/** Enough of an issue to see whether it has changed since it was read, and whether it concerns a release. */
export const issueStamp = fragment(/* GraphQL */ `
fragment IssueStamp on Issue {
  __typename
  id
  number
  title
  updatedAt
  milestone { title }
}`);

export const pullStamp = fragment(/* GraphQL */ `
fragment PullStamp on PullRequest {
  __typename
  id
  number
  title
  updatedAt
  baseRefName
  milestone { title }
}`);

/** GitHub moves no time stamp when checks end or conflicts appear, so these are compared too. */
export const pullChecks = fragment(/* GraphQL */ `
fragment PullChecks on PullRequest { mergeable statusCheckRollup { state } }`);

export const splitRepo = (repo: string): { owner: string; name: string } => {
  const [owner = "", name = ""] = repo.split("/");
  return { owner, name };
};

/** GitHub's lists of labels and people have no promised order; a fixed one keeps unchanged facts unchanged. */
export const sorted = (texts: string[]): string[] => [...texts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
