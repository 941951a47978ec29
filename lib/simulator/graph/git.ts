import { digest } from "../random";
import { ancestry, compared, resolveCommit, textAt } from "../world/ancestry";
import type { Commit, Milestone, Release, Repo, TagObject } from "../world/model";
import { rollupOf, suitePage } from "./checks";
import { orderedThreads, page } from "./connect";
import type { Args, Context, Fields } from "./context";
import { nodeId } from "./ids";
import { cursorOf, readCursor } from "./page";
import { personOf } from "./people";
import { type Ref, refIn } from "./refs";

type Blob = { __typename: "Blob"; repo: Repo; commit: string; path: string; text: string };
type Comparison = { __typename: "Comparison"; repo: Repo; base: Commit; head: Commit };
type GitActor = { login: string; at: string };

export const commitUrl = (repo: Repo, sha: string) => `https://github.com/${repo.name}/commit/${sha}`;

/** `sha`, `branch`, `tag` or `branch:path`. */
export function objectAt(context: Context, repo: Repo, args: Args): object | null {
  const expression = args.oid ?? args.expression ?? "";
  const colon = expression.indexOf(":");
  if (colon < 0) return repo.tagObjects.get(tagSha(repo, expression)) ?? resolveCommit(repo, expression);
  const commit = resolveCommit(repo, expression.slice(0, colon));
  const path = expression.slice(colon + 1);
  const file = commit && textAt(context.world, repo, commit.sha, path);
  return file ? ({ __typename: "Blob", repo, commit: commit.sha, path, text: file.text } satisfies Blob) : null;
}

