import { scriptTime } from "../time";
import type { Closer, Comment, Issue, Pull, Repo, ReviewState, StateReason } from "./model";
import type { Place } from "./script";
import {
  addLabel,
  closeThread,
  editOf,
  enterThread,
  moveToMilestone,
  newThread,
  note,
  type Opening,
  removeLabel,
  reopenThread,
} from "./thread-state";
import { commentOf, milestoneOf, pullOf, threadOf, type World } from "./world";

type When = { at: string; by: string };

export function openIssue(place: Place, opening: Opening): number {
  change(place, opening.at, (repo, at) => {
    const issue: Issue = { ...newThread(repo, opening, at), __typename: "Issue", state: "OPEN", stateReason: null };
    enterThread(repo, issue, opening, at);
  });
  return opening.number;
}

export type PullOpening = Opening & {
  base: string;
  head?: string | undefined;
  headSha: string;
  draft?: boolean | undefined;
  files?: string[] | undefined;
  closes?: number[] | undefined;
  reviewers?: string[] | undefined;
};

/** The pull request alone; `openPull` in pulls.ts gives it its first commit too. */
export function enterPull(repo: Repo, opening: PullOpening, at: string): void {
  const pull: Pull = {
    ...newThread(repo, opening, at),
    __typename: "PullRequest",
    state: "OPEN",
    base: opening.base,
    head: opening.head ?? `change-${opening.number}`,
    pushed: [opening.headSha],
    draft: opening.draft ?? false,
    mergeable: "MERGEABLE",
    mergedAt: null,
    mergedBy: null,
    mergeCommit: null,
    reviews: [],
    reviewRequests: [...(opening.reviewers ?? [])],
    files: opening.files ?? null,
    closes: opening.closes ?? [],
  };
  enterThread(repo, pull, opening, at);
}

export function comment(place: Place, said: When & { on: number; body: string }): string {
  const id = place.script.id(said.at);
  change(place, said.at, (repo, at) => {
    const made: Comment = {
      __typename: "IssueComment",
      repo,
      on: said.on,
      id,
      author: said.by,
      body: said.body,
      createdAt: at,
      updatedAt: at,
      editedAt: null,
      editor: null,
      minimized: null,
      edits: [],
    };
    repo.comments.set(id, made);
    const under = threadOf(repo, said.on);
    under.comments.push(made);
    under.updatedAt = at;
  });
  return id;
}

export function editComment(place: Place, edit: When & { id: string; body: string | ((old: string) => string) }): void {
  change(place, edit.at, (repo, at) => {
    const old = commentOf(repo, edit.id);
    if (old.edits.length === 0) old.edits.push(editOf(old.id, old.createdAt, old.author, old.body));
    old.body = typeof edit.body === "string" ? edit.body : edit.body(old.body);
    old.edits.push(editOf(old.id, at, edit.by, old.body));
    old.updatedAt = at;
    old.editedAt = at;
    old.editor = edit.by;
    threadOf(repo, old.on).updatedAt = at;
  });
}

/** Nothing but the missing comment tells of a deletion: `updatedAt` stays, and only the total shrinks. */
export function deleteComment(place: Place, gone: { at: string; id: string }): void {
  change(place, gone.at, (repo) => {
    const old = commentOf(repo, gone.id);
    const under = threadOf(repo, old.on);
    under.comments = under.comments.filter((one) => one.id !== gone.id);
    repo.comments.delete(gone.id);
  });
}

export function minimizeComment(place: Place, hidden: { at: string; id: string; reason: string }): void {
  change(place, hidden.at, (repo, at) => {
    const old = commentOf(repo, hidden.id);
    old.minimized = hidden.reason;
    old.updatedAt = at;
  });
}

