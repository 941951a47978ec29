import { plus } from "../time";
import type { PickTruth } from "../truth";
import { mergePull, openPull, tag } from "../world/git";
import { type Odd, rerun, runWorkflow, type Workflow } from "../world/runs";
import type { Script } from "../world/script";
import { close, comment, editComment, openIssue, review } from "../world/threads";
import { requestBody, withWord } from "./kit/forms";
import { type Project, trunkChange } from "./kit/picks";
import { rehearse } from "./kit/rehearsal";
import { pytorchSettings } from "./pytorch/cast";
import type { Scenario } from "./scenario";

const opensAt = "2026-04-29T12:00:00Z";
/** Ten minutes after the opening 5 comments are edited, 2 pull requests are merged and 10 suites run again. */
export const burstAt = "2026-04-29T12:10:00Z";

const counts = { comments: 400, pulls: 300, trunk: 2_000, merged: 60, tested: 20, suites: 120, jobs: 15, scope: 150 };
const start = "2026-04-15T20:00:00Z";
const authors = ["drisspg", "eqy", "guangyey", "kwen2501", "yangw-dev", "angelayi", "naromero77amd", "azahed98"];
const categories = [
  "Regression against 2.11",
  "Critical: crash",
  "Silent correctness",
  "Documentation improvements",
  "Test/CI fixes",
  "Deadlock",
];

type Fate = "merged" | "approved" | "rejected" | "withdrawn" | "pending";

/** Every fifth request is merged, the rest is shared out; two of the approved ones are merged by the burst. */
function fateOf(index: number): Fate {
  if (index % 5 === 0) return "merged";
  const fates: Fate[] = ["approved", "rejected", "withdrawn", "pending"];
  return fates[index % 4] ?? "pending";
}

const releaseOf = (index: number) => 190_000 + index;
const trunkOf = (index: number) => 183_000 + index;
const author = (index: number) => authors[index % authors.length] ?? "eqy";
const timeOf = (index: number, seconds: number) => plus(start, index * seconds);
const burstMerges = [292, 296];

function play(script: Script): void {
  const { project } = rehearse(script, { originBranch: true, forgotten: [], nightly: {} });
  playTrunk(project);
  const comments = playRequests(project);
  const suites = playBranch(project);
  playScope(project);
  for (const id of comments.slice(1, 6))
    editComment(project.place, { at: burstAt, by: "malfet", id, body: withWord("@malfet looked at it") });
  for (const index of burstMerges) mergePull(project.place, { at: burstAt, by: "malfet", on: releaseOf(index) });
  for (const suite of suites.slice(0, 10))
    rerun(project.place, { at: burstAt, suite, jobs: ["job-01"], to: "pass", minutes: 2 });
}

/** One landing every nine minutes; the first of them are the ones that are picked. */
function playTrunk(project: Project): void {
  for (let index = 0; index < counts.trunk; index += 1)
    trunkChange(project, {
      number: trunkOf(index),
      title: `Change number ${index} of a busy fortnight`,
      who: author(index),
      opened: timeOf(index, 560),
      landed: plus(timeOf(index, 560), 5 * 3600),
    });
}

function playRequests(project: Project): string[] {
  const ids: string[] = [];
  for (let index = 0; index < counts.pulls; index += 1) {
    const at = plus(timeOf(index, 3_500), 6 * 3600);
    ids.push(request(project, index, at));
    settle(project, index, at);
  }
  for (let index = 0; index < counts.comments - counts.pulls; index += 1)
    comment(project.place, {
      at: timeOf(index, 11_000),
      by: author(index),
      on: project.tracker,
      body: `Progress of day ${Math.floor(index / 8)}: nothing to ask for.`,
    });
  return ids;
}

function request(project: Project, index: number, at: string): string {
  const { place } = project;
  const headSha = openPull(place, {
    at,
    by: author(index),
    number: releaseOf(index),
    title: `Change number ${index} of a busy fortnight`,
    body: `Cherry-pick of #${trunkOf(index)}`,
    base: project.branch,
    files: ["torch/__init__.py"],
    reviewers: ["malfet"],
  });
  const checks: Workflow = { name: "pull", minutes: 30, jobs: names("check", 12), event: "pull_request" };
  runWorkflow(place, { at: plus(at, 60), by: author(index), sha: headSha, branch: null, workflow: checks });
  const category = categories[index % categories.length] ?? "";
  return comment(place, {
    at: plus(at, 300),
    by: author(index),
    on: project.tracker,
    body: requestBody({
      repo: place.repo,
      trunk: [trunkOf(index)],
      release: [releaseOf(index)],
      category,
      form: "standard",
    }),
  });
}

