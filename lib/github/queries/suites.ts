/** Check suites of commits: which there are, and each in full with its jobs of all attempts. */
import type { Job, SuiteFact } from "../../domain/facts";
import type * as Q from "../generated/operations";
import { fragment, operation } from "../operation";
import { present } from "../paging";
import { cost, pageBits } from "./common";

export const suiteStamps = fragment(
  /* GraphQL */ `
fragment SuiteStamps on Commit {
  oid
  checkSuites(first: 100) { totalCount pageInfo { ...PageBits } nodes { id updatedAt } }
}`,
  [pageBits],
);

/** For commits with more than a hundred suites: the other end of the list. */
export const moreSuiteStamps = fragment(/* GraphQL */ `
fragment MoreSuiteStamps on Commit { lastSuites: checkSuites(last: 100) { nodes { id updatedAt } } }`);

export type SuiteStampsAnswer = {
  repository: Record<`c${number}`, (Q.SuiteStampsFragment & Q.MoreSuiteStampsFragment) | object | null> | null;
};

/** Both ends of the list, as it is not known yet how long it is. */
export function suiteStampsOf(shas: string[]) {
  const asked = shas.map((sha, n) => `    c${n}: object(expression: "${sha}") { ...SuiteStamps ...MoreSuiteStamps }`);
  const text = `
query SuiteStampsOf($owner: String!, $name: String!) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
${asked.join("\n")}
  }
}`;
  return operation<SuiteStampsAnswer, { owner: string; name: string }>(text, [cost, suiteStamps, moreSuiteStamps]);
}

export const suiteList = operation<Q.SuiteListQuery, Q.SuiteListQueryVariables>(
  /* GraphQL */ `
query SuiteList($owner: String!, $name: String!, $sha: String!, $first: Int!, $after: String) {
  rateLimit { ...Spent }
  repository(owner: $owner, name: $name) {
    object(expression: $sha) {
      ... on Commit { checkSuites(first: $first, after: $after) { totalCount pageInfo { ...PageBits } nodes { id updatedAt } } }
    }
  }
}`,
  [cost, pageBits],
);

const jobBits = fragment(/* GraphQL */ `
fragment JobBits on CheckRun { name status conclusion permalink startedAt completedAt }`);

const suiteDetails = fragment(
  /* GraphQL */ `
fragment SuiteDetails on CheckSuite {
  __typename
  id
  status
  conclusion
  url
  createdAt
  updatedAt
  branch { name }
  app { name }
  commit { oid }
  repository { nameWithOwner }
  workflowRun { event url workflow { name } }
  checkRuns(first: 100, filterBy: { checkType: ALL }) { totalCount pageInfo { ...PageBits } nodes { ...JobBits } }
}`,
  [pageBits, jobBits],
);

export const suitesById = operation<Q.SuitesByIdQuery, Q.SuitesByIdQueryVariables>(
  /* GraphQL */ `
query SuitesById($ids: [ID!]!) {
  rateLimit { ...Spent }
  nodes(ids: $ids) { __typename ...SuiteDetails }
}`,
  [cost, suiteDetails],
);

export const moreJobs = operation<Q.MoreJobsQuery, Q.MoreJobsQueryVariables>(
  /* GraphQL */ `
query MoreJobs($id: ID!, $first: Int!, $after: String) {
  rateLimit { ...Spent }
  node(id: $id) {
    ... on CheckSuite {
      checkRuns(first: $first, after: $after, filterBy: { checkType: ALL }) { totalCount pageInfo { ...PageBits } nodes { ...JobBits } }
    }
  }
}`,
  [cost, pageBits, jobBits],
);

export type SuiteNode = Q.SuiteDetailsFragment;
export type JobNode = Q.JobBitsFragment;

/** `rest` is what stood on further pages, `ended` that they were read to their end. Pages that shift may show a job twice. */
export function suiteFact(node: SuiteNode, rest: JobNode[], ended: boolean): SuiteFact {
  const nodes = [...present(node.checkRuns?.nodes), ...rest];
  const jobs = [...new Map(nodes.map((one) => [one.permalink, job(one)])).values()].sort(byStart);
  return {
    kind: "suite",
    repo: node.repository.nameWithOwner,
    sha: node.commit.oid,
    branch: node.branch?.name ?? null,
    id: node.id,
    app: node.app?.name ?? null,
    workflow: node.workflowRun?.workflow.name ?? null,
    event: node.workflowRun?.event ?? null,
    attempt: attempts(jobs),
    status: node.status,
    conclusion: node.conclusion,
    url: node.workflowRun?.url ?? node.url,
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
    jobs,
    jobsComplete: ended && jobs.length >= (node.checkRuns?.totalCount ?? 0),
  };
}

const job = (node: JobNode): Job => ({
  name: node.name,
  status: node.status,
  conclusion: node.conclusion,
  url: node.permalink,
  startedAt: node.startedAt,
  completedAt: node.completedAt,
});

/** Jobs that have not started come last. */
function byStart(a: Job, b: Job): number {
  const [from, to] = [a.startedAt ?? "9999", b.startedAt ?? "9999"];
  if (from !== to) return from < to ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** GraphQL does not tell a run's attempt: it is how often the job that ran most often ran. */
function attempts(jobs: Job[]): number {
  const times = new Map<string, number>();
  for (const { name } of jobs) times.set(name, (times.get(name) ?? 0) + 1);
  return Math.max(1, ...times.values());
}
