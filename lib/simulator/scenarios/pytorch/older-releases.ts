import { plus, scriptTime } from "../../time";
import { cutBranch, draftRelease, publish, push, tag } from "../../world/git";
import { runWorkflow } from "../../world/runs";
import type { Place } from "../../world/script";
import { closeMilestone, comment, createMilestone, openIssue } from "../../world/threads";
import { type PickRow, pick } from "../kit/picks";
import { patchTrackerBody, trackerBody } from "../kit/tracker";
import { runBranchCi, runTagBuilds } from "./branch-ci";
import { branchWorkflows, pytorchProject } from "./cast";
import { minorPicks, playMinorScope, runMinorCi } from "./minor-history";
import { bracketNotes, firstDraft, linkNotes, olderNotes, patchNotes } from "./notes";

/** 2.11.0, shipped: its tracker stays open, as they do. */
export function playMinor(place: Place): void {
  const project = pytorchProject(place, "release/2.11", 175093, "atalman");
  createMilestone(place, {
    at: "2025-12-10T10:00",
    by: "atalman",
    number: 66,
    title: "2.11.0",
    dueOn: "2026-03-30T00:00",
  });
  cutBranch(place, { at: "2026-03-02T16:00", name: "release/2.11", from: "main" });
  cutBranch(place, { at: "2026-03-02T16:00", name: "orig/release/2.11", from: "main" });
  push(place, {
    at: "2026-03-02T17:00",
    by: "atalman",
    branch: "main",
    message: "Bump the nightly version to 2.12.0a0",
  });
  openIssue(place, {
    at: "2026-03-02T18:00",
    by: "atalman",
    number: 175093,
    title: "[v.2.11.0] Release Tracker",
    labels: ["release tracker"],
    body: trackerBody({
      repo: place.repo,
      version: "2.11.0",
      branch: "release/2.11",
      previous: "2.10",
      phase1Until: "16/3/26",
      schedule: [
        "M3: Release branch cut (2/3/26)",
        "M4: Release branch finalized, final RC (week of 16/3/26)",
        "M5: Public texts final (25/3/26)",
        "M6: Release Day (1/4/26)",
      ],
      managers: ["atalman", "malfet"],
    }),
  });
  playMinorScope(place);
  for (const [index, row] of minorPicks.entries()) {
    const by = row.merged?.by ?? "atalman";
    const { merged } = pick(project, { ...row, word: { by, text: `@${by} merged` } });
    if (merged && row.merged) runMinorCi(place, row.merged.at, merged, index);
  }
  for (const [name, at] of [
    ["v2.11.0-rc1", "2026-03-04T12:00"],
    ["v2.11.0-rc2", "2026-03-10T12:00"],
    ["v2.11.0-rc3", "2026-03-18T12:00"],
  ] as const)
    tag(place, { at, by: "seemethere", name, target: "release/2.11" });
  tag(place, { at: "2026-03-30T15:00", by: "atalman", name: "v2.11.0", target: "release/2.11", annotated: true });
  closeMilestone(place, { at: "2026-04-01T17:00", title: "2.11.0" });
  comment(place, { at: "2026-04-01T17:10", by: "atalman", on: 175093, body: "2.11.0 is out. Thank you all." });
}

/** GitHub releases with notes in both styles. */
export function playPublished(place: Place): void {
  const draft = (at: string, version: string, body: string) =>
    draftRelease(place, { at, by: "atalman", tag: `v${version}`, name: `PyTorch ${version} Release`, body });
  const out = (at: string, tagName: string, body: string) => {
    draft(plus(scriptTime(at), -2 * 86_400), tagName.slice(1), body);
    publish(place, { at, tag: tagName });
  };
  for (const { version, out: since, body } of olderNotes) {
    draft("2025-10-02T09:00", version, body);
    publish(place, { at: "2025-10-02T09:01", tag: `v${version}`, since });
  }
  const nine = push(place, {
    at: "2025-11-10T10:00",
    by: "atalman",
    branch: "release/2.9",
    message: "Last change of 2.9.1",
  });
  tag(place, { at: "2025-11-12T15:00", by: "atalman", name: "v2.9.1", target: nine });
  out("2025-11-12T17:00", "v2.9.1", patchNotes);
  out("2026-01-21T17:00", "v2.10.0", linkNotes);
  out("2026-04-01T16:00", "v2.11.0", bracketNotes);
  draft("2026-04-23T18:00", "2.12.0", firstDraft);
}