function settle(project: Project, index: number, at: string): void {
  const { place } = project;
  const on = releaseOf(index);
  const fate = fateOf(index);
  if (fate === "merged" || fate === "approved")
    review(place, { at: plus(at, 2 * 3600), by: "malfet", on, state: "APPROVED" });
  if (fate === "rejected") close(place, { at: plus(at, 3 * 3600), by: "malfet", on });
  if (fate === "withdrawn") close(place, { at: plus(at, 3 * 3600), by: author(index), on });
}

/** Sixty merges, and 120 suites of 15 jobs on each of the newest twenty commits. */
function playBranch(project: Project): string[] {
  const { place } = project;
  const workflows = busyWorkflows();
  const suites: string[] = [];
  for (let index = 0, order = 0; index < counts.pulls; index += 5, order += 1) {
    const at = plus(timeOf(order, 19_000), 11 * 3600);
    const merged = place.script.random.int(3) === 0 ? "malfet" : "atalman";
    const sha = mergePull(place, { at: at, by: merged, on: releaseOf(index) });
    if (order === 20) tag(place, { at: plus(at, 60), by: "seemethere", name: "v2.12.0-rc1", target: project.branch });
    if (order >= counts.merged - counts.tested)
      for (const workflow of workflows) suites.push(runBusy(project, plus(at, 120), sha, workflow));
  }
  return suites;
}

function runBusy(project: Project, at: string, sha: string, workflow: Workflow): string {
  const { random } = project.place.script;
  const luck = random.int(60);
  const odd: Record<string, Odd> = luck === 0 ? { "job-07": "fail" } : luck < 3 ? { "job-03": "flaky" } : {};
  return runWorkflow(project.place, { at, by: "pytorchmergebot", sha, branch: project.branch, workflow, odd });
}

function busyWorkflows(): Workflow[] {
  const known = ["pull", "trunk", "lint", "linux-binary-manywheel", "docs"];
  return Array.from({ length: counts.suites }, (_, index) => ({
    name: known[index] ?? `matrix-${String(index).padStart(3, "0")}`,
    minutes: 20 + (index % 40),
    jobs: names("job", counts.jobs),
  }));
}

function names(stem: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${stem}-${String(index + 1).padStart(2, "0")}`);
}

/** Issues of the milestone: half of them closed by hand, half open. */
function playScope(project: Project): void {
  for (let index = 0; index < counts.scope; index += 1) {
    const number = 195_000 + index;
    openIssue(project.place, {
      at: `2026-04-${String(1 + (index % 14)).padStart(2, "0")}T09:00`,
      by: author(index),
      number,
      title: `Question ${index} about the release`,
      body: "To be settled before the final candidate.",
      milestone: "2.12.0",
    });
    if (index % 2 === 0)
      close(project.place, { at: timeOf(index, 6_000), by: "atalman", on: number, reason: "NOT_PLANNED" });
  }
}

const picks: PickTruth[] = Array.from({ length: counts.pulls }, (_, index) => {
  const fate = fateOf(index);
  return { release: [releaseOf(index)], state: fate };
});

export const highLoad: Scenario = {
  name: "high-load",
  sentence: "The busiest fortnight that we could think of: 400 comments, 300 requests, 2,000 commits, 36,000 jobs.",
  opensAt,
  projects: [pytorchSettings],
  play,
  truth: {
    releases: [
      {
        repo: "pytorch/pytorch",
        version: "2.12.0",
        moments: [
          {
            at: opensAt,
            picks,
            missing: [],
            unfollowed: [],
            scopeOpen: counts.scope / 2,
            verdict: "no-go",
            gates: {
              "branch-exists": "pass",
              "scope-empty": "fail",
              "picks-settled": "fail",
              "reverts-followed": "pass",
            },
          },
        ],
      },
    ],
    trackers: [{ repo: "pytorch/pytorch", number: 180506, version: "2.12.0" }],
    lookalikes: [],
  },
};
