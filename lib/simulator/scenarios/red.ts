import { push, revertOnTrunk, tag } from "../world/git";
import { runWorkflow } from "../world/runs";
import type { Script } from "../world/script";
import { close, comment, review } from "../world/threads";
import { pick, trunkChange } from "./kit/picks";
import { rehearse, scopeIssue } from "./kit/rehearsal";
import { runBranchCi, runTagBuilds } from "./pytorch/branch-ci";
import { branchWorkflows, pytorchSettings } from "./pytorch/cast";
import type { Scenario } from "./scenario";

/** Everything that can stop a release stops this one. */
function play(script: Script): void {
  const { place, project } = rehearse(script, {
    originBranch: false,
    forgotten: ["pytorch/audio"],
    nightly: { "py3_12-cpu": "fail" },
  });
  const before =
    trunkChange(project, {
      number: 179301,
      title: "Cache the dispatch table",
      who: "eqy",
      landed: "2026-04-10T10:00",
    }) ?? "";
  for (const [index, number] of [180301, 180333, 180355, 180372, 180389].entries())
    scopeIssue(project, {
      number,
      title: `Open question ${index + 1} of the release`,
      by: "drisspg",
      at: "2026-04-12T09:00",
    });

  // Landed after the cut, closed its issue, and nobody picked it.
  trunkChange(project, {
    number: 180640,
    title: "Fix a crash on empty rows",
    who: "eqy",
    landed: "2026-04-18T09:00",
    closes: [180389],
  });

  const regression = pick(project, {
    release: 180930,
    title: "Keep the names of exported inputs",
    who: "angelayi",
    category: "Regression against 2.11",
    asked: "2026-04-20T07:00",
    trunk: { number: 180855, title: "Keep the names of exported inputs", who: "angelayi", landed: "2026-04-19T09:00" },
    merged: { at: "2026-04-20T16:00", by: "malfet" },
  });
  runBranchCi(place, "2026-04-20T16:00", regression.merged ?? "", "release/2.12", {});
  tag(place, { at: "2026-04-21T10:00", by: "seemethere", name: "v2.12.0-rc1", target: "release/2.12" });
  runTagBuilds(place, "2026-04-21T10:00", regression.merged ?? "", { "py3_12-cuda13_0": "fail" });

  // Both are taken back on trunk, and the branch keeps both.
  revertOnTrunk(place, {
    at: "2026-04-24T09:00",
    on: 180855,
    bot: "pytorchmergebot",
    by: "malfet",
    landed: regression.landed[0] ?? "",
    reason: "it breaks custom classes.",
  });
  revertOnTrunk(place, {
    at: "2026-04-24T09:30",
    on: 179301,
    bot: "pytorchmergebot",
    by: "malfet",
    landed: before,
    reason: "it reads freed memory.",
  });

  playOpen(project);
  const direct = push(place, {
    at: "2026-04-30T08:00",
    by: "seemethere",
    branch: "release/2.12",
    message: "Try another test image",
    sha: "d17ec70",
  });
  breakCi(place, direct);
}

