/** Every address of the dashboard that programs ask: the table from which document, page and contract test are made. */
import { categorySchema, pickSchema } from "../../view/schemas";
import { badgeShows, badgeStyles } from "../badge";
import type { SchemaName } from "./schemas";

export type Parameter = {
  name: string;
  in: "path" | "query";
  what: string;
  schema: Record<string, unknown>;
  example: string;
};

export type Operation = {
  id: string;
  method: "get" | "post";
  path: string;
  what: string;
  tag: "releases" | "projects" | "lookup" | "understand" | "state" | "files";
  parameters: Parameter[];
  body: { schema: SchemaName; example: unknown } | null;
  answer: { type: string; schema: SchemaName | null; what: string };
  /** Answers by moment: takes `at`, carries an ETag and honours If-None-Match. */
  moment: boolean;
  status: number;
  refusals: number[];
};

const text = { type: "string", maxLength: 1000 };
const query = (name: string, what: string, example: string, schema: Record<string, unknown> = text): Parameter => {
  return { name, in: "query", what, schema, example };
};

const pathParameters: Record<string, Parameter> = {
  project: { name: "project", in: "path", what: "The project's slug", schema: { type: "string" }, example: "pytorch" },
  version: { name: "version", in: "path", what: "The version", schema: { type: "string" }, example: "2.12.0" },
  id: { name: "id", in: "path", what: "The pick's id", schema: { type: "string" }, example: "4298545601-0" },
  login: { name: "login", in: "path", what: "A GitHub login", schema: { type: "string" }, example: "atalman" },
};

const at = query("at", "The moment: a time with its zone, or a day in UTC. Left out: now", "2026-04-20T12:00:00Z");

type Given = Pick<Operation, "id" | "path" | "what" | "tag"> &
  Partial<Pick<Operation, "body" | "moment" | "status" | "refusals" | "method">> & { query?: Parameter[] };

function operation(given: Given, answer: Operation["answer"]): Operation {
  const { query: own = [], method = "get", body = null, moment = true, status = 200, ...rest } = given;
  const named = [...given.path.matchAll(/\{(\w+)\}/g)].flatMap((match) => pathParameters[match[1] ?? ""] ?? []);
  const refusals = given.refusals ?? (named.length > 0 ? [400, 404, 405, 503] : [400, 405]);
  return {
    ...rest,
    method,
    body,
    moment,
    status,
    refusals,
    answer,
    parameters: [...named, ...own, ...(moment ? [at] : [])],
  };
}

const json = (schema: SchemaName, what: string): Operation["answer"] => ({ type: "application/json", schema, what });
const file = (type: string, what: string): Operation["answer"] => ({ type, schema: null, what });

const release = "/api/v1/releases/{project}/{version}";
const picks = pickSchema.shape;
const words = (all: readonly string[]) => ({ type: "string", enum: [...all] });

