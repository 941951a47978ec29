import { type Job, type SuiteView, suiteAt } from "../world/checks";
import type { Repo, Suite } from "../world/model";
import { page } from "./connect";
import type { Args, Context, Fields } from "./context";
import { nodeId } from "./ids";
import { personOf } from "./people";
import { refIn } from "./refs";

const view = (suite: Suite, context: Context): SuiteView => suiteAt(suite, context.world.now);

export function suitePage(context: Context, repo: Repo, sha: string, args: Args) {
  const wanted = args.filterBy?.checkName;
  const suites = (repo.suites.get(sha) ?? []).filter(
    (suite) => !wanted || view(suite, context).jobs.some((job) => job.name === wanted),
  );
  return page(context, "checkSuites", suites, args);
}

export type Rollup = { __typename: "StatusCheckRollup"; repo: Repo; sha: string; jobs: Job[] };

/** Null where nothing ran, as on GitHub. */
export function rollupOf(context: Context, repo: Repo, sha: string): Rollup | null {
  const jobs = (repo.suites.get(sha) ?? []).flatMap((suite) => view(suite, context).jobs.filter((job) => job.latest));
  return jobs.length === 0 ? null : { __typename: "StatusCheckRollup", repo, sha, jobs };
}

const failing = new Set(["FAILURE", "TIMED_OUT", "CANCELLED", "ACTION_REQUIRED", "STARTUP_FAILURE"]);

function rollupState(jobs: readonly Job[]): string {
  if (jobs.some((job) => job.conclusion !== null && failing.has(job.conclusion))) return "FAILURE";
  return jobs.some((job) => job.status !== "COMPLETED") ? "PENDING" : "SUCCESS";
}

function runsOf(suite: Suite, args: Args, context: Context): Job[] {
  const filter = args.filterBy ?? {};
  const statuses = filter.statuses ?? (filter.status ? [filter.status] : null);
  return view(suite, context).jobs.filter(
    (job) =>
      (filter.checkType === "ALL" || job.latest) &&
      (!filter.checkName || job.name === filter.checkName) &&
      (!statuses || statuses.includes(job.status)) &&
      (!filter.conclusions || (job.conclusion !== null && filter.conclusions.includes(job.conclusion))),
  );
}

const suitePath = (suite: Suite) =>
  suite.workflow === null
    ? `/${suite.repo.name}/commit/${suite.sha}/checks?check_suite_id=${suite.id}`
    : `/${suite.repo.name}/actions/runs/${suite.id}`;
const suiteUrl = (suite: Suite) => `https://github.com${suitePath(suite)}`;
const jobUrl = (job: Job) => `${suiteUrl(job.suite)}/job/${job.suite.id}${String(job.index).padStart(3, "0")}`;

const suite: Fields<Suite> = {
  id: (one) => nodeId("CheckSuite", one.repo.name, one.id),
  databaseId: (one) => (Number(one.id) > 2_147_483_647 ? null : Number(one.id)),
  url: suiteUrl,
  resourcePath: suitePath,
  repository: (one) => one.repo,
  commit: (one) => one.repo.commits.get(one.sha),
  branch: (one) => (one.branch === null ? null : refIn(one.repo, "refs/heads/", one.branch)),
  app: (one) => ({ __typename: "App", slug: one.app }),
  creator: (one, _, context) => personOf(context, one.by),
  workflowRun: (one) => (one.workflow === null ? null : { __typename: "WorkflowRun", suite: one }),
  createdAt: (one) => one.createdAt,
  updatedAt: (one, _, context) => view(one, context).updatedAt,
  status: (one, _, context) => view(one, context).status,
  conclusion: (one, _, context) => view(one, context).conclusion,
  checkRuns: (one, args, context) => page(context, "checkRuns", runsOf(one, args, context), args),
};

const run: Fields<{ suite: Suite }> = {
  id: (one) => nodeId("WorkflowRun", one.suite.repo.name, one.suite.id),
  databaseId: (one) => (Number(one.suite.id) > 2_147_483_647 ? null : Number(one.suite.id)),
  url: (one) => suiteUrl(one.suite),
  resourcePath: (one) => suitePath(one.suite),
  checkSuite: (one) => one.suite,
  event: (one) => one.suite.event,
  runNumber: (one) => one.suite.runNumber,
  createdAt: (one) => one.suite.createdAt,
  updatedAt: (one, _, context) => view(one.suite, context).updatedAt,
  workflow: (one) => ({ __typename: "Workflow", repo: one.suite.repo, name: one.suite.workflow }),
};

const workflowPath = (one: { repo: Repo; name: string }) =>
  `/${one.repo.name}/actions/workflows/${one.name.toLowerCase().replaceAll(" ", "-")}.yml`;

const workflow: Fields<{ repo: Repo; name: string }> = {
  id: (one) => nodeId("Workflow", one.repo.name, one.name),
  name: (one) => one.name,
  state: () => "ACTIVE",
  resourcePath: workflowPath,
  url: (one) => `https://github.com${workflowPath(one)}`,
};

const job: Fields<Job> = {
  id: (one) => nodeId("CheckRun", one.suite.repo.name, one.suite.id, one.index),
  name: (one) => one.name,
  status: (one) => one.status,
  conclusion: (one) => one.conclusion,
  startedAt: (one) => one.startedAt,
  completedAt: (one) => one.completedAt,
  url: jobUrl,
  permalink: jobUrl,
  detailsUrl: jobUrl,
  repository: (one) => one.suite.repo,
  checkSuite: (one) => one.suite,
  title: () => null,
  summary: () => null,
  text: () => null,
};

const rollup: Fields<Rollup> = {
  id: (one) => nodeId("StatusCheckRollup", one.repo.name, one.sha),
  commit: (one) => one.repo.commits.get(one.sha),
  state: (one) => rollupState(one.jobs),
  contexts: (one, args, context) =>
    page(context, "contexts", one.jobs, args, {
      checkRunCount: one.jobs.length,
      statusContextCount: 0,
      checkRunCountsByState: countByState(one.jobs),
      statusContextCountsByState: [],
    }),
};

function countByState(jobs: readonly Job[]): { state: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const one of jobs) {
    const state = one.conclusion ?? one.status;
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return [...counts].map(([state, count]) => ({ state, count }));
}

const app: Fields<{ slug: string }> = {
  id: (one) => nodeId("App", one.slug),
  slug: (one) => one.slug,
  name: (one) =>
    one.slug
      .split("-")
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(" "),
  url: (one) => `https://github.com/apps/${one.slug}`,
};

const counted: Fields<{ state: string; count: number }> = { state: (one) => one.state, count: (one) => one.count };

export const checks = {
  CheckSuite: suite,
  CheckRun: job,
  WorkflowRun: run,
  Workflow: workflow,
  StatusCheckRollup: rollup,
  CheckRunStateCount: counted,
  App: app,
};