const tagSha = (repo: Repo, expression: string) => repo.tags.get(expression.replace(/^refs\/tags\//, "")) ?? expression;

const actor = (commit: Commit): GitActor & { __typename: "GitActor" } => ({
  __typename: "GitActor",
  login: commit.author,
  at: commit.at,
});

const gitObject = {
  oid: (one: { sha: string }) => one.sha,
  abbreviatedOid: (one: { sha: string }) => one.sha.slice(0, 7),
  repository: (one: { repo: Repo }) => one.repo,
  commitUrl: (one: { repo: Repo; sha: string }) => commitUrl(one.repo, one.sha),
  commitResourcePath: (one: { repo: Repo; sha: string }) => `/${one.repo.name}/commit/${one.sha}`,
};

const commit: Fields<Commit> = {
  ...gitObject,
  id: (one) => nodeId("Commit", one.repo.name, one.sha),
  url: (one) => commitUrl(one.repo, one.sha),
  resourcePath: (one) => `/${one.repo.name}/commit/${one.sha}`,
  message: (one) => one.message,
  messageHeadline: (one) => one.message.split("\n")[0] ?? "",
  messageBody: (one) => one.message.split("\n").slice(1).join("\n").trim(),
  authoredDate: (one) => one.at,
  committedDate: (one) => one.at,
  author: actor,
  committer: actor,
  authors: (one, args, context) => page(context, "authors", [actor(one)], args),
  changedFilesIfAvailable: (one) => one.files.length,
  parents: (one, args, context) =>
    page(
      context,
      "parents",
      one.parents.flatMap((sha) => one.repo.commits.get(sha) ?? []),
      args,
    ),
  history: historyPage,
  associatedPullRequests: (one, args, context) =>
    page(context, "associatedPullRequests", one.pull === null ? [] : [one.repo.threads.get(one.pull)], args),
  checkSuites: (one, args, context) => suitePage(context, one.repo, one.sha, args),
  statusCheckRollup: (one, _, context) => rollupOf(context, one.repo, one.sha),
};

/** GitHub's history cursors are a commit and an offset: they go on from that commit, wherever the branch is now. */
function historyPage(one: Commit, args: Args, context: Context) {
  const [start, offset] = args.after ? readCursor(args.after).split(" ") : [one.sha, "-1"];
  const line = historyOf(context, one.repo, start ?? one.sha, args);
  const from = Number(offset) + 1;
  const nodes = args.last
    ? line.slice(Math.max(from, line.length - args.last))
    : line.slice(from, from + (args.first ?? 0));
  const first = args.last ? Math.max(from, line.length - args.last) : from;
  const cursor = (index: number) => cursorOf(`${start} ${index}`);
  context.strike?.("history");
  const more = first + nodes.length < line.length;
  return {
    nodes,
    edges: nodes.map((node, index) => ({ node, cursor: cursor(first + index) })),
    totalCount: line.length,
    pageInfo: {
      hasNextPage: more,
      hasPreviousPage: first > 0,
      startCursor: nodes.length > 0 ? cursor(first) : null,
      endCursor:
        nodes.length === 0 ? null : context.stuck && more && args.after ? args.after : cursor(first + nodes.length - 1),
    },
  };
}

function historyOf(context: Context, repo: Repo, start: string, args: Args): readonly Commit[] {
  const line = ancestry(context.world, repo, start);
  if (!args.since && !args.until && !args.path && !args.author) return line;
  const { since, until, path } = args;
  const author = typeof args.author === "object" ? args.author?.id : null;
  const key = `history ${repo.name} ${start} ${since} ${until} ${path} ${author}`;
  const at = (time: string) => new Date(time).toISOString().slice(0, 19);
  return context.world.cached(key, () =>
    line.filter(
      (one) =>
        (!since || one.at.slice(0, 19) >= at(since)) &&
        (!until || one.at.slice(0, 19) <= at(until)) &&
        (!path || one.files.some((file) => file === path || file.startsWith(`${path}/`))) &&
        (!author || nodeId("User", one.author) === author),
    ),
  );
}

const ref: Fields<Ref> = {
  id: (one) => nodeId("Ref", one.repo.name, one.prefix + one.name),
  name: (one) => one.name,
  prefix: (one) => one.prefix,
  repository: (one) => one.repo,
  target: (one) => one.repo.tagObjects.get(one.sha) ?? one.repo.commits.get(one.sha),
  compare: (one, args) => {
    const base = resolveCommit(one.repo, one.prefix + one.name);
    const head = resolveCommit(one.repo, args.headRef ?? "");
    return base && head ? ({ __typename: "Comparison", repo: one.repo, base, head } satisfies Comparison) : null;
  },
  associatedPullRequests: (one, args, context) => {
    const pulls = () =>
      [...one.repo.threads.values()].filter(
        (thread) =>
          thread.__typename === "PullRequest" &&
          thread.head === one.name &&
          (!args.states || args.states.includes(thread.state)),
      );
    const key = `of ref ${one.repo.name} ${one.name} ${args.states?.join()}`;
    return page(context, "associatedPullRequests", orderedThreads(context, key, pulls, args.orderBy), args);
  },
};

const sides = (one: Comparison, context: Context) => compared(context.world, one.repo, one.base.sha, one.head.sha);

const comparison: Fields<Comparison> = {
  id: (one) => nodeId("Comparison", one.repo.name, one.base.sha, one.head.sha),
  baseTarget: (one) => one.base,
  headTarget: (one) => one.head,
  aheadBy: (one, _, context) => sides(one, context).ahead.length,
  behindBy: (one, _, context) => sides(one, context).behind.length,
  status: (one, _, context) => {
    const { ahead, behind } = sides(one, context);
    if (ahead.length > 0) return behind.length > 0 ? "DIVERGED" : "AHEAD";
    return behind.length > 0 ? "BEHIND" : "IDENTICAL";
  },
  commits: (one, args, context) => {
    const ahead = sides(one, context).ahead;
    return page(context, "commits", ahead, args, { authorCount: new Set(ahead.map((made) => made.author)).size });
  },
};

const tagObject: Fields<TagObject> = {
  ...gitObject,
  id: (one) => nodeId("Tag", one.repo.name, one.sha),
  name: (one) => one.name,
  message: (one) => one.name,
  target: (one) => one.repo.commits.get(one.target),
  tagger: (one) => ({ __typename: "GitActor", login: one.by, at: one.at }),
};

const blob: Fields<Blob> = {
  id: (one) => nodeId("Blob", one.repo.name, one.commit, one.path),
  oid: (one) => digest(`blob ${one.text}`),
  abbreviatedOid: (one) => digest(`blob ${one.text}`).slice(0, 7),
  repository: (one) => one.repo,
  commitUrl: (one) => commitUrl(one.repo, one.commit),
  commitResourcePath: (one) => `/${one.repo.name}/commit/${one.commit}`,
  byteSize: (one) => Buffer.byteLength(one.text),
  isBinary: () => false,
  isTruncated: () => false,
  text: (one) => one.text,
};

const gitActor: Fields<GitActor> = {
  date: (one) => one.at,
  name: (one) => one.login,
  email: (one) => `${one.login}@users.noreply.github.com`,
  user: (one, _, context) => {
    const person = personOf(context, one.login);
    return person.__typename === "User" ? person : null;
  },
};

const release: Fields<Release> = {
  id: (one) => nodeId("Release", one.repo.name, one.tag),
  tagName: (one) => one.tag,
  name: (one) => one.name,
  description: (one) => one.body,
  author: (one, _, context) => personOf(context, one.author),
  isDraft: (one) => one.draft,
  isPrerelease: (one) => one.prerelease,
  isLatest: (one) => latestRelease(one.repo) === one,
  createdAt: (one) => one.createdAt,
  publishedAt: (one) => one.publishedAt,
  updatedAt: (one) => one.updatedAt,
  url: (one) => `https://github.com/${one.repo.name}/releases/tag/${one.tag}`,
  resourcePath: (one) => `/${one.repo.name}/releases/tag/${one.tag}`,
  repository: (one) => one.repo,
  tag: (one) => refIn(one.repo, "refs/tags/", one.tag),
  tagCommit: (one) => resolveCommit(one.repo, `refs/tags/${one.tag}`),
};

export function latestRelease(repo: Repo): Release | null {
  const out = [...repo.releases.values()].filter((one) => !one.draft && !one.prerelease);
  return out.sort((a, b) => ((a.publishedAt ?? "") < (b.publishedAt ?? "") ? 1 : -1))[0] ?? null;
}

const inMilestone = (one: Milestone, type: "Issue" | "PullRequest", args: Args) =>
  [...one.repo.threads.values()].filter(
    (thread) =>
      thread.__typename === type &&
      thread.milestone === one.number &&
      (!args.states || args.states.includes(thread.state)) &&
      (!args.labels || args.labels.some((label) => thread.labels.includes(label))),
  );

const milestone: Fields<Milestone> = {
  id: (one) => nodeId("Milestone", one.repo.name, one.number),
  number: (one) => one.number,
  title: (one) => one.title,
  description: (one) => one.description,
  state: (one) => one.state,
  closed: (one) => one.state === "CLOSED",
  closedAt: (one) => one.closedAt,
  dueOn: (one) => one.dueOn,
  createdAt: (one) => one.createdAt,
  updatedAt: (one) => one.updatedAt,
  creator: (one, _, context) => personOf(context, one.creator),
  repository: (one) => one.repo,
  url: (one) => `https://github.com/${one.repo.name}/milestone/${one.number}`,
  resourcePath: (one) => `/${one.repo.name}/milestone/${one.number}`,
  progressPercentage: (one) => {
    const all = [...one.repo.threads.values()].filter((thread) => thread.milestone === one.number);
    return all.length === 0 ? 0 : (100 * all.filter((thread) => thread.state !== "OPEN").length) / all.length;
  },
  issues: (one, args, context) => {
    const key = `milestone issues ${one.repo.name} ${one.number} ${args.states?.join()} ${args.labels?.join()}`;
    return page(
      context,
      "issues",
      orderedThreads(context, key, () => inMilestone(one, "Issue", args), args.orderBy),
      args,
    );
  },
  pullRequests: (one, args, context) => {
    const key = `milestone pulls ${one.repo.name} ${one.number} ${args.states?.join()} ${args.labels?.join()}`;
    return page(
      context,
      "pullRequests",
      orderedThreads(context, key, () => inMilestone(one, "PullRequest", args), args.orderBy),
      args,
    );
  },
};

export const git = {
  Commit: commit,
  Ref: ref,
  Comparison: comparison,
  Tag: tagObject,
  Blob: blob,
  GitActor: gitActor,
  Release: release,
  Milestone: milestone,
};
