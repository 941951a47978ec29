/** A companion repository's release branches, newest first, and where each left its trunk. */
import type * as Q from "../generated/operations";
import { fragment, operation } from "../operation";
import { cost } from "./common";

export const releaseBranches = operation<Q.ReleaseBranchesQuery, Q.ReleaseBranchesQueryVariables>(
  /* GraphQL */ `
query ReleaseBranches($owner: String!, $name: String!, $prefix: String!) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    defaultBranchRef { name target { oid } }
    refs(refPrefix: $prefix, first: 100, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) {
      nodes { name target { oid ... on Commit { committedDate } } }
    }
  }
}`,
  [cost],
);

const cutOf = fragment(/* GraphQL */ `
fragment CutOf on Comparison {
  aheadBy
  headTarget { __typename ... on Commit { oid committedDate } }
  commits(first: 1) { nodes { parents(first: 1) { nodes { oid committedDate } } } }
}`);

export type CutsAnswer = {
  repository: { ref: Record<`b${number}`, Q.CutOfFragment | null> | null } | null;
};

/** The first commit of each branch that trunk does not have; its parent is the cut. Without such a commit it is the head. */
export function cutsOf(branches: string[]) {
  const asked = branches.map((branch, n) => `      b${n}: compare(headRef: ${JSON.stringify(branch)}) { ...CutOf }`);
  const text = `
query CutsOf($owner: String!, $name: String!, $trunk: String!) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $trunk) {
${asked.join("\n")}
    }
  }
}`;
  return operation<CutsAnswer, { owner: string; name: string; trunk: string }>(text, [cost, cutOf]);
}
