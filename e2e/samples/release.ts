import type { ChangeView, ReleaseView, SourcesView, SourceView, SummaryView } from "@/lib/view/schemas";
import { asOf, issueUrl, release as named, now, pull, repo } from "./base";
import { gates } from "./gates";

const ago = (seconds: number) => new Date(Date.parse(now) - seconds * 1000).toISOString();

const ages: [id: string, what: string, seconds: number][] = [
  ["branch", "The release branch and its commits", 12],
  ["tracker", "The tracker and its comments", 12],
  ["release-pulls", "Pull requests against release/2.12", 14],
  ["ci", "Workflow runs on the branch", 18],
  ["scope", "Items of milestone 2.12.0", 31],
  ["tags", "Tags", 31],
  ["named-pulls", "Pull requests on trunk that requests name", 40],
  ["companions", "Companions' release branches", 120],
  ["validation", "Validation runs and checklist", 180],
];

export const sourceList: SourceView[] = ages.map(([id, what, seconds]) => ({
  id: `pytorch/2.12.0/${id}`,
  project: "pytorch",
  what,
  state: "ok",
  lastOk: ago(seconds),
  error: null,
  nextTry: null,
}));

export const sources: SourcesView = {
  asOf,
  complete: true,
  demo: false,
  sources: sourceList,
  polls: [
    { project: "pytorch", at: ago(12), ms: 412, requests: 2, points: 3, changed: 1, outcome: "ok" },
    { project: "pytorch", at: ago(72), ms: 388, requests: 1, points: 2, changed: 0, outcome: "ok" },
    { project: "pytorch", at: ago(132), ms: 1904, requests: 6, points: 9, changed: 14, outcome: "partial" },
  ],
  reading: [],
  rateLimit: { limit: 5000, remaining: 4388, resetAt: "2026-04-24T15:00:00Z" },
  poller: { on: true, holder: "this program", leaseUntil: "2026-04-24T14:33:00Z" },
};

const summary: SummaryView = {
  ...named,
  kind: "minor",
  state: "active",
  branch: "release/2.12",
  phase: 1,
  tracker: { repo, number: 176150, url: issueUrl(176150), title: "[v2.12.0] Release Tracker" },
  verdict: {
    call: "no-go",
    target: "M4",
    step: "final-candidate",
    reason: "Linux wheels fail on HEAD, 5 pick requests have no decision and 12 milestone items are still open.",
    since: "2026-04-23T16:05:00Z",
    flips: [
      {
        gate: "branch-ci-green",
        what: "Make linux-binary-manywheel pass on HEAD",
        detail: "Red for 5 commits, since 3fa8c21. A fix is open: #182171.",
        verb: "land the fix",
        who: ["huydhn"],
        url: pull(182171).url,
      },
      {
        gate: "picks-settled",
        what: "Decide 5 pick requests",
        detail: "The oldest, #181755, has waited 3 days.",
        verb: "approve or deny",
        who: ["malfet"],
        url: pull(181755).url,
      },
      {
        gate: "scope-empty",
        what: "Empty the milestone: 12 items open",
        detail: "8 issues and 4 PRs; 5 have no assignee.",
        verb: "close or move out",
        who: ["atalman"],
        url: `https://github.com/${repo}/milestone/62`,
      },
    ],
  },
  next: { id: "M4", label: "Final RC", date: "2026-04-27", precision: "week", daysLeft: 3 },
  counts: { picksPending: 8, picksMerged: 26, picksReverted: 1, scopeOpen: 12, missing: 1, unfollowedReverts: 0 },
  freshness: { complete: true, oldest: ago(180), stale: [] },
};

const day = (date: string, id: string, label: string, state: "done" | "next" | "future", was: string[] = []) => ({
  id,
  label,
  date,
  precision: "day" as const,
  was,
  state,
});

