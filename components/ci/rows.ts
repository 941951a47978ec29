/** Where each commit stands in the grid: days are headed, the newest is on top. */
import { dateOf, weekday } from "@/lib/format/dates";
import type { CiView } from "@/lib/view/schemas";

export type Commit = CiView["commits"][number];
export const rowHeight = 24;
export const headHeight = 154;

export type Rows = { days: { label: string; y: number }[]; commits: { commit: Commit; y: number }[]; height: number };

export function rowsOf(commits: readonly Commit[]): Rows {
  const rows: Rows = { days: [], commits: [], height: 0 };
  let date = "";
  for (const commit of commits) {
    const own = dateOf(commit.at);
    if (own !== date) {
      rows.days.push({ label: weekday(commit.at), y: rows.height });
      rows.height += rowHeight;
      date = own;
    }
    rows.commits.push({ commit, y: rows.height });
    rows.height += rowHeight;
  }
  return rows;
}
