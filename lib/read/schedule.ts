import type { MilestoneView } from "../view/schemas";
import { type Answer, type AskedRelease, answer, openRelease, refuse } from "./answer";
import type { Moment } from "./moment";
import { milestoneKey, type Slip, slipsOf } from "./slips";

export type Schedule = {
  asOf: string;
  project: string;
  version: string;
  tracker: { url: string; createdAt: string };
  milestones: (MilestoneView & { since: string | null })[];
  slips: Slip[];
};

/** The schedule with its past: since when each date holds, and every slip. */
export async function readSchedule(asked: AskedRelease): Promise<Answer<Schedule>> {
  const opened = await openRelease(asked);
  if (!opened.ok) return opened;
  const { moment, judged } = opened.value;
  const slips = slipsAt(moment, asked.version);
  if (slips === null) return refuse("not-found", `${asked.project} has no tracker for ${asked.version}.`);
  const { release, schedule } = judged.reconciled;
  const milestones = schedule.map(({ step: _, daysLeft: __, ...milestone }) => {
    const moved = slips.findLast((slip) => slip.milestone === milestoneKey(milestone));
    return { ...milestone, since: moved?.at ?? null };
  });
  const { url, createdAt } = release.tracker;
  return answer({
    asOf: moment.asOf,
    project: release.project,
    version: release.version,
    tracker: { url, createdAt },
    milestones,
    slips,
  });
}

export function slipsAt(moment: Moment, version: string): Slip[] | null {
  const found = moment.releases.find((release) => release.version === version);
  if (!found) return null;
  const { reader, project } = moment;
  return slipsOf(found.issue, (body) => reader.tracker({ ...found.issue, body }, project.tracker.label).milestones);
}
