/** What the release's documents say of it: process, validation checklist, and whether it is out. */
import type { IssueFact } from "../domain/facts";
import { fillPattern } from "../domain/project";
import type { Checklist, Reconciled, Ref, Run } from "../domain/reconciled";
import { isWhole } from "../domain/source";
import { cellOf } from "./ci-cell";
import type { Ground } from "./ground";

export function publishedRelease(ground: Ground): Reconciled["published"] {
  const tag = fillPattern(ground.project.finalTag, ground.found.version);
  const release = (ground.book.published.get(ground.repo) ?? []).find((one) => one.tag === tag && !one.draft);
  return release ? { url: release.url, at: release.publishedAt } : null;
}

export function readProcess(ground: Ground): Reconciled["process"] {
  const { processDocument, trunk } = ground.project;
  if (processDocument === null) return null;
  const document = ground.book.documents.get(`${ground.repo}:${trunk}:${processDocument}`);
  if (!document?.text) return null;
  const text = ground.reader.process(document.text);
  const names = (row: { version: string }): boolean => isRowOf(row.version, ground.found.version);
  return { url: document.url, matrix: text.matrix.some(names), cadence: text.cadence.some(names) };
}

/** A row speaks of all releases of its line: "2.12" of 2.12.1 too. */
export function isRowOf(row: string, version: string): boolean {
  return row === version || row === version.split(".").slice(0, 2).join(".");
}

/** The issue that lists what is validated before release day. */
export function checklistIssue(ground: Ground): IssueFact | null {
  const { version } = ground.found;
  const named = new RegExp(`(?<![\\d.])${version.replaceAll(".", "\\.")}(?![\\d.]*\\d)`);
  const found = [...ground.book.issues.values()].filter(
    (issue) =>
      issue.number !== ground.found.issue.number &&
      named.test(issue.title) &&
      /\bvalidat|\bchecklist\b/i.test(issue.title),
  );
  return found.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0] ?? null;
}

export function readChecklist(ground: Ground, issue: IssueFact | null): Checklist | null {
  if (!issue) return null;
  const { items, done, total } = ground.reader.checklist(issue.body);
  const open = items.filter((item) => !item.done).map(({ text, owners }) => ({ text, owners }));
  return { url: issue.url, done, total, open, items };
}

/** The newest validation run that started after the newest candidate was tagged. */
export function validationRun(ground: Ground): Run | null {
  const wanted = ground.project.workflows.validation;
  const candidate = ground.candidates.at(-1);
  if (!wanted || !candidate) return null;
  const name = wanted.workflow.toLowerCase();
  const suites = [...ground.book.suites]
    .filter(([key]) => key.startsWith(`${wanted.repo}@`))
    .flatMap(([, list]) =>
      list.filter((suite) => suite.workflow?.toLowerCase() === name && suite.createdAt >= candidate.tag.at),
    )
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  const mine = suites.filter((suite) => suite.branch === candidate.tag.name || suite.branch === ground.found.branch);
  const newest = (mine.length > 0 ? mine : suites).at(-1);
  if (!newest) return null;
  return {
    workflow: wanted.workflow,
    state: cellOf(newest.sha, [newest]).state,
    url: newest.url,
    at: newest.createdAt,
  };
}

/** A closed issue is validated by a comment that says so, or by a ticked line of the checklist that names it. */
export function validatedIssues(
  ground: Ground,
  closed: readonly IssueFact[],
  checklist: IssueFact | null,
): Reconciled["validated"] {
  const ticked = new Set<number>();
  for (const item of checklist ? ground.reader.checklist(checklist.body).items : [])
    if (item.done)
      for (const match of item.text.matchAll(/(?:#|\/(?:issues|pull)\/)(\d+)/g)) ticked.add(Number(match[1]));
  const says = /\b(?:validated|verified|confirmed)\b/i;
  const denies = /\b(?:not|isn't|cannot|can't|could not|couldn't)\s+(?:be\s+)?(?:validated|verified|confirm\w*)/i;
  const isValidated = (issue: IssueFact): boolean =>
    ticked.has(issue.number) ||
    issue.labels.some((label) => says.test(label)) ||
    issue.comments.some((comment) => says.test(comment.body) && !denies.test(comment.body));
  const left = closed.filter(
    (issue) => issue.stateReason !== "NOT_PLANNED" && issue.stateReason !== "DUPLICATE" && !isValidated(issue),
  );
  const [unread, open] = [left.filter(isCut), left.filter((issue) => !isCut(issue))];
  return {
    known: isWhole(ground.sources, "validation"),
    done: closed.length - left.length,
    open: open.map(named),
    unread: unread.map(named),
  };
}

const isCut = (issue: IssueFact): boolean => issue.commentsComplete === false;
const named = ({ repo, number, url, title }: IssueFact): Ref => ({ repo, number, url, title });
