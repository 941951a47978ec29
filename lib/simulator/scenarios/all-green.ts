import { draftRelease, publish, push, tag } from "../world/git";
import { runWorkflow } from "../world/runs";
import type { Script } from "../world/script";
import { comment, openIssue } from "../world/threads";
import { type PickRow, trunkChange } from "./kit/picks";
import { pickAndTest, rehearse, scopeIssue } from "./kit/rehearsal";
import { runTagBuilds } from "./pytorch/branch-ci";
import { pytorchSettings } from "./pytorch/cast";
import { draftNotes } from "./pytorch/notes";
import { processDocument } from "./pytorch/process";
import type { Scenario } from "./scenario";

const row = (
  release: number,
  trunk: number,
  issue: number,
  title: string,
  who: string,
  category: string,
  landed: string,
  asked: string,
  merged: string,
): PickRow => ({
  release,
  title,
  who,
  category,
  trunk: { number: trunk, title, who, landed, closes: [issue] },
  asked,
  approved: { at: merged.replace(/:\d\d$/, ":10"), by: "malfet" },
  merged: { at: merged.replace(/:\d\d$/, ":30"), by: "atalman" },
  word: { by: "atalman", text: "@atalman merged" },
});

const rows: readonly PickRow[] = [
  row(
    180710,
    180640,
    180301,
    "Free the buffers of closed store clients",
    "kwen2501",
    "Critical: memory leak",
    "2026-04-17T06:00",
    "2026-04-17T08:00",
    "2026-04-17T15:00",
  ),
  row(
    180930,
    180855,
    180333,
    "Fix a crash on empty rows",
    "eqy",
    "Critical: crash",
    "2026-04-18T09:00",
    "2026-04-20T07:00",
    "2026-04-20T13:00",
  ),
  row(
    181280,
    181120,
    180355,
    "Keep the names of exported inputs",
    "angelayi",
    "Regression against 2.11",
    "2026-04-21T05:00",
    "2026-04-21T09:00",
    "2026-04-22T10:00",
  ),
  row(
    181640,
    181500,
    180372,
    "End data loader workers with their parent",
    "huydhn",
    "Deadlock",
    "2026-04-22T20:00",
    "2026-04-23T08:00",
    "2026-04-23T16:00",
  ),
];

const releaseOnly: PickRow = {
  release: 181900,
  title: "[Release only] Pin the test images",
  who: "atalman",
  category: "Release branch specific changes",
  form: "quoted-empty",
  asked: "2026-04-24T09:00",
  approved: { at: "2026-04-24T12:00", by: "malfet" },
  merged: { at: "2026-04-24T15:00", by: "malfet" },
  word: { by: "malfet", text: "@malfet: merged" },
};

