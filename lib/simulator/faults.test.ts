import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Faults, faultNames } from "./faults";
import { type Simulator, startSimulator } from "./server";

let github: Simulator;

beforeAll(async () => {
  github = await startSimulator({ scenario: "pytorch-2.12", speed: 0, control: true });
});
afterEach(() => github.control({ fault: null }));
afterAll(() => github.close());

const query =
  '{ repository(owner: "pytorch", name: "pytorch") { nameWithOwner issue(number: 180506) { title comments(first: 5) { pageInfo { endCursor hasNextPage } nodes { id } } } } }';
const ask = (text = query) =>
  fetch(`${github.url}/graphql`, {
    method: "POST",
    headers: { authorization: "bearer t" },
    body: JSON.stringify({ query: text }),
  });

describe("faults on demand", () => {
  it.each([
    ["unauthorized", 401, "Bad credentials"],
    ["secondary-limit", 403, "secondary rate limit"],
    ["secondary-limit-200", 200, "secondary rate limit"],
    ["bad-gateway", 502, "502 Bad Gateway"],
    ["something-went-wrong", 200, "Something went wrong while executing your query"],
  ] as const)("%s", async (fault, status, words) => {
    github.control({ fault });
    const response = await ask();
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(words);
    if (fault.startsWith("secondary-limit")) expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("truncated: the connection ends in the middle of the body", async () => {
    github.control({ fault: "truncated" });
    const response = await ask();
    await expect(response.text()).rejects.toThrow();
  });

  it("malformed: the body is no JSON", async () => {
    github.control({ fault: "malformed" });
    await expect((await ask()).json()).rejects.toThrow();
  });

  it("timeout: no answer comes, and the connection is closed", async () => {
    github.control({ fault: "timeout", ms: 5 });
    await expect(ask()).rejects.toThrow();
  });

  it("slow: the answer is late, and right", async () => {
    github.control({ fault: "slow", ms: 5 });
    expect(await (await ask()).json()).toHaveProperty("data.repository.nameWithOwner", "pytorch/pytorch");
  });

  it("partial: errors stand beside the data that could be read", async () => {
    github.control({ fault: "partial" });
    const body = (await (await ask()).json()) as {
      data: { repository: { nameWithOwner: string } };
      errors: { path: string[] }[];
    };
    expect(body.data.repository.nameWithOwner).toBe("pytorch/pytorch");
    expect(body.errors[0]?.path).toContain("comments");
  });

  it("stuck-cursor: the next page gives back the cursor that it was given", async () => {
    const first = (await (await ask()).json()) as {
      data: { repository: { issue: { comments: { pageInfo: { endCursor: string } } } } };
    };
    const cursor = first.data.repository.issue.comments.pageInfo.endCursor;
    github.control({ fault: "stuck-cursor" });
    const next = await (await ask(query.replace("first: 5", `first: 5, after: "${cursor}"`))).json();
    expect(next).toHaveProperty("data.repository.issue.comments.pageInfo", { endCursor: cursor, hasNextPage: true });
  });

  it("stops after as many requests as it was told", async () => {
    github.control({ fault: "bad-gateway", until: 2 });
    const statuses = [await ask(), await ask(), await ask()].map((one) => one.status);
    expect(statuses).toEqual([502, 502, 200]);
  });

  it("strikes the same requests for the same seed, at about its rate", () => {
    const struck = () => {
      const faults = new Faults();
      faults.set({ faults: faultNames, rate: 0.3, seed: 7, until: null, ms: null });
      return Array.from({ length: 1_000 }, () => faults.next("2026-04-24T00:00:00Z")?.fault ?? null);
    };
    expect(struck()).toEqual(struck());
    expect(struck().filter((one) => one !== null).length).toBeGreaterThan(250);
    expect(struck().filter((one) => one !== null).length).toBeLessThan(350);
  });

  it("ends at its moment on the simulated clock", () => {
    const faults = new Faults();
    faults.set({ faults: ["slow"], rate: 1, seed: 1, until: "2026-04-24T12:00:00Z", ms: null });
    expect(faults.next("2026-04-24T12:00:00Z")).not.toBeNull();
    expect(faults.next("2026-04-24T12:00:01Z")).toBeNull();
  });
});

describe("the control endpoint", () => {
  const control = (url: string, body: unknown) =>
    fetch(`${url}/__control`, { method: "POST", body: JSON.stringify(body) });

  it("changes the scenario, the clock and the pace", async () => {
    const answer = await (await control(github.url, { scenario: "native" })).json();
    expect(answer).toMatchObject({ scenario: "native", now: "2026-05-12T10:00:00Z" });
    await control(github.url, { scenario: "pytorch-2.12", now: "2026-04-30T18:00:00+00:00" });
    expect(github.clock.now()).toBe("2026-04-30T18:00:00Z");
    expect(github.world.now).toBe("2026-04-30T18:00:00Z");
  });

  it("refuses what it does not know, and names it", async () => {
    const response = await control(github.url, { fault: "gremlins" });
    expect(response.status).toBe(400);
    const missing = await control(github.url, { scenario: "nowhere" });
    expect(await missing.json()).toHaveProperty("message", expect.stringContaining("Choose one of: pytorch-2.12"));
  });

  it("is not there unless it was asked for", async () => {
    const closed = await startSimulator({ scenario: "empty", speed: 0 });
    expect((await control(closed.url, {})).status).toBe(404);
    await closed.close();
  });
});

describe("the hourly budget", () => {
  it("is told to be used up in two forms", async () => {
    const own = await startSimulator({ scenario: "empty", speed: 0, control: true });
    own.control({ fault: "rate-limit-code" });
    const body = JSON.stringify({ query: "{ viewer { login } }" });
    const answer = await fetch(`${own.url}/graphql`, { method: "POST", headers: { authorization: "bearer t" }, body });
    const code = { type: "RATE_LIMIT", code: "graphql_rate_limit" };
    expect([answer.status, await answer.json()]).toMatchObject([200, { errors: [code] }]);
    expect(answer.headers.get("x-ratelimit-remaining")).toBe("0");
    await own.close();
  });

  it("is spent by points, shown in headers, and refuses when it is used up", async () => {
    github.control({ resetStats: true });
    const response = await ask();
    expect(github.stats).toMatchObject({ requests: 1, points: 1 });
    expect(response.headers.get("x-ratelimit-resource")).toBe("graphql");
    const left = Number(response.headers.get("x-ratelimit-remaining"));
    expect(left).toBeLessThan(5_000);
    github.control({ fault: "rate-limit", until: 1 });
    await ask();
    const refused = await ask();
    expect(await refused.json()).toHaveProperty("errors.0.type", "RATE_LIMITED");
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
  });
});