export const release: ReleaseView = {
  ...summary,
  asOf,
  phases: [
    {
      n: 1,
      until: "2026-04-27",
      current: true,
      criteria: [{ n: 1, text: "Low-risk fixes of regressions against 2.11" }],
    },
    { n: 2, until: "2026-05-13", current: false, criteria: [{ n: 1, text: "Fixes that block the release" }] },
  ],
  schedule: [
    day("2026-04-15", "M3", "Branch cut", "done"),
    { ...day("2026-04-27", "M4", "Final RC", "next"), precision: "week" },
    day("2026-05-06", "M4.1", "Tutorial drafts", "future", ["2026-05-04"]),
    day("2026-05-08", "M5", "Content final", "future"),
    day("2026-05-13", "M6", "Release day", "future"),
  ],
  managers: ["malfet", "atalman"],
  hud: null,
  gates,
  problems: [],
  sources: sourceList,
  companions: [
    {
      repo: "pytorch/vision",
      url: "https://github.com/pytorch/vision/tree/release/0.27",
      branch: "release/0.27",
      exists: true,
      head: { sha: "a1b2c3d", at: ago(90_000) },
      ci: "pass",
      candidates: ["v0.27.0-rc1"],
      openPicks: 0,
    },
    {
      repo: "pytorch/audio",
      url: "https://github.com/pytorch/audio/tree/release/2.12",
      branch: "release/2.12",
      exists: true,
      head: { sha: "b2c3d4e", at: ago(9_000) },
      ci: "running",
      candidates: ["v2.12.0-rc1"],
      openPicks: 1,
    },
    {
      repo: "pytorch/executorch",
      url: "https://github.com/pytorch/executorch/tree/release/1.3",
      branch: "release/1.3",
      exists: null,
      head: null,
      ci: "unknown",
      candidates: [],
      openPicks: null,
    },
  ],
  nightlies: [
    { repo, state: "pass", url: `https://github.com/${repo}/commits/nightly`, at: ago(25_000) },
    { repo: "pytorch/audio", state: "fail", url: "https://github.com/pytorch/audio/commits/nightly", at: ago(29_000) },
  ],
  decisions: [],
};

/** The same release while two of its sources cannot be read. */
export const blind: ReleaseView = {
  ...release,
  verdict: {
    ...release.verdict,
    call: "unknown",
    reason: "CI and tags were not read for 24 minutes, so it cannot be told.",
    since: ago(1440),
    flips: [],
  },
  freshness: { complete: false, oldest: ago(1440), stale: ["pytorch/2.12.0/ci", "pytorch/2.12.0/tags"] },
  gates: gates.map((gate) =>
    gate.group === "CI" || gate.group === "Candidate"
      ? { ...gate, status: "unknown", summary: "Not read for 24 min" }
      : gate,
  ),
  sources: sourceList.map((source) =>
    /\/(ci|tags)$/.test(source.id)
      ? {
          ...source,
          state: "failed",
          lastOk: ago(1440),
          error: { at: ago(30), text: "GitHub answered 502" },
          nextTry: now,
        }
      : source,
  ),
};

export const releases: SummaryView[] = [
  summary,
  {
    ...summary,
    version: "2.11.1",
    kind: "patch",
    branch: "release/2.11",
    phase: null,
    verdict: {
      call: "at-risk",
      target: "M2",
      step: "release-day",
      reason: "1 pick request has no decision and 5 days are left.",
      since: "2026-04-21T09:00:00Z",
      flips: [],
    },
    next: { id: null, label: "Go or no-go meeting", date: "2026-04-29", precision: "day", daysLeft: 5 },
    counts: { ...summary.counts, picksPending: 4, picksMerged: 9, scopeOpen: 2, missing: 0 },
  },
  {
    ...summary,
    version: "2.11.0",
    state: "shipped",
    branch: "release/2.11",
    phase: null,
    verdict: {
      call: "shipped",
      target: null,
      step: null,
      reason: "Released as v2.11.0.",
      since: "2026-04-01T17:00:00Z",
      flips: [],
    },
    next: null,
    counts: { ...summary.counts, picksPending: 0, picksMerged: 41, scopeOpen: 0, missing: 0 },
  },
];

const change = (
  at: string,
  kind: ChangeView["kind"],
  event: ChangeView["event"],
  text: string,
  weight: number,
  who: string[] = [],
): ChangeView => ({
  at,
  kind,
  event,
  text,
  url: issueUrl(176150),
  who,
  weight,
});

/** Newest first. */
export const changes: ChangeView[] = [
  change("2026-04-24T11:48:00Z", "revert", "reverted", "#181441 reverted on the branch by #182184", 9, ["atalman"]),
  change("2026-04-24T09:31:00Z", "ci", "fails", "manywheel red for a fifth commit", 8),
  change("2026-04-24T08:55:00Z", "pick", "pending", "#182118 requested by huydhn, no decision yet", 4, ["huydhn"]),
  change("2026-04-23T19:02:00Z", "pick", "merged", "3 picks merged by atalman", 5, ["atalman"]),
  change("2026-04-23T16:05:00Z", "verdict", "worse", "Verdict at risk → no-go", 10),
  change("2026-04-23T10:11:00Z", "scope", "closed", "3 milestone items closed, 2 moved to 2.13.0", 4),
  change("2026-04-22T20:15:00Z", "pick", "merged", "5 picks merged, 1 denied by malfet", 5, ["malfet"]),
  change("2026-04-22T15:50:00Z", "candidate", "tagged", "v2.12.0-rc3 tagged by seemethere", 7, ["seemethere"]),
  change("2026-04-21T17:30:00Z", "schedule", "moved", "M4.1 moved from 4 May to 6 May", 6),
  change("2026-04-21T13:26:00Z", "pick", "merged", "4 picks merged", 5),
];
