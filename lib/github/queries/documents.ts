/** A file at the head of a branch. */
import type * as Q from "../generated/operations";
import { operation } from "../operation";
import { cost } from "./common";

export const documentText = operation<Q.DocumentTextQuery, Q.DocumentTextQueryVariables>(
  /* GraphQL */ `
query DocumentText($owner: String!, $name: String!, $expression: String!) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    url
    object(expression: $expression) { __typename oid ... on Blob { text isTruncated } }
  }
}`,
  [cost],
);
