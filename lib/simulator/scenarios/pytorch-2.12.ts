import { cutBranch, mergePull, openPull, push, tag } from "../world/git";
import type { Place, Script } from "../world/script";
import { editComment } from "../world/threads";
import { withMoreWord } from "./kit/forms";
import { type Played, type Project, pick } from "./kit/picks";
import { runBranchCi } from "./pytorch/branch-ci";
import { pytorchPlace, pytorchProject, pytorchSettings } from "./pytorch/cast";
import { playCompanions, playNightlies } from "./pytorch/companions";
import { finish } from "./pytorch/ending";
import { dailyTrunk, olderHistory, type Taken, trunkReverts } from "./pytorch/history";
import { lateRevert, laterPicks, repairWheels, settleOpenPicks, unsettledPicks } from "./pytorch/later";
import { playMinor, playPatch, playPublished } from "./pytorch/older-releases";
import { mergedPicks } from "./pytorch/picks";
import { playScope } from "./pytorch/scope";
import { closedScope } from "./pytorch/scope-items";
import { openTracker, playChatter, playDeleted, playLookalikes, playOddRequests, playRefused } from "./pytorch/talk";
import { truth } from "./pytorch/truth";
import type { Scenario } from "./scenario";

function play(script: Script): void {
  const place = pytorchPlace(script, "2025-10-01T08:00");
  const project = pytorchProject(place, "release/2.12", 180506);
  olderHistory(place);
  playMinor(place);
  playPublished(place);
  playPatch(place);
  const { infra } = playCompanions(script);
  playNightlies(place, 14, 32);
  playScope(project);
  const taken = trunkReverts(project);
  dailyTrunk(project, 177100, "2026-04-13T00:30:00Z", 30);
  cut(place);
  openTracker(project);
  playRefused(project);
  const played = playMerged(project, taken);
  playOddRequests(project);
  playChatter(project);
  playLookalikes(project);
  playCandidates(place);
  revertOnBranch(project, played.get(181441));
  repairWheels(project);
  settleOpenPicks(project);
  playDeleted(project);
  laterPicks(project);
  unsettledPicks(project, infra);
  const head = lateRevert(project, played.get(181644) ?? nothing);
  finish(project, infra, head, closedScope);
}

const nothing: Played = { comment: null, landed: [], merged: null };

/** The branch and its twin; then the version, pushed without a pull request. */
export function cut(place: Place): void {
  cutBranch(place, { at: "2026-04-15T16:00", name: "release/2.12", from: "main" });
  cutBranch(place, { at: "2026-04-15T16:00", name: "orig/release/2.12", from: "main" });
  push(place, {
    at: "2026-04-15T18:00",
    by: "atalman",
    branch: "main",
    message: "Bump the nightly version to 2.13.0a0",
  });
  const at = "2026-04-15T19:30";
  const message = "Set the version of the branch to 2.12.0";
  runBranchCi(
    place,
    at,
    push(place, { at, by: "atalman", branch: "release/2.12", message, sha: "b0a7c35" }),
    "release/2.12",
  );
}

function playMerged(project: Project, taken: Map<number, Taken>): Map<number, Played> {
  const played = new Map<number, Played>();
  for (const row of mergedPicks) {
    const back = taken.get(row.reverts?.[0] ?? 0);
    const body = `This reverts commit ${back?.landed}.\n\n(cherry picked from commit ${back?.reverted})`;
    const done = pick(project, back ? { ...row, body } : row);
    played.set(row.release, done);
    if (done.merged && row.merged) runBranchCi(project.place, row.merged.at, done.merged, project.branch);
  }
  return played;
}

function playCandidates(place: Place): void {
  for (const [name, at, by] of [
    ["v2.12.0-rc1", "2026-04-16T14:10", "atalman"],
    ["v2.12.0-rc2", "2026-04-20T12:00", "seemethere"],
    ["v2.12.0-rc3", "2026-04-22T15:50", "seemethere"],
  ] as const)
    tag(place, { at, by, name, target: "release/2.12", annotated: name.endsWith("rc2") });
}

/** #181441 was merged on 21 April, went into rc3, and came out again on the day on which the world opens. */
function revertOnBranch(project: Project, picked: Played | undefined): void {
  const { place } = project;
  openPull(place, {
    at: "2026-04-24T11:05",
    by: "atalman",
    number: 182184,
    title: 'Revert "Preserve aliased inputs in exported graphs"',
    body: `Reverts #181441. The Windows build needs #180230, which the branch does not have.\n\nThis reverts commit ${picked?.merged}.`,
    base: project.branch,
    files: ["torch/export/_trace.py"],
  });
  if (picked?.comment) {
    const named = (old: string) =>
      old.replace(
        "\n\nCriteria Category:",
        "\n\nReverted\n* https://github.com/pytorch/pytorch/pull/182184\n\nCriteria Category:",
      );
    const word = withMoreWord("@atalman reverted, the Windows build fails without #180230");
    editComment(place, { at: "2026-04-24T11:55", by: "atalman", id: picked.comment, body: (old) => word(named(old)) });
  }
  const sha = mergePull(place, { at: "2026-04-24T11:48", by: "atalman", on: 182184, sha: "7c1e4f2" });
  runBranchCi(place, "2026-04-24T11:48", sha, project.branch);
}

export const pytorch212: Scenario = {
  name: "pytorch-2.12",
  sentence: "PyTorch 2.12.0 three days before its final candidate: no-go, with eight requests open and red wheels.",
  opensAt: "2026-04-24T14:32:00Z",
  projects: [pytorchSettings],
  play,
  truth,
};
