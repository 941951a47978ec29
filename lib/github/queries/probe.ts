/**
 * One question that tells what has changed since the last poll: time stamps, heads and totals, no contents.
 * Its parts depend on what is followed, so they are aliases; what each alias gives is a typed fragment.
 */
import type * as Q from "../generated/operations";
import { fragment, operation } from "../operation";
import { commentStamp } from "./comments";
import { cost, issueStamp, pageBits, pullChecks, pullStamp, splitRepo } from "./common";
import { releaseStamp } from "./releases";
import { moreSuiteStamps, suiteStamps } from "./suites";
import { tagStamp } from "./tags";

/** What to look at in one repository. */
export type Watch = {
  repo: string;
  /** The lists of what was updated last, the releases, and the trackers under this label. */
  whole: { trackerLabel: string } | null;
  branches: string[];
  /** Texts in tag names; "" watches the newest tags whatever their names. */
  tags: string[];
  /** Commits whose check suites are watched; a page shows a hundred, both ends of the list twice as many. */
  commits: { sha: string; bothEnds: boolean }[];
  pullBases: string[];
  commentsOf: number[];
  milestones: string[];
  documents: string[];
  /** Single issues and pull requests: those of repositories whose lists are not watched. */
  threads: number[];
};

const probePulls = fragment(
  /* GraphQL */ `
fragment ProbePulls on Repository {
  pullRequests(first: 100, orderBy: { field: UPDATED_AT, direction: DESC }) { pageInfo { ...PageBits } nodes { ...PullStamp } }
}`,
  [pageBits, pullStamp],
);

const probeIssues = fragment(
  /* GraphQL */ `
fragment ProbeIssues on Repository {
  issues(first: 100, orderBy: { field: UPDATED_AT, direction: DESC }) { pageInfo { ...PageBits } nodes { ...IssueStamp } }
}`,
  [pageBits, issueStamp],
);

const probeReleases = fragment(
  /* GraphQL */ `
fragment ProbeReleases on Repository {
  releases(first: 100, orderBy: { field: CREATED_AT, direction: DESC }) { totalCount nodes { ...ReleaseStamp } }
}`,
  [releaseStamp],
);

const probeHead = fragment(/* GraphQL */ `
fragment ProbeHead on Ref { name target { oid ... on Commit { committedDate } } }`);

const probeTags = fragment(
  /* GraphQL */ `
fragment ProbeTags on RefConnection { totalCount nodes { ...TagStamp } }`,
  [tagStamp],
);

const probeOpenPulls = fragment(
  /* GraphQL */ `
fragment ProbeOpenPulls on PullRequestConnection { totalCount nodes { ...PullStamp ...PullChecks } }`,
  [pullStamp, pullChecks],
);

const probeTotal = fragment(/* GraphQL */ `fragment ProbeTotal on PullRequestConnection { totalCount }`);
const probeTrackers = fragment(/* GraphQL */ `fragment ProbeTrackers on IssueConnection { totalCount }`);

const probeComments = fragment(
  /* GraphQL */ `
fragment ProbeComments on Issue {
  updatedAt
  comments(first: 50, orderBy: { field: UPDATED_AT, direction: DESC }) { totalCount nodes { ...CommentStamp } }
}`,
  [commentStamp],
);

const probeMilestones = fragment(/* GraphQL */ `
fragment ProbeMilestones on MilestoneConnection {
  nodes {
    number
    title
    url
    milestoneState: state
    dueOn
    openIssues: issues(states: [OPEN], first: 1) { totalCount }
    closedIssues: issues(states: [CLOSED], first: 1) { totalCount }
    openPulls: pullRequests(states: [OPEN], first: 1) { totalCount }
    closedPulls: pullRequests(states: [CLOSED, MERGED], first: 1) { totalCount }
  }
}`);

const probeDocument = fragment(/* GraphQL */ `fragment ProbeDocument on GitObject { oid }`);

const uses = [
  cost,
  probePulls,
  probeIssues,
  probeReleases,
  probeHead,
  probeTags,
  probeOpenPulls,
  probeTotal,
  probeTrackers,
  probeComments,
  probeMilestones,
  probeDocument,
  issueStamp,
  pullStamp,
  suiteStamps,
  moreSuiteStamps,
];

