import type { CandidateView, MissingView, ReceiptView, ScopeView, UnfollowedRevertView } from "@/lib/view/schemas";
import { asOf, commitUrl, issueUrl, pull, repo } from "./base";
import { mergedPicks } from "./picks";

const tag = (n: number, sha: string, at: string, by: string, contains: number, entered: string[]): CandidateView => ({
  tag: `v2.12.0-rc${n}`,
  sha,
  at,
  by,
  url: `https://github.com/${repo}/releases/tag/v2.12.0-rc${n}`,
  contains: { picks: contains, commits: contains + n * 2 },
  entered,
  left: [],
  withoutPick:
    n === 2
      ? [{ sha: "c05f6d8", title: "Install from the release index in smoke tests", url: commitUrl("c05f6d8") }]
      : [],
  builds: [
    { workflow: "linux-binary-manywheel", state: n === 3 ? "fail" : "pass", url: commitUrl(sha) },
    { workflow: "windows-binary-wheel", state: n === 3 ? "flaky" : "pass", url: commitUrl(sha) },
    { workflow: "linux-aarch64-binary-manywheel", state: n === 3 ? "absent" : "pass", url: commitUrl(sha) },
  ],
  isHead: false,
});

const ids = mergedPicks.map((pick) => pick.id);
/** Newest first. */
export const candidates: CandidateView[] = [
  tag(3, "5c0d1e8", "2026-04-22T15:50:00Z", "seemethere", 21, ids.slice(13, 21)),
  tag(2, "c05f6d8", "2026-04-20T14:00:00Z", "atalman", 13, ids.slice(4, 13)),
  tag(1, "a9f3310", "2026-04-16T15:00:00Z", "atalman", 4, ids.slice(0, 4)),
];

export const history = {
  verdict: [
    { at: "2026-04-15T18:00:00Z", value: "unknown" },
    { at: "2026-04-16T04:00:00Z", value: "at-risk" },
    { at: "2026-04-23T16:05:00Z", value: "no-go" },
  ],
  scopeOpen: [37, 36, 33, 33, 32, 28, 24, 20, 15, 12].map((value, day) => ({
    at: `2026-04-${15 + day}T00:00:00Z`,
    value,
  })),
  picksPending: [2, 5, 9, 9, 10, 13, 12, 11, 10, 8].map((value, day) => ({
    at: `2026-04-${15 + day}T00:00:00Z`,
    value,
  })),
  passRate: [0.97, 0.96, 0.98, 0.97, 0.95, 0.96, 0.94, 0.95, 0.86, 0.84].map((value, day) => ({
    at: `2026-04-${15 + day}T00:00:00Z`,
    value,
  })),
};

const scopeTitles: [number, "issue" | "pr", string | null, string][] = [
  [180120, "issue", "angelayi", "Export loses names of buffers that share memory"],
  [180233, "issue", null, "Wheel size grows past the index's limit"],
  [180310, "pr", "azahed98", "Teach the profiler the new kernel names"],
  [180402, "issue", null, "Docs build warns on three new pages"],
  [180518, "issue", "huydhn", "NCCL abort leaves a thread behind"],
  [180611, "pr", null, "Take the old Triton pins out"],
  [180702, "issue", "malfet", "Arm builds pick the wrong vector width"],
  [180750, "issue", null, "Compile cache misses after an upgrade"],
  [180833, "pr", "seemethere", "Move the smoke tests to the release index"],
  [180901, "issue", "atalman", "Windows wheels want a newer runtime"],
  [180944, "issue", null, "Dynamo breaks on dataclass defaults"],
  [180990, "pr", "angelayi", "Trace module hooks in order"],
];

export const scope: ScopeView = {
  asOf,
  complete: true,
  open: scopeTitles.map(([number, kind, who, title], nth) => ({
    ref: { repo, number, url: kind === "pr" ? pull(number).url : issueUrl(number) },
    title,
    kind,
    assignees: who ? [who] : [],
    author: "malfet",
    since: `2026-04-${String(2 + nth).padStart(2, "0")}T10:00:00Z`,
  })),
  closed: 46,
  notMissing: [{ item: pull(179001, "closed"), why: "Closed without a code change" }],
};

export const missing: MissingView[] = [
  {
    item: pull(176994, "landed"),
    title: "Keep aliased inputs through export",
    landed: { sha: "4be91d0", at: "2026-04-17T18:20:00Z" },
    reason: "reverted-on-branch",
    detail: "Picked by #181441, then reverted on the branch by #182184.",
    who: ["angelayi"],
  },
];

export const reverts: UnfollowedRevertView[] = [];

export const receipt: ReceiptView = {
  release: { project: "pytorch", version: "2.12.0" },
  kind: "pr",
  subject: pull(176994, "landed"),
  title: "Keep aliased inputs through export, by angelayi",
  headline: "Not in 2.12.0: reverted on the branch",
  tone: "out",
  where: [
    { place: "main", in: true, since: "2026-04-17T18:20:00Z", note: "since 17 Apr" },
    { place: "rc1", in: false, since: null, note: "tagged earlier" },
    { place: "rc2", in: false, since: null, note: "tagged earlier" },
    { place: "rc3", in: true, since: "2026-04-22T15:50:00Z", note: "22 Apr" },
    { place: "release/2.12", in: false, since: "2026-04-24T11:48:00Z", note: "reverted today" },
    { place: "rc4, next", in: false, since: null, note: "unless picked again" },
    { place: "2.13.0", in: true, since: null, note: "from main" },
  ],
  events: [
    { at: "2026-03-27T09:15:00Z", by: "angelayi", what: "#176994 opened against main", url: pull(176994).url },
    { at: "2026-04-17T18:20:00Z", by: "malfet", what: "Landed on main as 4be91d0", url: commitUrl("4be91d0") },
    { at: "2026-04-20T09:12:00Z", by: "angelayi", what: "Pick #181441 requested", url: issueUrl(176150) },
    { at: "2026-04-20T17:40:00Z", by: "malfet", what: "Approved for phase 1", url: issueUrl(176150) },
    { at: "2026-04-21T13:26:00Z", by: "atalman", what: "Merged to release/2.12 as 9d27c3a", url: commitUrl("9d27c3a") },
    { at: "2026-04-22T15:50:00Z", by: "seemethere", what: "In candidate v2.12.0-rc3", url: commitUrl("5c0d1e8") },
    { at: "2026-04-24T11:48:00Z", by: "atalman", what: "Reverted by #182184", url: pull(182184).url },
  ],
  next: {
    who: ["angelayi"],
    what: "Ask for a new pick that also brings #180230. The change cannot build on the branch without it.",
    deadline: "2026-04-27",
    rule: "Phase 1, rule 1: low-risk fixes of regressions against 2.11",
    command: "@pytorchbot cherry-pick --onto release/2.12 -c regression",
  },
  firstCandidate: "v2.12.0-rc3",
  picks: ["181441"],
  followUps: [pull(180230, "landed")],
  notes: [],
};

export const blockers = [0, 0, 0, 0, 0, 1, 1, 2, 2, 1, 2, 2, 3, 3].map((value, day) => ({
  at: `2026-04-${11 + day}T00:00:00Z`,
  value,
}));
