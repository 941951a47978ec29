/** A machine whose clock is not GitHub's: what GitHub tells in its own time is kept in the machine's. */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { createGitHub } from "./client";
import { operation } from "./operation";

const asked = operation<object, object>("query Who { viewer { login } }");
const github = Date.parse("2030-01-01T12:00:00Z");
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const iso = (ms: number): string => new Date(ms).toISOString();

describe.each([
  ["an hour ahead", hour],
  ["an hour behind", -hour],
  ["right", 0],
  ["a few seconds off", 4_000],
])("a clock that is %s", (_, off) => {
  let server: Server;
  let machine = github + off;
  let told: number[] = [];
  afterEach(() => {
    told = [];
    server.closeAllConnections();
    server.close();
    machine = github + off;
  });

  async function answering(answer: RequestListener) {
    server = createServer((request, response) => {
      response.setHeader("date", new Date(github).toUTCString());
      response.setHeader("content-type", "application/json");
      answer(request, response);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    const access = { kind: "token" as const, token: "t" };
    return createGitHub({
      access,
      apiUrl: `http://127.0.0.1:${port}`,
      sleep: async () => {},
      machineNow: () => machine,
      onClock: (ahead) => told.push(ahead),
    });
  }
  const isAbout = (told: number, ms: number) => expect(Math.abs(told - ms)).toBeLessThanOrEqual(5_000);

  it("leaves the reserve whole until the limit is renewed, and asks again then", async () => {
    const rateLimit = { cost: 1, limit: 5000, remaining: 505, resetAt: iso(github + 30 * minute) };
    const client = await answering((_request, response) => void response.end(JSON.stringify({ data: { rateLimit } })));
    await client.ask(asked, {});
    isAbout(Date.parse(client.rateLimit?.resetAt ?? ""), machine + 30 * minute);
    expect(told).toEqual(Math.abs(off) > minute ? [-off] : []);
    machine += 29 * minute;
    await expect(client.ask(asked, {})).rejects.toMatchObject({ code: "reserve" });
    expect(client.spent.requests).toBe(1);
    machine += minute + 5_000;
    await client.ask(asked, {});
  });

  it.each([
    ["the limit's end", 30 * minute, () => ({ "x-ratelimit-reset": String((github + 30 * minute) / 1000) })],
    ["a date", 90_000, () => ({ "retry-after": new Date(github + 90_000).toUTCString() })],
    ["seconds", 90_000, () => ({ "retry-after": "90" })],
    ["a limit's end that is absurd", day, () => ({ "x-ratelimit-reset": "8000000000000" })],
  ])("keeps a pause as long as GitHub asks for: %s", async (_name, ms, headers) => {
    const limits = { "x-ratelimit-limit": "5000", "x-ratelimit-remaining": "0", ...headers() };
    const body = JSON.stringify({ message: "API rate limit exceeded" });
    const client = await answering((_request, response) => void response.writeHead(403, limits).end(body));
    const error = await client.ask(asked, {}).catch((one: { notBefore: number }) => one);
    isAbout((error as { notBefore: number }).notBefore, machine + ms);
    isAbout(Date.parse(client.pause?.until ?? ""), machine + ms);
  });

  it("waits a day at most for an end of the limit that is absurd", async () => {
    const rateLimit = { cost: 1, limit: 5000, remaining: 505, resetAt: "+099999-01-01T00:00:00Z" };
    const client = await answering((_request, response) => void response.end(JSON.stringify({ data: { rateLimit } })));
    await client.ask(asked, {});
    isAbout(Date.parse(client.rateLimit?.resetAt ?? ""), machine + day);
  });
});
