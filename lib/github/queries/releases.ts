/** GitHub releases: which there are, and each in full. */
import type { PublishedFact } from "../../domain/facts";
import type * as Q from "../generated/operations";
import { fragment, operation } from "../operation";
import { cost, pageBits } from "./common";

export const releaseStamp = fragment(/* GraphQL */ `
fragment ReleaseStamp on Release { id tagName updatedAt }`);

export const releaseList = operation<Q.ReleaseListQuery, Q.ReleaseListQueryVariables>(
  /* GraphQL */ `
query ReleaseList($owner: String!, $name: String!, $first: Int!, $after: String) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    releases(first: $first, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount
      pageInfo { ...PageBits }
      nodes { ...ReleaseStamp }
    }
  }
}`,
  [cost, pageBits, releaseStamp],
);

const releaseDetails = fragment(/* GraphQL */ `
fragment ReleaseDetails on Release {
  __typename
  id
  tagName
  name
  url
  isDraft
  isPrerelease
  createdAt
  publishedAt
  description
  repository { nameWithOwner }
}`);

export const releasesById = operation<Q.ReleasesByIdQuery, Q.ReleasesByIdQueryVariables>(
  /* GraphQL */ `
query ReleasesById($ids: [ID!]!) {
  rateLimit { ...Spent }
  nodes(ids: $ids) { __typename ...ReleaseDetails }
}`,
  [cost, releaseDetails],
);

export function publishedFact(node: Q.ReleaseDetailsFragment): PublishedFact {
  return {
    kind: "published",
    repo: node.repository.nameWithOwner,
    tag: node.tagName,
    name: node.name ?? node.tagName,
    url: node.url,
    draft: node.isDraft,
    prerelease: node.isPrerelease,
    createdAt: node.createdAt,
    publishedAt: node.publishedAt,
    body: node.description ?? "",
  };
}
