import { describe, expect, it } from "vitest";
import { createGitHub, type GitHubOptions } from "./client";
import { GitHubError } from "./errors";
import { operation } from "./operation";

const asked = operation<{ viewer: { login: string } }, object>("query Who { viewer { login } }");
const sized = operation<{ viewer: { login: string } }, { first: number }>("query Sized($first: Int!) { x }");
const token = "ghp_verysecret";
const good = () => Response.json({ data: { viewer: { login: "octo" } } });

type Answers = (() => Response | Promise<Response>)[];

function answering(answers: Answers, more: Partial<GitHubOptions> = {}) {
  const bodies: { query: string; variables: { first?: number } }[] = [];
  const slept: number[] = [];
  const github = createGitHub({
    access: { kind: "token", token },
    apiUrl: "https://api.github.com",
    sleep: async (ms) => void slept.push(ms),
    fetch: async (_, init) => {
      bodies.push(JSON.parse(String(init?.body)));
      const next = answers.length > 1 ? answers.shift() : answers[0];
      if (!next) throw new Error("no answer left");
      return next();
    },
    ...more,
  });
  return { github, bodies, slept };
}

async function failure(promise: Promise<unknown>): Promise<GitHubError> {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof GitHubError)) throw new Error(`expected a GitHubError, got ${String(error)}`);
  return error;
}

describe("the API's address", () => {
  it.each([
    ["https://api.github.com", "https://api.github.com/graphql"],
    ["https://api.github.com/", "https://api.github.com/graphql"],
    ["http://127.0.0.1:4000", "http://127.0.0.1:4000/graphql"],
    ["https://github.example.org/api/v3", "https://github.example.org/api/graphql"],
    ["https://github.example.org/api/v3/", "https://github.example.org/api/graphql"],
  ])("%s asks %s", async (apiUrl, graphql) => {
    const asks: string[] = [];
    const fetch = async (url: string | URL | Request) => {
      asks.push(String(url));
      return good();
    };
    await createGitHub({ access: { kind: "token", token }, apiUrl, fetch }).ask(asked, {});
    expect(asks).toEqual([graphql]);
  });
});

