/** Answers that no schema knows, from a real server: endless, huge, or with numbers that are none. */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { createGitHub, type GitHubOptions } from "./client";
import { operation } from "./operation";

const asked = operation<object, object>("query Who { viewer { login } }");
const sized = operation<object, { first: number }>("query Sized($first: Int!) { x }");
const at = Date.parse("2030-01-01T00:00:00Z");

describe("an answer of GitHub's", () => {
  let server: Server;
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function answering(answer: RequestListener, more: Partial<GitHubOptions> = {}) {
    server = createServer(answer);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    const access = { kind: "token" as const, token: "t" };
    const apiUrl = `http://127.0.0.1:${port}`;
    return createGitHub({ access, apiUrl, sleep: async () => {}, machineNow: () => at, ...more });
  }
  const json = { "content-type": "application/json" };

  it("that hangs after its head is a time-out, and the next question is smaller", async () => {
    const github = await answering((_, response) => void response.writeHead(200, json).write('{"data"'), {
      timeoutMs: 50,
    });
    github.sizes.begin("one", 8);
    await expect(github.askSized("one", sized, (first) => ({ first }))).rejects.toMatchObject({ code: "timeout" });
    expect(github.sizes.of("one")).toBe(1);
  });

  it("that is larger than anything that was asked for is not taken in, and the next question is smaller", async () => {
    const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, 32));
    const packed = { ...json, "content-encoding": "gzip" };
    const github = await answering((_, response) => void response.writeHead(200, packed).end(bomb));
    github.sizes.begin("one", 8);
    const refused = github.askSized("one", sized, (first) => ({ first }));
    await expect(refused).rejects.toMatchObject({ code: "too-large", message: expect.stringContaining("32 MB") });
    expect(github.sizes.of("one")).toBe(1);
  });

  it.each([
    [{ cost: 1, limit: null, remaining: null, resetAt: null }],
    [{ cost: "1", limit: 5000, remaining: 3, resetAt: "soon" }],
  ])("that tells its limit as %j tells none", async (rateLimit) => {
    const body = JSON.stringify({ data: { rateLimit } });
    const github = await answering((_, response) => void response.writeHead(200, json).end(body));
    for (let n = 0; n < 2; n += 1) await expect(github.ask(asked, {})).resolves.toEqual({ rateLimit });
    expect(github.rateLimit).toBeNull();
    expect(github.spent.requests).toBe(2);
    expect(github.spent.points).toBe(rateLimit.cost === 1 ? 2 : 0);
  });

  const limits = (reset: string) => ({
    "x-ratelimit-limit": "5000",
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": reset,
  });
  const minute = 60_000;
  it.each([
    ["a day at most", { "retry-after": "999999999" }, 24 * 60 * minute],
    ["a second at least", { "retry-after": "-5" }, 1000],
    ["until a date", { "retry-after": new Date(at + 90_000).toUTCString() }, 90_000],
    ["a minute where the limit's end is past by this machine's clock", limits(String(at / 1000 - 1800)), minute],
    ["a minute where the limit's end is no time", limits("1e20"), minute],
  ])("that asks for a pause is heeded: %s", async (_, headers, ms) => {
    const body = JSON.stringify({ message: "API rate limit exceeded" });
    const github = await answering((_, response) => void response.writeHead(403, { ...json, ...headers }).end(body));
    await expect(github.ask(asked, {})).rejects.toMatchObject({ notBefore: at + ms });
    await expect(github.ask(asked, {})).rejects.toMatchObject({ notBefore: at + ms });
    expect(github.spent.requests).toBe(1);
  });
});
