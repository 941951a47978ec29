import { openPull } from "../../world/git";
import { close, comment, deleteComment, editBody, editComment, minimizeComment, openIssue } from "../../world/threads";
import { requestBody, withMoreWord, withWord } from "../kit/forms";
import { type Project, pick } from "../kit/picks";
import { trackerBody } from "../kit/tracker";

/** The tracker of 2.12.0, its slip, and all that people say there besides the requests of picks.ts. */
export function openTracker(project: Project): void {
  const { place } = project;
  openIssue(place, {
    at: "2026-04-15T19:10",
    by: "atalman",
    number: project.tracker,
    title: "[v.2.12.0] Release Tracker",
    labels: ["release tracker", "oncall: releng", "triaged"],
    body: trackerBody({
      repo: place.repo,
      version: "2.12.0",
      branch: project.branch,
      previous: "2.11",
      phase1Until: "27/4/26",
      schedule: [
        "M3: Release branch cut (15/4/26)",
        "M4: Release branch finalized, final RC, launch date announced, feature classes published (week of 27/4/26)",
        "M4.1: Drafts of tutorials due (4/5/26)",
        "M5: Public texts final (8/5/26)",
        "M6: Release Day (13/5/26)",
      ],
      managers: ["atalman", "malfet"],
    }),
  });
  editBody(place, {
    at: "2026-04-21T17:30",
    by: "atalman",
    on: project.tracker,
    body: (old) => old.replace("(4/5/26)", "(~~4/5/26~~ 6/5/26)"),
  });
}

/** Requests that ended without a merge before the opening. */
export function playRefused(project: Project): void {
  const { place } = project;
  const tooMuch = pick(project, {
    release: 181014,
    title: "Bring the ROCm combo kernels to the branch",
    who: "naromero77amd",
    category: "Test/CI fixes",
    asked: "2026-04-19T18:00",
    trunk: [
      {
        number: 180277,
        title: "Combo kernels: fix the tile size on ROCm",
        who: "naromero77amd",
        landed: "2026-04-17T20:00",
      },
      {
        number: 180526,
        title: "Combo kernels: share the launch code",
        who: "naromero77amd",
        landed: "2026-04-18T08:00",
      },
    ],
    word: {
      by: "atalman",
      at: "2026-04-20T21:00",
      text: "@atalman Please hold off, we are still talking about these.",
    },
  });
  if (tooMuch.comment)
    editComment(place, {
      at: "2026-04-21T16:20",
      by: "atalman",
      id: tooMuch.comment,
      body: withMoreWord("@atalman Closing, the single fix comes on its own."),
    });
  close(place, { at: "2026-04-21T16:18", by: "atalman", on: 181014 });

  pick(project, {
    release: 181720,
    title: "Add a fast path for grouped convolutions",
    who: "eqy",
    category: "New feature, customers wait for it",
    asked: "2026-04-21T14:40",
    trunk: {
      number: 180844,
      title: "Add a fast path for grouped convolutions",
      who: "eqy",
      landed: "2026-04-21T08:00",
    },
    word: { by: "malfet", at: "2026-04-22T20:12", text: "@malfet: will not be merged, this is feature work." },
  });
  close(place, { at: "2026-04-22T20:15", by: "malfet", on: 181720 });

  pick(project, {
    release: 181333,
    title: "Round the block mask of flex attention up",
    who: "azahed98",
    category: "Critical fix to a new feature",
    form: "hashes",
    asked: "2026-04-20T10:00",
    trunk: {
      number: 180720,
      title: "Round the block mask of flex attention up",
      who: "azahed98",
      landed: "2026-04-19T09:00",
    },
  });
  comment(place, {
    at: "2026-04-22T09:00",
    by: "azahed98",
    on: 181333,
    body: "A better fix is on its way, closing this one.",
  });
  close(place, { at: "2026-04-22T09:01", by: "azahed98", on: 181333 });
}

/** One comment that holds the form twice, and a request that is posted a second time. */
export function playOddRequests(project: Project): void {
  const { place } = project;
  const asked = (trunk: number, release: number, category: string) =>
    requestBody({ repo: place.repo, trunk: [trunk], release: [release], category, form: "standard" });
  const both = comment(place, {
    at: "2026-04-20T08:35",
    by: "azahed98",
    on: project.tracker,
    body: `${asked(180655, 181240, "Silent correctness")}\n\n${asked(180702, 181288, "Crash")}`,
  });
  editComment(place, { at: "2026-04-20T19:58", by: "atalman", id: both, body: withWord("@atalman merged") });
  comment(place, {
    at: "2026-04-17T12:15",
    by: "kwen2501",
    on: project.tracker,
    body: asked(180470, 180801, "Critical fix: memory leak"),
  });
}

