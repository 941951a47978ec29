/** Comments of a tracker: which there are, and each in full by its id. */
import type { CommentFact } from "../../domain/facts";
import type * as Q from "../generated/operations";
import { fragment, operation } from "../operation";
import { present } from "../paging";
import { cost, pageBits, who } from "./common";

export const commentStamp = fragment(/* GraphQL */ `
fragment CommentStamp on IssueComment { id updatedAt }`);

export const commentList = operation<Q.CommentListQuery, Q.CommentListQueryVariables>(
  /* GraphQL */ `
query CommentList($owner: String!, $name: String!, $number: Int!, $first: Int!, $after: String) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    issue(number: $number) {
      comments(first: $first, after: $after) { totalCount pageInfo { ...PageBits } nodes { ...CommentStamp } }
    }
  }
}`,
  [cost, pageBits, commentStamp],
);

const commentDetails = fragment(
  /* GraphQL */ `
fragment CommentDetails on IssueComment {
  __typename
  id
  fullDatabaseId
  url
  author { ...Who }
  authorAssociation
  body
  createdAt
  updatedAt
  lastEditedAt
  editor { ...Who }
  isMinimized
  issue { number repository { nameWithOwner } }
  userContentEdits(first: 30) { nodes { editedAt editor { ...Who } diff } }
}`,
  [who],
);

export const commentsById = operation<Q.CommentsByIdQuery, Q.CommentsByIdQueryVariables>(
  /* GraphQL */ `
query CommentsById($ids: [ID!]!) {
  rateLimit { ...Spent }
  nodes(ids: $ids) { __typename ...CommentDetails }
}`,
  [cost, commentDetails],
);

export function commentFact(node: Q.CommentDetailsFragment): CommentFact {
  return {
    kind: "comment",
    repo: node.issue.repository.nameWithOwner,
    number: node.issue.number,
    id: numberOf(node),
    url: node.url,
    author: node.author?.login ?? null,
    authorAssociation: node.authorAssociation,
    body: node.body,
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
    editedAt: node.lastEditedAt,
    editor: node.editor?.login ?? null,
    minimized: node.isMinimized,
    edits: present(node.userContentEdits?.nodes)
      .map((edit) => ({ at: edit.editedAt, by: edit.editor?.login ?? null, text: edit.diff }))
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  };
}

/** The number in the comment's address, which people link to. */
function numberOf(node: Q.CommentDetailsFragment): string {
  return node.fullDatabaseId ?? /issuecomment-(\d+)/.exec(node.url)?.[1] ?? node.id;
}
