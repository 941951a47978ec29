import type { Thread } from "../world/model";
import type { World } from "../world/world";

type Test = (thread: Thread) => boolean;

/** GitHub's issue search, as far as a release needs it: qualifiers, `-qualifier`, and words in title and body. */
export function searchThreads(world: World, query: string): Thread[] {
  const terms = [...query.matchAll(/(-?)(?:([a-z-]+):)?("[^"]*"|\S+)/g)].map(([, minus, key, value = ""]) => ({
    minus: minus === "-",
    key: key ?? null,
    value: value.replace(/^"|"$/g, ""),
  }));
  const places = new Set(terms.filter((term) => term.key === "in").flatMap((term) => term.value.split(",")));
  const tests = terms.flatMap((term): Test[] => {
    const test = term.key === null ? words(term.value, places) : qualifier(term.key, term.value);
    if (!test) return [];
    return [term.minus ? (thread) => !test(thread) : test];
  });
  const order = terms.find((term) => term.key === "sort")?.value ?? "created-desc";
  const found = [...world.repos.values()].flatMap((repo) =>
    [...repo.threads.values()].filter((one) => tests.every((test) => test(one))),
  );
  return found.sort(sorted(order)).slice(0, 1000);
}

function words(text: string, places: Set<string>): Test {
  const wanted = text.toLowerCase();
  return (thread) =>
    ((places.size === 0 || places.has("title")) && thread.title.toLowerCase().includes(wanted)) ||
    ((places.size === 0 || places.has("body")) && thread.body.toLowerCase().includes(wanted)) ||
    (places.has("comments") && thread.comments.some((said) => said.body.toLowerCase().includes(wanted)));
}

function qualifier(key: string, value: string): Test | null {
  switch (key) {
    case "repo":
      return (one) => one.repo.name.toLowerCase() === value.toLowerCase();
    case "org":
    case "user":
      return (one) => one.repo.name.toLowerCase().startsWith(`${value.toLowerCase()}/`);
    case "is":
    case "type":
    case "state":
      return kind(value.toLowerCase());
    case "label":
      return (one) =>
        value.split(",").some((label) => one.labels.some((own) => own.toLowerCase() === label.toLowerCase()));
    case "milestone":
      return (one) => one.milestone !== null && one.repo.milestones.get(one.milestone)?.title === value;
    case "base":
      return (one) => one.__typename === "PullRequest" && one.base === value;
    case "head":
      return (one) => one.__typename === "PullRequest" && one.head.startsWith(value);
    case "author":
      return (one) => one.author === value;
    case "assignee":
      return (one) => one.assignees.includes(value);
    case "updated":
      return range(value, (one) => one.updatedAt);
    case "created":
      return range(value, (one) => one.createdAt);
    case "closed":
      return range(value, (one) => one.closedAt);
    case "merged":
      return range(value, (one) => (one.__typename === "PullRequest" ? one.mergedAt : null));
    case "no":
      return (one) =>
        value === "milestone"
          ? one.milestone === null
          : value === "assignee"
            ? one.assignees.length === 0
            : one.labels.length === 0;
    default:
      return null; // in:, sort: and qualifiers that do not narrow
  }
}

function kind(word: string): Test {
  switch (word) {
    case "issue":
      return (one) => one.__typename === "Issue";
    case "pr":
      return (one) => one.__typename === "PullRequest";
    case "open":
      return (one) => one.state === "OPEN";
    case "closed":
      return (one) => one.state !== "OPEN";
    case "merged":
      return (one) => one.state === "MERGED";
    case "unmerged":
      return (one) => one.__typename === "PullRequest" && one.state !== "MERGED";
    case "draft":
      return (one) => one.__typename === "PullRequest" && one.draft;
    default:
      return () => true;
  }
}

/** `>2026-04-01`, `>=…`, `<…`, `<=…`, `a..b`, or a day. */
function range(value: string, timeOf: (one: Thread) => string | null): Test {
  const span = /^(.+)\.\.(.+)$/.exec(value);
  const sign = /^(>=|<=|>|<)?(.+)$/.exec(value);
  return (one) => {
    const time = timeOf(one);
    if (time === null) return false;
    if (span?.[1] !== undefined && span[2] !== undefined) return early(span[1]) <= time && time <= late(span[2]);
    const bound = sign?.[2] ?? value;
    switch (sign?.[1]) {
      case ">":
        return time > late(bound);
      case ">=":
        return time >= early(bound);
      case "<":
        return time < early(bound);
      case "<=":
        return time <= late(bound);
      default:
        return early(bound) <= time && time <= late(bound);
    }
  };
}

const dayOnly = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
const exact = (text: string) => `${new Date(text).toISOString().slice(0, 19)}Z`;
const early = (text: string) => (dayOnly(text) ? `${text}T00:00:00Z` : exact(text));
const late = (text: string) => (dayOnly(text) ? `${text}T23:59:59Z` : exact(text));

function sorted(order: string): (a: Thread, b: Thread) => number {
  const [field = "created", direction = "desc"] = order.split("-");
  const sign = direction === "asc" ? 1 : -1;
  const key = (one: Thread) =>
    field === "updated"
      ? one.updatedAt
      : field === "comments"
        ? String(one.comments.length).padStart(6, "0")
        : one.createdAt;
  return (a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : a.number - b.number);
}
