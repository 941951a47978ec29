/** How a schedule moved: the dates of each edit of the tracker, from GitHub's own record of edits. Pure. */
import type { IssueFact } from "../domain/facts";
import type { WrittenMilestone } from "../domain/written";

export type Slip = { milestone: string; from: string | null; to: string | null; at: string; by: string | null };

type Step = { at: string; by: string | null; body: string };

export const milestoneKey = ({ id, label }: { id: string | null; label: string }): string => id ?? label;

/** Oldest first. Dates that were there from the beginning are no slips. */
export function slipsOf(issue: IssueFact, read: (body: string) => readonly WrittenMilestone[]): Slip[] {
  const dates = new Map<string, string | null>();
  const slips: Slip[] = [];
  for (const { at, by, body } of stepsOf(issue)) {
    for (const milestone of read(body)) {
      const key = milestoneKey(milestone);
      const from = dates.get(key);
      if (from !== undefined && from !== milestone.date)
        slips.push({ milestone: key, from, to: milestone.date, at, by });
      dates.set(key, milestone.date);
    }
  }
  return slips;
}

/** Each text that the tracker had; the newest is the one that holds, even where its edit was not told. */
function stepsOf(issue: IssueFact): Step[] {
  const told = issue.edits
    .flatMap(({ at, by, text }) => (text === null ? [] : [{ at, by, body: text }]))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const last = told.at(-1);
  if (last?.body === issue.body) return told;
  return [...told, { at: last?.at ?? issue.createdAt, by: last?.by ?? null, body: issue.body }];
}
