import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseEnvironment } from "./environment";
import { ConfigFaults } from "./fault";
import { readConfig } from "./index";

const whole = {
  HUD_ACCESS: "github",
  HUD_OAUTH_CLIENT_ID: "Iv1.abc",
  HUD_OAUTH_CLIENT_SECRET: "hush",
  HUD_SESSION_SECRET: "0123456789abcdef0123456789abcdef",
};
const faultsOf = (env: Record<string, string>) => {
  const parsed = parseEnvironment(env, () => false);
  return "faults" in parsed ? parsed.faults : [];
};

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "hud-config-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const withFile = (access: string) => {
  const file = path.join(folder, "hud.yaml");
  writeFileSync(file, `projects: [{ repo: octo/engine }]\n${access}`);
  return { ...whole, GITHUB_TOKEN: "t", HUD_CONFIG: file };
};

describe("signing in", () => {
  it("is off by default", () => {
    expect(parseEnvironment({}, () => false)).toMatchObject({ signIn: null, trustProxy: 0, limitPerMinute: 600 });
  });

  it("names everything that lacks", () => {
    expect(faultsOf({ HUD_ACCESS: "github" }).map(({ name }) => name)).toEqual(Object.keys(whole).slice(1));
  });

  it("a short secret is one fault and is not repeated", () => {
    const faults = faultsOf({ ...whole, HUD_SESSION_SECRET: "tooshort" });
    expect(faults.map(({ name }) => name)).toEqual(["HUD_SESSION_SECRET"]);
    expect(JSON.stringify(faults)).not.toContain("tooshort");
  });

  it("a dashboard that lets nobody in does not start", () => {
    for (const access of ["", "access: {}", "access: { logins: [] }"])
      expect(() => readConfig(withFile(access))).toThrow(ConfigFaults);
    expect(() => readConfig({ ...whole, GITHUB_TOKEN: "t", HUD_CONFIG: "" })).toThrow(/access: found nobody/);
  });

  it("reads who may sign in", () => {
    const text = "access: { organizations: [octo], teams: [octo/release], logins: [mona] }";
    expect(readConfig(withFile(text)).access).toEqual({
      organizations: ["octo"],
      teams: ["octo/release"],
      logins: ["mona"],
    });
  });
});
