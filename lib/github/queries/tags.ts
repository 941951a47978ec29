/** Tags whose names hold a text, and where a tagged commit leaves its branch. */
import type { TagFact } from "../../domain/facts";
import type * as Q from "../generated/operations";
import { fragment, operation } from "../operation";
import { cost, pageBits, who } from "./common";

export const tagStamp = fragment(/* GraphQL */ `
fragment TagStamp on Ref { name target { oid } }`);

const tagBits = fragment(
  /* GraphQL */ `
fragment TagBits on Ref {
  name
  repository { url }
  target {
    __typename
    oid
    ... on Commit { committedDate committer { user { ...Who } } }
    ... on Tag { tagger { date user { ...Who } } target { oid ... on Commit { committedDate } } }
  }
}`,
  [who],
);

export type TagLists = { repository: Record<`t${number}`, Q.TagListFragment | null> | null };

const tagList = fragment(/* GraphQL */ `fragment TagList on RefConnection { totalCount nodes { ...TagBits } }`, [
  tagBits,
]);

/** Several lists in one question: one for each text. PyTorch has tens of thousands of tags, so never all of them. */
export function tagsNamed(texts: string[]) {
  const asked = texts.map(
    (text, n) =>
      `    t${n}: refs(refPrefix: "refs/tags/", query: ${JSON.stringify(text)}, first: 100, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) { ...TagList }`,
  );
  const text = `
query TagsNamed($owner: String!, $name: String!) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
${asked.join("\n")}
  }
}`;
  return operation<TagLists, { owner: string; name: string }>(text, [cost, tagList]);
}

/** One text's tags page by page: for a text that more than a hundred names hold. */
export const tagPages = operation<Q.TagPagesQuery, Q.TagPagesQueryVariables>(
  /* GraphQL */ `
query TagPages($owner: String!, $name: String!, $text: String!, $first: Int!, $after: String) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    refs(refPrefix: "refs/tags/", query: $text, first: $first, after: $after, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) {
      pageInfo { ...PageBits }
      nodes { ...TagBits }
    }
  }
}`,
  [cost, pageBits, tagBits],
);

export const newestTags = operation<Q.NewestTagsQuery, Q.NewestTagsQueryVariables>(
  /* GraphQL */ `
query NewestTags($owner: String!, $name: String!, $first: Int!) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    refs(refPrefix: "refs/tags/", first: $first, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) { ...TagList }
  }
}`,
  [cost, tagList],
);

export const ancestry = operation<Q.AncestryQuery, Q.AncestryQueryVariables>(
  /* GraphQL */ `
query Ancestry($owner: String!, $name: String!, $from: String!, $first: Int!) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    object(expression: $from) { ... on Commit { history(first: $first) { nodes { oid } } } }
  }
}`,
  [cost],
);

export function tagFact(repo: string, node: Q.TagBitsFragment, branchedFrom: string | null): TagFact | null {
  const { target } = node;
  if (!target) return null;
  const base = {
    kind: "tag" as const,
    repo,
    name: node.name,
    url: `${node.repository.url}/releases/tag/${node.name}`,
    branchedFrom,
  };
  if (target.__typename === "Tag") {
    const commitDate = "committedDate" in target.target ? target.target.committedDate : null;
    const at = target.tagger?.date ?? commitDate;
    if (at === null) return null;
    return { ...base, sha: target.target.oid, at, by: target.tagger?.user?.login ?? null };
  }
  if (target.__typename !== "Commit") return null;
  return { ...base, sha: target.oid, at: target.committedDate, by: null };
}

/** What is compared to see that a tag was moved: the tag object of an annotated tag, else its commit. */
export const tagMark = (node: { name: string; target: { oid: string } | null }): string => node.target?.oid ?? "";
