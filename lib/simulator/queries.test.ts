import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Simulator, startSimulator } from "./server";

/** Real queries of every kind that the product asks, through HTTP, against the world as it opens. */
let github: Simulator;

beforeAll(async () => {
  github = await startSimulator({ scenario: "pytorch-2.12", speed: 0, control: true });
});
beforeEach(() => github.clock.set({ now: "2026-04-24T14:32:00Z" }));
afterAll(() => github.close());

/** The fields that these tests read of an answer; which of them are there depends on the query. */
interface Found {
  __typename: string;
  id: string;
  number: number;
  name: string;
  oid: string;
  abbreviatedOid: string;
  tagName: string;
  text: string;
  body: string;
  message: string;
  description: string;
  diff: string;
  state: string;
  status: string;
  conclusion: string | null;
  updatedAt: string;
  editedAt: string;
  lastEditedAt: string;
  fullDatabaseId: string;
  isMinimized: boolean;
  isLatest: boolean;
  totalCount: number;
  issueCount: number;
  pageInfo: { endCursor: string; startCursor: string };
  workflowRun: { workflow: { name: string } } | null;
}
type Fields =
  | "repository issue issues comments userContentEdits closedByPullRequestsReferences timelineItems closer pullRequests pullRequest reviews"
  | "commits commit statusCheckRollup contexts checkRunCountsByState native landed mergeCommit labels heads tags gone twin target main branch"
  | "compare parents object history file none tag releases latestRelease release checkSuites checkRuns milestones milestone open openPulls"
  | "search ref vision infra refs nightly rateLimit";
type Words<Text extends string> = Text extends `${infer First} ${infer Rest}` ? First | Words<Rest> : Text;
type Answer = Found & { [Field in Words<Fields>]: Answer } & {
  nodes: [Answer, Answer, ...Answer[]];
};

function only(list: Answer[], wanted: (one: Answer) => boolean): Answer {
  const found = list.find(wanted);
  if (!found) throw new Error("no such node in the answer");
  return found;
}

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  const response = await fetch(`${github.url}/graphql`, {
    method: "POST",
    headers: { authorization: "token t" },
    body: JSON.stringify({ query, variables }),
  });
  const body = (await response.json()) as { data: Answer; errors?: unknown };
  expect(body.errors).toBeUndefined();
  return body.data;
}

const inRepo = async (selection: string, name = "pytorch") =>
  (await ask(`{ repository(owner: "pytorch", name: "${name}") { ${selection} } }`)).repository;

