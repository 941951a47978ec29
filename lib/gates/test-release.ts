/** A release of which every gate passes, for tests to spoil. */
import type { Gate } from "../domain/gate";
import type { Candidate, CiWorkflow, Judged, Pick, Reconciled, ScopeItem } from "../domain/reconciled";
import { type Source, type SourceKind, sourceKinds } from "../domain/source";
import { judge } from "./judge";

export const now = "2026-04-30T12:00:00Z";
const url = "https://github.com/octo/engine";
const head = { sha: "aaaaaaa1", at: "2026-04-29T10:00:00Z" };

export const sources = (over: Partial<Record<SourceKind, Partial<Source>>> = {}): Source[] =>
  sourceKinds.map((kind) => ({
    id: `engine/${kind}`,
    kind,
    project: "engine",
    version: null,
    what: kind,
    state: "ok",
    complete: true,
    lastOk: now,
    error: null,
    nextTry: null,
    ...over[kind],
  }));

export const workflow = (over: Partial<CiWorkflow> = {}): CiWorkflow => {
  const state = over.state ?? "pass";
  const cell = { sha: head.sha, state, url: `${url}/actions/runs/1`, failedJobs: [], flakyJobs: [], running: null };
  return {
    name: "pull",
    state,
    expected: true,
    binary: false,
    failingSince: state === "fail" ? head.sha : null,
    suspects: state === "fail" ? [head.sha] : [],
    passRate: 1,
    cells: [cell],
    ...over,
  };
};

export const pick = (over: Partial<Pick> = {}): Pick => ({
  id: "1-0",
  source: "comment",
  comment: {
    url: `${url}/issues/500#issuecomment-1`,
    author: "dev",
    createdAt: "2026-04-27T10:00:00Z",
    editedAt: null,
    editor: null,
  },
  requestedBy: "dev",
  trunk: [{ repo: "octo/engine", number: 100, url: `${url}/pull/100` }],
  release: [{ repo: "octo/engine", number: 200, url: `${url}/pull/200` }],
  title: "Mend the pump",
  category: { name: "regression", text: "Regression" },
  phase: 1,
  policy: { status: "allowed", rule: "Phase 1, rule 1" },
  state: "merged",
  stateReason: "",
  waitingOn: { kind: "nobody", logins: [], what: "nothing" },
  ci: "pass",
  firstCandidate: "v2.12.0-rc1",
  ageDays: 1,
  requestedAt: "2026-04-27T10:00:00Z",
  settledAt: "2026-04-28T10:00:00Z",
  history: [],
  problems: [],
  followUps: [],
  ...over,
});

export const item = (over: Partial<ScopeItem> = {}): ScopeItem => ({
  ref: { repo: "octo/engine", number: 90, url: `${url}/issues/90` },
  title: "The pump leaks",
  kind: "issue",
  assignees: ["dev"],
  author: "eve",
  since: "2026-04-10T10:00:00Z",
  ...over,
});

export const candidate = (over: Partial<Candidate> = {}): Candidate => ({
  tag: "v2.12.0-rc1",
  version: "2.12.0",
  n: 1,
  sha: head.sha,
  at: "2026-04-29T12:00:00Z",
  by: "tess",
  url: `${url}/releases/tag/v2.12.0-rc1`,
  contains: { picks: 1, commits: 1 },
  entered: ["1-0"],
  left: [],
  withoutPick: [],
  builds: [{ workflow: "wheels", state: "pass", url: `${url}/actions/runs/2` }],
  isHead: true,
  ...over,
});

export function release(over: Partial<Reconciled> = {}): Reconciled {
  return {
    now,
    release: {
      project: "engine",
      repo: "octo/engine",
      version: "2.12.0",
      kind: "minor",
      branch: "release/2.12",
      trunk: "main",
      state: "active",
      tracker: {
        repo: "octo/engine",
        number: 500,
        url: `${url}/issues/500`,
        title: "[v2.12.0] Release Tracker",
        createdAt: "2026-04-15T10:00:00Z",
        editedAt: null,
      },
      managers: ["ann", "max"],
      hud: null,
    },
    phase: 2,
    phases: [],
    schedule: [
      {
        id: "M3",
        label: "Branch cut",
        date: "2026-04-15",
        precision: "day",
        was: [],
        state: "done",
        step: "branch-cut",
        daysLeft: -15,
      },
      {
        id: "M4",
        label: "Final RC",
        date: "2026-04-27",
        precision: "week",
        was: [],
        state: "next",
        step: "final-candidate",
        daysLeft: 0,
      },
      {
        id: "M4.1",
        label: "Tutorial drafts",
        date: "2026-05-06",
        precision: "day",
        was: [],
        state: "future",
        step: null,
        daysLeft: 6,
      },
      {
        id: "M6",
        label: "Release day",
        date: "2026-05-13",
        precision: "day",
        was: [],
        state: "future",
        step: "release-day",
        daysLeft: 13,
      },
    ],
    branch: {
      exists: true,
      origin: { name: "orig/release/2.12", exists: true },
      cut: { sha: "ccccccc1", at: "2026-04-15T10:00:00Z" },
      head,
      url: `${url}/tree/release/2.12`,
    },
    picks: [pick()],
    missing: { complete: true, items: [], unknown: [] },
    reverts: { complete: true, items: [], unknown: [] },
    scope: {
      complete: true,
      milestone: { title: "2.12.0", url: `${url}/milestone/1` },
      open: [],
      closed: 3,
      notMissing: [],
      closedItems: [],
    },
    candidates: [candidate()],
    sinceCandidate: 0,
    ci: {
      repo: "octo/engine",
      branch: "release/2.12",
      head,
      state: "pass",
      passRate: 1,
      commits: [{ sha: head.sha, at: head.at, title: "Mend", author: "eve", url, pick: "1-0" }],
      workflows: [workflow(), workflow({ name: "docs", expected: false })],
    },
    companions: [
      {
        repo: "octo/vision",
        url: "https://github.com/octo/vision",
        branch: "release/0.27",
        exists: true,
        head,
        ci: "pass",
        candidates: [],
        openPicks: 0,
      },
    ],
    nightlies: [{ repo: "octo/engine", state: "pass", url, at: head.at }],
    finalTag: null,
    published: null,
    notes: {
      url: `${url}/releases/1`,
      complete: true,
      told: 1,
      picksMissing: [],
      scopeMissing: [],
      noted: [],
      noPr: 0,
    },
    process: { url, matrix: true, cadence: true },
    checklist: { url: `${url}/issues/600`, done: 4, total: 4, open: [], items: [] },
    validation: { workflow: "Validate", state: "pass", url, at: "2026-04-29T15:00:00Z" },
    wants: { origin: true, companions: true, validation: "Validate", docs: "docs", nightly: "nightly", process: true },
    validated: { known: true, done: 3, open: [], unread: [] },
    decisions: [],
    acceptances: [],
    problems: [],
    sources: sources(),
    ...over,
  };
}

export function judged(over: Partial<Reconciled> = {}, pace: Parameters<typeof judge>[2] = null): Judged {
  const reconciled = release(over);
  return { reconciled, ...judge(reconciled, reconciled.now, pace) };
}

export function gate(id: string, over: Partial<Reconciled> = {}): Gate {
  const found = judged(over).gates.find((one) => one.id === id);
  if (!found) throw new Error(`There is no gate ${id}.`);
  return found;
}
