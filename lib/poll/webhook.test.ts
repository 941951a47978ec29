import { sign } from "@octokit/webhooks-methods";
import { describe, expect, it } from "vitest";
import { defineProject } from "../config/projects";
import { mostBytes, receive } from "./webhook";

const secret = "shared";
const projects = [
  defineProject({ slug: "engine", repo: "o/r", companions: ["o/side"] }),
  defineProject({ slug: "other", repo: "o/other", companions: ["o/side"] }),
];

function receiver() {
  const seen = new Set<string>();
  const isNew = async (id: string) => !seen.has(id) && Boolean(seen.add(id));
  return { seen, options: { secret, projects, isNew } };
}

async function delivery(payload: object, event: string, id = "d1") {
  const body = JSON.stringify(payload);
  return { body, signature: await sign(secret, body), id, event };
}

const repository = { full_name: "o/r" };
const comment = { repository, issue: { number: 5, title: "t" }, comment: { id: 77 } };

describe("a webhook", () => {
  it("that is signed wakes the poll of its project, and says what it speaks of", async () => {
    const { options } = receiver();
    const received = await receive(await delivery(comment, "issue_comment"), options);
    expect(received).toMatchObject({ kind: "wake", projects: ["engine"], concern: { subject: "comment o/r#5/77" } });
  });

  it("that is sent as a form, as GitHub does unless it is told otherwise, is read as well", async () => {
    const { options } = receiver();
    const body = new URLSearchParams({ payload: JSON.stringify({ ...comment, action: "créé & +" }) }).toString();
    const sent = { body, signature: await sign(secret, body), id: "d1", event: "issue_comment" };
    expect(await receive(sent, options)).toMatchObject({ kind: "wake", concern: { subject: "comment o/r#5/77" } });
    expect(await receive({ ...sent, id: "d2" }, options)).toMatchObject({ kind: "replayed" });
    const empty = "payload=";
    expect(await receive({ ...sent, body: empty, signature: await sign(secret, empty) }, options)).toMatchObject({
      kind: "malformed",
    });
  });

  it("of the repository that validates wakes the project that reads it", async () => {
    const { options } = receiver();
    const validated = defineProject({
      repo: "o/r",
      workflows: { validation: { repo: "o/builds", workflow: "validate" } },
    });
    const suite = { repository: { full_name: "o/builds" }, check_suite: { head_sha: "abc", node_id: "S" } };
    const given = { ...options, projects: [validated] };
    expect(await receive(await delivery(suite, "check_suite"), given)).toMatchObject({ kind: "wake", projects: ["r"] });
  });

  it("of a companion wakes every project that it belongs to", async () => {
    const { options } = receiver();
    const received = await receive(
      await delivery({ ...comment, repository: { full_name: "o/side" } }, "issues"),
      options,
    );
    expect(received).toMatchObject({ kind: "wake", projects: ["engine", "other"] });
  });

  const at = "2026-04-20T06:00:00Z";
  it.each([
    [{ repository, pull_request: { number: 3, updated_at: at } }, "pull_request", at, false],
    [{ ...comment, comment: { id: 77, updated_at: at } }, "issue_comment", at, false],
    [{ ...comment, action: "deleted" }, "issue_comment", null, true],
    [{ repository, ref: "refs/heads/main", after: "abc" }, "push", "abc", false],
    [{ repository, ref: "refs/heads/main", after: "000", deleted: true }, "push", null, true],
    [{ repository, ref: "main", ref_type: "branch" }, "delete", null, true],
    [{ repository, check_suite: { head_sha: "abc", node_id: "S", updated_at: at } }, "check_suite", at, false],
    [{ repository, check_run: { head_sha: "abc", check_suite: { node_id: "S" } } }, "check_run", null, false],
    [{ repository, issue: { number: 4 }, action: "transferred" }, "issues", null, true],
  ])("%j (%s) tells the version %s, gone: %s", async (payload, event, told, gone) => {
    const { options } = receiver();
    expect(await receive(await delivery(payload, event), options)).toMatchObject({ concern: { told, gone } });
  });

  it.each([
    [{ repository, pull_request: { number: 3, base: { ref: "release/1.0" } } }, "pull_request", "pull o/r#3"],
    [{ repository, issue: { number: 4 } }, "issues", "issue o/r#4"],
    [{ repository, issue: { number: 4, pull_request: {} }, comment: { id: 1 } }, "issue_comment", "pull o/r#4"],
    [{ repository, ref: "refs/heads/release/1.0" }, "push", "branch o/r:release/1.0"],
    [{ repository, ref: "refs/tags/v1.0.0" }, "push", "tag o/r:v1.0.0"],
    [{ repository, ref: "v1.0.0-rc1", ref_type: "tag" }, "create", "tag o/r:v1.0.0-rc1"],
    [{ repository, check_suite: { head_sha: "abc" } }, "check_suite", "suite o/r@abc/"],
    [{ repository, workflow_run: { head_sha: "abc", check_suite_node_id: "S" } }, "workflow_run", "suite o/r@abc/S"],
    [{ repository, milestone: { number: 7, title: "1.0" } }, "milestone", "milestone o/r/7"],
    [{ repository, release: { tag_name: "v1.0.0" } }, "release", "published o/r:v1.0.0"],
    [{ repository: { full_name: "o/side" }, issue: { number: 4 } }, "issues", "issue o/side#4"],
  ])("%j (%s) speaks of %s", async (payload, event, subject) => {
    const { options } = receiver();
    expect(await receive(await delivery(payload, event), options)).toMatchObject({
      kind: "wake",
      concern: { subject },
    });
  });

  it("that is not signed with the secret leaves no trace", async () => {
    const { options, seen } = receiver();
    const signed = await delivery(comment, "issue_comment");
    const others = [null, "", "sha256=00", `sha256=${"0".repeat(64)}`, await sign("other", signed.body)];
    for (const signature of others) {
      expect(await receive({ ...signed, signature }, options)).toEqual({ kind: "not-signed" });
    }
    expect(await receive({ ...signed, body: `${signed.body} ` }, options)).toEqual({ kind: "not-signed" });
    expect(seen.size).toBe(0);
  });

  it("that was delivered before is ignored", async () => {
    const { options } = receiver();
    const once = await delivery(comment, "issue_comment");
    await receive(once, options);
    expect(await receive(once, options)).toEqual({ kind: "replayed" });
  });

  it("that is sent again under another id is ignored as well", async () => {
    const { options } = receiver();
    const once = await delivery(comment, "issue_comment");
    await receive(once, options);
    expect(await receive({ ...once, id: "d2" }, options)).toEqual({ kind: "replayed" });
  });

  it("of more than 1 MB is not read", async () => {
    const { options } = receiver();
    const big = await delivery({ ...comment, filler: "x".repeat(mostBytes) }, "issue_comment");
    expect(await receive(big, options)).toEqual({ kind: "too-large" });
  });

  it("of another repository, or without sense, wakes nobody", async () => {
    const { options } = receiver();
    const other = await delivery({ ...comment, repository: { full_name: "x/y" } }, "issue_comment", "a");
    expect(await receive(other, options)).toEqual({ kind: "not-concerned" });
    expect(await receive(await delivery([], "push", "b"), options)).toEqual({ kind: "malformed" });
    expect(await receive(await delivery({ repository }, "ping", "c"), options)).toEqual({ kind: "not-concerned" });
  });
});
