import { cutBranch, mergePull, openPull, push, tag } from "../world/git";
import { runWorkflow, type Workflow } from "../world/runs";
import { type Place, repository, type Script } from "../world/script";
import { createMilestone, openIssue } from "../world/threads";
import { type PickRow, type Project, pick, trunkChange } from "./kit/picks";
import type { ProjectSettings, Scenario } from "./scenario";

const repo = "harborlight/pilot";
const branch = "stable/1.4";
export const workflows: readonly Workflow[] = [
  { name: "ci", minutes: 12, jobs: ["unit (linux)", "unit (windows)", "unit (macos)", "lint"] },
  { name: "packages", minutes: 18, jobs: ["wheel", "container"] },
];

const body = `We prepare **1.4.0** on the branch [stable/1.4](https://github.com/${repo}/tree/stable/1.4). Release managers: @ines and @tomas.

| Step | Date |
| --- | --- |
| Branch cut | 2026-05-04 |
| Final candidate | 2026-05-18 |
| Release day | 2026-05-26 |

Until 2026-05-15 we take regressions, crashes and documentation; after 2026-05-15 only release-blocking crashes.

Ask below with the pull request on main, the pull request on the branch, and the reason.
`;

const settings: ProjectSettings = {
  slug: "pilot",
  repo,
  trunk: "main",
  branch: "stable/{major}.{minor}",
  originBranch: null,
  candidateTag: "v{version}-rc.{n}",
  finalTag: "v{version}",
  tracker: { label: "release" },
  landedLabel: null,
  revertedLabel: null,
  companions: [],
  processDocument: null,
  workflows: { required: ["ci"], binaries: ["packages"], validation: null, docs: null, nightly: null },
};

function play(script: Script): void {
  const place = repository(script, {
    name: repo,
    at: "2026-01-05T08:00",
    people: { ines: "OWNER", tomas: "MEMBER", bea: "CONTRIBUTOR", ravi: "CONTRIBUTOR", passerby: "NONE" },
  });
  const project: Project = { place, branch, tracker: 420, bot: null, picker: null, manager: "ines", checks: workflows };
  push(place, { at: "2026-01-05T08:00", by: "ines", branch: "main", message: "Start the year" });
  createMilestone(place, { at: "2026-03-01T08:00", by: "ines", number: 9, title: "1.4.0", dueOn: "2026-05-26T00:00" });
  const cached =
    trunkChange(project, {
      number: 402,
      title: "Cache parsed charts",
      who: "ravi",
      landed: "2026-04-28T10:00",
      milestone: "1.4.0",
    }) ?? "";
  cutBranch(place, { at: "2026-05-04T09:00", name: branch, from: "main" });
  push(place, { at: "2026-05-04T10:00", by: "ines", branch: "main", message: "Start 1.5" });
  openIssue(place, {
    at: "2026-05-04T11:00",
    by: "ines",
    number: 420,
    title: "1.4.0 release tracker",
    body,
    labels: ["release"],
  });
  openIssue(place, {
    at: "2026-05-06T11:00",
    by: "passerby",
    number: 431,
    title: "Where is the tracker of release 1.4.0?",
    body: "I cannot find it.",
  });
  playScope(place);
  for (const row of rows) {
    const { merged } = pick(project, row);
    if (merged && row.merged) test(place, row.merged.at, merged);
  }
  tag(place, { at: "2026-05-08T09:00", by: "ines", name: "v1.4.0-rc.1", target: branch, annotated: true });
  revert(project, cached);
}

function playScope(place: Place): void {
  const issues: [number, string][] = [
    [410, "Charts with a gap are cut off"],
    [412, "Crash on an empty route"],
    [414, "Describe the new flags"],
  ];
  for (const [number, title] of issues)
    openIssue(place, {
      at: "2026-04-30T10:00",
      by: "bea",
      number,
      title,
      body: "See the attached chart.",
      assignees: ["bea"],
      milestone: "1.4.0",
    });
}

/** Trunk takes back what the branch got with the cut; nobody has told the branch. */
function revert(project: Project, landed: string): void {
  const { place } = project;
  openPull(place, {
    at: "2026-05-11T09:00",
    by: "ravi",
    number: 460,
    title: 'Revert "Cache parsed charts"',
    body: `Reverts ${repo}#402\n\nThis reverts commit ${landed}.`,
    base: "main",
    files: ["pilot/charts.py"],
  });
  mergePull(place, { at: "2026-05-11T11:00", by: "tomas", on: 460 });
}

function test(place: Place, at: string, sha: string): void {
  for (const workflow of workflows) runWorkflow(place, { at, by: "ines", sha, branch, workflow });
}

const rows: readonly PickRow[] = [
  {
    release: 441,
    title: "Draw charts with gaps whole",
    who: "bea",
    category: "Regression against 1.3",
    form: "short",
    asked: "2026-05-05T09:00",
    trunk: { number: 436, title: "Draw charts with gaps whole", who: "bea", landed: "2026-05-05T08:00", closes: [410] },
    merged: { at: "2026-05-06T09:00", by: "ines" },
  },
  {
    release: 444,
    title: "Do not crash on an empty route",
    who: "ravi",
    category: "Crash",
    asked: "2026-05-07T09:00",
    trunk: {
      number: 438,
      title: "Do not crash on an empty route",
      who: "ravi",
      landed: "2026-05-06T15:00",
      closes: [412],
    },
    approved: { at: "2026-05-08T08:00", by: "tomas" },
    merged: { at: "2026-05-09T09:00", by: "tomas" },
    word: { by: "tomas", text: "@tomas merged" },
  },
  {
    release: 447,
    title: "Describe the new flags",
    who: "bea",
    category: "Documentation",
    form: "hashes",
    asked: "2026-05-11T08:00",
    trunk: { number: 445, title: "Describe the new flags", who: "bea", landed: "2026-05-10T15:00", closes: [414] },
  },
];

export const native: Scenario = {
  name: "native",
  sentence:
    "An ordinary repository: pull requests are merged by GitHub, dates are written year first, and no bot helps.",
  opensAt: "2026-05-12T10:00:00Z",
  projects: [settings],
  play,
  truth: {
    releases: [
      {
        repo,
        version: "1.4.0",
        moments: [
          {
            at: "2026-05-12T10:00:00Z",
            picks: [
              {
                release: [441],
                state: "merged",
                waitingOn: "nobody",
                policy: "allowed",
                firstCandidate: "v1.4.0-rc.1",
              },
              { release: [444], state: "merged", waitingOn: "nobody", policy: "allowed", firstCandidate: null },
              { release: [447], state: "pending", waitingOn: "managers", policy: "allowed" },
            ],
            candidates: [{ tag: "v1.4.0-rc.1", entered: [441] }],
            missing: [414],
            unfollowed: [402],
            scopeOpen: 0,
            verdict: "no-go",
            gates: {
              "branch-exists": "pass",
              "scope-empty": "pass",
              "picks-settled": "fail",
              "reverts-followed": "fail",
              "branch-ci-green": "pass",
              "final-tag": "not-yet",
              "release-published": "not-yet",
            },
          },
        ],
      },
    ],
    trackers: [{ repo, number: 420, version: "1.4.0" }],
    lookalikes: [{ repo, number: 431 }],
  },
};
