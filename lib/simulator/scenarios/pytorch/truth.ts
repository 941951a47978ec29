import type { GateId, GateStatus, Moment, PickTruth, ReleaseTruth, Truth } from "../../truth";

const rc1 = "v2.12.0-rc1";
const rc2 = "v2.12.0-rc2";
const rc3 = "v2.12.0-rc3";
const rc4 = "v2.12.0-rc4";

type More = Omit<Partial<PickTruth>, "release" | "state">;
const merged = (release: number, firstCandidate: string | null, more: More = {}): PickTruth => ({
  release: [release],
  state: "merged",
  waitingOn: "nobody",
  policy: "allowed",
  firstCandidate,
  ...more,
});
const open = (release: number, state: PickTruth["state"], more: More = {}): PickTruth => ({
  release: [release],
  state,
  firstCandidate: null,
  ...more,
});
const ended = (release: number, state: "rejected" | "withdrawn"): PickTruth => ({
  release: [release],
  state,
  waitingOn: "nobody",
});
const { policy: _, ...untrackedMerge } = merged(181477, rc3, { problems: ["merged-without-request"] });

const directPush: PickTruth = { release: [], key: "b0a7c35", state: "merged", waitingOn: "nobody" };
const refused = [ended(181014, "rejected"), ended(181720, "rejected"), ended(181333, "withdrawn")];

/** Merged until 24 April and on the branch to stay. */
const staying = (next: string | null): PickTruth[] => [
  merged(180520, rc1),
  merged(180560, rc1),
  merged(180588, rc1),
  merged(180602, rc2),
  merged(180730, rc2),
  merged(180744, rc2, { problems: ["self-landed"] }),
  merged(180801, rc2, { problems: ["duplicate"] }),
  merged(180815, rc2),
  merged(181002, rc2),
  merged(181055, rc2),
  merged(181190, rc3),
  merged(181302, rc3),
  merged(181240, rc3),
  merged(181288, rc3),
  untrackedMerge,
  merged(181460, rc3),
  merged(181512, rc3),
  merged(181630, rc3),
  merged(181590, rc3),
  merged(181702, next, { policy: "dispensation" }),
  merged(181811, next),
  merged(181931, next),
  merged(181955, next),
  merged(181968, next),
  merged(182044, next),
];

const aliased: PickTruth = { release: [181441], state: "reverted", policy: "allowed", firstCandidate: rc3 };

const atOpening: PickTruth[] = [
  directPush,
  ...staying(null),
  merged(181644, rc3),
  aliased,
  ...refused,
  open(181755, "pending", { waitingOn: "managers", policy: "allowed" }),
  open(181866, "approved", { waitingOn: "requester", policy: "allowed", problems: ["ci-failing"] }),
  open(181902, "pending", { waitingOn: "managers", policy: "allowed" }),
  open(181990, "pending", { policy: "needs-category", problems: ["needs-category"] }),
  open(182031, "approved", { waitingOn: "ci", policy: "allowed" }),
  open(182066, "pending", { policy: "allowed" }),
  open(182079, "approved", { waitingOn: "managers", policy: "allowed" }),
  open(182118, "pending", { policy: "allowed" }),
];

const onSunday: PickTruth[] = [
  directPush,
  ...staying(null),
  merged(181644, rc3),
  aliased,
  ...refused,
  merged(181755, null),
  merged(182031, null),
  merged(182230, null),
  open(181866, "approved", { policy: "allowed" }),
  open(181902, "pending", { waitingOn: "managers", policy: "allowed" }),
  open(181990, "pending", { policy: "needs-category" }),
  open(182066, "approved", { waitingOn: "managers", policy: "allowed" }),
  open(182079, "approved", { waitingOn: "managers", policy: "allowed" }),
  open(182118, "pending", { policy: "allowed" }),
  { release: [182260], state: "pending", problems: ["untracked"] },
  { release: [7310, 182245], state: "pending", policy: "allowed" },
  open(182288, "on-hold", { policy: "allowed" }),
  open(182295, "needs-info", { waitingOn: "requester", policy: "allowed" }),
];