export type ProbeRepository = Partial<Q.ProbePullsFragment & Q.ProbeIssuesFragment & Q.ProbeReleasesFragment> & {
  /** Whatever name was asked for, this is the one that GitHub writes. */
  nameWithOwner?: string;
  trackers?: Q.ProbeTrackersFragment;
} & { [key in `h${number}`]?: Q.ProbeHeadFragment | null } & { [key in `t${number}`]?: Q.ProbeTagsFragment | null } & {
  [key in `o${number}`]?: Q.ProbeOpenPullsFragment | null;
} & { [key in `n${number}`]?: Q.ProbeTotalFragment | null } & {
  [key in `c${number}`]?: (Q.SuiteStampsFragment & Partial<Q.MoreSuiteStampsFragment>) | null;
} & { [key in `k${number}`]?: Q.ProbeCommentsFragment | null } & {
  [key in `m${number}`]?: Q.ProbeMilestonesFragment | null;
} & { [key in `d${number}`]?: Q.ProbeDocumentFragment | null } & {
  [key in `i${number}`]?: Q.IssueStampFragment | Q.PullStampFragment | null;
};

export type ProbeAnswer = { [key in `r${number}`]?: ProbeRepository | null };

/** A text as GraphQL writes it. */
const quoted = (text: string): string => JSON.stringify(text);

/** One thing that is asked of one of the watched repositories. */
export type ProbeLine = { index: number; repo: string; text: string };

/** Everything that is watched, thing by thing, so that it can be asked in one question or in several. */
export const probeLines = (watches: Watch[]): ProbeLine[] =>
  watches.flatMap((watch, index) => linesOf(watch).map((text) => ({ index, repo: watch.repo, text })));

function linesOf(watch: Watch): string[] {
  return [
    "nameWithOwner",
    ...(watch.whole
      ? [
          "...ProbePulls",
          "...ProbeIssues",
          "...ProbeReleases",
          `trackers: issues(labels: [${quoted(watch.whole.trackerLabel)}], first: 1) { ...ProbeTrackers }`,
        ]
      : []),
    ...watch.branches.map((one, n) => `h${n}: ref(qualifiedName: ${quoted(`refs/heads/${one}`)}) { ...ProbeHead }`),
    ...watch.tags.map((text, n) => `t${n}: refs(refPrefix: "refs/tags/", ${tagSelection(text)}) { ...ProbeTags }`),
    ...watch.pullBases.flatMap((base, n) => [
      `o${n}: pullRequests(baseRefName: ${quoted(base)}, states: [OPEN], first: 100) { ...ProbeOpenPulls }`,
      `n${n}: pullRequests(baseRefName: ${quoted(base)}, first: 1) { ...ProbeTotal }`,
    ]),
    ...watch.commits.map(
      ({ sha, bothEnds }, n) =>
        `c${n}: object(expression: ${quoted(sha)}) { ...SuiteStamps ${bothEnds ? "...MoreSuiteStamps" : ""} }`,
    ),
    ...watch.commentsOf.map((number, n) => `k${n}: issue(number: ${number}) { ...ProbeComments }`),
    ...watch.milestones.map(
      (title, n) => `m${n}: milestones(query: ${quoted(title)}, first: 3) { ...ProbeMilestones }`,
    ),
    ...watch.threads.map((number, n) => `i${n}: issueOrPullRequest(number: ${number}) { ...IssueStamp ...PullStamp }`),
    ...watch.documents.map((path, n) => `d${n}: object(expression: ${quoted(path)}) { ...ProbeDocument }`),
  ];
}

function repositoryText(lines: ProbeLine[]): string {
  const [first] = lines;
  const { owner, name } = splitRepo(first?.repo ?? "");
  const inside = lines.map((line) => line.text).join("\n    ");
  return `  r${first?.index}: repository(owner: ${quoted(owner)}, name: ${quoted(name)}) {\n    ${inside}\n  }`;
}

const tagSelection = (text: string): string =>
  `${text === "" ? "first: 30" : `query: ${quoted(text)}, first: 100`}, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }`;

export function probe(lines: ProbeLine[]) {
  const repositories = [...new Set(lines.map((line) => line.index))].map((index) =>
    repositoryText(lines.filter((line) => line.index === index)),
  );
  const text = `query Probe {\n  rateLimit { ...Spent }\n${repositories.join("\n")}\n}`;
  // GitHub refuses a question with a fragment that it does not use.
  const spread = new Set(text.match(/(?<=\.\.\.)\w+/g));
  const needed = uses.filter((one) => spread.has(/fragment (\w+)/.exec(one.text)?.[1] ?? ""));
  return operation<ProbeAnswer, Record<string, never>>(text, needed);
}