describe("a question to GitHub", () => {
  it("is asked again where the failure may pass", async () => {
    for (const passing of [
      () => new Response("<html>", { status: 502 }),
      () => new Response('{"data": {"vie'),
      () => Response.json({ data: null, errors: [{ message: "Something went wrong while executing your query." }] }),
      () => Promise.reject(new TypeError("fetch failed")),
      () => Promise.reject(new DOMException("late", "TimeoutError")),
    ]) {
      const { github, slept } = answering([passing, good]);
      await expect(github.ask(asked, {})).resolves.toMatchObject({ viewer: { login: "octo" } });
      expect(slept).toEqual([300]);
      expect(github.spent.requests).toBe(2);
    }
  });

  it("is given up after four tries, with the fault's name", async () => {
    const { github } = answering([() => new Response("", { status: 502 })]);
    expect(await failure(github.ask(asked, {}))).toMatchObject({ code: "bad-gateway" });
    expect(github.spent.requests).toBe(4);
  });

  it("is not asked again where GitHub refuses", async () => {
    const refused = answering([() => Response.json({ message: "Bad credentials" }, { status: 401 })]);
    expect(await failure(refused.github.ask(asked, {}))).toMatchObject({ code: "unauthorised" });
    expect(refused.github.spent.requests).toBe(1);
    const wrong = answering([() => Response.json({ errors: [{ type: "FORBIDDEN", message: "SAML" }], data: null })]);
    expect(await failure(wrong.github.ask(asked, {}))).toMatchObject({ code: "forbidden" });
  });

  it("keeps what was found where other things do not exist", async () => {
    const errors = [{ type: "NOT_FOUND", message: "Could not resolve" }];
    const { github } = answering([() => Response.json({ data: { viewer: null }, errors })]);
    await expect(github.ask(asked, {})).resolves.toEqual({ viewer: null });
  });

  it("waits for retry-after and for the limit's reset, on the machine's clock", async () => {
    const at = Date.parse("2030-01-01T00:00:00Z");
    const headers = { "retry-after": "120" };
    const secondary = answering([() => Response.json({ message: "secondary rate limit" }, { status: 403, headers })], {
      machineNow: () => at,
    });
    expect(await failure(secondary.github.ask(asked, {}))).toMatchObject({
      code: "secondary",
      notBefore: at + 120_000,
    });
    const reset = String(at / 1000 + 900);
    const limits = { "x-ratelimit-limit": "5000", "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset };
    const primary = answering(
      [() => Response.json({ errors: [{ type: "RATE_LIMITED", message: "exceeded" }] }, { headers: limits })],
      { machineNow: () => at },
    );
    expect(await failure(primary.github.ask(asked, {}))).toMatchObject({
      code: "rate-limited",
      notBefore: at + 900_000,
    });
  });

  const at = Date.parse("2030-01-01T00:00:00Z");
  const left = (remaining: number) => ({
    "x-ratelimit-limit": "5000",
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": String(at / 1000 + 900),
  });
  const secondaryWords = "You have exceeded a secondary rate limit. Please wait a few minutes.";

  it.each<[string, object, Record<string, string>, string, number]>([
    [
      "a newer type and code",
      { errors: [{ type: "RATE_LIMIT", code: "graphql_rate_limit" }] },
      left(0),
      "rate-limited",
      900,
    ],
    ["a code alone", { errors: [{ extensions: { code: "graphql_rate_limit" } }] }, left(0), "rate-limited", 900],
    ["words alone", { errors: [{ message: "API rate limit already exceeded." }] }, left(0), "rate-limited", 900],
    [
      "the secondary limit",
      { errors: [{ message: secondaryWords }] },
      { ...left(4_000), "retry-after": "120" },
      "secondary",
      120,
    ],
    [
      "both",
      { errors: [{ type: "RATE_LIMITED", message: secondaryWords }] },
      { ...left(4_000), "retry-after": "120" },
      "secondary",
      120,
    ],
    ["no time", { errors: [{ type: "RATE_LIMITED", message: secondaryWords }] }, left(4_000), "secondary", 60],
    ["abuse", { errors: [{ message: "You have triggered an abuse detection mechanism." }] }, {}, "secondary", 60],
    ["a message and nothing else", { message: secondaryWords }, { "retry-after": "30" }, "secondary", 30],
  ])("stops at a limit that comes with status 200: %s", async (_, body, headers, code, seconds) => {
    const { github, slept } = answering([() => Response.json(body, { headers })], { machineNow: () => at });
    expect(await failure(github.ask(asked, {}))).toMatchObject({ code, notBefore: at + seconds * 1000 });
    expect(github.spent.requests).toBe(1);
    expect(slept).toEqual([]);
  });

  it("takes no limit from a thing that is called like one", async () => {
    const errors = [{ type: "NOT_FOUND", message: "Could not resolve to a Repository with the name 'o/rate limit'." }];
    const { github } = answering([() => Response.json({ data: { viewer: null }, errors })]);
    await expect(github.ask(asked, {})).resolves.toEqual({ viewer: null });
  });

  it("is not asked before the end of a pause, whoever asks, and the reason stays the same", async () => {
    let now = at;
    const paused = () => Response.json({ message: secondaryWords }, { status: 403, headers: { "retry-after": "120" } });
    const { github } = answering([paused, good], { machineNow: () => now });
    const first = await failure(github.ask(asked, {}));
    now += 119_999;
    expect(await failure(github.ask(asked, {}))).toMatchObject({ code: "secondary", notBefore: first.notBefore });
    expect(await failure(github.askSized("list", sized, (n) => ({ first: n })))).toMatchObject({ code: "secondary" });
    expect(github.spent.requests).toBe(1);
    now += 1;
    await expect(github.ask(asked, {})).resolves.toBeDefined();
  });

  it("keeps the reserve from the start, when it is told what was left", async () => {
    const { github } = answering([good], { machineNow: () => at });
    // Two projects share the client: the later word counts, and no word at all changes nothing.
    github.recall({ limit: 5000, remaining: 4000, resetAt: "2030-01-01T00:10:00Z" });
    github.recall({ limit: 5000, remaining: 505, resetAt: "2030-01-01T00:10:00Z" });
    github.recall({ limit: 5000, remaining: 4500, resetAt: "2030-01-01T00:10:00Z" });
    github.recall(null);
    expect(await failure(github.ask(asked, {}))).toMatchObject({ code: "reserve", notBefore: at + 600_000 });
    expect(github.spent.requests).toBe(0);
  });

  it("is not asked at all when only the reserve is left, until the limit is renewed", async () => {
    let at = Date.parse("2030-01-01T00:00:00Z");
    const rateLimit = { cost: 1, limit: 5000, remaining: 505, resetAt: "2030-01-01T00:10:00Z" };
    const { github } = answering([() => Response.json({ data: { rateLimit } })], { machineNow: () => at });
    await github.ask(asked, {});
    expect(await failure(github.ask(asked, {}))).toMatchObject({ code: "reserve", notBefore: at + 600_000 });
    expect(github.spent).toEqual({ requests: 1, points: 1 });
    at += 600_001;
    await expect(github.ask(asked, {})).resolves.toBeDefined();
  });

  it("asks for less when GitHub chokes, and for more again while it does not", async () => {
    const choke = () => new Response("", { status: 502 });
    const { github, bodies } = answering([choke, choke, good]);
    github.sizes.begin("list", 40);
    const ask = () => github.askSized("list", sized, (first) => ({ first }));
    await ask();
    for (let n = 0; n < 7; n += 1) await ask();
    expect(bodies.map((body) => body.variables.first)).toEqual([40, 20, 10, 10, 10, 20, 20, 20, 40, 40]);
  });

  it("grows back over many polls, each of which brings its memory", async () => {
    const { github, bodies } = answering([() => new Response("", { status: 502 }), good]);
    github.sizes.begin("list", 40);
    for (let poll = 0; poll < 2; poll += 1) {
      github.sizes.restore({ ...github.sizes.toJSON() });
      for (let n = 0; n < 2; n += 1) await github.askSized("list", sized, (first) => ({ first }));
    }
    expect(bodies.map((body) => body.variables.first)).toEqual([40, 20, 20, 20, 40]);
    // Another project that shares the client remembers the time before.
    github.sizes.restore({ list: 5 });
    expect(github.sizes.of("list")).toBe(40);
  });

  it("begins with the size that a process before this one had to learn", () => {
    const { github } = answering([good]);
    github.sizes.restore({ list: 5 });
    expect(github.sizes.of("list")).toBe(5);
  });

  it("tells its token to nobody, even where GitHub repeats it", async () => {
    const echo = { message: `Bad token ${token}` };
    for (const status of [400, 403, 429, 422]) {
      const { github } = answering([() => Response.json(echo, { status })]);
      const error = await failure(github.ask(asked, {}));
      expect(`${error.message} ${JSON.stringify(error)} ${error.stack}`).not.toContain(token);
    }
  });
});
