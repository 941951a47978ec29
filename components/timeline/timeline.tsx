import { clock, day } from "@/lib/format/dates";
import type { CandidateView, PickView, ReleaseView } from "@/lib/view/schemas";
import { Hatches } from "./marks";
import { MergedPerDay, perDay } from "./merged-per-day";
import { isDated, layoutMilestones, MilestoneRow, told } from "./milestone-row";
import { clampX, gutter, mondays, type Scale, scaleOf, width } from "./scale";
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
};

function Weeks({ scale, bottom }: { scale: Scale; bottom: number }) {
  const dayWidth = (width - gutter) / scale.days;
  return mondays(scale).map((monday) => (
    <g key={monday}>
      <rect x={scale.x(monday) + 5 * dayWidth} y="24" width={2 * dayWidth} height={bottom - 24} fill="var(--bg-sunk)" />
      <path className="rule" d={`M${scale.x(monday)} 18V${bottom}`} />
      <text x={scale.x(monday) + 5} y="12">
        {day(monday)}
      </text>
    </g>
  ));
}

function Today({ scale, now, bottom }: { scale: Scale; now: string; bottom: number }) {
  const x = scale.x(now);
  if (x > width) return null;
  const tab = Math.min(width - 62, Math.max(62, x));
  return (
    <g>
      <path className="now" d={`M${x} 18V${bottom}`} />
      <rect x={tab - 62} width="124" height="18" rx="3" fill="var(--accent)" />
      <text x={tab} y="13" textAnchor="middle" style={{ fill: "var(--on-accent)", fontWeight: 500 }}>
        Today, {day(now)} {clock(now)}
      </text>
    </g>
  );
}

/** The release as a timetable: phases, milestones with their slips, verdict, candidates and merges, up to today. */
export function Timeline({ release, picks, candidates, verdicts, newest, now }: Props) {
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
  const name = `Release timeline. Today is ${day(now)}. ${dated.map((milestone) => `${milestone.id ?? ""} ${milestone.label}: ${told(milestone, now)}`).join(". ")}.`;
  return (
    <section id="timeline" aria-label="Timeline" className="unbroken border-t border-strong pt-3.5">
      <svg
        className="chart w-full narrow:hidden print:block"
        viewBox={`0 0 ${width} ${bottom + 18}`}
        role="img"
        aria-label={name}
      >
        <Hatches />
        <Weeks scale={scale} bottom={bottom} />
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
        <MergedPerDay days={perDay(picks, now, cut)} scale={scale} now={now} top={mergedTop} />
        <Today scale={scale} now={now} bottom={bottom} />
      </svg>
      <ScheduleList release={release} now={now} />
    </section>
  );
}