export function editBody(place: Place, edit: When & { on: number; body: string | ((old: string) => string) }): void {
  change(place, edit.at, (repo, at) => {
    const old = threadOf(repo, edit.on);
    const key = `${repo.name}#${old.number}`;
    if (old.edits.length === 0) old.edits.push(editOf(key, old.createdAt, old.author, old.body));
    old.body = typeof edit.body === "string" ? edit.body : edit.body(old.body);
    old.edits.push(editOf(key, at, edit.by, old.body));
    old.updatedAt = at;
    old.editedAt = at;
    old.editor = edit.by;
  });
}

export function rename(place: Place, edit: When & { on: number; title: string }): void {
  change(place, edit.at, (repo, at) => {
    const old = threadOf(repo, edit.on);
    note(old, "RenamedTitleEvent", at, edit.by, { what: old.title });
    old.title = edit.title;
  });
}

export function relabel(place: Place, edit: When & { on: number; add?: string[]; remove?: string[] }): void {
  change(place, edit.at, (repo, at) => {
    const target = threadOf(repo, edit.on);
    for (const label of edit.add ?? []) addLabel(target, label, at, edit.by);
    for (const label of edit.remove ?? []) removeLabel(target, label, at, edit.by);
  });
}

export function assign(place: Place, edit: When & { on: number; to: string }): void {
  change(place, edit.at, (repo, at) => {
    const target = threadOf(repo, edit.on);
    target.assignees.push(edit.to);
    note(target, "AssignedEvent", at, edit.by, { what: edit.to });
  });
}

export function setMilestone(place: Place, edit: When & { on: number; title: string | null }): void {
  change(place, edit.at, (repo, at) => moveToMilestone(threadOf(repo, edit.on), edit.title, at, edit.by));
}

export function close(place: Place, edit: When & { on: number; reason?: StateReason; closer?: Closer }): void {
  change(place, edit.at, (repo, at) =>
    closeThread(threadOf(repo, edit.on), at, edit.by, edit.closer ?? null, edit.reason),
  );
}

export function reopen(place: Place, edit: When & { on: number }): void {
  change(place, edit.at, (repo, at) => reopenThread(threadOf(repo, edit.on), at, edit.by));
}

export function review(place: Place, said: When & { on: number; state: ReviewState; body?: string }): void {
  const id = place.script.id(said.at);
  change(place, said.at, (repo, at) => {
    const pull = pullOf(repo, said.on);
    pull.reviews.push({
      __typename: "PullRequestReview",
      repo,
      on: said.on,
      id,
      author: said.by,
      state: said.state,
      body: said.body ?? "",
      at,
    });
    pull.reviewRequests = pull.reviewRequests.filter((login) => login !== said.by);
    pull.updatedAt = at;
  });
}

export function setMergeable(place: Place, edit: { at: string; on: number; to: Pull["mergeable"] }): void {
  change(place, edit.at, (repo) => {
    pullOf(repo, edit.on).mergeable = edit.to;
  });
}

export function setDraft(place: Place, edit: { at: string; on: number; draft: boolean }): void {
  change(place, edit.at, (repo, at) => {
    const pull = pullOf(repo, edit.on);
    pull.draft = edit.draft;
    pull.updatedAt = at;
  });
}

export function createMilestone(
  place: Place,
  made: When & { number: number; title: string; dueOn: string | null },
): void {
  change(place, made.at, (repo, at) => {
    repo.milestones.set(made.number, {
      __typename: "Milestone",
      repo,
      number: made.number,
      title: made.title,
      description: "",
      creator: made.by,
      dueOn: made.dueOn === null ? null : scriptTime(made.dueOn),
      state: "OPEN",
      createdAt: at,
      updatedAt: at,
      closedAt: null,
    });
  });
}

export function closeMilestone(place: Place, edit: { at: string; title: string }): void {
  change(place, edit.at, (repo, at) => {
    Object.assign(milestoneOf(repo, edit.title), { state: "CLOSED", closedAt: at, updatedAt: at });
  });
}

/** Runs a change of this place's repository at a time. */
export function change(place: Place, at: string, apply: (repo: Repo, at: string, world: World) => void): void {
  place.script.on(at, (world) => apply(world.repo(place.repo), scriptTime(at), world));
}
