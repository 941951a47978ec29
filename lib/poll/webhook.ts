/** A delivery of GitHub's webhooks: is it genuine, is it new, and what does it speak of? */
import { verify } from "@octokit/webhooks-methods";
import { z } from "zod";
import type { Project } from "../domain/project";
import type { Concern } from "./wake";
import { reposOf } from "./watch";

export const mostBytes = 1_048_576;

export type Delivery = {
  /** The body as it was sent: the signature is over its bytes. */
  body: string;
  /** X-Hub-Signature-256, X-GitHub-Delivery, X-GitHub-Event. */
  signature: string | null;
  id: string | null;
  event: string | null;
};

export type Received =
  | { kind: "too-large" }
  | { kind: "not-signed" }
  | { kind: "malformed" }
  | { kind: "replayed" }
  | { kind: "not-concerned" }
  | { kind: "wake"; projects: string[]; concern: Concern };

type Options = { secret: string; projects: Project[]; isNew: (id: string) => Promise<boolean> };

/** Nothing of a delivery is looked at, and nothing kept, before its signature is known to be right. */
export async function receive(delivery: Delivery, options: Options): Promise<Received> {
  if (Buffer.byteLength(delivery.body) > mostBytes) return { kind: "too-large" };
  if (!(await isGenuine(delivery, options.secret))) return { kind: "not-signed" };
  if (!delivery.id || !delivery.event) return { kind: "malformed" };
  const payload = parse(delivery.body);
  if (!payload) return { kind: "malformed" };
  if (!(await isFirst(delivery, delivery.id, options))) return { kind: "replayed" };
  const repo = payload.repository?.full_name;
  const projects = options.projects.filter((one) => reads(one, repo)).map(({ slug }) => slug);
  if (!repo || projects.length === 0) return { kind: "not-concerned" };
  const concern = concernOf(delivery.event, repo, payload);
  return concern ? { kind: "wake", projects, concern } : { kind: "not-concerned" };
}

/** The id stands outside of what is signed: whoever has seen a delivery could send it again under another. */
async function isFirst({ signature }: Delivery, id: string, { isNew }: Options): Promise<boolean> {
  const [newId, newBody] = [await isNew(id), await isNew(signature ?? "")];
  return newId && newBody;
}

const reads = (project: Project, repo: string | undefined): boolean =>
  repo !== undefined && reposOf(project).includes(repo);

/** Compares in constant time. */
async function isGenuine({ body, signature }: Delivery, secret: string): Promise<boolean> {
  if (!signature || !/^sha256=[0-9a-f]{64}$/.test(signature)) return false;
  return verify(secret, body, signature);
}

const thread = z.object({
  number: z.number().int(),
  title: z.string().default(""),
  milestone: z.object({ title: z.string() }).nullish(),
  base: z.object({ ref: z.string() }).nullish(),
  updated_at: z.string().nullish(),
  /** Set where the issue of a comment is a pull request. */
  pull_request: z.object({}).nullish(),
});
const suite = z.object({ node_id: z.string().nullish(), updated_at: z.string().nullish() });

const payloadSchema = z.object({
  action: z.string().nullish(),
  repository: z.object({ full_name: z.string() }).nullish(),
  issue: thread.nullish(),
  pull_request: thread.nullish(),
  comment: z.object({ id: z.number(), updated_at: z.string().nullish() }).nullish(),
  ref: z.string().nullish(),
  ref_type: z.string().nullish(),
  after: z.string().nullish(),
  deleted: z.boolean().nullish(),
  check_suite: suite.extend({ head_sha: z.string() }).nullish(),
  check_run: z.object({ head_sha: z.string(), check_suite: suite.nullish() }).nullish(),
  workflow_run: z.object({ head_sha: z.string(), check_suite_node_id: z.string().nullish() }).nullish(),
  release: z.object({ tag_name: z.string(), updated_at: z.string().nullish() }).nullish(),
  milestone: z.object({ number: z.number(), title: z.string().default("") }).nullish(),
});
type Payload = z.infer<typeof payloadSchema>;

/** Webhooks come as a form unless GitHub was told to send JSON. */
function parse(body: string): Payload | null {
  try {
    const form = body.startsWith("payload=") ? new URLSearchParams(body).get("payload") : null;
    return payloadSchema.safeParse(JSON.parse(form ?? body)).data ?? null;
  } catch {
    return null;
  }
}

function concernOf(event: string, repo: string, payload: Payload): Concern | null {
  const { issue, comment, release, milestone } = payload;
  const gone = payload.action === "deleted";
  if (event === "issue_comment" && issue?.pull_request) return aboutThread("pull", repo, issue, false);
  if (event === "issue_comment" && issue && comment) {
    const of = `${repo}#${issue.number}`;
    const key = `${of}/${comment.id}`;
    const told = comment.updated_at ?? null;
    return { repo, subject: `comment ${key}`, told, gone, about: { kind: "comment", thread: of, key } };
  }
  if (payload.pull_request) return aboutThread("pull", repo, payload.pull_request, false);
  if (issue) return aboutThread("issue", repo, issue, gone || payload.action === "transferred");
  if (payload.ref) return aboutRef(event, repo, payload.ref, payload);
  if (release) {
    const [told, tag] = [release.updated_at ?? null, release.tag_name];
    return { repo, subject: `published ${repo}:${tag}`, told, gone, about: { kind: "published", tag } };
  }
  if (milestone) {
    const [key, title] = [`${repo}/${milestone.number}`, milestone.title];
    return { repo, subject: `milestone ${key}`, told: null, gone, about: { kind: "milestone", key, title } };
  }
  return aboutSuite(repo, payload);
}

function aboutThread(kind: "issue" | "pull", repo: string, one: z.infer<typeof thread>, gone: boolean): Concern {
  const key = `${repo}#${one.number}`;
  const [base, milestone] = [one.base?.ref ?? null, one.milestone?.title ?? null];
  const about = { kind: "thread" as const, key, base, milestone, title: one.title };
  return { repo, subject: `${kind} ${key}`, told: one.updated_at ?? null, gone, about };
}

/** A job and a run have times of their own, which are not their suite's. */
function aboutSuite(repo: string, { check_suite, check_run, workflow_run }: Payload): Concern | null {
  const sha = (check_suite ?? check_run ?? workflow_run)?.head_sha;
  if (!sha) return null;
  const id = (check_suite ?? check_run?.check_suite)?.node_id ?? workflow_run?.check_suite_node_id ?? null;
  const told = id === null ? null : ((check_suite ?? check_run?.check_suite)?.updated_at ?? null);
  return { repo, subject: `suite ${repo}@${sha}/${id ?? ""}`, told, gone: false, about: { kind: "suite", sha, id } };
}

/** A push names the whole ref; creating and deleting name it short. */
function aboutRef(event: string, repo: string, ref: string, payload: Payload): Concern | null {
  const { ref_type, after } = payload;
  const gone = event === "delete" || payload.deleted === true;
  const name = ref.replace(/^refs\/(heads|tags)\//, "");
  if (ref_type === "tag" || ref.startsWith("refs/tags/")) {
    return { repo, subject: `tag ${repo}:${name}`, told: null, gone, about: { kind: "tag", name } };
  }
  if (event !== "push" && ref_type !== "branch") return null;
  const told = gone ? null : (after ?? null);
  return { repo, subject: `branch ${repo}:${name}`, told, gone, about: { kind: "branch", name } };
}