function play(script: Script): void {
  const { place, project, companions } = rehearse(script, { originBranch: true, forgotten: [], nightly: {} });
  trunkChange(project, {
    number: 179801,
    title: "Say which extension failed to load",
    who: "huydhn",
    landed: "2026-04-13T09:50",
    milestone: "2.12.0",
  });
  rows.forEach((one, index) => {
    const issue = Array.isArray(one.trunk) ? 0 : (one.trunk?.closes?.[0] ?? 0);
    scopeIssue(project, {
      number: issue,
      title: `To do: ${one.title}`,
      by: one.who,
      at: `2026-04-${10 + index}T09:00`,
    });
    pickAndTest(project, one);
  });
  tag(place, { at: "2026-04-20T16:00", by: "seemethere", name: "v2.12.0-rc1", target: "release/2.12" });
  const head = pickAndTest(project, releaseOnly) ?? "";
  tag(place, { at: "2026-04-27T10:00", by: "seemethere", name: "v2.12.0-rc2", target: "release/2.12" });
  runTagBuilds(place, "2026-04-27T10:00", head);
  const workflow = {
    name: "Validate Binaries",
    minutes: 90,
    jobs: ["linux", "windows", "macos-arm64"],
    event: "workflow_dispatch",
  };
  runWorkflow(place, { at: "2026-04-29T18:00", by: "atalman", sha: head, branch: null, workflow });
  runWorkflow(companions.infra, {
    at: "2026-04-29T18:00",
    by: "atalman",
    sha: push(companions.infra, {
      at: "2026-04-29T17:50",
      by: "atalman",
      branch: "release/2.12",
      message: "Validate the final candidate",
    }),
    branch: "release/2.12",
    workflow,
  });
  openIssue(place, {
    at: "2026-04-29T12:30",
    by: "atalman",
    number: 182300,
    title: "Validations for the 2.12.0 release",
    labels: ["oncall: releng"],
    body: "- [x] Linux wheels @atalman\n- [x] Windows wheels @huydhn\n- [x] macOS wheels @malfet\n",
  });
  for (const on of [180301, 180333, 180355, 180372, 179801])
    comment(place, { at: "2026-04-30T09:00", by: "atalman", on, body: "Validated with v2.12.0-rc2." });
  const entries = [...rows, releaseOnly].map((one) => ({
    title: one.title,
    prs: [...(Array.isArray(one.trunk) || !one.trunk ? [] : [one.trunk.number]), one.release],
  }));
  const more = [{ title: "Say which extension failed to load", prs: [179801] }];
  draftRelease(place, {
    at: "2026-05-05T10:00",
    by: "atalman",
    tag: "v2.12.0",
    name: "PyTorch 2.12.0 Release",
    body: draftNotes([...entries, ...more]),
  });
  tag(place, { at: "2026-05-13T14:00", by: "atalman", name: "v2.12.0", target: head });
  publish(place, { at: "2026-05-13T16:00", tag: "v2.12.0" });
  push(place, {
    at: "2026-05-13T16:30",
    by: "atalman",
    branch: "main",
    message: "Name 2.12 in RELEASE.md",
    texts: { "RELEASE.md": processDocument({ named: true }) },
  });
}

const picks = [...rows, releaseOnly].map((one, index) => ({
  release: [one.release],
  state: "merged" as const,
  waitingOn: "nobody" as const,
  policy: "allowed" as const,
  firstCandidate: index < 2 ? "v2.12.0-rc1" : "v2.12.0-rc2",
}));
const candidates = [
  { tag: "v2.12.0-rc1", entered: [180710, 180930] },
  { tag: "v2.12.0-rc2", entered: [181280, 181640, 181900] },
];
const green = {
  "branch-exists": "pass",
  "origin-branch-exists": "pass",
  "companions-cut": "pass",
  "nightlies-green": "pass",
  "scope-empty": "pass",
  "scope-in-branch": "pass",
  "picks-settled": "pass",
  "reverts-followed": "pass",
  "policy-kept": "pass",
  "branch-ci-green": "pass",
  "candidate-has-head": "pass",
  "candidate-builds-green": "pass",
  "docs-built": "pass",
} as const;

export const allGreen: Scenario = {
  name: "all-green",
  sentence: "PyTorch 2.12.0 in the week of its final candidate, with everything done: go.",
  opensAt: "2026-04-29T12:00:00Z",
  projects: [pytorchSettings],
  play,
  truth: {
    releases: [
      {
        repo: "pytorch/pytorch",
        version: "2.12.0",
        moments: [
          {
            at: "2026-04-29T12:00:00Z",
            picks,
            candidates,
            missing: [],
            unfollowed: [],
            scopeOpen: 0,
            verdict: "go",
            gates: { ...green, "final-tag": "not-yet", "release-published": "not-yet" },
          },
          {
            at: "2026-05-13T18:00:00Z",
            picks,
            candidates,
            missing: [],
            unfollowed: [],
            scopeOpen: 0,
            verdict: "shipped",
            gates: {
              ...green,
              "validation-green": "pass",
              "checklist-complete": "pass",
              "scope-validated": "pass",
              "final-tag": "pass",
              "release-published": "pass",
              "matrix-updated": "pass",
            },
          },
        ],
      },
    ],
    trackers: [{ repo: "pytorch/pytorch", number: 180506, version: "2.12.0" }],
    lookalikes: [{ repo: "pytorch/pytorch", number: 182300 }],
  },
};
