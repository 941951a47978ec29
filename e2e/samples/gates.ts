import type { GateView } from "@/lib/view/schemas";
import { commitUrl, issueUrl, now } from "./base";

const secondsAgo = (seconds: number) => new Date(Date.parse(now) - seconds * 1000).toISOString();

type Told = Pick<GateView, "id" | "group" | "title" | "summary" | "status"> & {
  age: number;
  who?: string[];
  url?: string;
};

const told: Told[] = [
  {
    id: "scope-empty",
    group: "Scope",
    title: "Milestone is empty",
    summary: "12 open: 8 issues, 4 PRs",
    status: "fail",
    age: 31,
    who: ["atalman"],
  },
  {
    id: "picks-settled",
    group: "Scope",
    title: "Every pick request has an answer",
    summary: "5 of 38 open, oldest 3 d",
    status: "fail",
    age: 14,
    who: ["malfet", "atalman"],
  },
  {
    id: "scope-in-branch",
    group: "Branch",
    title: "Milestone PRs are on the branch",
    summary: "57 of 58; #176994 was reverted today",
    status: "warn",
    age: 40,
    who: ["angelayi"],
  },
  {
    id: "reverts-followed",
    group: "Branch",
    title: "Trunk reverts are carried over",
    summary: "2 of 2 on release/2.12",
    status: "pass",
    age: 40,
  },
  {
    id: "branch-ci-green",
    group: "CI",
    title: "Required workflows pass on HEAD",
    summary: "10 of 12; 1 fails, 1 still running",
    status: "fail",
    age: 18,
    who: ["huydhn"],
    url: commitUrl("7c1e4f2"),
  },
  {
    id: "docs-built",
    group: "CI",
    title: "Docs build is published",
    summary: "release/2.12 docs built from 7c1e4f2",
    status: "pass",
    age: 18,
  },
  {
    id: "candidate-has-head",
    group: "Candidate",
    title: "Final RC holds every pick",
    summary: "rc4 not tagged; 7 commits since rc3",
    status: "not-yet",
    age: 31,
  },
  {
    id: "validation-green",
    group: "Candidate",
    title: "Binaries are validated",
    summary: "Starts when the final RC is tagged",
    status: "not-yet",
    age: 18,
  },
  {
    id: "candidate-builds-green",
    group: "Candidate",
    title: "Binary builds of rc3 pass",
    summary: "No build run found for rc3",
    status: "unknown",
    age: 200,
  },
  {
    id: "notes-cover-picks",
    group: "Comms",
    title: "Release notes cover the picks",
    summary: "9 of 14 sections drafted",
    status: "warn",
    age: 12,
  },
  {
    id: "tutorials-in",
    group: "Comms",
    title: "Tutorial drafts are in",
    summary: "Due 6 May",
    status: "not-yet",
    age: 12,
  },
];

export const gates: GateView[] = told.map(({ age, who = [], url = issueUrl(176150), ...gate }) => ({
  ...gate,
  target: "final-candidate",
  accepted: null,
  evidence: [{ text: gate.summary, url }],
  since: "2026-04-23T16:05:00Z",
  readAt: secondsAgo(age),
  who,
}));
