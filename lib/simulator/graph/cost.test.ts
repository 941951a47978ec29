import { getOperationAST, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { costOf } from "./cost";
import { githubSchema } from "./execute";

function cost(query: string, variables: Record<string, unknown> = {}) {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("no operation");
  return costOf(githubSchema(), document, operation, variables);
}

describe("points and nodes as GitHub documents them", () => {
  it("adds the requests of each connection, assuming full pages", () => {
    const query = `{ viewer { repositories(first: 100) { edges { node { issues(first: 50) { edges { node { labels(first: 60) { edges { node { name } } } } } } } } } } }`;
    // 1 + 100 + 5,000 requests are 51 points; 100 + 5,000 + 300,000 nodes.
    expect(cost(query)).toMatchObject({ points: 51, nodes: 305_100 });
  });

  it("costs one point at least", () => {
    expect(cost("{ viewer { login } }")).toMatchObject({ points: 1, nodes: 0 });
  });

  it("reads page sizes from variables, fragments and defaults, and leaves out what is skipped", () => {
    const query = `query ($n: Int = 30, $with: Boolean!) { repository(owner: "a", name: "b") { ...part labels(first: 100) @include(if: $with) { totalCount } } }
      fragment part on Repository { issues(first: $n) { nodes { comments(last: 10) { totalCount } } } }`;
    expect(cost(query, { with: false })).toMatchObject({ points: 1, nodes: 330 });
    expect(cost(query, { with: true, n: 100 })).toMatchObject({ points: 1, nodes: 1_200 });
  });

  it("refuses more than 500,000 nodes", () => {
    const query = `{ repository(owner: "a", name: "b") { issues(first: 100) { nodes { comments(first: 100) { nodes { userContentEdits(first: 50) { totalCount } } } } } } }`;
    expect(() => cost(query)).toThrow("exceeds the maximum limit of 500,000");
  });
});
