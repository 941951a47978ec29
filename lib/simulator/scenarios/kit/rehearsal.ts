import { cutBranch, push } from "../../world/git";
import type { Odd } from "../../world/runs";
import type { Place, Script } from "../../world/script";
import { createMilestone, openIssue } from "../../world/threads";
import { runBranchCi } from "../pytorch/branch-ci";
import { pytorchPlace, pytorchProject } from "../pytorch/cast";
import { type CompanionPlaces, companionBranches, playNightlies } from "../pytorch/companions";
import { olderHistory } from "../pytorch/history";
import { type PickRow, type Project, pick } from "./picks";
import { trackerBody } from "./tracker";

export type Rehearsal = { place: Place; project: Project; companions: CompanionPlaces };

/** The release of 2.12.0 with its cut, tracker, milestone and companions, before anything is asked for. */
export function rehearse(
  script: Script,
  fate: { originBranch: boolean; forgotten: readonly string[]; nightly: Record<string, Odd> },
): Rehearsal {
  const place = pytorchPlace(script, "2025-10-01T08:00");
  const project = pytorchProject(place, "release/2.12", 180506);
  olderHistory(place);
  const companions = companionBranches(script, fate.forgotten);
  playNightlies(place, 14, 32, fate.nightly);
  createMilestone(place, {
    at: "2026-03-03T10:00",
    by: "atalman",
    number: 71,
    title: "2.12.0",
    dueOn: "2026-05-13T00:00",
  });
  createMilestone(place, { at: "2026-04-14T10:00", by: "atalman", number: 74, title: "2.13.0", dueOn: null });
  cutBranch(place, { at: "2026-04-15T16:00", name: "release/2.12", from: "main" });
  if (fate.originBranch) cutBranch(place, { at: "2026-04-15T16:00", name: "orig/release/2.12", from: "main" });
  push(place, {
    at: "2026-04-15T18:00",
    by: "atalman",
    branch: "main",
    message: "Bump the nightly version to 2.13.0a0",
  });
  openIssue(place, {
    at: "2026-04-15T19:10",
    by: "atalman",
    number: 180506,
    title: "[v.2.12.0] Release Tracker",
    labels: ["release tracker"],
    body: trackerBody({
      repo: place.repo,
      version: "2.12.0",
      branch: "release/2.12",
      previous: "2.11",
      phase1Until: "27/4/26",
      schedule: [
        "M3: Release branch cut (15/4/26)",
        "M4: Release branch finalized, final RC (week of 27/4/26)",
        "M5: Public texts final (8/5/26)",
        "M6: Release Day (13/5/26)",
      ],
      managers: ["atalman", "malfet"],
    }),
  });
  return { place, project, companions };
}

/** An issue of the scope, fixed by a trunk change. */
export function scopeIssue(project: Project, issue: { number: number; title: string; by: string; at: string }): void {
  openIssue(project.place, {
    at: issue.at,
    by: issue.by,
    number: issue.number,
    title: issue.title,
    body: "Seen with the nightly build.",
    labels: ["triaged"],
    assignees: [issue.by],
    milestone: "2.12.0",
  });
}

/** Plays a pick and runs the branch's workflows on what it merged. */
export function pickAndTest(project: Project, row: PickRow): string | null {
  const { merged } = pick(project, row);
  if (merged && row.merged) runBranchCi(project.place, row.merged.at, merged, project.branch, {});
  return merged;
}
