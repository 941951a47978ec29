import type { Closer, Issue, Repo, StateReason, Thread, TimelineEvent } from "./model";
import { milestoneOf } from "./world";

/** What a script says of an issue or pull request that it opens. */
export type Opening = {
  at: string;
  by: string;
  number: number;
  title: string;
  body: string;
  labels?: string[] | undefined;
  assignees?: string[] | undefined;
  milestone?: string | undefined;
};

export function closeThread(target: Thread, at: string, by: string, closer: Closer, reason?: StateReason): void {
  target.state = "CLOSED";
  target.closedAt = at;
  if (target.__typename === "Issue") target.stateReason = reason ?? "COMPLETED";
  note(target, "ClosedEvent", at, by, {
    closer,
    reason: target.__typename === "Issue" ? (reason ?? "COMPLETED") : null,
  });
  touchMilestone(target, at);
}

export function reopenThread(target: Thread, at: string, by: string): void {
  target.state = "OPEN";
  target.closedAt = null;
  if (target.__typename === "Issue") target.stateReason = "REOPENED";
  note(target, "ReopenedEvent", at, by, {});
  touchMilestone(target, at);
}

export function addLabel(target: Thread, label: string, at: string, by: string): void {
  knowLabel(target.repo, label);
  if (target.labels.includes(label)) return;
  target.labels.push(label);
  note(target, "LabeledEvent", at, by, { what: label });
}

export function removeLabel(target: Thread, label: string, at: string, by: string): void {
  target.labels = target.labels.filter((one) => one !== label);
  note(target, "UnlabeledEvent", at, by, { what: label });
}

export function note(
  target: Thread,
  type: TimelineEvent["__typename"],
  at: string,
  by: string,
  more: Partial<Pick<TimelineEvent, "what" | "closer" | "sha" | "reason">>,
): void {
  target.events.push({
    __typename: type,
    id: `${target.number}-${target.events.length}`,
    repo: target.repo,
    on: target.number,
    at,
    by,
    what: "",
    closer: null,
    sha: null,
    reason: null,
    ...more,
  });
  target.updatedAt = at;
}

export function moveToMilestone(target: Thread, title: string | null, at: string, by: string): void {
  const old = target.milestone === null ? undefined : target.repo.milestones.get(target.milestone);
  if (old) {
    note(target, "DemilestonedEvent", at, by, { what: old.title });
    old.updatedAt = at;
  }
  const next = title === null ? null : milestoneOf(target.repo, title);
  target.milestone = next?.number ?? null;
  if (next) note(target, "MilestonedEvent", at, by, { what: next.title });
  touchMilestone(target, at);
}

function touchMilestone(target: Thread, at: string): void {
  const milestone = target.milestone === null ? undefined : target.repo.milestones.get(target.milestone);
  if (milestone) milestone.updatedAt = at;
}

function knowLabel(repo: Repo, name: string): void {
  if (!repo.labels.has(name)) repo.labels.set(name, { __typename: "Label", repo, name });
}

export function newThread(
  repo: Repo,
  opening: Opening,
  at: string,
): Omit<Issue, "__typename" | "state" | "stateReason"> {
  return {
    repo,
    number: opening.number,
    title: opening.title,
    body: opening.body,
    author: opening.by,
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    editedAt: null,
    editor: null,
    labels: [],
    assignees: [...(opening.assignees ?? [])],
    milestone: null,
    comments: [],
    events: [],
    edits: [],
  };
}

export function enterThread(repo: Repo, target: Thread, opening: Opening, at: string): void {
  if (repo.threads.has(target.number)) throw new Error(`the script opens ${repo.name}#${target.number} twice`);
  repo.threads.set(target.number, target);
  for (const label of opening.labels ?? []) addLabel(target, label, at, opening.by);
  if (opening.milestone !== undefined) moveToMilestone(target, opening.milestone, at, opening.by);
}

export function editOf(of: string, at: string, by: string, text: string) {
  return { __typename: "UserContentEdit" as const, id: `${of}-${at}`, at, by, text };
}
