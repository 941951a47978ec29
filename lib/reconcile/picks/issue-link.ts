/** Whether a pick to a patch release says what forces it: a high-priority issue, or a CI failure of the last candidate. */
import type { Ground } from "../ground";
import { pullOf } from "../refs";
import type { Draft } from "./drafts";

export function issueLink(ground: Ground, draft: Draft): boolean {
  const body = draft.asked?.comment.body ?? "";
  if (/\/actions\/runs\/\d+|\/runs\/\d+|hud\.pytorch\.org\/\S+/i.test(body)) return true;
  return linkedIssues(ground, draft).some((key) => isPressing(ground, key));
}

function linkedIssues(ground: Ground, draft: Draft): string[] {
  const context = draft.asked?.request.context ?? [];
  const keys = context.flatMap((ref) => ("number" in ref ? [`${ref.repo}#${ref.number}`] : []));
  for (const ref of [...draft.trunk, ...draft.release]) {
    const pull = "number" in ref ? pullOf(ground.book, ref.repo, ref.number) : null;
    if (!pull) continue;
    keys.push(...pull.closes.map((issue) => `${issue.repo}#${issue.number}`));
    for (const match of pull.body.matchAll(
      /\b(?:fix(?:e[sd])?|close[sd]?|resolve[sd]?):?\s+(?:https?:\/\/[^\s/]+\/([\w.-]+\/[\w.-]+)\/issues\/|#)(\d+)/gi,
    ))
      keys.push(`${match[1] ?? pull.repo}#${match[2]}`);
  }
  return keys;
}

/** An issue that could not be read is not held against the pick: the source says what is unknown. */
function isPressing(ground: Ground, key: string): boolean {
  const issue = ground.book.issues.get(key);
  const { highPriorityLabel } = ground.project;
  if (highPriorityLabel === null) return issue !== undefined || !ground.book.pulls.has(key);
  if (!issue) return !ground.book.pulls.has(key);
  return issue.labels.some((label) => label.toLowerCase() === highPriorityLabel.toLowerCase());
}
