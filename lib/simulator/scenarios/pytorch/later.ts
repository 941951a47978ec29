import { landOnTrunk, mergePull, openPull, pushToPull, revertOnTrunk } from "../../world/git";
import { runWorkflow } from "../../world/runs";
import type { Place } from "../../world/script";
import { assign, close, comment, editComment, review } from "../../world/threads";
import { requestBody, withWord } from "../kit/forms";
import { type PickRow, type Played, type Project, pick } from "../kit/picks";
import { runBranchCi } from "./branch-ci";
import { pullChecks } from "./cast";
import { openPicks } from "./open-picks";

const green = (project: Project, at: string, sha: string | null) => {
  if (sha) runBranchCi(project.place, at, sha, project.branch, {});
};
const by = (at: string, login: string) => ({ at, by: login });

/** The wheels are repaired on trunk first; the fix is approved and still being tested when the world opens. */
export function repairWheels(project: Project): void {
  const { place } = project;
  const head = openPull(place, {
    at: "2026-04-23T18:10",
    by: "huydhn",
    number: 182171,
    title: "Take Triton from the final index in smoke tests",
    body: "The smoke test installs a candidate of Triton, but the wheel asks for 3.7.0.",
    base: "main",
    head: "gh/huydhn/14/head",
    files: [".ci/pytorch/smoke_test.py"],
  });
  review(place, { at: "2026-04-24T10:40", by: "malfet", on: 182171, state: "APPROVED" });
  const late: Record<string, number> = { trunk: 12, docs: 6 };
  for (const workflow of pullChecks) {
    const odd = Object.fromEntries(
      workflow.jobs
        .slice(0, late[workflow.name] ?? 0)
        .map((job) => [job, { is: "pass" as const, wait: 5, minutes: 170 }]),
    );
    runWorkflow(place, {
      at: "2026-04-24T13:15",
      by: "huydhn",
      sha: head,
      branch: null,
      workflow: { ...workflow, event: "pull_request" },
      odd,
    });
  }
  const landed = landOnTrunk(place, {
    at: "2026-04-24T19:00",
    on: 182171,
    bot: "pytorchmergebot",
    approvedBy: "malfet",
  });
  const { merged } = pick(project, {
    release: 182230,
    title: "Take Triton from the final index in smoke tests",
    who: "huydhn",
    category: "ci",
    byBot: true,
    of: [182171],
    body: `Cherry-pick of #182171\n\n(cherry picked from commit ${landed})`,
    asked: "2026-04-24T20:50",
    approved: by("2026-04-25T08:00", "atalman"),
    merged: by("2026-04-25T14:00", "atalman"),
    word: { by: "atalman", text: "@atalman merged" },
  });
  green(project, "2026-04-25T14:00:00Z", merged);
}

/** Requests of the days after the opening. */
export function laterPicks(project: Project): void {
  const { place } = project;
  const play = (row: PickRow) => green(project, row.merged?.at ?? "", pick(project, row).merged);
  play({
    release: 182350,
    title: "Preserve aliased inputs in exported graphs, with the alias table",
    who: "angelayi",
    category: "Regression against 2.11, now with what Windows needs",
    of: [176994, 180230],
    asked: "2026-04-27T07:50",
    approved: by("2026-04-27T19:00", "malfet"),
    merged: by("2026-04-28T10:00", "malfet"),
    word: { by: "malfet", text: "@malfet: merged" },
  });
  play({
    release: 182402,
    title: "Let late ranks join a process group",
    who: "kwen2501",
    category: "Deadlock",
    trunk: {
      number: 181988,
      title: "Let late ranks join a process group",
      who: "kwen2501",
      landed: "2026-04-27T14:00",
      closes: [180252],
    },
    asked: "2026-04-27T14:50",
    merged: by("2026-04-28T09:00", "atalman"),
    word: { by: "atalman", text: "@atalman merged" },
  });
  play({
    release: 182455,
    title: "Do not crash when a compiled graph has no output",
    who: "drisspg",
    category: "Crash",
    trunk: {
      number: 180349,
      title: "Do not crash when a compiled graph has no output",
      who: "drisspg",
      opened: "2026-04-14T06:00",
      landed: "2026-04-27T22:00",
      milestone: "2.12.0",
    },
    asked: "2026-04-28T06:50",
    merged: by("2026-04-29T08:40", "malfet"),
  });
  assign(place, { at: "2026-04-14T06:10", by: "drisspg", on: 180349, to: "drisspg" });
  play({
    release: 182811,
    title: "[Docs] Explain the new install selector",
    who: "seemethere",
    category: "Documentation improvements",
    trunk: {
      number: 182610,
      title: "[Docs] Explain the new install selector",
      who: "seemethere",
      landed: "2026-04-28T10:00",
    },
    asked: "2026-04-28T12:50",
    merged: by("2026-04-28T15:30", "atalman"),
  });
}