function playOpen(project: Parameters<typeof pick>[0]): void {
  const feature = pick(project, {
    release: 181640,
    title: "Add a new scheduler",
    who: "drisspg",
    category: "New feature",
    asked: "2026-04-28T08:00",
    trunk: { number: 181500, title: "Add a new scheduler", who: "drisspg", landed: "2026-04-27T20:00" },
    merged: { at: "2026-04-29T16:00", by: "malfet" },
  });
  runBranchCi(project.place, "2026-04-29T16:00", feature.merged ?? "", "release/2.12", {});
  pick(project, {
    release: 181700,
    title: "Fix a hang in the store",
    who: "kwen2501",
    category: "Deadlock",
    asked: "2026-04-28T09:00",
    trunk: { number: 181510, title: "Fix a hang in the store", who: "kwen2501", opened: "2026-04-26T09:00" },
  });
  pick(project, {
    release: 181710,
    title: "Fix wrong sums over views",
    who: "eqy",
    category: "Silent correctness",
    asked: "2026-04-28T10:00",
    trunk: { number: 181520, title: "Fix wrong sums over views", who: "eqy", landed: "2026-04-27T21:00" },
  });
  review(project.place, {
    at: "2026-04-29T09:00",
    by: "atalman",
    on: 181710,
    state: "CHANGES_REQUESTED",
    body: "Please add the test from trunk.",
  });
  const ended = pick(project, {
    release: 181720,
    title: "Speed up printing",
    who: "eqy",
    category: "New feature",
    asked: "2026-04-28T11:00",
    trunk: { number: 181530, title: "Speed up printing", who: "eqy", landed: "2026-04-27T22:00" },
    word: { by: "malfet", at: "2026-04-29T10:00", text: "@malfet: will not be merged" },
  });
  if (ended.comment) close(project.place, { at: "2026-04-29T10:05", by: "malfet", on: 181720 });
  comment(project.place, {
    at: "2026-04-30T09:00",
    by: "dwilkes",
    on: project.tracker,
    body: "/hud accept branch-ci-green until 2026-06-01: it works on my machine",
  });
}

/** Failures of every kind on the head: jobs, time-outs, a run without a job, a cancelled one, an absent one. */
function breakCi(place: Parameters<typeof push>[0], sha: string): void {
  const odd: Record<string, Record<string, "fail" | "timed-out" | "cancelled">> = {
    "linux-binary-manywheel": { "py3_12-cpu": "fail" },
    pull: { asan: "timed-out" },
    trunk: { libtorch: "cancelled" },
  };
  for (const workflow of branchWorkflows) {
    if (workflow.name === "xpu") continue;
    const jobs = workflow.name === "lint" ? ({ jobs: "none" } as const) : {};
    runWorkflow(place, {
      at: "2026-04-30T08:02",
      by: "pytorchmergebot",
      sha,
      branch: "release/2.12",
      workflow,
      odd: odd[workflow.name],
      ...jobs,
    });
  }
}

export const red: Scenario = {
  name: "red",
  sentence:
    "PyTorch 2.12.0 with everything wrong at once: failing builds, forgotten branches, reverts that nobody followed.",
  opensAt: "2026-05-01T12:00:00Z",
  projects: [pytorchSettings],
  play,
  truth: {
    releases: [
      {
        repo: "pytorch/pytorch",
        version: "2.12.0",
        moments: [
          {
            at: "2026-05-01T12:00:00Z",
            picks: [
              { release: [180930], state: "merged", policy: "allowed", firstCandidate: "v2.12.0-rc1" },
              {
                release: [181640],
                state: "merged",
                policy: "violation",
                firstCandidate: null,
                problems: ["outside-criteria"],
              },
              {
                release: [181700],
                state: "pending",
                waitingOn: "requester",
                policy: "allowed",
                problems: ["trunk-not-landed"],
              },
              {
                release: [181710],
                state: "pending",
                waitingOn: "requester",
                policy: "allowed",
                problems: ["changes-requested"],
              },
              { release: [181720], state: "rejected", waitingOn: "nobody" },
              { release: [], key: "d17ec70", state: "merged", problems: ["direct-push"] },
            ],
            candidates: [{ tag: "v2.12.0-rc1", entered: [180930] }],
            missing: [180389],
            unfollowed: [179301, 180855],
            scopeOpen: 4,
            verdict: "no-go",
            gates: {
              "branch-exists": "pass",
              "origin-branch-exists": "fail",
              "companions-cut": "fail",
              "nightlies-green": "fail",
              "scope-empty": "fail",
              "picks-settled": "fail",
              "reverts-followed": "fail",
              "policy-kept": "fail",
              "branch-ci-green": "fail",
              "validation-green": "not-yet",
              "checklist-complete": "not-yet",
              "scope-validated": "not-yet",
              "final-tag": "not-yet",
              "release-published": "not-yet",
            },
          },
        ],
      },
    ],
    trackers: [{ repo: "pytorch/pytorch", number: 180506, version: "2.12.0" }],
    lookalikes: [],
  },
};