const atTheEnd: PickTruth[] = [
  directPush,
  ...staying(rc4),
  aliased,
  { release: [181644], state: "reverted", policy: "allowed", firstCandidate: rc3 },
  ...refused,
  ...[181755, 182031, 182230, 181866, 181902, 182066, 182079, 182118, 182350, 182402, 182455, 182690].map((one) =>
    merged(one, rc4),
  ),
  { release: [7310, 182245], state: "merged", waitingOn: "nobody", policy: "allowed" },
  merged(182811, rc4, { policy: "violation", problems: ["outside-criteria"] }),
  ended(181990, "rejected"),
  ended(182288, "rejected"),
  ended(182295, "withdrawn"),
  ended(182260, "withdrawn"),
];

const candidates = [
  { tag: rc1, entered: [180520, 180560, 180588] },
  { tag: rc2, entered: [180602, 180730, 180744, 180801, 180815, 181002, 181055] },
  { tag: rc3, entered: [181190, 181302, 181240, 181288, 181477, 181460, 181512, 181441, 181630, 181644, 181590] },
];
const lastCandidate = {
  tag: rc4,
  entered: [
    181702, 181811, 181931, 181955, 181968, 182044, 181755, 182031, 182230, 181866, 181902, 182066, 182079, 182118,
    182245, 182350, 182402, 182455, 182690, 182811,
  ],
  left: [181441, 181644],
};

type Gates = Partial<Record<GateId, GateStatus>>;
const branchCut: Gates = { "branch-exists": "pass", "origin-branch-exists": "pass", "nightlies-green": "pass" };
const notValidated: Gates = {
  "validation-green": "not-yet",
  "checklist-complete": "not-yet",
  "scope-validated": "not-yet",
};
const notShipped: Gates = { "final-tag": "not-yet", "release-published": "not-yet", "matrix-updated": "not-yet" };
const finalCandidate: Gates = {
  "scope-empty": "pass",
  "scope-in-branch": "pass",
  "picks-settled": "pass",
  "reverts-followed": "pass",
  "branch-ci-green": "pass",
  "candidate-has-head": "pass",
  "candidate-builds-green": "pass",
  "docs-built": "pass",
};

