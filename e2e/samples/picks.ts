import type { PickView } from "@/lib/view/schemas";
import { commitUrl, issueUrl, pull } from "./base";
import { commits } from "./commits";

const trackerUrl = issueUrl(176150);
const commentUrl = (id: number) => `${trackerUrl}#issuecomment-${id}`;

const settled: PickView = {
  id: "",
  source: "comment",
  comment: null,
  requestedBy: null,
  trunk: [],
  release: [],
  title: "",
  category: { name: "regression", text: "regression" },
  phase: 1,
  policy: { status: "allowed", rule: "Allowed until 27 Apr" },
  state: "pending",
  stateReason: "Nothing is written yet",
  waitingOn: { kind: "managers", logins: ["malfet"], what: "decide" },
  ci: "pass",
  firstCandidate: null,
  ageDays: 0,
  requestedAt: "",
  settledAt: null,
  history: [],
  problems: [],
  followUps: [],
};

type Asked = Partial<PickView> & { trunkNumber: number | null; number: number; by: string; at: string };

function pick({ trunkNumber, number, by, at, ...rest }: Asked): PickView {
  const url = commentUrl(3_000_000_000 + number);
  return {
    ...settled,
    id: `${number}`,
    comment: { url, author: by, createdAt: at, editedAt: null, editor: null },
    requestedBy: by,
    trunk: trunkNumber === null ? [] : [pull(trunkNumber, "landed")],
    release: [pull(number)],
    requestedAt: at,
    ageDays: Math.floor((Date.parse("2026-04-24T14:32:08Z") - Date.parse(at)) / 86_400_000),
    history: [{ at, by, what: "requested", url }],
    ...rest,
  };
}

const approved = (by: string, at: string, number: number) => ({
  state: "approved" as const,
  stateReason: `Approved by ${by}`,
  history: [{ at, by, what: "approved", url: commentUrl(3_000_000_000 + number) }],
});

export const pendingPicks: PickView[] = [
  pick({
    trunkNumber: 180955,
    number: 181755,
    by: "angelayi",
    at: "2026-04-21T11:02:00Z",
    title: "Hold on to guards when one module is exported a second time",
  }),
  pick({
    trunkNumber: 180771,
    number: 181866,
    by: "angelayi",
    at: "2026-04-22T10:40:00Z",
    title: "Return the right strides from compiled attention",
    category: { name: "critical", text: "silent correctness" },
    policy: { status: "allowed", rule: "Allowed in both" },
    ci: "fail",
    waitingOn: { kind: "requester", logins: ["angelayi"], what: "fix CI" },
    problems: [{ code: "ci-failing", text: "2 jobs fail on the release PR" }],
    ...approved("malfet", "2026-04-22T17:00:00Z", 181866),
  }),
  pick({
    trunkNumber: 180412,
    number: 181902,
    by: "azahed98",
    at: "2026-04-22T12:15:00Z",
    title: "Mask odd block sizes rightly in flex attention",
    category: { name: "fixnewfeature", text: "fix to a new feature" },
    waitingOn: { kind: "managers", logins: ["atalman"], what: "decide" },
  }),
  pick({
    trunkNumber: 181120,
    number: 181990,
    by: "azahed98",
    at: "2026-04-23T09:30:00Z",
    title: "Put the autotuner's choices behind a flag",
    category: { name: "unknown", text: "" },
    policy: { status: "needs-category", rule: "Needs dispensation" },
    problems: [{ code: "needs-category", text: "The request names no category" }],
  }),
  pick({
    trunkNumber: null,
    number: 182031,
    by: "atalman",
    at: "2026-04-23T12:00:00Z",
    title: "Leave unused CUDA libraries out of the aarch64 wheel",
    category: { name: "release-only", text: "release only change" },
    ci: "running",
    waitingOn: { kind: "ci", logins: ["atalman"], what: "merge when green" },
    ...approved("malfet", "2026-04-23T18:00:00Z", 182031),
  }),
  pick({
    trunkNumber: 181233,
    number: 182066,
    by: "huydhn",
    at: "2026-04-23T16:20:00Z",
    title: "End NCCL without a deadlock when it aborts at exit",
    category: { name: "critical", text: "deadlock" },
    policy: { status: "allowed", rule: "Allowed in both" },
    ci: "running",
  }),
  pick({
    trunkNumber: 181377,
    number: 182079,
    by: "seemethere",
    at: "2026-04-23T18:25:00Z",
    title: "Mend the links of the export tutorial",
    category: { name: "docs", text: "docs" },
    waitingOn: { kind: "managers", logins: ["seemethere"], what: "merge" },
    ...approved("atalman", "2026-04-24T08:00:00Z", 182079),
  }),
  pick({
    trunkNumber: 181540,
    number: 182118,
    by: "huydhn",
    at: "2026-04-24T08:55:00Z",
    title: "Pin setuptools where Windows is built",
    category: { name: "ci", text: "test or CI" },
    ci: "unknown",
    waitingOn: { kind: "requester", logins: ["huydhn"], what: "start CI" },
  }),
];

/** 27 merges from the cut to today, one reverted today. */
const perDay: [day: number, merged: number][] = [
  [15, 1],
  [16, 3],
  [17, 4],
  [19, 1],
  [20, 5],
  [21, 3],
  [22, 5],
  [23, 3],
  [24, 1],
];

const authors = ["angelayi", "azahed98", "huydhn", "seemethere", "atalman"] as const;

export const mergedPicks: PickView[] = perDay.flatMap(([day, merged]) =>
  Array.from({ length: merged }, (_, nth) => {
    const at = `2026-04-${day}T${String(8 + nth * 2).padStart(2, "0")}:12:00Z`;
    const number = 181_000 + day * 30 + nth * 3;
    const commit = commits[(day + nth) % commits.length];
    const by = authors[(day + nth) % authors.length] ?? "atalman";
    return {
      ...pick({ trunkNumber: number - 700, number, by, at, title: commit?.title ?? "A fix" }),
      state: "merged" as const,
      stateReason: "Its commit is on the branch",
      waitingOn: { kind: "nobody" as const, logins: [], what: "nothing" },
      settledAt: at,
      firstCandidate: day < 17 ? "v2.12.0-rc1" : day < 21 ? "v2.12.0-rc2" : day < 23 ? "v2.12.0-rc3" : null,
    };
  }),
);

export const revertedPick: PickView = {
  ...pick({
    trunkNumber: 176994,
    number: 181441,
    by: "angelayi",
    at: "2026-04-20T09:12:00Z",
    title: "Keep aliased inputs through export",
  }),
  state: "reverted",
  stateReason: "Reverted on the branch by #182184",
  waitingOn: { kind: "requester", logins: ["angelayi"], what: "ask again" },
  firstCandidate: "v2.12.0-rc3",
  settledAt: "2026-04-24T11:48:00Z",
  history: [
    { at: "2026-04-20T09:12:00Z", by: "angelayi", what: "requested", url: trackerUrl },
    { at: "2026-04-21T13:26:00Z", by: "atalman", what: "merged as 9d27c3a", url: commitUrl("9d27c3a") },
    { at: "2026-04-24T11:48:00Z", by: "atalman", what: "reverted by #182184", url: commitUrl("7c1e4f2") },
  ],
};

export const picks: PickView[] = [...pendingPicks, ...mergedPicks, revertedPick];
