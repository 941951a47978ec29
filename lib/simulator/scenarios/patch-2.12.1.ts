import { draftRelease, publish, push, tag } from "../world/git";
import type { Script } from "../world/script";
import { close, createMilestone, openIssue } from "../world/threads";
import type { PickRow, Project } from "./kit/picks";
import { pickAndTest, rehearse } from "./kit/rehearsal";
import { patchTrackerBody } from "./kit/tracker";
import { runBranchCi, runTagBuilds } from "./pytorch/branch-ci";
import { pytorchProject, pytorchSettings } from "./pytorch/cast";
import { draftNotes } from "./pytorch/notes";
import type { Scenario } from "./scenario";

const tracker = 186000;

function play(script: Script): void {
  const { place, project } = rehearse(script, { originBranch: true, forgotten: [], nightly: {} });
  playMinor(project);
  const patch = pytorchProject(place, "release/2.12", tracker, "atalman");
  createMilestone(place, {
    at: "2026-05-14T09:00",
    by: "atalman",
    number: 76,
    title: "2.12.1",
    dueOn: "2026-06-24T00:00",
  });
  openIssue(place, {
    at: "2026-05-20T15:00",
    by: "atalman",
    number: tracker,
    title: "[v2.12.1] Release Tracker",
    labels: ["release tracker"],
    body: patchTrackerBody({
      repo: place.repo,
      version: "2.12.1",
      branch: "release/2.12",
      fixes: "2.12.0",
      phase1Until: "6/10/2026",
      schedule: ["Go or no-go meeting: 6/3/2026", "Final RC: 6/17/2026", "Release Day: 6/24/2026"],
      managers: ["atalman", "malfet"],
    }),
  });
  const start = push(place, {
    at: "2026-05-20T16:00",
    by: "atalman",
    branch: "release/2.12",
    message: "Set the version of the branch to 2.12.1",
    sha: "c1b5210",
  });
  runBranchCi(place, "2026-05-20T16:00", start, "release/2.12", {});
  for (const [number, title] of reported) regression(project, number, title);
  for (const row of rows) pickAndTest(patch, row);
  tag(place, { at: "2026-06-03T10:00", by: "seemethere", name: "v2.12.1-rc1", target: "release/2.12" });
}

/** 2.12.0 itself, in short: two picks, a candidate, out on 13 May. */
function playMinor(project: Project): void {
  const { place } = project;
  const minor = (release: number, trunk: number, title: string, day: string): PickRow => ({
    release,
    title,
    who: "eqy",
    category: "Regression against 2.11",
    asked: `2026-04-${day}T08:00`,
    trunk: { number: trunk, title, who: "eqy", landed: `2026-04-${day}T05:00` },
    merged: { at: `2026-04-${day}T15:00`, by: "malfet" },
  });
  pickAndTest(project, minor(180930, 180855, "Keep the names of exported inputs", "20"));
  const head = pickAndTest(project, minor(181280, 181120, "Load weights saved by 2.10", "22")) ?? "";
  tag(place, { at: "2026-04-28T10:00", by: "seemethere", name: "v2.12.0-rc1", target: "release/2.12" });
  runTagBuilds(place, "2026-04-28T10:00", head);
  tag(place, { at: "2026-05-13T14:00", by: "atalman", name: "v2.12.0", target: "release/2.12" });
  draftRelease(place, {
    at: "2026-05-11T10:00",
    by: "atalman",
    tag: "v2.12.0",
    name: "PyTorch 2.12.0 Release",
    body: draftNotes([
      { title: "Names of exported inputs are kept", prs: [180855] },
      { title: "Weights of 2.10 load", prs: [181120] },
    ]),
  });
  publish(place, { at: "2026-05-13T16:00", tag: "v2.12.0" });
  close(place, { at: "2026-05-13T17:00", by: "atalman", on: project.tracker });
}

const reported: readonly (readonly [number, string])[] = [
  [185700, "Sharded checkpoints of 2.11 do not load"],
  [185720, "Crash when an embedding bag is empty"],
  [185730, "Slow start on machines with many cores"],
];

function regression(project: Project, number: number, title: string): void {
  openIssue(project.place, {
    at: `2026-05-1${8 - (number % 3)}T10:00`,
    by: "dwilkes",
    number,
    title,
    body: "Worked in 2.11, broken in 2.12.0.",
    labels: ["high priority", "module: regression"],
    assignees: ["eqy"],
    milestone: "2.12.1",
  });
}

