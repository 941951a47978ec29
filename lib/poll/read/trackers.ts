/** Which issues are release trackers, and which are validation checklists. */

import { readTracker } from "../../documents";
import type { IssueFact } from "../../domain/facts";
import type { ThreadStamp } from "../../github/queries/stamps";
import type { Draft } from "../desk";
import { memo, type TrackerMemory } from "../memory";
import { soundsLikeRelease } from "../names";
import { listLabelled, searchByTitle } from "./lists";
import { keyOf, readThreads } from "./threads";

const trackerWords = "release tracker";
/** GitHub's search knows whole words only. */
const checklistWords = ["checklist", "validation", "validations"];

/** The issues that could be trackers or checklists, read where they changed. */
export async function readTrackers(draft: Draft): Promise<void> {
  const { desk } = draft;
  const labelled = await listLabelled(desk, desk.project.tracker.label);
  const titled = await searchByTitle(desk, trackerWords);
  const found: ThreadStamp[] = [];
  for (const word of checklistWords) found.push(...(await searchByTitle(desk, word)));
  const checklists = found.filter((stamp) => soundsLikeRelease(stamp.title));
  await readThreads(draft, [...labelled, ...titled, ...checklists]);
  draft.set(memo.trackerTotal, "", labelled.length);
  draft.set(
    memo.checklists,
    "",
    unique(checklists).map((stamp) => stamp.number),
  );
  await findTrackers(draft, [...labelled, ...titled].map(keyOf));
}

/** A tracker changes with every comment on it: its text alone is read, and judged again. */
export async function readChangedTrackers(draft: Draft, stamps: ThreadStamp[]): Promise<void> {
  await readThreads(draft, stamps);
  await findTrackers(draft, stamps.map(keyOf));
}

/** Decides again which are trackers, from the facts that are stored. */
async function findTrackers(draft: Draft, keys: string[]): Promise<void> {
  await draft.flush();
  const { project, store } = draft.desk;
  const wanted = new Set([
    ...keys,
    ...(draft.get(memo.trackers) ?? []).map((tracker) => `${project.repo}#${tracker.number}`),
  ]);
  const trackers = new Map<string, TrackerMemory>();
  const facts = await store.factsAt(project.slug, null, ["issue"]);
  const issues = facts.filter((fact): fact is IssueFact => fact.kind === "issue");
  for (const issue of issues.sort((a, b) => a.number - b.number)) {
    if (issue.repo !== project.repo || !wanted.has(`${issue.repo}#${issue.number}`)) continue;
    const tracker = trackerOf(issue, project.tracker.label);
    // Two trackers of one version: the first stands, unless it was closed for the later.
    if (tracker && !trackers.get(tracker.version)?.open) trackers.set(tracker.version, tracker);
  }
  draft.set(memo.trackers, "", [...trackers.values()]);
}

function trackerOf(issue: IssueFact, trackerLabel: string): TrackerMemory | null {
  const { number, title, body, createdAt, repo, labels, authorAssociation } = issue;
  const read = readTracker({ title, body, createdAt, repo, labels, authorAssociation, trackerLabel });
  if (!read.isTracker || read.version === null) return null;
  return { number, version: read.version, branch: read.branch, open: issue.state === "OPEN", createdAt };
}

const unique = (stamps: ThreadStamp[]): ThreadStamp[] => [...new Map(stamps.map((one) => [one.id, one])).values()];
