import { graphql } from "@octokit/graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "./server";

let github: Simulator;

beforeAll(async () => {
  github = await startSimulator({ scenario: "empty", speed: 0, control: true });
});
afterAll(() => github.close());

type Body = { data?: Record<string, unknown> | null; errors?: { type?: string; message: string }[]; message?: string };

async function post(query: string, variables = {}, headers: Record<string, string> = { authorization: "bearer t" }) {
  const response = await fetch(`${github.url}/graphql`, {
    method: "POST",
    headers,
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

describe("what GitHub adds to its schema", () => {
  it("refuses a request without a token", async () => {
    const { status, body } = await post("{ viewer { login } }", {}, {});
    expect(status).toBe(401);
    expect(body.message).toBe("Bad credentials");
  });

  it("refuses a query with one wrong field in GitHub's words", async () => {
    const { body } = await post('{ repository(owner: "pytorch", name: "pytorch") { id nmae } }');
    expect(body.data).toBeUndefined();
    expect(body.errors).toEqual([
      expect.objectContaining({ message: "Field 'nmae' doesn't exist on type 'Repository'" }),
    ]);
  });

  it.each([
    ["issues { totalCount }", "MISSING_PAGINATION_BOUNDARIES"],
    ["issues(first: 101) { totalCount }", "EXCESSIVE_PAGINATION"],
    ["issues(first: 0) { totalCount }", "INVALID_PAGINATION_BOUNDARIES"],
    ["issues(first: 1, last: 1) { totalCount }", "INVALID_PAGINATION_BOUNDARIES"],
    ['issues(first: 1, after: "nonsense") { totalCount }', "INVALID_CURSOR_ARGUMENTS"],
    [
      "issues(first: 100) { nodes { comments(first: 100) { nodes { userContentEdits(first: 100) { totalCount } } } } }",
      "MAX_NODE_LIMIT_EXCEEDED",
    ],
  ])("refuses %s", async (selection, type) => {
    const { body } = await post(`{ repository(owner: "pytorch", name: "pytorch") { ${selection} } }`);
    expect(body.errors?.[0]?.type).toBe(type);
  });

  it("answers what it can beside NOT_FOUND", async () => {
    const { body } = await post(
      '{ a: repository(owner: "pytorch", name: "pytorch") { nameWithOwner issue(number: 99) { id } } b: repository(owner: "x", name: "y") { id } }',
    );
    expect(body.data).toEqual({ a: { nameWithOwner: "pytorch/pytorch", issue: null }, b: null });
    expect(body.errors?.map((error) => error.type)).toEqual(["NOT_FOUND", "NOT_FOUND"]);
  });

  it.each(["", "/api/v3"])("is found by Octokit at %s, as on github.com or on a server of one's own", async (path) => {
    const ask = graphql.defaults({ baseUrl: `${github.url}${path}`, headers: { authorization: "token t" } });
    expect(
      await ask('query ($n: Int!) { repository(owner: "pytorch", name: "pytorch") { issue(number: $n) { number } } }', {
        n: 1,
      }),
    ).toEqual({
      repository: { issue: { number: 1 } },
    });
  });

  it("names what a scenario lacks instead of making it up", async () => {
    const { body } = await post('{ repository(owner: "pytorch", name: "pytorch") { stargazerCount } }');
    expect(body.errors?.[0]?.message).toBe("scenario lacks Repository.stargazerCount");
  });

  it("gives an installation token to an app", async () => {
    const path = `${github.url}/app/installations/7/access_tokens`;
    const refused = await fetch(path, { method: "POST", headers: { authorization: "bearer not-a-jwt" } });
    const given = await fetch(path, { method: "POST", headers: { authorization: "bearer a.b.c" } });
    expect([refused.status, given.status]).toEqual([401, 201]);
    expect(await given.json()).toMatchObject({ token: expect.stringMatching(/^ghs_/) });
  });
});
