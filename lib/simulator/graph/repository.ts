import { resolveCommit } from "../world/ancestry";
import type { Repo, Thread } from "../world/model";
import { orderedThreads, pad, page } from "./connect";
import type { Args, Context, Fields } from "./context";
import { latestRelease, objectAt } from "./git";
import { nodeId } from "./ids";
import { sortedList } from "./page";
import { refAt, refIn, refsUnder } from "./refs";
import { Refusal } from "./refusal";

function notFound(what: string): never {
  throw new Refusal("NOT_FOUND", `Could not resolve to ${what}.`);
}

function threadNamed(repo: Repo, number: number | undefined, type: "Issue" | "PullRequest" | null): Thread {
  const thread = repo.threads.get(number ?? -1);
  if (thread && (type === null || thread.__typename === type)) return thread;
  const what = type === null ? "an issue or pull request" : type === "Issue" ? "an Issue" : "a PullRequest";
  return notFound(`${what} with the number of ${number}`);
}

/** The filters of `issues` and `pullRequests`; several labels mean any of them. */
function chosen(repo: Repo, type: "Issue" | "PullRequest", args: Args): Thread[] {
  const filter = args.filterBy ?? {};
  const labels = filter.labels ?? args.labels;
  const states = filter.states ?? args.states;
  const milestone = filter.milestoneNumber ?? filter.milestone;
  return [...repo.threads.values()].filter(
    (one) =>
      one.__typename === type &&
      (!states || states.includes(one.state)) &&
      (!labels || labels.some((label) => one.labels.includes(label))) &&
      (!filter.since || one.updatedAt >= filter.since) &&
      (!filter.createdBy || one.author === filter.createdBy) &&
      (!filter.assignee || filter.assignee === "*" || one.assignees.includes(filter.assignee)) &&
      (!milestone || (milestone === "*" ? one.milestone !== null : one.milestone === Number(milestone))) &&
      (one.__typename === "Issue" || !args.baseRefName || one.base === args.baseRefName) &&
      (one.__typename === "Issue" || !args.headRefName || one.head === args.headRefName),
  );
}

function threadPage(repo: Repo, type: "Issue" | "PullRequest", args: Args, context: Context) {
  const { filterBy, states, labels, baseRefName, headRefName } = args;
  const key = `${type} ${repo.name} ${JSON.stringify([filterBy, states, labels, baseRefName, headRefName])}`;
  const list = orderedThreads(context, key, () => chosen(repo, type, args), args.orderBy);
  return page(context, type === "Issue" ? "issues" : "pullRequests", list, args);
}

function refPage(repo: Repo, args: Args, context: Context) {
  const query = args.query?.toLowerCase();
  const refs = refsUnder(repo, args.refPrefix ?? "").filter((one) => !query || one.name.toLowerCase().includes(query));
  const byDate = args.orderBy?.field === "TAG_COMMIT_DATE";
  const down = (args.orderBy?.direction ?? args.direction) === "DESC";
  const key = (one: { sha: string; name: string }) =>
    byDate ? `${resolveCommit(repo, repo.tagObjects.get(one.sha)?.target ?? one.sha)?.at}/${one.name}` : one.name;
  return page(context, "refs", sortedList(refs, key, down), args);
}

function milestonePage(repo: Repo, args: Args, context: Context) {
  const query = args.query?.toLowerCase();
  const all = [...repo.milestones.values()].filter(
    (one) => (!args.states || args.states.includes(one.state)) && (!query || one.title.toLowerCase().includes(query)),
  );
  const field = args.orderBy?.field ?? "NUMBER";
  const list = sortedList(
    all,
    (one) =>
      `${field === "DUE_DATE" ? (one.dueOn ?? "") : field === "UPDATED_AT" ? one.updatedAt : field === "CREATED_AT" ? one.createdAt : ""}/${pad(one.number)}`,
    args.orderBy?.direction === "DESC",
  );
  return page(context, "milestones", list, args);
}

const fields: Fields<Repo> = {
  id: (repo) => nodeId("Repository", repo.name),
  name: (repo) => repo.name.split("/")[1],
  nameWithOwner: (repo) => repo.name,
  owner: (repo) => ({ __typename: "Organization", login: repo.name.split("/")[0] }),
  url: (repo) => `https://github.com/${repo.name}`,
  resourcePath: (repo) => `/${repo.name}`,
  createdAt: (repo) => repo.createdAt,
  updatedAt: pushedAt,
  pushedAt,
  isArchived: () => false,
  isFork: () => false,
  isPrivate: () => false,
  viewerPermission: () => "READ",
  defaultBranchRef: (repo) => refIn(repo, "refs/heads/", repo.trunk),
  issue: (repo, args) => threadNamed(repo, args.number, "Issue"),
  pullRequest: (repo, args) => threadNamed(repo, args.number, "PullRequest"),
  issueOrPullRequest: (repo, args) => threadNamed(repo, args.number, null),
  issues: (repo, args, context) => threadPage(repo, "Issue", args, context),
  pullRequests: (repo, args, context) => threadPage(repo, "PullRequest", args, context),
  milestone: (repo, args) => repo.milestones.get(args.number ?? -1) ?? null,
  milestones: milestonePage,
  label: (repo, args) => repo.labels.get(args.name ?? "") ?? null,
  labels: (repo, args, context) =>
    page(
      context,
      "labels",
      [...repo.labels.values()].filter((one) => !args.query || one.name.includes(args.query)),
      args,
    ),
  ref: (repo, args) => refAt(repo, args.qualifiedName ?? ""),
  refs: refPage,
  object: (repo, args, context) => objectAt(context, repo, args),
  release: (repo, args) => repo.releases.get(args.tagName ?? "") ?? null,
  latestRelease: (repo) => latestRelease(repo),
  releases: (repo, args, context) => {
    const byName = args.orderBy?.field === "NAME";
    const down = args.orderBy ? args.orderBy.direction === "DESC" : true;
    const list = sortedList(
      [...repo.releases.values()],
      (one) => `${byName ? one.name : one.createdAt}/${one.tag}`,
      down,
    );
    return page(context, "releases", list, args);
  },
};

/** The newest commit of any branch. */
function pushedAt(repo: Repo): string | null {
  const heads = [...repo.branches.values()].flatMap((sha) => repo.commits.get(sha)?.at ?? []);
  return heads.sort().at(-1) ?? null;
}

export const repository = {
  Repository: fields,
  Organization: {
    login: (one: { login: string }) => one.login,
    id: (one: { login: string }) => nodeId("Organization", one.login),
    url: (one: { login: string }) => `https://github.com/${one.login}`,
  },
  Label: {
    id: (one: { repo: Repo; name: string }) => nodeId("Label", one.repo.name, one.name),
    name: (one: { name: string }) => one.name,
    url: (one: { repo: Repo; name: string }) =>
      `https://github.com/${one.repo.name}/labels/${encodeURIComponent(one.name)}`,
    repository: (one: { repo: Repo }) => one.repo,
  },
};
