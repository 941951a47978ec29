import { plus, scriptTime } from "../time";
import type { Conclusion, JobPlan, Suite } from "./model";
import type { Place } from "./script";
import { change } from "./threads";
import { suiteOf } from "./world";

/** What a job will have come to. `flaky` fails first and passes on its second attempt; `running` never ends by itself. */
export type Outcome = "pass" | "fail" | "flaky" | "running" | "queued" | "cancelled" | "skipped" | "timed-out";

export type Workflow = { name: string; jobs: readonly string[]; minutes: number; event?: string };

/** An outcome with its own waiting time and length, both in minutes. */
export type Odd = Outcome | { is: Outcome; wait?: number; minutes?: number };

export type RunPlan = {
  at: string;
  by: string;
  sha: string;
  branch: string | null;
  workflow: Workflow;
  /** Jobs that did not simply pass. */
  odd?: Readonly<Record<string, Odd>> | undefined;
  /** `none`: the run failed before it had a job. */
  jobs?: "none" | undefined;
};

/** Starts one workflow on one commit. Returns the check suite's id. */
export function runWorkflow(place: Place, plan: RunPlan): string {
  const id = place.script.id(plan.at);
  const runNumber = place.script.count(`${place.repo}/${plan.workflow.name}`);
  change(place, plan.at, (repo, at) => {
    const suite: Suite = {
      __typename: "CheckSuite",
      repo,
      id,
      sha: plan.sha,
      branch: plan.branch,
      app: "github-actions",
      workflow: plan.workflow.name,
      event: plan.workflow.event ?? "push",
      runNumber,
      by: plan.by,
      createdAt: at,
      firstJobs: () => (plan.jobs === "none" ? [] : jobPlans(plan, at)),
      laterJobs: [],
      idle: null,
    };
    enter(suite);
  });
  return id;
}

/** Suites of apps that ran nothing stand on every commit of a real repository. */
export function idleSuite(place: Place, made: { at: string; sha: string; app: string; branch: string | null }): void {
  const id = place.script.id(made.at);
  change(place, made.at, (repo, at) => {
    enter({
      __typename: "CheckSuite",
      repo,
      id,
      sha: made.sha,
      branch: made.branch,
      app: made.app,
      workflow: null,
      event: "push",
      runNumber: 0,
      by: made.app,
      createdAt: at,
      firstJobs: () => [],
      laterJobs: [],
      idle: "QUEUED",
    });
  });
}

/** Runs named jobs of a suite once more. */
export function rerun(
  place: Place,
  made: { at: string; suite: string; jobs: readonly string[]; to: Outcome; minutes: number },
): void {
  change(place, made.at, (repo, at) => {
    const suite = suiteOf(repo, made.suite);
    for (const name of made.jobs) {
      const attempt = 2 + suite.laterJobs.filter((job) => job.name === name).length;
      suite.laterJobs.push(...attempts(name, at, 60, made.minutes * 60, made.to, attempt));
    }
  });
}

function enter(suite: Suite): void {
  const list = suite.repo.suites.get(suite.sha) ?? [];
  list.push(suite);
  suite.repo.suites.set(suite.sha, list);
  suite.repo.suiteById.set(suite.id, suite);
}

function jobPlans(plan: RunPlan, at: string): JobPlan[] {
  return plan.workflow.jobs.flatMap((name, index) => {
    const wait = 60 + 30 * (index % 6);
    const length = Math.round(plan.workflow.minutes * 60 * (1 - 0.12 * (index % 4)));
    const odd = plan.odd?.[name] ?? "pass";
    if (typeof odd === "string") return attempts(name, at, wait, length, odd, 1);
    const own = odd.minutes === undefined ? length : odd.minutes * 60;
    return attempts(name, at, odd.wait === undefined ? wait : odd.wait * 60, own, odd.is, 1);
  });
}

function attempts(
  name: string,
  at: string,
  wait: number,
  seconds: number,
  outcome: Outcome,
  attempt: number,
): JobPlan[] {
  const startsAt = plus(at, wait);
  const endsAt = plus(startsAt, seconds);
  const base = { name, createdAt: scriptTime(at), startsAt, endsAt, attempt };
  switch (outcome) {
    case "queued":
      return [{ ...base, startsAt: null, endsAt: null, conclusion: "SUCCESS" }];
    case "running":
      return [{ ...base, endsAt: null, conclusion: "SUCCESS" }];
    case "skipped":
      return [{ ...base, endsAt: startsAt, conclusion: "SKIPPED" }];
    case "flaky": {
      const failedAt = plus(startsAt, Math.round(seconds / 2));
      return [
        { ...base, endsAt: failedAt, conclusion: "FAILURE" },
        ...attempts(name, plus(failedAt, 120), 30, Math.round(seconds / 2), "pass", attempt + 1),
      ];
    }
    default:
      return [{ ...base, conclusion: conclusions[outcome] }];
  }
}

const conclusions: Record<"pass" | "fail" | "cancelled" | "timed-out", Conclusion> = {
  pass: "SUCCESS",
  fail: "FAILURE",
  cancelled: "CANCELLED",
  "timed-out": "TIMED_OUT",
};
