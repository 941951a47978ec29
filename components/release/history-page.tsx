import { Burndown } from "@/components/history/burndown";
import { DwellTable } from "@/components/history/dwell-table";
import type { Point } from "@/components/history/pace";
import { PassRate } from "@/components/history/pass-rate";
import { Scrubber } from "@/components/history/scrubber";
import { TrackSection } from "@/components/timeline/track-section";
import type { VerdictPoint } from "@/components/timeline/tracks";
import { PageTitle } from "@/components/ui/page-title";
import type { CandidateView, PickView, ReleaseView } from "@/lib/view/schemas";
import type { Stop } from "./frame-view";

type Props = {
  release: ReleaseView;
  picks: readonly PickView[];
  candidates: readonly CandidateView[];
  verdicts: readonly VerdictPoint[];
  scopeOpen: readonly Point[];
  picksPending: readonly Point[];
  passRate: readonly Point[];
  stops: readonly Stop[];
  path: string;
  at: string | null;
  now: string;
};

export function HistoryPage({
  release,
  picks,
  candidates,
  verdicts,
  scopeOpen,
  picksPending,
  passRate,
  stops,
  path,
  at,
  now,
}: Props) {
  const dates = release.schedule.flatMap(({ date }) => date ?? []);
  return (
    <>
      <PageTitle
        title={`History of ${release.version}`}
        note="GitHub's own times fill in what lies before the first read"
      />
      {stops.length > 0 && <Scrubber key={at ?? "now"} stops={stops} at={at} path={path} />}
      <div className="mt-3">
        <TrackSection
          verdicts={verdicts}
          picks={picks}
          candidates={candidates}
          dates={dates}
          start={dates.sort()[0] ?? now}
          now={now}
          since={release.verdict.since}
        />
      </div>
      <div className="mt-[30px] grid grid-cols-2 gap-x-[60px] gap-y-7 narrow:grid-cols-1">
        <Burndown scopeOpen={scopeOpen} picksPending={picksPending} next={release.next} now={now} />
        <div className="grid content-start gap-7">
          <PassRate points={passRate} now={now} />
          <DwellTable picks={picks} now={now} />
        </div>
      </div>
    </>
  );
}