describe("issues", () => {
  it("finds trackers by label, newest change first", async () => {
    const { issues } = await inRepo(
      'issues(first: 10, labels: ["release tracker"], states: [OPEN, CLOSED], orderBy: {field: UPDATED_AT, direction: DESC}) { totalCount nodes { number title authorAssociation labels(first: 5) { nodes { name } } } }',
    );
    expect(issues.nodes.map((one) => one.number)).toEqual([180506, 180610, 175093]);
    expect(issues.nodes[0]).toMatchObject({ title: "[v.2.12.0] Release Tracker", authorAssociation: "MEMBER" });
  });

  it("serves a body with its edits, as they were written", async () => {
    const { issue } = await inRepo(
      "issue(number: 180506) { body lastEditedAt editor { login } userContentEdits(first: 10) { nodes { editedAt editor { login } diff } } }",
    );
    expect(issue.body).toContain("(~~4/5/26~~ 6/5/26)");
    expect(issue.lastEditedAt).toBe("2026-04-21T17:30:00Z");
    expect(issue.userContentEdits.nodes.map((one) => one.editedAt)).toEqual([
      "2026-04-21T17:30:00Z",
      "2026-04-15T19:10:00Z",
    ]);
    expect(issue.userContentEdits.nodes[1].diff).toContain("(4/5/26)");
  });

  it("pages comments by their last change and by their place, forwards and backwards", async () => {
    const page =
      "totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { fullDatabaseId databaseId updatedAt url author { login } editor { login } lastEditedAt isMinimized userContentEdits(first: 3) { totalCount } }";
    const first = (
      await inRepo(
        `issue(number: 180506) { comments(first: 20, orderBy: {field: UPDATED_AT, direction: DESC}) { ${page} } }`,
      )
    ).issue.comments;
    const rest = (
      await inRepo(
        `issue(number: 180506) { comments(first: 100, after: "${first.pageInfo.endCursor}", orderBy: {field: UPDATED_AT, direction: DESC}) { ${page} } }`,
      )
    ).issue.comments;
    const all = [...first.nodes, ...rest.nodes];
    expect(new Set(all.map((one) => one.fullDatabaseId)).size).toBe(first.totalCount);
    expect(all.map((one) => one.updatedAt)).toEqual(
      all
        .map((one) => one.updatedAt)
        .sort()
        .reverse(),
    );
    expect(all.filter((one) => one.isMinimized)).toHaveLength(1);
    expect(first.nodes[0]).toMatchObject({
      editor: { login: "atalman" },
      databaseId: null,
      userContentEdits: { totalCount: 3 },
    });
    const last = (await inRepo(`issue(number: 180506) { comments(last: 2) { ${page} } }`)).issue.comments;
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = (
      await inRepo(
        `issue(number: 180506) { comments(last: 2, before: "${last.pageInfo.startCursor}") { nodes { fullDatabaseId } } }`,
      )
    ).issue.comments;
    expect(Number(before.nodes[1].fullDatabaseId)).toBeLessThan(Number(last.nodes[0].fullDatabaseId));
  });

  it("goes on after a cursor even when what it named has moved to the front meanwhile", async () => {
    const list = (after: string) =>
      `issues(first: 2${after}, orderBy: {field: UPDATED_AT, direction: DESC}) { pageInfo { endCursor } nodes { number } }`;
    github.clock.set({ now: "2026-04-24T14:32:00Z" });
    const first = (await inRepo(list(""))).issues;
    const expected = (await inRepo(list(`, after: "${first.pageInfo.endCursor}"`))).issues;
    github.clock.set({ now: "2026-04-24T16:40:00Z" });
    const later = (await inRepo(list(`, after: "${first.pageInfo.endCursor}"`))).issues;
    expect(later.nodes).toEqual(expected.nodes.filter((one) => one.number !== 180188));
  });

  it("tells what happened to an item, and what closed it", async () => {
    const { issue } = await inRepo(
      `issue(number: 180283) { state stateReason closedAt closedByPullRequestsReferences(first: 5, includeClosedPrs: true) { nodes { number state } }
        hidden: closedByPullRequestsReferences(first: 5) { totalCount }
        timelineItems(first: 20, itemTypes: [CLOSED_EVENT, REOPENED_EVENT, LABELED_EVENT, UNLABELED_EVENT, MILESTONED_EVENT, DEMILESTONED_EVENT]) { nodes { __typename
          ... on ClosedEvent { createdAt actor { login } closer { __typename ... on Commit { oid message } ... on PullRequest { number } } }
          ... on MilestonedEvent { milestoneTitle } } } }`,
    );
    expect(issue).toMatchObject({ state: "CLOSED", stateReason: "COMPLETED", hidden: { totalCount: 0 } });
    expect(issue.closedByPullRequestsReferences.nodes).toEqual([{ number: 181010, state: "CLOSED" }]);
    const closed = only(issue.timelineItems.nodes, (one) => one.__typename === "ClosedEvent");
    expect(closed.closer.message).toContain("Pull Request resolved: https://github.com/pytorch/pytorch/pull/181010");
    const moved = await inRepo(
      "issue(number: 180201) { timelineItems(last: 2, itemTypes: [MILESTONED_EVENT, DEMILESTONED_EVENT]) { nodes { __typename } } }",
    );
    expect(moved.issue.timelineItems.nodes.map((one) => one.__typename)).toEqual([
      "DemilestonedEvent",
      "MilestonedEvent",
    ]);
  });
});

