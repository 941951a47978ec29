import type { Conclusion, JobPlan, Suite } from "./model";

export type JobStatus = "QUEUED" | "IN_PROGRESS" | "COMPLETED";

/** A check run as GitHub shows it at one moment. */
export type Job = {
  __typename: "CheckRun";
  suite: Suite;
  index: number;
  name: string;
  status: JobStatus;
  conclusion: Conclusion | null;
  startedAt: string | null;
  completedAt: string | null;
  latest: boolean;
};

export type SuiteView = {
  jobs: Job[];
  status: JobStatus;
  conclusion: Conclusion | null;
  updatedAt: string;
};

const plans = new WeakMap<Suite, JobPlan[]>();
const settled = new WeakMap<Suite, { attempts: number; view: SuiteView }>();

/** How a suite and its jobs stand at a time. Finished suites are kept, because most of a busy world is finished. */
export function suiteAt(suite: Suite, now: string): SuiteView {
  const kept = settled.get(suite);
  if (kept && kept.attempts === suite.laterJobs.length && kept.view.updatedAt <= now) return kept.view;
  const jobs = markLatest(
    allPlans(suite)
      .filter((plan) => plan.createdAt <= now)
      .map((plan, index) => jobAt(suite, plan, index, now)),
  );
  const view = { jobs, ...summary(suite, jobs) };
  const finished = jobs.length === allPlans(suite).length && view.status === "COMPLETED";
  if (finished) settled.set(suite, { attempts: suite.laterJobs.length, view });
  return view;
}

function allPlans(suite: Suite): JobPlan[] {
  const first = plans.get(suite) ?? suite.firstJobs();
  plans.set(suite, first);
  return suite.laterJobs.length === 0 ? first : [...first, ...suite.laterJobs];
}

function jobAt(suite: Suite, plan: JobPlan, index: number, now: string): Job {
  const ended = plan.endsAt !== null && plan.endsAt <= now;
  const started = plan.startsAt !== null && plan.startsAt <= now;
  return {
    __typename: "CheckRun",
    suite,
    index,
    name: plan.name,
    status: ended ? "COMPLETED" : started ? "IN_PROGRESS" : "QUEUED",
    conclusion: ended ? plan.conclusion : null,
    startedAt: started || ended ? plan.startsAt : null,
    completedAt: ended ? plan.endsAt : null,
    latest: true,
  };
}

function markLatest(jobs: Job[]): Job[] {
  const last = new Map(jobs.map((job) => [job.name, job]));
  for (const job of jobs) job.latest = last.get(job.name) === job;
  return jobs;
}

function summary(suite: Suite, jobs: Job[]): Omit<SuiteView, "jobs"> {
  const times = jobs.flatMap((job) => [job.startedAt, job.completedAt]).filter((time) => time !== null);
  const updatedAt = times.reduce((a, b) => (a > b ? a : b), suite.createdAt);
  if (suite.idle) return { status: suite.idle, conclusion: null, updatedAt };
  const latest = jobs.filter((job) => job.latest);
  if (latest.every((job) => job.status === "COMPLETED"))
    return { status: "COMPLETED", conclusion: worst(latest), updatedAt };
  return {
    status: latest.some((job) => job.status !== "QUEUED") ? "IN_PROGRESS" : "QUEUED",
    conclusion: null,
    updatedAt,
  };
}

const order: Conclusion[] = [
  "STARTUP_FAILURE",
  "FAILURE",
  "TIMED_OUT",
  "ACTION_REQUIRED",
  "CANCELLED",
  "SUCCESS",
  "NEUTRAL",
];

/** A run without a job is one whose workflow file could not start. */
function worst(jobs: Job[]): Conclusion {
  if (jobs.length === 0) return "STARTUP_FAILURE";
  return order.find((word) => jobs.some((job) => job.conclusion === word)) ?? "SKIPPED";
}
