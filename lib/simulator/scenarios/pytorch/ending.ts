import { plus, scriptTime } from "../../time";
import { draftRelease, publish, push, tag } from "../../world/git";
import { runWorkflow } from "../../world/runs";
import type { Place } from "../../world/script";
import { close, comment } from "../../world/threads";
import type { PickRow, Project } from "../kit/picks";
import { runTagBuilds } from "./branch-ci";
import { draftNotes } from "./notes";
import { openPicks } from "./open-picks";
import { mergedPicks } from "./picks";
import { processDocument } from "./process";

/** The final candidate, its validation, the notes, the release and what follows it. */
export function finish(project: Project, infra: Place, head: string, validated: readonly number[]): void {
  const { place } = project;
  tag(place, { at: "2026-04-29T18:00", by: "seemethere", name: "v2.12.0-rc4", target: project.branch });
  runTagBuilds(place, "2026-04-29T18:00", head);
  comment(place, {
    at: "2026-04-29T18:10",
    by: "seemethere",
    on: project.tracker,
    body: "v2.12.0-rc4 holds all that was merged.",
  });
  comment(place, {
    at: "2026-04-26T09:00",
    by: "dwilkes",
    on: project.tracker,
    body: "/hud accept scope-empty until 2026-05-13: looks fine to me",
  });
  comment(place, {
    at: "2026-04-30T09:00",
    by: "malfet",
    on: project.tracker,
    body: "/hud accept policy-kept until 2026-05-14: #182811 changes documentation only, no binary differs",
  });
  comment(place, {
    at: "2026-04-30T09:05",
    by: "malfet",
    on: project.tracker,
    body: "/hud go M4: rc4 is our final candidate",
  });
  validate(place, "2026-04-30T20:00", head, null);
  validate(infra, "2026-04-30T20:00", "release/2.12", "release/2.12");
  for (const [index, on] of validated.entries())
    comment(place, {
      at: plus("2026-05-05T09:00:00Z", index * 5400),
      by: index % 2 === 0 ? "atalman" : "huydhn",
      on,
      body: "Validated with v2.12.0-rc4.",
    });
  publishFinal(project, head);
}

function validate(place: Place, at: string, target: string, branch: string | null): void {
  const sha = branch
    ? push(place, {
        at: plus(scriptTime(at), -300),
        by: "atalman",
        branch: target,
        message: "Validate the final candidate",
      })
    : target;
  const workflow = {
    name: "Validate Binaries",
    minutes: 120,
    jobs: ["linux", "windows", "macos-arm64", "linux-aarch64"],
    event: "workflow_dispatch",
  };
  runWorkflow(place, { at, by: "atalman", sha, branch, workflow });
}

function publishFinal(project: Project, head: string): void {
  const { place } = project;
  const rows = [...mergedPicks, ...openPicks];
  const entries = rows.map((row) => ({ title: row.title, prs: [...changesOf(row), row.release] }));
  const more = [182230, 182350, 182402, 182455, 182811, 182245, 182690, 181988, 180349, 182610, 180230].map((pr) => ({
    title: `Change ${pr} on the branch`,
    prs: [pr],
  }));
  draftRelease(place, {
    at: "2026-05-08T15:00",
    by: "atalman",
    tag: "v2.12.0",
    name: "PyTorch 2.12.0 Release",
    body: draftNotes([...entries, ...more]),
  });
  tag(place, { at: "2026-05-13T14:00", by: "atalman", name: "v2.12.0", target: head, annotated: true });
  publish(place, { at: "2026-05-13T16:00", tag: "v2.12.0" });
  push(place, {
    at: "2026-05-13T17:00",
    by: "atalman",
    branch: "main",
    message: "Name 2.12 in RELEASE.md",
    texts: { "RELEASE.md": processDocument({ named: true }) },
  });
  comment(place, {
    at: "2026-05-13T17:10",
    by: "atalman",
    on: project.tracker,
    body: "2.12.0 is out. This tracker takes no more requests.",
  });
  close(place, { at: "2026-05-13T17:12", by: "atalman", on: project.tracker });
}

function changesOf(row: PickRow): number[] {
  const changes = row.trunk === undefined ? [] : Array.isArray(row.trunk) ? row.trunk : [row.trunk];
  return [...changes.map((change) => change.number), ...(row.of ?? [])];
}
