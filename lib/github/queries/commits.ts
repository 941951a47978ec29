/** Commits of a branch since it left trunk, and of a line of history down to a known commit. */
import type { CommitFact } from "../../domain/facts";
import type * as Q from "../generated/operations";
import { fragment, operation } from "../operation";
import { present } from "../paging";
import { cost, pageBits, who } from "./common";

const commitBits = fragment(
  /* GraphQL */ `
fragment CommitBits on Commit {
  oid
  message
  committedDate
  url
  author { user { ...Who } name }
  parents(first: 1) { nodes { oid committedDate } }
  associatedPullRequests(first: 5) { nodes { number repository { nameWithOwner } } }
}`,
  [who],
);

export const branchCommits = operation<Q.BranchCommitsQuery, Q.BranchCommitsQueryVariables>(
  /* GraphQL */ `
query BranchCommits($owner: String!, $name: String!, $trunk: String!, $branch: String!, $first: Int!, $after: String) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    object(expression: $branch) { oid ... on Commit { committedDate } }
    ref(qualifiedName: $trunk) {
      compare(headRef: $branch) {
        aheadBy
        behindBy
        commits(first: $first, after: $after) { totalCount pageInfo { ...PageBits } nodes { ...CommitBits } }
      }
    }
  }
}`,
  [cost, pageBits, commitBits],
);

export const lineOfHistory = operation<Q.LineOfHistoryQuery, Q.LineOfHistoryQueryVariables>(
  /* GraphQL */ `
query LineOfHistory($owner: String!, $name: String!, $from: String!, $first: Int!, $after: String) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    object(expression: $from) {
      oid
      ... on Commit {
        history(first: $first, after: $after) { pageInfo { ...PageBits } nodes { ...CommitBits } }
      }
    }
  }
}`,
  [cost, pageBits, commitBits],
);

export type CommitNode = Q.CommitBitsFragment;

export const firstParent = (node: CommitNode): { sha: string; at: string } | null => {
  const parent = present(node.parents.nodes)[0];
  return parent ? { sha: parent.oid, at: parent.committedDate } : null;
};

/** Follows first parents from `head` while they are among `nodes`. Newest first. */
export function firstParentLine(nodes: CommitNode[], head: string): CommitNode[] {
  const bySha = new Map(nodes.map((node) => [node.oid, node]));
  const line: CommitNode[] = [];
  for (let at = bySha.get(head); at; ) {
    line.push(at);
    bySha.delete(at.oid);
    const parent = firstParent(at);
    at = parent ? bySha.get(parent.sha) : undefined;
  }
  return line;
}

export function commitFact(node: CommitNode, where: { repo: string; branch: string; index: number }): CommitFact {
  return {
    kind: "commit",
    ...where,
    sha: node.oid,
    message: node.message,
    at: node.committedDate,
    author: node.author?.user?.login ?? node.author?.name ?? null,
    url: node.url,
    pulls: present(node.associatedPullRequests?.nodes).map((pull) => ({
      repo: pull.repository.nameWithOwner,
      number: pull.number,
    })),
  };
}
