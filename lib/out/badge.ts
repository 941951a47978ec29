/** Badges for READMEs: the verdict, the next milestone, the pending picks. */
import { makeBadge } from "badge-maker";
import { countdown } from "../format/ages";
import { dueDate } from "../format/dates";
import { plural } from "../format/numbers";
import { verdictWords } from "../format/words";
import type { SummaryView } from "../view/schemas";
import { oneLine } from "./text";

export const badgeStyles = ["flat", "flat-square", "plastic", "for-the-badge", "social"] as const;
export const badgeShows = ["verdict", "milestone", "picks"] as const;
export type BadgeStyle = (typeof badgeStyles)[number];
export type BadgeShow = (typeof badgeShows)[number];

/** Text on these is white: each has 4.5 to 1 or more. */
const colours = {
  fail: "#b42a12",
  unknown: "#47515b",
  warn: "#7d4e00",
  pass: "#04694f",
  plain: "#0b5fcc",
} as const;

const callColours = {
  "no-go": colours.fail,
  unknown: colours.unknown,
  "at-risk": colours.warn,
  go: colours.pass,
  shipped: colours.unknown,
} as const;

export function badge(summary: SummaryView, show: BadgeShow = "verdict", style: BadgeStyle = "flat"): string {
  const { message, color } = said(summary, show);
  const label = oneLine(`${summary.project} ${summary.version}`);
  return makeBadge({ label, message: oneLine(message), color, labelColor: "#2b333b", style });
}

function said({ verdict, next, counts, freshness }: SummaryView, show: BadgeShow): { message: string; color: string } {
  if (show === "milestone") {
    if (next === null) return { message: "no date ahead", color: colours.unknown };
    const name = next.id ?? next.label;
    const late = next.daysLeft < 0 ? colours.fail : colours.plain;
    return { message: `${name} ${dueDate(next.date, next.precision)}, ${countdown(next.daysLeft)}`, color: late };
  }
  if (show === "picks") {
    const message = `${plural(counts.picksPending, "pick")} pending`;
    // A count that may be too small must not look like a good one.
    if (!freshness.complete) return { message: `${message} or more`, color: colours.unknown };
    return { message, color: counts.picksPending === 0 ? colours.pass : colours.plain };
  }
  const word = verdictWords[verdict.call].said.toLowerCase();
  return {
    message: verdict.target === null ? word : `${word} for ${verdict.target}`,
    color: callColours[verdict.call],
  };
}
