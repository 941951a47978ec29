import { plus, scriptTime } from "../../time";
import { cutBranch, push, tag } from "../../world/git";
import type { Association } from "../../world/model";
import { type Odd, runWorkflow, type Workflow } from "../../world/runs";
import { type Place, repository, type Script } from "../../world/script";
import { comment, openIssue } from "../../world/threads";
import { type Project, pick } from "../kit/picks";
import { trackerBody } from "../kit/tracker";
import { runNightly } from "./branch-ci";

const people: Record<string, Association> = {
  atalman: "MEMBER",
  malfet: "MEMBER",
  seemethere: "MEMBER",
  huydhn: "MEMBER",
  NicolasHug: "MEMBER",
  mergennachin: "MEMBER",
};

const wheels: readonly Workflow[] = [
  { name: "Build Linux Wheels", minutes: 30, jobs: ["py3_12-cpu", "py3_12-cuda13_0"] },
  { name: "Build Macos Wheels", minutes: 25, jobs: ["py3_12-cpu"] },
  { name: "Tests", minutes: 35, jobs: ["linux", "windows", "macos"] },
  { name: "Lint", minutes: 5, jobs: ["python"] },
];

type Companion = { repo: string; branch: string; cut: string; by: string; forgotten: boolean };

export type CompanionPlaces = { vision: Place; audio: Place; executorch: Place; infra: Place };

/** vision, audio, executorch and test-infra, each with its own release branch unless it is forgotten. */
export function companionBranches(script: Script, forgotten: readonly string[] = []): CompanionPlaces {
  const make = (repo: string, branch: string, cut: string, by: string) =>
    companion(script, { repo, branch, cut, by, forgotten: forgotten.includes(repo) });
  return {
    vision: make("pytorch/vision", "release/0.27", "2026-04-17T15:00", "NicolasHug"),
    audio: make("pytorch/audio", "release/2.12", "2026-04-17T16:00", "atalman"),
    executorch: make("pytorch/executorch", "release/1.3", "2026-04-18T10:00", "mergennachin"),
    infra: make("pytorch/test-infra", "release/2.12", "2026-04-15T17:00", "atalman"),
  };
}

/** The companions with their own trackers and picks; native merges, no bot. */
export function playCompanions(script: Script): CompanionPlaces {
  const places = companionBranches(script);
  playVision(places.vision);
  playAudio(places.audio);
  tag(places.executorch, { at: "2026-04-21T12:00", by: "mergennachin", name: "v1.3.0-rc1", target: "release/1.3" });
  return places;
}

function companion(script: Script, made: Companion): Place {
  const place = repository(script, { name: made.repo, at: "2026-03-01T08:00", people });
  push(place, { at: "2026-03-01T08:00", by: made.by, branch: "main", message: "Collect the state of the year" });
  const base = push(place, {
    at: "2026-04-14T12:00",
    by: made.by,
    branch: "main",
    message: "Follow the nightly build of the core",
  });
  playNightlies(place, 14, 32);
  if (made.forgotten) return place;
  cutBranch(place, { at: made.cut, name: made.branch, from: base });
  cutBranch(place, { at: made.cut, name: `orig/${made.branch}`, from: base });
  const at = plus(scriptTime(made.cut), 3 * 3600);
  const sha = push(place, { at, by: made.by, branch: made.branch, message: `Set the version of ${made.branch}` });
  runCompanionCi(place, at, sha, made.branch);
  push(place, { at: plus(at, 3600), by: made.by, branch: "main", message: "Raise the nightly version" });
  return place;
}

function runCompanionCi(place: Place, at: string, sha: string, branch: string, odd: Record<string, Odd> = {}): void {
  for (const workflow of wheels) runWorkflow(place, { at: plus(at, 60), by: "atalman", sha, branch, workflow, odd });
}