describe("pull requests", () => {
  it("lists those against a branch", async () => {
    const { pullRequests } = await inRepo(
      'pullRequests(first: 100, baseRefName: "release/2.12", states: OPEN, orderBy: {field: UPDATED_AT, direction: DESC}) { totalCount nodes { number } }',
    );
    expect(pullRequests.nodes.map((one) => one.number).sort()).toEqual([
      181755, 181866, 181902, 181990, 182031, 182066, 182079, 182118,
    ]);
  });

  it("serves reviews, requests, checks of the head, files and links", async () => {
    const { pullRequest } = await inRepo(
      `pullRequest(number: 181866) { state isDraft baseRefName headRefName headRefOid mergeable reviewDecision mergedAt mergedBy { login } mergeCommit { oid }
        reviews(first: 10) { nodes { author { login } state submittedAt url body } } reviewRequests(first: 5) { nodes { requestedReviewer { __typename ... on User { login } } } }
        files(first: 10) { nodes { path } } comments(last: 5) { nodes { body } } closingIssuesReferences(first: 5) { nodes { number } }
        commits(last: 1) { nodes { commit { oid statusCheckRollup { state contexts(first: 100) { totalCount checkRunCountsByState { state count } nodes { __typename ... on CheckRun { name conclusion detailsUrl } } } } } } } }`,
    );
    expect(pullRequest).toMatchObject({
      state: "OPEN",
      mergeable: "MERGEABLE",
      reviewDecision: "APPROVED",
      mergedBy: null,
    });
    expect(pullRequest.reviews.nodes[0]).toMatchObject({ author: { login: "malfet" }, state: "APPROVED" });
    const rollup = pullRequest.commits.nodes[0].commit.statusCheckRollup;
    expect(rollup.state).toBe("FAILURE");
    expect(rollup.contexts.checkRunCountsByState).toContainEqual({ state: "FAILURE", count: 2 });
  });

  it("tells native merges from landings by the bot", async () => {
    const { native, landed } = await inRepo(
      `native: pullRequest(number: 181441) { state mergedAt mergeCommit { oid associatedPullRequests(first: 3) { nodes { number } } } timelineItems(first: 20, itemTypes: [MERGED_EVENT]) { nodes { ... on MergedEvent { actor { login } commit { oid } } } } }
       landed: issueOrPullRequest(number: 176994) { ... on PullRequest { state mergedAt labels(first: 10) { nodes { name } } } }`,
    );
    expect(native).toMatchObject({
      state: "MERGED",
      mergedAt: "2026-04-21T13:26:00Z",
      mergeCommit: { associatedPullRequests: { nodes: [{ number: 181441 }] } },
    });
    expect(native.mergeCommit.oid.slice(0, 7)).toBe("9d27c3a");
    expect(landed).toMatchObject({ state: "CLOSED", mergedAt: null });
    expect(landed.labels.nodes.map((one) => one.name)).toContain("Merged");
  });
});

