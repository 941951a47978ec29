/** A delivery of GitHub's webhooks: is it genuine, is it new, and what does it speak of? */
import { verify } from "@octokit/webhooks-methods";
import { z } from "zod";
import type { Project } from "../domain/project";
import type { Concern } from "./wake";

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
  | { kind: "wake"; project: string; concern: Concern };

type Options = { secret: string; projects: Project[]; isNew: (id: string) => Promise<boolean> };

/** Nothing of a delivery is looked at, and nothing kept, before its signature is known to be right. */
export async function receive(delivery: Delivery, options: Options): Promise<Received> {
  if (Buffer.byteLength(delivery.body) > mostBytes) return { kind: "too-large" };
  if (!(await isGenuine(delivery, options.secret))) return { kind: "not-signed" };
  if (!delivery.id || !delivery.event) return { kind: "malformed" };
  const payload = parse(delivery.body);
  if (!payload) return { kind: "malformed" };
  if (!(await options.isNew(delivery.id))) return { kind: "replayed" };
  const repo = payload.repository?.full_name;
  const project = options.projects.find((one) => one.repo === repo || one.companions.some((two) => two.repo === repo));
  if (!repo || !project) return { kind: "not-concerned" };
  const concern = concernOf(delivery.event, repo, payload);
  return concern ? { kind: "wake", project: project.slug, concern } : { kind: "not-concerned" };
}

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
  /** Set where the issue of a comment is a pull request. */
  pull_request: z.object({}).nullish(),
});

const payloadSchema = z.object({
  repository: z.object({ full_name: z.string() }).nullish(),
  issue: thread.nullish(),
  pull_request: thread.nullish(),
  comment: z.object({ id: z.number() }).nullish(),
  ref: z.string().nullish(),
  ref_type: z.string().nullish(),
  check_suite: z.object({ head_sha: z.string() }).nullish(),
  check_run: z.object({ head_sha: z.string() }).nullish(),
  workflow_run: z.object({ head_sha: z.string() }).nullish(),
  release: z.object({ tag_name: z.string() }).nullish(),
  milestone: z.object({ number: z.number() }).nullish(),
});
type Payload = z.infer<typeof payloadSchema>;

function parse(body: string): Payload | null {
  try {
    return payloadSchema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

function concernOf(event: string, repo: string, payload: Payload): Concern | null {
  if (event === "issue_comment" && payload.issue?.pull_request) return aboutThread("pull", repo, payload.issue);
  if (event === "issue_comment" && payload.issue && payload.comment) {
    const key = `${repo}#${payload.issue.number}`;
    return { repo, subject: `comment ${key}/${payload.comment.id}`, about: { kind: "comment", thread: key } };
  }
  if (payload.pull_request) return aboutThread("pull", repo, payload.pull_request);
  if (payload.issue) return aboutThread("issue", repo, payload.issue);
  const sha = (payload.check_suite ?? payload.check_run ?? payload.workflow_run)?.head_sha;
  if (sha) return { repo, subject: `suite ${repo}@${sha}/`, about: { kind: "suite", sha } };
  if (payload.ref) return aboutRef(event, repo, payload.ref, payload.ref_type ?? null);
  if (payload.release) {
    return { repo, subject: `published ${repo}:${payload.release.tag_name}`, about: { kind: "other" } };
  }
  if (payload.milestone) {
    return { repo, subject: `milestone ${repo}/${payload.milestone.number}`, about: { kind: "other" } };
  }
  return null;
}

function aboutThread(kind: "issue" | "pull", repo: string, one: z.infer<typeof thread>): Concern {
  const key = `${repo}#${one.number}`;
  const [base, milestone] = [one.base?.ref ?? null, one.milestone?.title ?? null];
  return { repo, subject: `${kind} ${key}`, about: { kind: "thread", key, base, milestone, title: one.title } };
}

/** A push names the whole ref; creating and deleting name it short. */
function aboutRef(event: string, repo: string, ref: string, refType: string | null): Concern | null {
  const isTag = refType === "tag" || ref.startsWith("refs/tags/");
  const name = ref.replace(/^refs\/(heads|tags)\//, "");
  if (isTag) return { repo, subject: `tag ${repo}:${name}`, about: { kind: "tag", name } };
  if (event !== "push" && refType !== "branch") return null;
  return { repo, subject: `branch ${repo}:${name}`, about: { kind: "branch", name } };
}