/** A nightly commit every morning, from so many days before 24 April to so many after it. */
export function playNightlies(place: Place, before: number, days: number, odd: Record<string, Odd> = {}): void {
  const start = Date.parse("2026-04-24T07:30:00Z") - before * 86_400_000;
  for (let day = 0; day <= days + before; day += 1) {
    const at = new Date(start + day * 86_400_000).toISOString();
    const sha = push(place, {
      at,
      by: "pytorchmergebot",
      branch: "nightly",
      message: `${at.slice(0, 10)} nightly release`,
    });
    runNightly(place, at, sha, odd);
  }
}

function playVision(place: Place): void {
  const project = native(place, "release/0.27", 9310, "NicolasHug");
  tracker(project, "0.27.0", "0.26.0", "2026-04-17T16:30", ["NicolasHug"]);
  const titles = [
    "Fix decoding of cropped JPEGs",
    "Keep the metadata of rotated boxes",
    "Build with CUDA 13.0",
    "Correct the resize example",
    "Free the decoder on errors",
    "Update the branch's test pins",
  ];
  const categories = [
    "Critical: crash",
    "Regression against 0.26",
    "Test/CI fixes",
    "Docs",
    "Critical: memory leak",
    "Release branch specific changes",
  ];
  titles.forEach((title, index) => {
    const asked = plus("2026-04-18T09:00:00Z", index * 14 * 3600);
    const merged = plus(asked, 5 * 3600);
    const trunk = { number: 9320 + index, title, who: "NicolasHug", landed: plus(asked, -7200) };
    const played = pick(project, {
      release: 9340 + index,
      title,
      who: "NicolasHug",
      category: categories[index] ?? "",
      asked,
      ...(index === 5 ? {} : { trunk }),
      merged: { at: merged, by: "NicolasHug" },
      ...(index % 2 === 0 ? { word: { by: "NicolasHug", text: "@NicolasHug merged" } } : {}),
    });
    if (played.merged) runCompanionCi(place, merged, played.merged, project.branch);
  });
  tag(place, { at: "2026-04-23T09:00", by: "NicolasHug", name: "v0.27.0-rc1", target: "release/0.27" });
}

function playAudio(place: Place): void {
  const project = native(place, "release/2.12", 4160, "atalman");
  tracker(project, "2.12.0", "2.11.0", "2026-04-17T17:00", ["atalman", "malfet"]);
  tag(place, { at: "2026-04-22T18:00", by: "atalman", name: "v2.12.0-rc1", target: "release/2.12" });
  const merged = pick(project, {
    release: 4171,
    title: "Read long FLAC files in pieces",
    who: "huydhn",
    category: "Critical fix: memory usage of long files",
    asked: "2026-04-24T10:30",
    trunk: { number: 4165, title: "Read long FLAC files in pieces", who: "huydhn", landed: "2026-04-23T12:00" },
    checks: { at: "2026-04-24T13:40", odd: {} },
    approved: { at: "2026-04-24T12:00", by: "atalman" },
    merged: { at: "2026-04-24T18:00", by: "atalman" },
    word: { by: "atalman", text: "@atalman merged" },
  }).merged;
  if (merged) runCompanionCi(place, "2026-04-24T18:00:00Z", merged, project.branch);
}

function native(place: Place, branch: string, trackerNumber: number, manager: string): Project {
  return {
    place,
    branch,
    tracker: trackerNumber,
    bot: null,
    picker: null,
    manager,
    checks: wheels.map((one) => ({ ...one, minutes: one.minutes * 2 })),
  };
}

function tracker(project: Project, version: string, previous: string, at: string, managers: string[]): void {
  openIssue(project.place, {
    at,
    by: managers[0] ?? "atalman",
    number: project.tracker,
    title: `[v.${version}] Release Tracker`,
    labels: ["release tracker"],
    body: trackerBody({
      repo: project.place.repo,
      version,
      branch: project.branch,
      previous,
      phase1Until: "27/4/26",
      schedule: ["M4: Release branch finalized, final RC (week of 27/4/26)", "M6: Release Day (13/5/26)"],
      managers,
    }),
  });
  comment(project.place, {
    at: plus(scriptTime(at), 3600),
    by: managers[0] ?? "atalman",
    on: project.tracker,
    body: "The branch follows rc1 of the core.",
  });
}
