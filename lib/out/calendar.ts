/** A release's milestones as a calendar. Its events keep their identity, so that a slip moves them. */
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { day, dayMs, msOf } from "../format/dates";
import type { MilestoneView } from "../view/schemas";
import { oneLine, slug } from "./text";

export type DatedMilestone = MilestoneView & {
  /** Since when the tracker says this date; null where it has said nothing else. */
  since: string | null;
};

export type CalendarOf = {
  project: string;
  version: string;
  milestones: readonly DatedMilestone[];
  tracker: { url: string; createdAt: string };
  /** The release's page. */
  page: string;
};

const hourS = 3600;

export function calendar({ project, version, milestones, tracker, page }: CalendarOf): string {
  const name = `${project} ${version}`;
  const made = ical({
    name,
    prodId: { company: "release-hud", product: "release-hud" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: hourS,
    url: page,
  });
  const seen = new Map<string, number>();
  for (const milestone of milestones) {
    const key = slug(milestone.id ?? milestone.label);
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    if (milestone.date === null) continue;
    const changed = new Date(msOf(milestone.since ?? tracker.createdAt));
    made.createEvent({
      id: `${project}-${version}-${key}${nth > 1 ? `-${nth}` : ""}@release-hud`,
      sequence: sequenceOf(milestone, tracker.createdAt),
      ...span(milestone.date, milestone.precision),
      allDay: true,
      summary: oneLine(`${name} ${milestone.id ?? ""} ${milestone.label}`),
      description: describe(milestone, tracker.url),
      stamp: changed,
      lastModified: changed,
      url: page,
      status: ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT, // a date to know of takes nobody's day
    });
  }
  return `${made.toString().trimEnd()}\r\n`;
}

/** The days that are meant, the last one not included: the day itself, or Monday to Sunday of its week. */
function span(date: string, precision: "day" | "week"): { start: Date; end: Date } {
  const at = msOf(date);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  const start = precision === "week" ? at - sinceMonday * dayMs : at;
  return { start: new Date(start), end: new Date(start + (precision === "week" ? 7 : 1) * dayMs) };
}

/**
 * Minutes from the tracker's beginning to the moment since when the date holds: each slip makes it larger, also when
 * the database is set up anew. Rejected: counting slips, since a count falls when older text is no longer kept.
 */
function sequenceOf({ since, was }: DatedMilestone, from: string): number {
  const minutes = since === null ? 0 : Math.floor((msOf(since) - msOf(from)) / 60_000);
  return Math.max(0, minutes, was.length);
}

function describe({ precision, was, state, date }: DatedMilestone, tracker: string): string {
  return [
    precision === "week" ? "The tracker names the week, not the day." : null,
    was.length > 0 && date !== null ? `Moved from ${was.map(day).join(", then ")} to ${day(date)}.` : null,
    state === "late" ? "The date has passed and the step is not done." : null,
    state === "done" ? "Done." : null,
    `Tracker: ${tracker}`,
  ]
    .filter((line) => line !== null)
    .join("\n");
}
