import { shaOf } from "../random";
import { scriptTime } from "../time";
import type { Commit, Pull, Repo } from "./model";
import type { Place } from "./script";
import { addLabel, closeThread, note, removeLabel, reopenThread } from "./thread-state";
import { change, enterPull, type PullOpening } from "./threads";
import { commitOf, headOf, pullOf, threadOf } from "./world";

type When = { at: string; by: string };
/** A script may fix the first digits of a commit, so that pages can be compared with a drawing. */
type Named = { sha?: string | undefined };

export function urlOf(repo: string, kind: "pull" | "issues" | "commit", key: number | string): string {
  return `https://github.com/${repo}/${kind}/${key}`;
}

/** A commit pushed straight to a branch, without a pull request. The first one of a repository starts its trunk. */
export function push(
  place: Place,
  made: When & Named & { branch: string; message: string; files?: string[]; texts?: Record<string, string> },
): string {
  const sha = shaOf(`${place.repo}/push/${made.branch}/${scriptTime(made.at)}/${made.message}`, made.sha);
  change(place, made.at, (repo, at) => {
    append(repo, made.branch, { sha, at, author: made.by, message: made.message, pull: null, ...filesOf(made) });
  });
  return sha;
}

export function cutBranch(place: Place, made: { at: string; name: string; from: string }): void {
  change(place, made.at, (repo) => {
    repo.branches.set(made.name, repo.branches.get(made.from) ?? commitOf(repo, made.from).sha);
  });
}

export function deleteBranch(place: Place, gone: { at: string; name: string }): void {
  change(place, gone.at, (repo) => {
    repo.branches.delete(gone.name);
  });
}

export function openPull(place: Place, opening: Omit<PullOpening, "headSha">): string {
  const headSha = shaOf(`${place.repo}/pull/${opening.number}/1`);
  change(place, opening.at, (repo, at) => {
    enterPull(repo, { ...opening, headSha }, at);
    const parents = [headOf(repo, opening.base)];
    remember(repo, {
      sha: headSha,
      at,
      author: opening.by,
      message: opening.title,
      pull: null,
      parents,
      ...filesOf(opening),
    });
  });
  return headSha;
}

/** Another commit on the head of a pull request. */
export function pushToPull(place: Place, made: When & { on: number; message: string }): string {
  const sha = shaOf(`${place.repo}/pull/${made.on}/${scriptTime(made.at)}`);
  change(place, made.at, (repo, at) => {
    const pull = pullOf(repo, made.on);
    const parents = pull.pushed.slice(-1);
    remember(repo, { sha, at, author: made.by, message: made.message, pull: null, parents, files: [], texts: {} });
    pull.pushed.push(sha);
    pull.updatedAt = at;
  });
  return sha;
}

/** GitHub's own merge by squash: state MERGED, and the commit belongs to the pull request. */
export function mergePull(place: Place, made: When & Named & { on: number; message?: string | undefined }): string {
  const sha = shaOf(`${place.repo}/merge/${made.on}`, made.sha);
  change(place, made.at, (repo, at) => {
    const pull = pullOf(repo, made.on);
    const message = made.message ?? `${pull.title} (#${pull.number})\n\n${pull.body}`.trim();
    append(repo, pull.base, {
      sha,
      at,
      author: pull.author,
      message,
      pull: pull.number,
      files: pull.files ?? [],
      texts: {},
    });
    Object.assign(pull, { state: "MERGED", closedAt: at, mergedAt: at, mergedBy: made.by, mergeCommit: sha });
    note(pull, "MergedEvent", at, made.by, { sha });
    note(pull, "ClosedEvent", at, made.by, {});
    const milestone = pull.milestone === null ? undefined : repo.milestones.get(pull.milestone);
    if (milestone) milestone.updatedAt = at;
    if (pull.base === repo.trunk) closeFixed(repo, pull, at, made.by, { number: pull.number });
  });
  return sha;
}

