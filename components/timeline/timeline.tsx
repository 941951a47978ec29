import { day } from "@/lib/format/dates";
import type { CandidateView, PickView, ReleaseView } from "@/lib/view/schemas";
import { Today, Weeks } from "./axis";
import { Hatches } from "./marks";
import { MergedPerDay, perDay } from "./merged-per-day";
import { isDated, layoutMilestones, MilestoneRow, told } from "./milestone-row";
import { clampX, scaleOf, width } from "./scale";
import { ScheduleList } from "./schedule-list";
import { CandidateTrack, PhaseTrack, type VerdictPoint, VerdictTrack } from "./tracks";

type Props = {
  release: ReleaseView;
  picks: readonly PickView[];
  candidates: readonly CandidateView[];
  verdicts: readonly VerdictPoint[];
  /** `rc4 not tagged · 7 commits since rc3` */
  newest: string | null;
  now: string;
  /** Whether `now` is a moment of the past. */
  past: boolean;
};

/** The release as a timetable: phases, milestones with their slips, verdict, candidates and merges, up to today. */
export function Timeline({ release, picks, candidates, verdicts, newest, now, past }: Props) {
  const dated = release.schedule.filter(isDated);
  const scale = scaleOf(
    now,
    dated.map(({ date }) => date),
  );
  const cut = dated.find((milestone) => /cut/i.test(milestone.label))?.date ?? dated[0]?.date ?? now;
  const milestonesTop = 58;
  const verdictTop = milestonesTop + layoutMilestones(dated, scale, now).height;
  const candidatesTop = verdictTop + 26;
  const mergedTop = candidatesTop + 28;
  const bottom = mergedTop + 66;
  const rows: [string, number][] = [
    ["Phase", 45],
    ["Milestones", verdictTop - 17],
    ["Verdict", verdictTop + 17],
    ["Candidates", candidatesTop + 18],
    ["Picks merged", mergedTop + 38],
  ];
  const name = `Release timeline. ${past ? "It is as of" : "Today is"} ${day(now)}. ${dated.map((milestone) => `${milestone.id ?? ""} ${milestone.label}: ${told(milestone, now)}`).join(". ")}.`;
  return (
    <section id="timeline" aria-label="Timeline" className="unbroken border-t border-strong pt-3.5">
      <svg
        className="chart w-full narrow:hidden print:block"
        viewBox={`0 0 ${width} ${bottom + 18}`}
        role="img"
        aria-label={name}
      >
        <Hatches />
        <Weeks scale={scale} now={now} bottom={bottom} />
        <path
          className="rule"
          d={[24, 58, verdictTop, candidatesTop, mergedTop, bottom].map((y) => `M0 ${y}H${width}`).join("")}
        />
        {rows.map(([text, y]) => (
          <text key={text} className="ink-2" x="0" y={y}>
            {text}
          </text>
        ))}
        <text x="0" y={mergedTop + 52}>
          per day
        </text>
        <PhaseTrack phases={release.phases} start={cut} scale={scale} top={24} />
        <MilestoneRow milestones={dated} scale={scale} now={now} top={milestonesTop} />
        <VerdictTrack points={verdicts} since={release.verdict.since} scale={scale} now={now} top={verdictTop} />
        <CandidateTrack candidates={candidates} scale={scale} top={candidatesTop} />
        {newest && clampX(scale, now) < 1100 && (
          <text x={clampX(scale, now) + 9} y={candidatesTop + 18}>
            {newest}
          </text>
        )}
        <MergedPerDay days={perDay(picks, now, cut)} scale={scale} now={now} top={mergedTop} past={past} />
        <Today scale={scale} now={now} bottom={bottom} past={past} />
      </svg>
      <ScheduleList release={release} now={now} />
    </section>
  );
}