/** What is said without asking for a pick. */
export function playChatter(project: Project): void {
  const { place } = project;
  const say = (at: string, by: string, body: string) => comment(place, { at, by, on: project.tracker, body });
  say(
    "2026-04-16T15:00",
    "atalman",
    "v2.12.0-rc1 is out. Install it with `pip3 install torch==2.12.0 --index-url https://download.pytorch.org/whl/test/cu130`.",
  );
  say("2026-04-17T14:05", "dwilkes", "Will #178902 be part of this? It matters to us.");
  say("2026-04-17T14:40", "malfet", "> Will #178902 be part of this?\n\nYes, it landed before the branch was cut.");
  say("2026-04-20T12:30", "seemethere", "v2.12.0-rc2 is building, the wheels follow in about two hours.");
  const spam = say(
    "2026-04-20T23:10",
    "dwilkes",
    "Link to landed trunk PR (if applicable):\n* https://github.com/pytorch/pytorch/pull/179301\n\nLink to release branch PR:\n* https://github.com/pytorch/pytorch/pull/181477\n\nCriteria Category:\n* please please",
  );
  minimizeComment(place, { at: "2026-04-21T07:00", id: spam, reason: "OFF_TOPIC" });
  say("2026-04-22T16:10", "seemethere", "v2.12.0-rc3 holds everything that was merged until today 15:41 UTC.");
  say(
    "2026-04-23T17:00",
    "huydhn",
    "The CUDA 13.0 wheels of the branch fail in the smoke test since #181931. I am on it in #182171.",
  );
  comment(place, { at: "2026-04-22T12:01", by: "malfet", on: 180044, body: "Fixed by #179301, closing." });
  comment(place, {
    at: "2026-04-24T12:05",
    by: "atalman",
    on: 181441,
    body: "Reverted in #182184: the Windows build needs #180230, which the branch does not have.",
  });
}

/** Issues that look like trackers and are none. */
export function playLookalikes(project: Project): void {
  const { place } = project;
  openIssue(place, {
    at: "2026-04-18T20:00",
    by: "dwilkes",
    number: 181008,
    title: "[v2.12.0] Release Tracker (unofficial)",
    body: "I keep my own list here, because I cannot edit the other one.\n\n* Phase 1 (until 1/5/26): everything I like",
  });
  openIssue(place, {
    at: "2026-04-16T09:00",
    by: "seemethere",
    number: 180571,
    title: "[Umbrella] Documentation for 2.12",
    labels: ["docs"],
    body: "- [ ] Export guide\n- [ ] Flex attention guide\n- [x] Install page",
  });
  openIssue(place, {
    at: "2026-04-22T16:30",
    by: "atalman",
    number: 181690,
    title: "Validations for the 2.12.0 release",
    labels: ["oncall: releng"],
    body: checklist(0),
  });
  const steps: [string, number][] = [
    ["2026-04-30T16:00", 3],
    ["2026-05-04T15:00", 6],
    ["2026-05-07T17:00", 9],
  ];
  for (const [at, done] of steps) editBody(place, { at, by: "atalman", on: 181690, body: checklist(done) });
}

const tasks: readonly (readonly [depth: number, text: string])[] = [
  [0, "Wheels for Linux install and import @atalman"],
  [1, "CUDA 12.6"],
  [1, "CUDA 13.0"],
  [0, "Wheels for Windows install and import @huydhn"],
  [0, "Wheels for macOS install and import @malfet"],
  [0, "Wheels for aarch64 @atalman"],
  [0, "ROCm wheels @naromero77amd"],
  [0, "Docs of 2.12 open from the version menu @seemethere"],
  [0, "Sizes stay below the limit of the index @atalman"],
];

function checklist(done: number): string {
  const lines = tasks.map(([depth, text], index) => `${"  ".repeat(depth)}- [${index < done ? "x" : " "}] ${text}`);
  return `Work through this with the final candidate.\n\n${lines.join("\n")}\n`;
}

/** A request that is posted and deleted again: its pull request stays, and nobody asks for it any more. */
export function playDeleted(project: Project): void {
  const { place } = project;
  openPull(place, {
    at: "2026-04-24T17:40",
    by: "yangw-dev",
    number: 182260,
    title: "Shorten the message of torch.load",
    body: "Only for the release branch.",
    base: project.branch,
    files: ["torch/serialization.py"],
    reviewers: ["malfet"],
  });
  const id = comment(place, {
    at: "2026-04-24T18:00",
    by: "yangw-dev",
    on: project.tracker,
    body: requestBody({
      repo: place.repo,
      trunk: [],
      release: [182260],
      category: "Release branch specific changes",
      form: "standard",
    }),
  });
  deleteComment(place, { at: "2026-04-25T15:00", id });
  close(place, { at: "2026-04-27T10:00", by: "yangw-dev", on: 182260 });
}