export const operations: readonly Operation[] = [
  operation(
    {
      id: "releases",
      path: "/api/v1/releases",
      what: "Every release with its verdict",
      tag: "releases",
      query: [query("state", "Left out: all", "active", words(["active", "shipped", "planned", "dropped", "all"]))],
    },
    json("Releases", "Summaries"),
  ),
  operation(
    { id: "release", path: release, what: "One release: verdict, gates, schedule, sources", tag: "releases" },
    json("Release", "The release"),
  ),
  operation(
    {
      id: "picks",
      path: `${release}/picks`,
      what: "Cherry-pick requests, with who acts next",
      tag: "releases",
      query: [
        query("state", `One or more, parted by commas: ${picks.state.options.join(", ")}`, "pending,approved"),
        query("author", "Who asked", "malfet"),
        query("waitingOn", `A login, or ${picks.waitingOn.shape.kind.options.join(", ")}`, "managers"),
      ],
    },
    json("Picks", "Picks"),
  ),
  operation(
    { id: "missing", path: `${release}/missing`, what: "Closed in the milestone, not on the branch", tag: "releases" },
    json("MissingList", "What is missing; `complete` is false where something was not read"),
  ),
  operation(
    { id: "reverts", path: `${release}/reverts`, what: "Reverted on trunk, still on the branch", tag: "releases" },
    json("RevertList", "Reverts that did not follow"),
  ),
  operation(
    {
      id: "candidates",
      path: `${release}/candidates`,
      what: "Release candidates and what entered each",
      tag: "releases",
    },
    json("Candidates", "Candidates, oldest first"),
  ),
  operation(
    {
      id: "ci",
      path: `${release}/ci`,
      what: "The branch's workflows, commit by commit",
      tag: "releases",
      query: [
        query("commits", "How many commits, newest first", "20", {
          type: "integer",
          minimum: 1,
          maximum: 20,
          default: 20,
        }),
      ],
    },
    json("Ci", "Workflows and their cells"),
  ),
  operation(
    {
      id: "changes",
      path: `${release}/changes`,
      what: "What changed since a moment, the most important first",
      tag: "releases",
      query: [query("since", "A time or a day. Left out: the project's last sync", "2026-04-20T16:00:00Z")],
    },
    json("Changes", "Changes"),
  ),
  operation(
    {
      id: "history",
      path: `${release}/history`,
      what: "One number, or the verdict, over time",
      tag: "releases",
      query: [
        query(
          "metric",
          "Left out: verdict",
          "scope-open",
          words(["verdict", "picks-pending", "scope-open", "ci-pass-rate", "blockers"]),
        ),
      ],
    },
    json("History", "Points; null where nothing was known"),
  ),
  operation(
    { id: "scope", path: `${release}/scope`, what: "The milestone: what is open, what needs no pick", tag: "releases" },
    json("Scope", "The scope"),
  ),
  operation(
    { id: "notes", path: `${release}/notes`, what: "Release notes: sections, entries, pull requests", tag: "releases" },
    json("Notes", "The notes"),
  ),
  operation(
    {
      id: "process",
      path: "/api/v1/projects/{project}/process",
      what: "Compatibility matrix and cadence",
      tag: "projects",
    },
    json("Process", "What the process document says"),
  ),
  operation(
    {
      id: "notesSearch",
      path: "/api/v1/projects/{project}/notes",
      what: "Entries of all release notes that match; texts are as they are now, whatever the moment",
      tag: "projects",
      query: [
        query("q", "Words, #number, @login or module:name; all must match", "empty rows", { ...text, minLength: 1 }),
        query("version", "Only in the notes of this version", "2.11.0"),
      ],
    },
    json("NotesSearch", "Entries, newest release first"),
  ),
  operation(
    {
      id: "lookup",
      path: "/api/v1/lookup",
      what: "All that is known of a pull request, issue, commit, tracker comment or person",
      tag: "lookup",
      query: [
        query("q", "A number, an address, a commit, @login or words of a title", "181441", { ...text, minLength: 1 }),
      ],
    },
    json("Lookup", "Receipts"),
  ),
  operation(
    {
      id: "understandTracker",
      method: "post",
      path: "/api/v1/understand/tracker",
      what: "How a tracker's text is read, before it is posted",
      tag: "understand",
      moment: false,
      refusals: [400, 405, 413, 415],
      body: {
        schema: "UnderstandTracker",
        example: {
          title: "[v.2.13.0] Release Tracker",
          body: "Release branch: release/2.13\n\n* M4 (6/29/26): final RC",
          createdAt: "2026-06-01",
          repo: "pytorch/pytorch",
        },
      },
    },
    json("Tracker", "What was understood"),
  ),
  operation(
    {
      id: "understandComment",
      method: "post",
      path: "/api/v1/understand/comment",
      what: "How a cherry-pick request is read, before it is posted",
      tag: "understand",
      moment: false,
      refusals: [400, 405, 413, 415],
      body: {
        schema: "UnderstandComment",
        example: {
          body: "Link to landed trunk PR (if applicable):\n* #181000\n\nLink to release branch PR:\n* #181441\n\nCriteria Category:\n* Regression",
          createdAt: "2026-04-20",
          author: "malfet",
          repo: "pytorch/pytorch",
          managers: ["atalman"],
        },
      },
    },
    json("Understood", `What was understood; categories are ${categorySchema.options.join(", ")}`),
  ),
  operation(
    { id: "sources", path: "/api/v1/sources", what: "How fresh everything is", tag: "state" },
    json("Sources", "Sources, polls, rate limit"),
  ),
  operation(
    {
      id: "events",
      path: "/api/v1/events",
      what: "Server-sent events: `snapshot` for each project when the stream opens, and whenever something shown changes",
      tag: "state",
      moment: false,
      refusals: [405],
    },
    file("text/event-stream", "A stream that does not end"),
  ),
  operation(
    {
      id: "openapi",
      path: "/api/v1/openapi.json",
      what: "This document",
      tag: "state",
      moment: false,
      refusals: [405],
    },
    { type: "application/json", schema: null, what: "OpenAPI 3.1" },
  ),
  operation(
    {
      id: "calendar",
      path: "/{project}/{version}/calendar.ics",
      what: "Milestones for a calendar; a slip moves its event",
      tag: "files",
    },
    file("text/calendar", "iCalendar"),
  ),
  operation(
    { id: "releaseFeed", path: "/{project}/{version}/feed.atom", what: "What happens to a release", tag: "files" },
    file("application/atom+xml", "Atom"),
  ),
  operation(
    { id: "pickFeed", path: "/{project}/{version}/picks/{id}/feed.atom", what: "What happens to a pick", tag: "files" },
    file("application/atom+xml", "Atom"),
  ),
  operation(
    {
      id: "personFeed",
      path: "/people/{login}/feed.atom",
      what: "What concerns a person in every active release",
      tag: "files",
      refusals: [400, 405],
    },
    file("application/atom+xml", "Atom"),
  ),
  operation(
    {
      id: "badge",
      path: "/{project}/{version}/badge.svg",
      what: "A badge for a README",
      tag: "files",
      query: [
        query("show", "Left out: verdict", "milestone", words(badgeShows)),
        query("style", "Left out: flat", "flat-square", words(badgeStyles)),
      ],
    },
    file("image/svg+xml", "A picture with its text as title"),
  ),
  operation(
    { id: "healthz", path: "/healthz", what: "The process answers", tag: "state", moment: false, refusals: [] },
    json("Health", "ok"),
  ),
  operation(
    { id: "readyz", path: "/readyz", what: "The database answers", tag: "state", moment: false, refusals: [503] },
    json("Health", "ready"),
  ),
  operation(
    { id: "metrics", path: "/metrics", what: "For Prometheus", tag: "state", moment: false, refusals: [] },
    file("text/plain", "Sources, polls, limit, answers, listeners, messages, process"),
  ),
  operation(
    {
      id: "githubWebhook",
      method: "post",
      path: "/api/webhooks/github",
      what: "Signed webhooks of GitHub: each wakes the poll that it concerns",
      tag: "state",
      moment: false,
      status: 202,
      refusals: [400, 403, 404, 405, 413],
    },
    json("WebhookOutcome", "What was done"),
  ),
];
