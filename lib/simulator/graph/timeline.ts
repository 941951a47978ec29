import type { Comment, Review, Thread, TimelineEvent } from "../world/model";
import { page } from "./connect";
import type { Args, Context, Field, Fields } from "./context";
import { nodeId } from "./ids";
import { personOf } from "./people";

type Item = TimelineEvent | Comment | Review;

const timeOf = (item: Item) => ("at" in item ? item.at : item.createdAt);

/** `CLOSED_EVENT` names the type `ClosedEvent`. */
const typeOf = (word: string) =>
  word
    .toLowerCase()
    .split("_")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");

export const timelinePage: Field<Thread> = (one: Thread, args: Args, context: Context) => {
  const wanted = args.itemTypes ? new Set(args.itemTypes.map(typeOf)) : null;
  const all: Item[] = [...one.events, ...one.comments, ...(one.__typename === "PullRequest" ? one.reviews : [])];
  const since = args.since;
  const items = all
    .filter((item) => (!wanted || wanted.has(item.__typename)) && (!since || timeOf(item) >= since))
    .sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0))
    .slice(args.skip ?? 0);
  const made = page(context, "timelineItems", items, args);
  return {
    ...made,
    totalCount: all.length,
    filteredCount: items.length,
    pageCount: made.nodes.length,
    updatedAt: one.updatedAt,
  };
};

const threadOf = (one: TimelineEvent) => one.repo.threads.get(one.on);

const event: Fields<TimelineEvent> = {
  id: (one) => nodeId(one.__typename, one.repo.name, one.id),
  createdAt: (one) => one.at,
  actor: (one, _, context) => personOf(context, one.by),
};

const label: Fields<TimelineEvent> = {
  ...event,
  label: (one) => one.repo.labels.get(one.what),
  labelable: threadOf,
};

const milestone: Fields<TimelineEvent> = { ...event, milestoneTitle: (one) => one.what, subject: threadOf };

export const timeline = {
  ClosedEvent: {
    ...event,
    closable: threadOf,
    stateReason: (one: TimelineEvent) => one.reason,
    closer: ({ closer, repo }: TimelineEvent) => {
      if (closer === null) return null;
      return "sha" in closer ? repo.commits.get(closer.sha) : repo.threads.get(closer.number);
    },
  },
  ReopenedEvent: { ...event, closable: threadOf, stateReason: () => null },
  LabeledEvent: label,
  UnlabeledEvent: label,
  MilestonedEvent: milestone,
  DemilestonedEvent: milestone,
  MergedEvent: {
    ...event,
    commit: (one: TimelineEvent) => (one.sha === null ? null : one.repo.commits.get(one.sha)),
    pullRequest: threadOf,
    mergeRefName: (one: TimelineEvent) => {
      const pull = threadOf(one);
      return pull?.__typename === "PullRequest" ? pull.base : undefined;
    },
  },
  AssignedEvent: {
    ...event,
    assignable: threadOf,
    assignee: (one: TimelineEvent, _: unknown, context: Context) => personOf(context, one.what),
  },
  RenamedTitleEvent: {
    ...event,
    previousTitle: (one: TimelineEvent) => one.what,
    currentTitle: (one: TimelineEvent) => threadOf(one)?.title,
  },
};
