import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sign } from "@octokit/webhooks-methods";
import { afterAll, beforeAll, expect, it } from "vitest";
import { closeSharedStore, sharedStore } from "../store";
import { takeWebhook } from "./webhook";

const folder = mkdtempSync(path.join(tmpdir(), "hud-webhook-"));
const secret = "shared";

beforeAll(() => {
  const file = path.join(folder, "hud.yaml");
  const projects = ["engine", "body"].map((slug) => ({ slug, repo: `octo/${slug}`, companions: ["octo/side"] }));
  writeFileSync(file, JSON.stringify({ projects }));
  Object.assign(process.env, { HUD_DATA_DIR: folder, HUD_CONFIG: file, HUD_DEMO: "", GITHUB_TOKEN: "test-token" });
});
afterAll(async () => {
  await closeSharedStore();
  rmSync(folder, { recursive: true, force: true });
});

it("a webhook that this process does not poll for waits for whoever does, once for each project", async () => {
  const store = await sharedStore();
  for (const key of ["engine", "body"]) await store.acquireLease(key, "elsewhere", 60_000);
  const body = JSON.stringify({ repository: { full_name: "octo/side" }, issue: { number: 4 } });
  const delivery = { body, signature: await sign(secret, body), event: "issues" };
  expect(await takeWebhook(secret, { ...delivery, id: "d1" })).toBe("wake");
  expect(await takeWebhook(secret, { ...delivery, id: "d2" })).toBe("replayed");
  const taken = await store.takeWakes("elsewhere");
  expect(taken.map(({ project }) => project).sort()).toEqual(["body", "engine"]);
  for (const { concern } of taken) expect(concern).toMatchObject({ subject: "issue octo/side#4" });
});