const rows: readonly PickRow[] = [
  {
    release: 186210,
    title: "Load sharded checkpoints of 2.11",
    who: "kwen2501",
    category: "Regression against 2.11, https://github.com/pytorch/pytorch/issues/185700",
    asked: "2026-05-28T09:00",
    trunk: {
      number: 186100,
      title: "Load sharded checkpoints of 2.11",
      who: "kwen2501",
      landed: "2026-05-27T12:00",
      closes: [185700],
    },
    merged: { at: "2026-06-02T12:00", by: "atalman" },
    word: { by: "atalman", text: "@atalman merged" },
  },
  {
    release: 186230,
    title: "Do not crash on empty embedding bags",
    who: "eqy",
    category: "Critical: crash, #185720",
    asked: "2026-06-04T09:00",
    trunk: {
      number: 186150,
      title: "Do not crash on empty embedding bags",
      who: "eqy",
      landed: "2026-06-03T20:00",
      closes: [185720],
    },
  },
  {
    release: 186240,
    title: "[Docs] Say how to install the patch",
    who: "seemethere",
    category: "Documentation improvements",
    asked: "2026-06-04T10:00",
    trunk: {
      number: 186160,
      title: "[Docs] Say how to install the patch",
      who: "seemethere",
      landed: "2026-06-03T21:00",
    },
  },
  {
    release: 186250,
    title: "Add an option to the profiler",
    who: "drisspg",
    category: "New feature, see #185730",
    asked: "2026-06-04T11:00",
    trunk: { number: 186170, title: "Add an option to the profiler", who: "drisspg", landed: "2026-06-03T22:00" },
  },
  {
    release: 186400,
    title: "Start faster on machines with many cores",
    who: "eqy",
    category: "Regression, #185730",
    asked: "2026-06-11T07:50",
    trunk: {
      number: 186300,
      title: "Start faster on machines with many cores",
      who: "eqy",
      landed: "2026-06-10T23:00",
      closes: [185730],
    },
  },
];

const early = [
  { release: [], key: "c1b5210", state: "merged" as const, problems: ["direct-push"] },
  {
    release: [186210],
    state: "merged" as const,
    waitingOn: "nobody" as const,
    policy: "allowed" as const,
    firstCandidate: "v2.12.1-rc1",
  },
  { release: [186230], state: "pending" as const, waitingOn: "managers" as const, policy: "allowed" as const },
  { release: [186240], state: "pending" as const, problems: ["no-issue-link"] },
  { release: [186250], state: "pending" as const, policy: "violation" as const, problems: ["feature-work"] },
];

export const patch2121: Scenario = {
  name: "patch-2.12.1",
  sentence:
    "A patch release on the branch of the shipped 2.12.0: high-priority regressions only, and some that are not.",
  opensAt: "2026-06-05T12:00:00Z",
  projects: [pytorchSettings],
  play,
  truth: {
    releases: [
      {
        repo: "pytorch/pytorch",
        version: "2.12.1",
        moments: [
          {
            at: "2026-06-05T12:00:00Z",
            picks: early,
            missing: [185720],
            unfollowed: [],
            scopeOpen: 1,
            candidates: [{ tag: "v2.12.1-rc1", entered: [186210] }],
            verdict: "no-go",
            gates: {
              "branch-exists": "pass",
              "scope-empty": "fail",
              "picks-settled": "fail",
              "reverts-followed": "pass",
              "branch-ci-green": "pass",
              "final-tag": "not-yet",
              "release-published": "not-yet",
            },
          },
          {
            at: "2026-06-11T12:00:00Z",
            picks: [...early, { release: [186400], state: "pending", problems: ["late"] }],
            missing: [185720, 185730],
            unfollowed: [],
            scopeOpen: 0,
            candidates: [{ tag: "v2.12.1-rc1", entered: [186210] }],
            verdict: "no-go",
            gates: {
              "branch-exists": "pass",
              "scope-empty": "pass",
              "picks-settled": "fail",
              "reverts-followed": "pass",
              "branch-ci-green": "pass",
              "final-tag": "not-yet",
              "release-published": "not-yet",
            },
          },
        ],
      },
      {
        repo: "pytorch/pytorch",
        version: "2.12.0",
        moments: [
          {
            at: "2026-06-05T12:00:00Z",
            picks: [
              { release: [180930], state: "merged", policy: "allowed", firstCandidate: "v2.12.0-rc1" },
              { release: [181280], state: "merged", policy: "allowed", firstCandidate: "v2.12.0-rc1" },
            ],
            missing: [],
            unfollowed: [],
            candidates: [{ tag: "v2.12.0-rc1", entered: [180930, 181280] }],
            verdict: "shipped",
            gates: { "final-tag": "pass", "release-published": "pass" },
          },
        ],
      },
    ],
    trackers: [
      { repo: "pytorch/pytorch", number: tracker, version: "2.12.1" },
      { repo: "pytorch/pytorch", number: 180506, version: "2.12.0" },
    ],
    lookalikes: [],
  },
};
