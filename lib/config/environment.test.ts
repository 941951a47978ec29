import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { environmentNames, parseEnvironment } from "./environment";
import { describeFaults } from "./fault";

const noFile = () => false;
const aFile = () => true;

function faultsOf(env: Record<string, string>, exists = noFile) {
  const parsed = parseEnvironment(env, exists);
  return "faults" in parsed ? parsed.faults : [];
}

describe("the environment", () => {
  it("without any variable runs the demo on port 3000 of loopback, polls each minute, embedded", () => {
    expect(parseEnvironment({}, noFile)).toMatchObject({
      access: { kind: "demo", scenario: "pytorch-2.12" },
      port: 3000,
      hostname: "127.0.0.1",
      pollSeconds: 60,
      poller: true,
      databaseUrl: null,
      dataDir: ".data",
      apiUrl: "https://api.github.com",
    });
  });

  it("lists every fault by name, with what is expected", () => {
    const env = { PORT: "70000", HUD_POLL_SECONDS: "0", HUD_POLLER: "yes", HUD_NOW: "soon", GITHUB_API_URL: "github" };
    const faults = faultsOf(env);
    expect(faults.map((fault) => fault.name).sort()).toEqual(Object.keys(env).sort());
    for (const fault of faults) expect(fault.expected).not.toBe("");
  });

  it("never repeats a secret", () => {
    const secret = "hush hush";
    const env = { GITHUB_TOKEN: secret, DATABASE_URL: secret, GITHUB_APP_PRIVATE_KEY: secret };
    const text = describeFaults(faultsOf(env));
    expect(text).toContain("GITHUB_TOKEN: found a value of 9 characters");
    expect(text).not.toContain(secret);
  });

  it("a file that names projects needs a token, an app or the word demo", () => {
    expect(faultsOf({}, aFile).map((fault) => fault.name)).toEqual(["GITHUB_TOKEN"]);
    expect(faultsOf({ GITHUB_TOKEN: "t" }, aFile)).toEqual([]);
    expect(faultsOf({ HUD_DEMO: "red" }, aFile)).toEqual([]);
  });

  it("an app needs all three of its names", () => {
    expect(faultsOf({ GITHUB_APP_ID: "12" }).map((fault) => fault.name)).toEqual([
      "GITHUB_APP_PRIVATE_KEY",
      "GITHUB_APP_INSTALLATION_ID",
    ]);
  });

  it("a configuration file that was named must exist", () => {
    expect(faultsOf({ HUD_CONFIG: "elsewhere.yaml", GITHUB_TOKEN: "t" }).map((fault) => fault.name)).toEqual([
      "HUD_CONFIG",
    ]);
  });

  it("polls as often as each second", () => {
    expect(parseEnvironment({ HUD_POLL_SECONDS: "1" }, noFile)).toMatchObject({ pollSeconds: 1 });
  });

  it("whatever the values, answers with a value or with named faults", () => {
    const env = fc.dictionary(fc.constantFrom(...environmentNames), fc.string());
    fc.assert(
      fc.property(env, (values) => {
        const parsed = parseEnvironment(values, noFile);
        if ("faults" in parsed)
          expect(parsed.faults.every((fault) => fault.name in values || fault.name.startsWith("GITHUB_APP"))).toBe(
            true,
          );
        else expect(parsed.port).toBeGreaterThan(0);
      }),
    );
  });
});
