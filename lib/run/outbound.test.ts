import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../config";
import { allowOrigins, configuredOrigins, ElsewhereRefused, keepToConfigured } from "./outbound";

const own = globalThis.fetch;
const listening: Server[] = [];
async function listen(answer: (url: string) => string | null): Promise<string> {
  const server = createServer((request, response) => {
    const to = answer(request.url ?? "");
    response.writeHead(to === null ? 200 : 302, to === null ? {} : { location: to }).end("answered");
  });
  listening.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

let github = "";
let other = "";
beforeAll(async () => {
  other = await listen(() => null);
  github = await listen((url) => (url === "/moved" ? other : null));
  keepToConfigured(readConfig({ GITHUB_TOKEN: "t", GITHUB_API_URL: github }));
});
afterAll(() => {
  globalThis.fetch = own;
  for (const one of listening) one.close();
});

describe("only the configured host of GitHub is ever asked", () => {
  it("it answers", async () => expect(await (await fetch(github)).text()).toBe("answered"));

  it("another is refused before a connection is made", async () => {
    await expect(fetch(other)).rejects.toThrow(ElsewhereRefused);
    await expect(fetch(new Request("http://169.254.169.254/latest"))).rejects.toThrow(ElsewhereRefused);
  });

  it("no redirect leads elsewhere", async () => {
    await expect(fetch(`${github}/moved`)).rejects.toThrow();
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
