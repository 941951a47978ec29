import { generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGitHub } from "./client";
import { operation } from "./operation";

const asked = operation<{ viewer: { login: string } }, object>("query Who { viewer { login } }");
const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

describe("a GitHub App", () => {
  let server: Server;
  let url = "";
  let issued = 0;
  let silent = false;
  let ahead = 0;
  let valid = "";
  const used: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      response.setHeader("content-type", "application/json");
      if (silent) return;
      if (request.url === "/app/installations/7/access_tokens") {
        const now = Date.now() + ahead;
        response.setHeader("date", new Date(now).toUTCString());
        const signed = (request.headers.authorization ?? "").split(".")[1] ?? "";
        const { iat, exp } = JSON.parse(Buffer.from(signed, "base64url").toString()) as { iat: number; exp: number };
        if (iat * 1000 > now || exp * 1000 < now || exp * 1000 > now + 600_000) {
          response.writeHead(401).end("{\"message\":\"'Expiration time' claim ('exp') is too far in the future\"}");
          return;
        }
        issued += 1;
        valid = `ghs_${issued}`;
        const expires_at = new Date(Date.now() + 3_600_000).toISOString();
        response.writeHead(201).end(JSON.stringify({ token: valid, expires_at, permissions: {} }));
        return;
      }
      const sent = request.headers.authorization ?? "";
      used.push(sent);
      if (sent !== `bearer ${valid}`) response.writeHead(401).end('{"message":"Bad credentials"}');
      else response.end('{"data":{"viewer":{"login":"hud"}}}');
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it("asks with an installation token, keeps it, and gets a new one when it was refused", async () => {
    const access = { kind: "app" as const, appId: "1", privateKey, installationId: "7" };
    const github = createGitHub({ access, apiUrl: url });
    await github.ask(asked, {});
    await github.ask(asked, {});
    expect(issued).toBe(1);
    valid = "revoked";
    await github.ask(asked, {});
    expect(issued).toBe(2);
    expect(used.at(-1)).toBe("bearer ghs_2");
  });

  it.each([3_600_000, -3_600_000])("signs in GitHub's time where the machine's is %i ms off", async (off) => {
    const access = { kind: "app" as const, appId: "1", privateKey, installationId: "7" };
    const github = createGitHub({ access, apiUrl: url });
    ahead = off;
    await expect(github.ask(asked, {})).resolves.toEqual({ viewer: { login: "hud" } });
    ahead = 0;
  });

  it("does not wait for ever for its token", async () => {
    const access = { kind: "app" as const, appId: "1", privateKey, installationId: "7" };
    const github = createGitHub({ access, apiUrl: url, sleep: async () => {}, timeoutMs: 20 });
    silent = true;
    await expect(github.ask(asked, {})).rejects.toThrow(/app token/);
    silent = false;
  });

  it("says what to check where its key is no key", async () => {
    const access = { kind: "app" as const, appId: "1", privateKey: "PRIVATE KEY", installationId: "7" };
    const github = createGitHub({ access, apiUrl: url, sleep: async () => {} });
    await expect(github.ask(asked, {})).rejects.toThrow(/GITHUB_APP_PRIVATE_KEY/);
  });
});