describe("git", () => {
  it("knows branches and tags, annotated or not", async () => {
    const { heads, tags, gone, twin } = await inRepo(
      `heads: refs(refPrefix: "refs/heads/", first: 20, query: "release/") { nodes { name prefix target { oid } } }
       tags: refs(refPrefix: "refs/tags/", first: 5, query: "v2.12", orderBy: {field: TAG_COMMIT_DATE, direction: DESC}) { nodes { name target { __typename oid ... on Tag { target { oid } tagger { date user { login } } } } } }
       gone: ref(qualifiedName: "refs/heads/release/9.9") { name } twin: ref(qualifiedName: "orig/release/2.12") { name }`,
    );
    expect(heads.nodes.map((one) => one.name)).toContain("orig/release/2.12");
    expect(tags.nodes.map((one) => one.name)).toEqual(["v2.12.0-rc3", "v2.12.0-rc2", "v2.12.0-rc1"]);
    expect(tags.nodes[1].target).toMatchObject({ __typename: "Tag", tagger: { user: { login: "seemethere" } } });
    expect([gone, twin.name]).toEqual([null, "orig/release/2.12"]);
  });

  it("compares trunk with the branch: the first commit's parent is the merge base", async () => {
    const { main, branch } = await inRepo(
      `main: ref(qualifiedName: "main") { compare(headRef: "release/2.12") { status aheadBy behindBy commits(first: 1) { totalCount nodes { parents(first: 1) { nodes { oid } } } } } }
       branch: object(expression: "orig/release/2.12") { oid }`,
    );
    expect(main.compare).toMatchObject({ status: "DIVERGED", aheadBy: 29 });
    expect(main.compare.commits.nodes[0].parents.nodes[0].oid).toBe(branch.oid);
  });

  it("walks a history, whole and by time, and goes on from the commit of the cursor", async () => {
    const history = (args: string) =>
      `object(expression: "release/2.12") { ... on Commit { history(${args}) { totalCount pageInfo { endCursor hasNextPage } nodes { abbreviatedOid messageHeadline committedDate author { user { login } } } } } }`;
    const first = (await inRepo(history("first: 3"))).object.history;
    expect(first.nodes.map((one) => one.abbreviatedOid)).toEqual(["7c1e4f2", "b80d9a6", "41fe7c0"]);
    github.clock.set({ now: "2026-04-25T15:00:00Z" });
    const next = (await inRepo(history(`first: 1, after: "${first.pageInfo.endCursor}"`))).object.history;
    expect(next.nodes[0].abbreviatedOid).toBe("e29b518");
    const since = (await inRepo(history('first: 50, since: "2026-04-24T00:00:00Z", until: "2026-04-24T12:00:00Z"')))
      .object.history;
    expect(since.nodes.map((one) => one.abbreviatedOid)).toEqual(["7c1e4f2", "b80d9a6"]);
  });

  it("reads a file at a branch, a commit by its first digits, and a tag", async () => {
    const { file, none, commit, tag } = await inRepo(
      `file: object(expression: "main:RELEASE.md") { ... on Blob { text byteSize isTruncated } } none: object(expression: "main:NOTHING.md") { oid }
       commit: object(expression: "5c0d1e8") { __typename ... on Commit { message } } tag: object(expression: "v2.12.0-rc2") { __typename oid }`,
    );
    expect(file.text).toContain("| 2.11 | Mar 2026 | Apr 2026 |");
    expect([none, commit.__typename, tag.__typename]).toEqual([null, "Commit", "Tag"]);
  });

  it("publishes releases, newest first", async () => {
    const { releases, latestRelease, release } = await inRepo(
      'releases(first: 5) { nodes { tagName isDraft isPrerelease publishedAt tagCommit { oid } } } latestRelease { tagName description } release(tagName: "v2.10.0") { name isLatest }',
    );
    expect(releases.nodes.map((one) => one.tagName)).toEqual(["v2.12.0", "v2.11.0", "v2.10.0", "v2.9.1", "v2.9.0"]);
    expect(latestRelease.description).toMatch(/\(#173012, #173015, #173020\)/);
    expect(release.isLatest).toBe(false);
  });
});

describe("checks", () => {
  it("serves suites with their runs, the latest attempt or all", async () => {
    const { object } = await inRepo(
      `object(expression: "41fe7c0") { ... on Commit { checkSuites(first: 20) { totalCount nodes { app { slug } workflowRun { runNumber event url updatedAt workflow { name } } status conclusion branch { name } updatedAt
        latest: checkRuns(first: 50, filterBy: {checkType: LATEST}) { totalCount nodes { name conclusion } } all: checkRuns(first: 50, filterBy: {checkType: ALL}) { totalCount } } } } }`,
    );
    const suites = object.checkSuites.nodes;
    expect(suites).toHaveLength(13);
    const windows = only(suites, (one) => one.workflowRun?.workflow.name === "windows-binary-wheel");
    expect(windows).toMatchObject({
      status: "COMPLETED",
      conclusion: "SUCCESS",
      latest: { totalCount: 5 },
      all: { totalCount: 6 },
    });
    const wheels = only(suites, (one) => one.workflowRun?.workflow.name === "linux-binary-manywheel");
    expect(wheels.conclusion).toBe("FAILURE");
    expect(only(suites, (one) => one.workflowRun === null)).toMatchObject({
      status: "QUEUED",
      conclusion: null,
      latest: { totalCount: 0 },
    });
  });

  it("shows a run that is under way, and that it moves", async () => {
    const rocm = async () => {
      const { object } = await inRepo(
        `object(expression: "7c1e4f2") { ... on Commit { checkSuites(first: 20) { nodes { updatedAt status workflowRun { workflow { name } } checkRuns(first: 5) { nodes { name status startedAt } } } } } }`,
      );
      return only(object.checkSuites.nodes, (one) => one.workflowRun?.workflow.name === "rocm");
    };
    const now = await rocm();
    expect(now.checkRuns.nodes.map((one) => one.status)).toEqual(["COMPLETED", "IN_PROGRESS", "QUEUED"]);
    github.clock.set({ now: "2026-04-24T18:00:00Z" });
    const later = await rocm();
    expect(later.status).toBe("COMPLETED");
    expect(later.updatedAt > now.updatedAt).toBe(true);
  });
});

describe("milestones, search and nodes", () => {
  it("counts a scope", async () => {
    const { milestones, milestone } = await inRepo(
      `milestones(first: 5, query: "2.12.0") { nodes { number title state dueOn } }
       milestone(number: 71) { open: issues(first: 1, states: OPEN) { totalCount } openPulls: pullRequests(first: 1, states: OPEN) { totalCount } closed: issues(first: 100, states: CLOSED) { totalCount nodes { number } } }`,
    );
    expect(milestones.nodes).toEqual([{ number: 71, title: "2.12.0", state: "OPEN", dueOn: "2026-05-13T00:00:00Z" }]);
    expect([milestone.open.totalCount, milestone.openPulls.totalCount]).toEqual([8, 4]);
  });

  it.each([
    ['repo:pytorch/pytorch is:issue in:title "Release Tracker"', [181008, 180610, 180506, 175093]],
    ['repo:pytorch/pytorch is:issue is:open label:"release tracker"', [180610, 180506, 175093]],
    ["repo:pytorch/pytorch is:pr is:open base:release/2.12 updated:>2026-04-24T08:40:00Z", [182118]],
    ['repo:pytorch/pytorch is:pr milestone:"2.12.0" is:open', [180349, 180196, 180177, 180150]],
    ["repo:pytorch/pytorch is:issue is:closed umbrella", []],
  ])("searches %s", async (query, numbers) => {
    const { search } = await ask(
      "query ($q: String!) { search(type: ISSUE, query: $q, first: 20) { issueCount nodes { ... on Issue { number } ... on PullRequest { number } } } }",
      { q: query },
    );
    expect(search.nodes.map((one) => one.number)).toEqual(numbers);
    expect(search.issueCount).toBe(numbers.length);
  });

  it("finds everything again by its id", async () => {
    const { issue, object, ref } = await inRepo(
      'issue(number: 180506) { id comments(first: 1) { nodes { id } } } object(expression: "7c1e4f2") { id ... on Commit { checkSuites(first: 1) { nodes { id } } } } ref(qualifiedName: "main") { id }',
    );
    const ids = [issue.id, issue.comments.nodes[0].id, object.id, object.checkSuites.nodes[0].id, ref.id];
    const { nodes } = await ask("query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", { ids });
    expect(nodes.map((one) => one.__typename)).toEqual(["Issue", "IssueComment", "Commit", "CheckSuite", "Ref"]);
    expect(nodes.map((one) => one.id)).toEqual(ids);
  });

  it("reads companions with aliases and fragments, and says what that cost", async () => {
    const data = await ask(
      `query { rateLimit { cost limit remaining used nodeCount resetAt } viewer { login }
        vision: repository(owner: "pytorch", name: "vision") { ...companion } infra: repository(owner: "pytorch", name: "test-infra") { ...companion } }
       fragment companion on Repository { nameWithOwner refs(refPrefix: "refs/heads/", first: 20, query: "release/") { nodes { name } } nightly: ref(qualifiedName: "nightly") { target { ... on Commit { committedDate checkSuites(first: 5) { nodes { conclusion } } } } } }`,
    );
    expect(data.vision.refs.nodes.map((one) => one.name)).toContain("release/0.27");
    expect(data.infra.nightly.target.checkSuites.nodes.every((one) => one.conclusion === "SUCCESS")).toBe(true);
    expect(data.rateLimit).toMatchObject({ cost: 1, limit: 5000, nodeCount: 50 });
  });
});