type PatchRow = Omit<PickRow, "trunk" | "title"> & { title: string; trunk: number; issue: number; landed: string };

const patchRows: readonly PatchRow[] = [
  {
    release: 181210,
    trunk: 180120,
    issue: 178420,
    title: "Fix loading of sharded checkpoints",
    who: "kwen2501",
    category: "Regression against 2.11.0, see #178420",
    asked: "2026-04-20T07:00",
    landed: "2026-04-17T12:00",
    approved: { at: "2026-04-21T15:00", by: "seemethere" },
    merged: { at: "2026-04-29T16:00", by: "seemethere" },
    word: { by: "seemethere", text: "@seemethere merged" },
  },
  {
    release: 181344,
    trunk: 180566,
    issue: 178455,
    title: "Stop NaN in fused layer norm",
    who: "eqy",
    category: "Critical, silent correctness: https://github.com/pytorch/pytorch/issues/178455",
    asked: "2026-04-20T13:00",
    landed: "2026-04-18T10:00",
    approved: { at: "2026-04-22T15:00", by: "atalman" },
    merged: { at: "2026-04-29T16:20", by: "seemethere" },
  },
  {
    release: 181620,
    trunk: 180877,
    issue: 178501,
    title: "Do not crash on empty embedding bags",
    who: "eqy",
    category: "Crash, #178501",
    asked: "2026-04-21T10:00",
    landed: "2026-04-20T22:00",
    approved: { at: "2026-04-22T16:00", by: "atalman" },
    merged: { at: "2026-04-29T16:40", by: "seemethere" },
  },
  {
    release: 182010,
    trunk: 181260,
    issue: 178530,
    title: "Fix a deadlock in the pin-memory thread",
    who: "kwen2501",
    category: "Deadlock, #178530",
    asked: "2026-04-23T12:00",
    landed: "2026-04-22T18:00",
    approved: { at: "2026-04-28T12:00", by: "seemethere" },
    merged: { at: "2026-04-29T17:00", by: "seemethere" },
  },
];

/** 2.11.1: a patch that shares its branch with the shipped minor release. */
export function playPatch(place: Place): void {
  const project = pytorchProject(place, "release/2.11", 180610, "seemethere");
  createMilestone(place, {
    at: "2026-04-02T10:00",
    by: "seemethere",
    number: 73,
    title: "2.11.1",
    dueOn: "2026-05-14T00:00",
  });
  openIssue(place, {
    at: "2026-04-16T14:00",
    by: "seemethere",
    number: 180610,
    title: "[v2.11.1] Release Tracker",
    labels: ["release tracker"],
    body: patchTrackerBody({
      repo: place.repo,
      version: "2.11.1",
      branch: "release/2.11",
      fixes: "2.11.0",
      phase1Until: "4/30/2026",
      schedule: ["Go or no-go meeting: 4/29/2026", "Final RC: 5/6/2026", "Release Day: 5/14/2026"],
      managers: ["seemethere", "atalman"],
    }),
  });
  const start = push(place, {
    at: "2026-04-16T15:00",
    by: "seemethere",
    branch: "release/2.11",
    message: "Set the version of the branch to 2.11.1",
  });
  for (const workflow of branchWorkflows)
    runWorkflow(place, {
      at: "2026-04-16T15:05",
      by: "seemethere",
      sha: start,
      branch: "release/2.11",
      workflow,
      odd: workflow.name === "trunk" ? { "win-cpu": "flaky" } : {},
    });
  let head = start;
  for (const row of patchRows) {
    openIssue(place, {
      at: plus(scriptTime(row.landed), -8 * 86_400),
      by: "dwilkes",
      number: row.issue,
      title: `2.11.0: ${row.title.replace(/^(Fix|Stop|Do not) /, "")}`,
      body: "Worked in 2.10, broken in 2.11.0.",
      labels: ["high priority", "module: regression"],
      milestone: "2.11.1",
    });
    const trunk = { number: row.trunk, title: row.title, who: row.who, landed: row.landed, closes: [row.issue] };
    const { merged } = pick(project, { ...row, trunk });
    if (!merged || !row.merged) continue;
    head = merged;
    runBranchCi(place, row.merged.at, merged, "release/2.11", {});
  }
  tag(place, { at: "2026-05-06T12:00", by: "seemethere", name: "v2.11.1-rc1", target: head });
  runTagBuilds(place, "2026-05-06T12:00", head);
}