/** The project's bot lands a trunk change as its own commit: the pull request ends CLOSED, with a label. */
export function landOnTrunk(
  place: Place,
  made: { at: string; on: number; bot: string; approvedBy: string } & Named & { label?: string; message?: string },
): string {
  const sha = shaOf(`${place.repo}/land/${made.on}/${scriptTime(made.at)}`, made.sha);
  change(place, made.at, (repo, at) => {
    const pull = pullOf(repo, made.on);
    const message =
      made.message ??
      [
        `${pull.title} (#${pull.number})`,
        pull.body,
        `Pull Request resolved: ${urlOf(repo.name, "pull", pull.number)}\nApproved by: https://github.com/${made.approvedBy}`,
      ].join("\n\n");
    append(repo, repo.trunk, { sha, at, author: pull.author, message, pull: null, files: pull.files ?? [], texts: {} });
    addLabel(pull, made.label ?? "Merged", at, made.bot);
    closeThread(pull, at, made.bot, { sha });
    closeFixed(repo, pull, at, made.bot, { sha });
  });
  return sha;
}

/** The bot takes a landed change out of trunk again: a revert commit, the pull request reopened with its label. */
export function revertOnTrunk(
  place: Place,
  made: { at: string; on: number; bot: string; by: string; landed: string; reason: string } & Named & {
      label?: string;
    },
): string {
  const sha = shaOf(`${place.repo}/revert/${made.on}/${scriptTime(made.at)}`, made.sha);
  change(place, made.at, (repo, at) => {
    const pull = pullOf(repo, made.on);
    const url = urlOf(repo.name, "pull", pull.number);
    const message = [
      `Revert "${pull.title} (#${pull.number})"`,
      `This reverts commit ${made.landed}.`,
      `Reverted ${url} on behalf of https://github.com/${made.by} because ${made.reason}`,
    ].join("\n\n");
    append(repo, repo.trunk, { sha, at, author: made.bot, message, pull: null, files: pull.files ?? [], texts: {} });
    addLabel(pull, made.label ?? "Reverted", at, made.bot);
    removeLabel(pull, "Merged", at, made.bot);
    reopenThread(pull, at, made.bot);
  });
  return sha;
}

export function tag(place: Place, made: When & { name: string; target: string; annotated?: boolean }): void {
  change(place, made.at, (repo, at) => {
    const target = repo.branches.get(made.target) ?? commitOf(repo, made.target).sha;
    if (!made.annotated) {
      repo.tags.set(made.name, target);
      return;
    }
    const sha = shaOf(`${repo.name}/tag/${made.name}`);
    repo.tagObjects.set(sha, { __typename: "Tag", repo, sha, name: made.name, by: made.by, at, target });
    repo.tags.set(made.name, sha);
  });
}

export function draftRelease(
  place: Place,
  made: When & { tag: string; name: string; body: string; prerelease?: boolean },
): void {
  change(place, made.at, (repo, at) => {
    repo.releases.set(made.tag, {
      __typename: "Release",
      repo,
      tag: made.tag,
      name: made.name,
      body: made.body,
      author: made.by,
      draft: true,
      prerelease: made.prerelease ?? false,
      createdAt: at,
      publishedAt: null,
      updatedAt: at,
    });
  });
}

/** `since`: when it came out, for one that is older than the world. */
export function publish(place: Place, made: { at: string; tag: string; since?: string }): void {
  change(place, made.at, (repo, at) => {
    const release = repo.releases.get(made.tag);
    if (!release) throw new Error(`the script publishes ${made.tag} before it is drafted`);
    const publishedAt = made.since === undefined ? at : scriptTime(made.since);
    Object.assign(release, { draft: false, publishedAt, updatedAt: at });
  });
}

type NewCommit = Omit<Commit, "__typename" | "repo" | "parents">;

function append(repo: Repo, branch: string, made: NewCommit): void {
  const head = repo.branches.get(branch);
  remember(repo, { ...made, parents: head === undefined ? [] : [head] });
  repo.branches.set(branch, made.sha);
}

function remember(repo: Repo, made: Omit<Commit, "__typename" | "repo">): void {
  if (repo.commits.has(made.sha)) throw new Error(`the script makes commit ${made.sha} of ${repo.name} twice`);
  repo.commits.set(made.sha, { __typename: "Commit", repo, ...made });
}

function filesOf(made: { files?: string[] | undefined; texts?: Record<string, string> }) {
  const texts = made.texts ?? {};
  return { files: made.files ?? Object.keys(texts), texts };
}

function closeFixed(
  repo: Repo,
  pull: Pull,
  at: string,
  by: string,
  closer: { sha: string } | { number: number },
): void {
  for (const number of pull.closes) {
    const issue = threadOf(repo, number);
    if (issue.state === "OPEN") closeThread(issue, at, by, closer);
  }
}
