/** Whether a pick to a patch release says what forces it: a high-priority issue, or a CI failure of the last candidate. */
import { isWhole } from "../../domain/source";
import { cellOf } from "../ci-cell";
import type { Ground } from "../ground";
import { pullOf } from "../refs";
import type { Draft } from "./drafts";

/** `unread`: it names an issue that GitHub was not asked for. */
export type IssueLink = "forced" | "unread" | "none";

export function issueLink(ground: Ground, draft: Draft): IssueLink {
  if (linksFailure(ground, draft.asked?.comment.body ?? "")) return "forced";
  const found = linkedIssues(ground, draft).map((link) => weigh(ground, link));
  return found.find((one) => one === "forced") ?? found.find((one) => one === "unread") ?? "none";
}

/** A run that was read and did not fail is no failure. */
function linksFailure({ book, repo }: Ground, text: string): boolean {
  if (/hud\.pytorch\.org\/\S+/i.test(text)) return true;
  const passed = (id: string): boolean => {
    const run = [...book.suites.values()]
      .flat()
      .filter((suite) => suite.repo === repo && suite.url.endsWith(`/actions/runs/${id}`));
    return run.length > 0 && cellOf(run[0]?.sha ?? "", run).state === "pass";
  };
  return [...text.matchAll(/\/runs\/(\d+)/g)].some(([, id = ""]) => !passed(id));
}

type Link = { key: string; asked: boolean; exists: boolean };

const closing =
  /\b(?:fix(?:e[sd])?|close[sd]?|resolve[sd]?):?\s+(?:https?:\/\/[^\s/]+\/([\w.-]+\/[\w.-]+)\/issues\/|#)(\d+)/gi;

/** What the request and the pull requests against the branch name is asked for; what trunk's pull requests name is not. */
function linkedIssues(ground: Ground, draft: Draft): Link[] {
  const context = draft.asked?.request.context ?? [];
  const links = context.flatMap((ref): Link[] =>
    "number" in ref ? [{ key: `${ref.repo}#${ref.number}`, asked: true, exists: false }] : [],
  );
  for (const ref of [...draft.trunk, ...draft.release]) {
    const pull = "number" in ref ? pullOf(ground.book, ref.repo, ref.number) : null;
    if (!pull) continue;
    const asked = pull.repo === ground.repo && ground.releasePulls.has(pull.number);
    for (const issue of pull.closes) links.push({ key: `${issue.repo}#${issue.number}`, asked, exists: true });
    for (const match of pull.body.matchAll(closing))
      links.push({ key: `${match[1] ?? pull.repo}#${match[2]}`, asked, exists: false });
  }
  return links;
}

/** An issue that GitHub does not know proves nothing, and one that was not read nothing yet. */
function weigh({ book, project, sources }: Ground, { key, asked, exists }: Link): IssueLink {
  const issue = book.issues.get(key);
  const label = project.highPriorityLabel?.toLowerCase() ?? null;
  if (issue) return label === null || issue.labels.some((one) => one.toLowerCase() === label) ? "forced" : "none";
  if (book.pulls.has(key)) return "none";
  if (exists && label === null) return "forced";
  return asked && !exists && isWhole(sources, "named-pulls") ? "none" : "unread";
}
