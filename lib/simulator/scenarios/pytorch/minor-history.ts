import { plus } from "../../time";
import { runWorkflow } from "../../world/runs";
import type { Place } from "../../world/script";
import { close, openIssue } from "../../world/threads";
import type { PickRow } from "../kit/picks";
import { branchWorkflows } from "./cast";

const asked: readonly [title: string, category: string][] = [
  ["Fix a crash in grouped convolutions", "Critical: crash"],
  ["Keep the seed of compiled dropout", "Regression against 2.10"],
  ["Build with CUDA 13.0", "Test/CI fixes"],
  ["Correct the export guide", "Docs"],
  ["Free staging buffers early", "Critical: memory leak"],
  ["Fix a wrong sum over bool views", "Silent correctness"],
  ["Load weights saved by 2.9", "Critical fix for backwards compatibility"],
  ["Skip a slow test on Windows", "Test/CI fixes"],
  ["Stop a hang when a rank is lost", "Deadlock"],
  ["Fix the sign of complex atan", "Regression against 2.10"],
  ["Do not drop the last batch of a sharded sampler", "Silent correctness"],
  ["Name the file when a checkpoint is cut short", "Regression against 2.10"],
  ["Keep the order of keyword arguments in export", "Regression against 2.10"],
  ["Repair the Windows debug build", "Compilation fixes"],
  ["Close the store when a rank leaves", "Deadlock"],
  ["Fix a race in the pinned-memory cache", "Critical: crash"],
  ["Do not free a stream twice", "Critical: crash"],
  ["Round half to even in quantized add", "Silent correctness"],
  ["Give the allocator its limit back after a fork", "Critical: memory leak"],
  ["Read archives above 4 GB", "Critical: crash"],
  ["Stop a deadlock between autograd threads", "Deadlock"],
  ["Fix the gradient of masked scatter", "Silent correctness"],
  ["Load pickles written by 2.8", "Critical fix for backwards compatibility"],
  ["Do not crash on an empty nested tensor", "Critical: crash"],
];

/** What 2.11.0 was asked to take: a request every twenty hours, answered within one to four days. */
export const minorPicks: readonly PickRow[] = asked.map(([title, category], index) => {
  const at = plus("2026-03-03T09:00:00Z", index * 20 * 3600);
  return {
    release: 175111 + index * 3,
    title,
    who: index % 3 === 0 ? "kwen2501" : "eqy",
    category,
    asked: at,
    trunk: { number: 175110 + index * 3, title, who: index % 3 === 0 ? "kwen2501" : "eqy", landed: plus(at, -7200) },
    merged: { at: plus(at, (20 + ((index * 37) % 70)) * 3600), by: index % 4 === 0 ? "malfet" : "atalman" },
  };
});

const areas = ["the profiler", "export", "the C++ API", "distributed checkpoints", "the ROCm wheels", "the docs build"];
const wants = ["Decide the default of", "Test upgrades of", "Describe the new errors of", "Time the start of"];

/** The milestone 2.11.0: 24 items, the last of which was closed three days before the release. */
export function playMinorScope(place: Place): void {
  for (let index = 0; index < 24; index += 1) {
    const number = 174_402 + index * 9;
    openIssue(place, {
      at: plus("2026-02-16T09:00:00Z", index * 14 * 3600),
      by: index % 2 === 0 ? "drisspg" : "angelayi",
      number,
      title: `${wants[index % wants.length]} ${areas[index % areas.length]}`,
      body: "To be settled before the release.",
      labels: ["triaged"],
      assignees: ["drisspg"],
      milestone: "2.11.0",
    });
    close(place, {
      at: plus("2026-03-04T11:00:00Z", index * 23 * 3600 + (index % 5) * 7200),
      by: "drisspg",
      on: number,
    });
  }
}

/** The branch's workflows on one of its commits; now and then a job is flaky, and seldom one fails. */
export function runMinorCi(place: Place, at: string, sha: string, index: number): void {
  for (const [nth, workflow] of branchWorkflows.entries()) {
    const turn = (index * 7 + nth * 3) % 31;
    const [job = ""] = workflow.jobs;
    const odd = turn === 0 ? { [job]: "fail" as const } : turn < 3 ? { [job]: "flaky" as const } : {};
    runWorkflow(place, { at: plus(at, 120), by: "pytorchmergebot", sha, branch: "release/2.11", workflow, odd });
  }
}
