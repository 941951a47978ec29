import { Fold } from "@/components/ui/fold";
import { Heads } from "@/components/ui/heads";
import { Empty } from "@/components/ui/page-states";
import { Section } from "@/components/ui/section";
import { ageBetween } from "@/lib/format/ages";
import { moment } from "@/lib/format/dates";
import { verdictWords } from "@/lib/format/words";
import type { CandidateView, PickView } from "@/lib/view/schemas";
import { Today, Weeks } from "./axis";
import { MergedPerDay, perDay } from "./merged-per-day";
import { scaleOf, width } from "./scale";
import { CandidateTrack, type VerdictPoint, VerdictTrack } from "./tracks";

type Props = {
  verdicts: readonly VerdictPoint[];
  picks: readonly PickView[];
  candidates: readonly CandidateView[];
  dates: readonly string[];
  start: string;
  since: string | null;
  now: string;
  /** Whether `now` is a moment of the past. */
  past: boolean;
};

function Table({ verdicts, now }: { verdicts: readonly VerdictPoint[]; now: string }) {
  return (
    <table className="table">
      <Heads of={["From", "Verdict", { right: "For" }]} />
      <tbody>
        {verdicts.map(({ at, value }, nth) => (
          <tr key={at}>
            <td>{moment(at)}</td>
            <td>{verdictWords[value].said}</td>
            <td className="text-right">{ageBetween(at, verdicts[nth + 1]?.at ?? now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Verdict, candidates and merges on one time axis, with the verdicts as a table behind it or, on a narrow page, in its place. */
export function TrackSection({ verdicts, picks, candidates, dates, start, since, now, past }: Props) {
  const scale = scaleOf(now, dates);
  const days = perDay(picks, now, start);
  return (
    <Section id="verdicts" title="Verdict and picks per day">
      {verdicts.length === 0 && <Empty what="No verdict is known yet." />}
      <svg
        className="chart w-full pt-2 narrow:hidden"
        viewBox={`0 0 ${width} 158`}
        role="img"
        aria-label={`Verdicts: ${verdicts.map(({ at, value }) => `${verdictWords[value].said} from ${moment(at)}`).join(", ")}`}
      >
        <Weeks scale={scale} now={now} bottom={150} />
        {["Verdict", "Candidates", "Picks merged"].map((label, at) => (
          <text key={label} className="ink-2" x="0" y={[43, 69, 119][at]}>
            {label}
          </text>
        ))}
        <VerdictTrack points={verdicts} since={since} scale={scale} now={now} top={25} />
        <CandidateTrack candidates={candidates} scale={scale} top={51} />
        <MergedPerDay days={days} scale={scale} now={now} top={81} past={past} />
        <Today scale={scale} now={now} bottom={150} past={past} />
      </svg>
      <Fold label="Verdicts as a table" className="text-meta narrow:hidden">
        <Table verdicts={verdicts} now={now} />
      </Fold>
      <div className="lg:hidden">
        <Table verdicts={verdicts} now={now} />
      </div>
    </Section>
  );
}
