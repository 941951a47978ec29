/** What the release's documents say of it: process, validation checklist, and whether it is out. */
import { refsOf } from "../documents";
import type { IssueFact, PublishedFact, SuiteFact } from "../domain/facts";
import { fillPattern } from "../domain/project";
import type { Checklist, Reconciled, Ref, Run } from "../domain/reconciled";
import { isWhole } from "../domain/source";
import { cellOf } from "./ci-cell";
import type { Ground } from "./ground";
import { saysValidated } from "./validated";

export function publishedRelease(ground: Ground): Reconciled["published"] {
  const tag = fillPattern(ground.project.finalTag, ground.found.version);
  const isOut = (one: PublishedFact): boolean => one.tag === tag && !one.draft && !one.prerelease;
  const release = (ground.book.published.get(ground.repo) ?? []).find(isOut);
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

/** "Validations for the 2.12.0 release", "2.12.0 checklist", "Release 2.12.0 validation"; "input validation crashes" names none. */
const namesChecklist =
  /\bchecklists?\b|\bvalidations\b|\bvalidat(?:e|ion)\s+(?:(?:of|for|the|release)\s+)*v?\d+\.\d|^(?:[\W\d]|\bv(?=\.?\d)|\brelease\b)*validation\W*$/i;
const insiders = new Set<IssueFact["authorAssociation"]>(["OWNER", "MEMBER", "COLLABORATOR"]);

/**
 * The issue that lists what is validated before release day: the project's own, opened by one of it or linked from the
 * tracker's text. One that speaks of validation comes before a checklist of something else.
 */
export function checklistIssue(ground: Ground): IssueFact | null {
  const { version, issue: tracker } = ground.found;
  const named = new RegExp(`(?<![\\d.])${version.replaceAll(".", "\\.")}(?![\\d.]*\\d)`);
  const linked = ownNumbers(tracker.body, ground.repo);
  const found = [...ground.book.issues.values()].filter(
    (issue) =>
      issue.repo === ground.repo &&
      issue.number !== tracker.number &&
      named.test(issue.title) &&
      namesChecklist.test(issue.title) &&
      (insiders.has(issue.authorAssociation) || linked.has(issue.number)),
  );
  const validates = (issue: IssueFact): number => (/\bvalidat/i.test(issue.title) ? 1 : 0);
  const byNeed = (a: IssueFact, b: IssueFact): number =>
    validates(b) - validates(a) || (a.createdAt < b.createdAt ? 1 : -1);
  return found.sort(byNeed)[0] ?? null;
}

/** The issues and pull requests of this repository that a text names; `#N` is its own. */
function ownNumbers(text: string, repo: string): Set<number> {
  const refs = text.split("\n").flatMap((line) => refsOf(line, repo).map(({ ref }) => ref));
  const own = refs.filter((ref) => ref.repo.toLowerCase() === repo.toLowerCase());
  return new Set(own.flatMap((ref) => ("number" in ref ? [ref.number] : [])));
}

export function readChecklist(ground: Ground, issue: IssueFact | null): Checklist | null {
  if (!issue) return null;
  const { items, done, total } = ground.reader.checklist(issue.body);
  const open = items.filter((item) => !item.done).map(({ text, owners }) => ({ text, owners }));
  return { url: issue.url, done, total, open, items };
}

/** The newest run that validates the newest candidate and started after it was tagged. */
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
  const isOwn = wanted.repo === ground.repo;
  // The branch may have moved on since the tag: of the project's own commits only the candidate's was validated.
  const commits = new Set([candidate.tag.sha, candidate.tag.branchedFrom]);
  const isMine = ({ branch, sha }: SuiteFact): boolean =>
    branch === candidate.tag.name || (isOwn ? commits.has(sha) : branch === ground.found.branch);
  const mine = suites.filter(isMine);
  // Another repository's branches need not be named as ours are, unless for another version; in the project's own, trunk's
  // run says nothing of a candidate.
  const others = suites.filter(({ branch }) => !namesOther(branch ?? "", ground.found.version));
  const newest = (mine.length > 0 || isOwn ? mine : others).at(-1);
  if (!newest) return null;
  return {
    workflow: wanted.workflow,
    state: cellOf(newest.sha, [newest]).state,
    url: newest.url,
    at: newest.createdAt,
  };
}

function namesOther(branch: string, version: string): boolean {
  const [major, minor, patch] = version.split(".");
  const named = /(?<![\d.])(\d+)\.(\d+)(?:\.(\d+))?(?!\d)/.exec(branch);
  if (!named) return false;
  return named[1] !== major || named[2] !== minor || (named[3] !== undefined && named[3] !== patch);
}

/** Who closes an issue with a comment writes it first. */
const closingMs = 60_000;

/** A closed issue is validated by a comment that says so, or by a ticked line of the checklist that names it. */
export function validatedIssues(
  ground: Ground,
  closed: readonly IssueFact[],
  checklist: IssueFact | null,
): Reconciled["validated"] {
  const ticked = checklist ? tickedNumbers(ground, checklist) : new Set<number>();
  // What was confirmed before the issue was closed is the defect, not its repair.
  const confirms = ({ comments, closedAt }: IssueFact): boolean =>
    comments
      .filter(({ at }) => closedAt === null || Date.parse(at) >= Date.parse(closedAt) - closingMs)
      .map(({ body }) => saysValidated(body))
      .findLast((said) => said !== null) === true;
  const isValidated = (issue: IssueFact): boolean =>
    ticked.has(issue.number) || issue.labels.some((label) => saysValidated(label) === true) || confirms(issue);
  // Nobody validates what was not done.
  const fixed = closed.filter(({ stateReason }) => stateReason !== "NOT_PLANNED" && stateReason !== "DUPLICATE");
  const left = fixed.filter((issue) => !isValidated(issue));
  const [unread, open] = [left.filter(isCut), left.filter((issue) => !isCut(issue))];
  return {
    known: isWhole(ground.sources, "validation"),
    done: fixed.length - left.length,
    open: open.map(named),
    unread: unread.map(named),
  };
}

/** A line's words show a link's text alone, so what was written must name this repository as well. */
function tickedNumbers(ground: Ground, { body, repo }: IssueFact): Set<number> {
  const lines = body.split(/\r?\n/);
  const { items } = ground.reader.checklist(body);
  const numbers = items.flatMap((item, index) => {
    if (!item.done) return [];
    const written = ownNumbers(
      lines.slice(item.line - 1, (items[index + 1]?.line ?? lines.length + 1) - 1).join("\n"),
      repo,
    );
    return [...ownNumbers(item.text, repo)].filter((number) => written.has(number));
  });
  return new Set(numbers);
}

const isCut = (issue: IssueFact): boolean => issue.commentsComplete === false;
const named = ({ repo, number, url, title }: IssueFact): Ref => ({ repo, number, url, title });
