import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "../config";
import { createGitHub } from "../github/client";
import { operation } from "../github/operation";
import { allowOrigins, configuredOrigins, ElsewhereRefused, keepToConfigured } from "./outbound";

const own = globalThis.fetch;
const listening: Server[] = [];
type Answer = { status: number; location?: string; login?: string };

async function listen(answer: (url: string) => Answer): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    const { status, location, login } = answer(request.url ?? "");
    const headers = { "content-type": "application/json", ...(location === undefined ? {} : { location }) };
    response.writeHead(status, headers).end(JSON.stringify({ data: { viewer: { login } } }));
  });
  listening.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let github = "";
let other = "";
let moved: Answer | null = null;
const seenElsewhere: string[] = [];
beforeAll(async () => {
  other = await listen((url) => {
    seenElsewhere.push(url);
    return { status: 200, login: "elsewhere" };
  });
  github = await listen((url) => (url === "/graphql" && moved !== null ? moved : { status: 200, login: "octo" }));
  keepToConfigured(readConfig({ GITHUB_TOKEN: "t", GITHUB_API_URL: github }));
});
beforeEach(() => {
  moved = null;
  seenElsewhere.length = 0;
});
afterAll(() => {
  globalThis.fetch = own;
  for (const one of listening) {
    one.closeAllConnections();
    one.close();
  }
});

describe("only the configured host of GitHub is ever asked", () => {
  const who = operation<{ viewer: { login: string } }, object>("query Who { viewer { login } }");
  const askGitHub = () =>
    createGitHub({ access: { kind: "token", token: "t" }, apiUrl: github, sleep: async () => {} }).ask(who, {});

  it("it answers", async () => expect(await askGitHub()).toEqual({ viewer: { login: "octo" } }));

  it("another is refused before a connection is made", async () => {
    await expect(fetch(other)).rejects.toThrow(ElsewhereRefused);
    await expect(fetch(new Request("http://169.254.169.254/latest"))).rejects.toThrow(ElsewhereRefused);
    expect(seenElsewhere).toEqual([]);
  });

  it.each([301, 302, 303, 307, 308])(
    "no redirect (%i) leads elsewhere, and none to another of its paths",
    async (status) => {
      for (const location of [`${other}/graphql`, `${github}/elsewhere`]) {
        moved = { status, location };
        await expect(askGitHub()).rejects.toMatchObject({ code: "network" });
      }
      expect(seenElsewhere).toEqual([]);
    },
  );

  it("whoever asks cannot allow it either", async () => {
    moved = { status: 307, location: other };
    await expect(fetch(`${github}/graphql`, { redirect: "follow" })).rejects.toThrow();
    await expect(fetch(new Request(`${github}/graphql`, { redirect: "follow" }))).rejects.toThrow();
    expect(seenElsewhere).toEqual([]);
  });

  it("where messages go is configured too", async () => {
    allowOrigins([other]);
    expect((await fetch(other)).status).toBe(200);
  });

  it.each([
    ["https://api.github.com", ["https://api.github.com", "https://github.com"]],
    ["https://git.example/api/v3", ["https://git.example", "https://git.example"]],
  ])("%s stands for %j", (apiUrl, origins) => {
    expect(configuredOrigins(readConfig({ GITHUB_TOKEN: "t", GITHUB_API_URL: apiUrl }))).toEqual(origins);
  });
});