/** Requests that are put on hold, asked about, or named in two repositories. */
export function unsettledPicks(project: Project, infra: Place): void {
  const { place } = project;
  pick(project, {
    release: 182288,
    title: "Use the wave64 path on MI300",
    who: "naromero77amd",
    category: "Regression against 2.11",
    trunk: { number: 182001, title: "Use the wave64 path on MI300", who: "naromero77amd", landed: "2026-04-25T08:00" },
    asked: "2026-04-25T15:50",
    word: { by: "malfet", at: "2026-04-25T20:00", text: "@malfet: on hold until the ROCm runs on main are green" },
  });
  close(place, { at: "2026-04-28T08:00", by: "malfet", on: 182288 });
  pick(project, {
    release: 182295,
    title: "Avoid a slow path in foreach norms",
    who: "eqy",
    category: "Regression against 2.11",
    trunk: { number: 182033, title: "Avoid a slow path in foreach norms", who: "eqy", landed: "2026-04-25T09:00" },
    asked: "2026-04-25T16:20",
    word: {
      by: "malfet",
      at: "2026-04-25T20:10",
      text: "@malfet needs more info: which models are slower, and by how much?",
    },
  });
  close(place, { at: "2026-04-28T09:30", by: "eqy", on: 182295 });
  twoPlaces(project, infra);
}

/** One request for two pull requests, one of them in test-infra. */
function twoPlaces(project: Project, infra: Place): void {
  const { place } = project;
  const at = "2026-04-25T08:40";
  openPull(infra, {
    at,
    by: "huydhn",
    number: 7310,
    title: "Read the release index on release/2.12",
    body: "For the smoke tests of the branch.",
    base: "release/2.12",
    files: [".github/scripts/smoke.py"],
  });
  openPull(place, {
    at,
    by: "huydhn",
    number: 182245,
    title: "Use test-infra's release index",
    body: "Needs the change in test-infra.",
    base: project.branch,
    files: [".ci/pytorch/smoke_test.py"],
    reviewers: ["atalman"],
  });
  const infraUrl = "https://github.com/pytorch/test-infra/pull/7310";
  const id = comment(place, {
    at: "2026-04-25T09:00",
    by: "huydhn",
    on: project.tracker,
    body: requestBody({
      repo: place.repo,
      trunk: [],
      release: [infraUrl, 182245],
      category: "Test/CI fixes",
      form: "quoted-empty",
    }),
  });
  mergePull(infra, { at: "2026-04-25T10:00", by: "atalman", on: 7310 });
  green(project, "2026-04-27T18:40:00Z", mergePull(place, { at: "2026-04-27T18:40", by: "atalman", on: 182245 }));
  editComment(place, { at: "2026-04-27T18:50", by: "atalman", id, body: withWord("@atalman merged both") });
}

/** What becomes of the requests that are open at the opening. */
export function settleOpenPicks(project: Project): void {
  const { place } = project;
  for (const row of openPicks) {
    const { merged } = pick(project, row);
    if (row.merged) green(project, row.merged.at, merged);
  }
  const fixed = pushToPull(place, {
    at: "2026-04-26T11:00",
    by: "angelayi",
    on: 181866,
    message: "Take the fixed tests along",
  });
  for (const workflow of pullChecks)
    runWorkflow(place, {
      at: "2026-04-26T11:02",
      by: "angelayi",
      sha: fixed,
      branch: null,
      workflow: { ...workflow, event: "pull_request" },
    });
  comment(place, {
    at: "2026-04-27T17:58",
    by: "malfet",
    on: 181990,
    body: "A debug flag is a feature. Not for this branch.",
  });
  close(place, { at: "2026-04-27T18:00", by: "malfet", on: 181990 });
}

/** Trunk takes back a change that the branch has; the branch follows only four days later. Returns that commit. */
export function lateRevert(project: Project, picked: Played): string {
  const { place } = project;
  const trunk = 180930;
  revertOnTrunk(place, {
    at: "2026-04-25T11:20",
    on: trunk,
    bot: "pytorchmergebot",
    by: "guangyey",
    landed: picked.landed[0] ?? "",
    reason: "newer cores fell back to the slow kernels.",
  });
  const { merged } = pick(project, {
    release: 182690,
    title: 'Revert "Correct CPU dispatch on older Arm cores"',
    who: "huydhn",
    category: "Reverted on trunk",
    reverts: [trunk],
    body: `This reverts commit ${picked.merged}.\n\nThe same was done on main.`,
    asked: "2026-04-29T08:20",
    merged: by("2026-04-29T10:15", "malfet"),
    word: { by: "malfet", text: "@malfet: merged" },
  });
  green(project, "2026-04-29T10:15:00Z", merged);
  return merged ?? "";
}
