/** One workflow on one commit: the latest attempt of each job decides. */
import type { Job, SuiteFact } from "../domain/facts";
import type { CellState, CiCell } from "../domain/reconciled";

const failing = new Set<Job["conclusion"]>(["FAILURE", "TIMED_OUT", "STARTUP_FAILURE", "ACTION_REQUIRED"]);
const idle = new Set<Job["conclusion"]>(["SKIPPED", "NEUTRAL"]);
const stopped = new Set<Job["conclusion"]>(["CANCELLED", "STALE"]);

export type Latest = { job: Job; failedBefore: boolean };

/**
 * All runs of a workflow on the commit are read as one, oldest first: a run that was started anew is an attempt like any other.
 * Rejected: the newest run alone, which forgets what failed before it and hides that a pass is flaky.
 */
export function cellOf(sha: string, suites: readonly SuiteFact[]): CiCell {
  const newest = suites.at(-1);
  if (!newest) return { sha, state: "absent", url: null, failedJobs: [], flakyJobs: [], running: null };
  if (isPlainPass(suites)) return { sha, state: "pass", url: newest.url, failedJobs: [], flakyJobs: [], running: null };
  const jobs = [...latestJobs(suites).values()];
  const failed = jobs
    .filter(({ job }) => failing.has(job.conclusion))
    .map(({ job }) => ({ name: job.name, url: job.url }));
  const flaky = jobs
    .filter(({ job, failedBefore }) => failedBefore && job.conclusion === "SUCCESS")
    .map(({ job }) => job.name);
  const done = jobs.filter(({ job }) => job.status === "COMPLETED").length;
  const isRunning = suites.some((suite) => suite.status !== "COMPLETED") || done < jobs.length;
  return {
    sha,
    state: stateOf(suites, jobs, failed.length > 0, isRunning, flaky.length > 0),
    // Of a failure the run that failed is shown, though another came after it.
    url: (suites.findLast((suite) => suite.jobs.some(({ url }) => url === failed[0]?.url)) ?? newest).url,
    failedJobs: failed,
    flakyJobs: flaky,
    running: isRunning ? { done, total: jobs.length } : null,
  };
}

/** Most cells by far: every job of every attempt succeeded, so that no attempts need to be told apart. */
function isPlainPass(suites: readonly SuiteFact[]): boolean {
  return suites.every(
    (suite) =>
      suite.conclusion === "SUCCESS" &&
      suite.status === "COMPLETED" &&
      suite.jobs.every((job) => job.conclusion === "SUCCESS" && job.status === "COMPLETED"),
  );
}

/** A job that may fail does not count: its run succeeded all the same, or its name says so. */
export function latestJobs(suites: readonly SuiteFact[]): Map<string, Latest> {
  const latest = new Map<string, Latest>();
  for (const suite of suites) {
    const forgiven = suite.conclusion === "SUCCESS";
    for (const job of suite.jobs) {
      const known = latest.get(job.name);
      const failedBefore = known !== undefined && (known.failedBefore || failing.has(known.job.conclusion));
      latest.set(job.name, { job, failedBefore });
    }
    if (forgiven)
      for (const job of suite.jobs)
        if (failing.has(latest.get(job.name)?.job.conclusion ?? null)) latest.delete(job.name);
  }
  for (const [name, { job }] of latest) if (failing.has(job.conclusion) && mayFail(name)) latest.delete(name);
  return latest;
}

const mayFail = (name: string): boolean => /\bunstable\b/i.test(name);

export function jobState({ job, failedBefore }: Latest): CellState {
  if (failing.has(job.conclusion)) return "fail";
  if (job.status !== "COMPLETED") return "running";
  if (stopped.has(job.conclusion)) return "cancelled";
  if (job.conclusion !== "SUCCESS") return "skipped";
  return failedBefore ? "flaky" : "pass";
}

function stateOf(
  suites: readonly SuiteFact[],
  jobs: readonly Latest[],
  failed: boolean,
  running: boolean,
  flaky: boolean,
): CellState {
  if (failed) return "fail";
  if (running) return "running";
  if (suites.some((suite, nth) => failedByItself(suite, suites.slice(nth + 1)))) return "fail";
  const newest = suites.at(-1)?.conclusion ?? null;
  if (stopped.has(newest) || jobs.some(({ job }) => stopped.has(job.conclusion))) return "cancelled";
  if (jobs.some(({ job }) => job.conclusion === "SUCCESS")) return flaky ? "flaky" : "pass";
  // A run may conclude with success though every job of it was skipped: then nothing passed.
  const last = suites.at(-1)?.jobs ?? [];
  const isIdle = last.length > 0 && last.every(({ conclusion }) => idle.has(conclusion));
  return newest === "SUCCESS" && !isIdle ? "pass" : "skipped";
}

/**
 * GitHub says that the run failed, and no job that counts tells why: it failed before it had one, or in one that was not
 * among those read. A newer run of the same event, or any newer one where it had jobs, takes its place.
 */
function failedByItself(suite: SuiteFact, later: readonly SuiteFact[]): boolean {
  if (!failing.has(suite.conclusion)) return false;
  if (suite.jobs.length === 0) return !later.some((one) => one.event === suite.event);
  const forgiven = suite.jobs.some((job) => failing.has(job.conclusion) && mayFail(job.name));
  return later.length === 0 && !(forgiven && suite.jobsComplete);
}