const moments: readonly Moment[] = [
  {
    at: "2026-04-16T12:00:00Z",
    picks: [
      directPush,
      merged(180520, null),
      merged(180560, null),
      open(180588, "pending", { waitingOn: "managers", policy: "allowed" }),
      open(180602, "pending", { policy: "allowed" }),
    ],
    missing: [180270],
    // Taken back on trunk this morning; it lands there again tomorrow.
    unfollowed: [179480],
    scopeOpen: 36,
    candidates: [],
    gates: {
      ...branchCut,
      ...notValidated,
      ...notShipped,
      "scope-empty": "fail",
      "picks-settled": "fail",
      "reverts-followed": "fail",
      "branch-ci-green": "pass",
      "docs-built": "pass",
    },
  },
  {
    at: "2026-04-20T16:00:00Z",
    picksNamed: true,
    picks: [
      merged(180744, rc2, { problems: ["self-landed"] }),
      merged(181302, null),
      open(181240, "pending"),
      open(181288, "pending"),
      open(181441, "pending", { policy: "allowed" }),
    ],
    missing: [176994, 180230, 180389, 180401],
    unfollowed: [],
    scopeOpen: 28,
    candidates: candidates.slice(0, 2),
    gates: {
      ...branchCut,
      ...notValidated,
      ...notShipped,
      "companions-cut": "pass",
      "scope-empty": "fail",
      "picks-settled": "fail",
      "reverts-followed": "pass",
      "branch-ci-green": "running",
    },
  },
  {
    at: "2026-04-24T14:32:00Z",
    picks: atOpening,
    missing: [176994, 180230],
    unfollowed: [],
    scopeOpen: 12,
    candidates,
    verdict: "no-go",
    gates: {
      ...branchCut,
      ...notValidated,
      ...notShipped,
      "companions-cut": "pass",
      "scope-empty": "fail",
      "picks-settled": "fail",
      "reverts-followed": "pass",
      "branch-ci-green": "fail",
      "docs-built": "pass",
    },
  },
  {
    at: "2026-04-26T12:00:00Z",
    picks: onSunday,
    missing: [176994, 180230],
    unfollowed: [180930],
    scopeOpen: 10,
    candidates,
    verdict: "no-go",
    gates: {
      ...branchCut,
      ...notValidated,
      ...notShipped,
      "companions-cut": "pass",
      "scope-empty": "fail",
      "picks-settled": "fail",
      "reverts-followed": "fail",
      "branch-ci-green": "pass",
      "docs-built": "pass",
    },
  },
  {
    at: "2026-04-30T18:00:00Z",
    picks: atTheEnd,
    missing: [],
    unfollowed: [],
    scopeOpen: 0,
    candidates: [...candidates, lastCandidate],
    gates: { ...branchCut, ...finalCandidate, ...notShipped, "companions-cut": "pass" },
  },
  {
    at: "2026-05-12T18:00:00Z",
    picks: atTheEnd,
    missing: [],
    unfollowed: [],
    scopeOpen: 0,
    candidates: [...candidates, lastCandidate],
    gates: {
      ...branchCut,
      ...finalCandidate,
      ...notShipped,
      "companions-cut": "pass",
      "validation-green": "pass",
      "checklist-complete": "pass",
      "scope-validated": "pass",
    },
  },
  {
    at: "2026-05-13T20:00:00Z",
    picks: atTheEnd,
    missing: [],
    unfollowed: [],
    scopeOpen: 0,
    candidates: [...candidates, lastCandidate],
    verdict: "shipped",
    gates: {
      ...branchCut,
      ...finalCandidate,
      "companions-cut": "pass",
      "validation-green": "pass",
      "checklist-complete": "pass",
      "scope-validated": "pass",
      "final-tag": "pass",
      "release-published": "pass",
      "matrix-updated": "pass",
    },
  },
];

const minor: ReleaseTruth = {
  repo: "pytorch/pytorch",
  version: "2.11.0",
  moments: [
    {
      at: "2026-04-24T14:32:00Z",
      picks: Array.from({ length: 24 }, (_none, index) => ({
        release: [175111 + index * 3],
        state: "merged" as const,
        waitingOn: "nobody" as const,
      })),
      picksNamed: true,
      missing: [],
      unfollowed: [],
      verdict: "shipped",
      gates: { "final-tag": "pass", "release-published": "pass" },
    },
  ],
};

const patch: ReleaseTruth = {
  repo: "pytorch/pytorch",
  version: "2.11.1",
  moments: [
    {
      at: "2026-04-24T14:32:00Z",
      picks: [open(181210, "approved"), open(181344, "approved"), open(181620, "approved"), open(182010, "pending")],
      picksNamed: true,
      missing: [178420, 178455, 178501, 178530],
      unfollowed: [],
      scopeOpen: 0,
      gates: { "branch-exists": "pass", "picks-settled": "fail" },
    },
  ],
};

export const truth: Truth = {
  releases: [{ repo: "pytorch/pytorch", version: "2.12.0", moments }, minor, patch],
  trackers: [
    { repo: "pytorch/pytorch", number: 180506, version: "2.12.0" },
    { repo: "pytorch/pytorch", number: 180610, version: "2.11.1" },
    { repo: "pytorch/pytorch", number: 175093, version: "2.11.0" },
    { repo: "pytorch/vision", number: 9310, version: "0.27.0" },
    { repo: "pytorch/audio", number: 4160, version: "2.12.0" },
  ],
  lookalikes: [181008, 180571, 181690].map((number) => ({ repo: "pytorch/pytorch", number })),
};
